"""How one organ writes its own letters, its own name and its signers from plan to plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from checker.across.crowd import Crowd, grouped, spot
from checker.across.identity import is_sure, letters_of
from checker.across.plan_readings import READ_BY_ENGINE, PlanReading, PlanSigner
from checker.across.run_findings import Hit
from checker.wording.folding import fold


def symbols_vary(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """One organ's plans of a year under letters that are seldom its: one hit a spelling, beside the usual one. A unit's letters added
    behind the organ's are no other spelling, nor are a council's own.
    """
    for (_, year), those in crowd.by_organ.items():
        plain = [each for each in those if _is_plain(each)] if year else []
        used = Counter(_letters(each) for each in plain)
        usual = max(used, key=lambda letters: (used[letters], letters), default="")
        for letters in sorted(used):
            if used[letters] < used[usual] and _is_spelling(letters, usual):
                odd, model = (next(each for each in plain if _letters(each) == which) for which in (letters, usual))
                yield Hit((spot(odd, "notation", odd.symbol), spot(model, "notation", model.symbol)),
                          {"symbol": odd.symbol, "usual": model.symbol, "organ": odd.issuer})  # fmt: skip


def _is_plain(reading: PlanReading) -> bool:
    """Whether its letters stand as they were typed: an engine loses marks, and takes one sign for another."""
    return is_sure(reading) and reading.medium not in READ_BY_ENGINE


def _letters(reading: PlanReading) -> str:
    return reading.symbol.partition("-")[2]


def _is_spelling(letters: str, usual: str) -> bool:
    """Whether two groups of letters are one organ's: the same letters but for marks and signs, or one with few more between."""
    mine, its = letters_of(letters), letters_of(usual)
    return letters != usual and (mine == its or (mine[:1] == its[:1] and mine[-1:] == its[-1:] and _within(mine, its)))


def _within(one: str, other: str) -> bool:
    """Whether the shorter stands in the longer, letter after letter, with at most three between."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return 0 < len(long) - len(short) <= 3 and all(letter in rest for letter in short)


def names_vary(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """Names of organs under one superior, symbol and year that differ in marks and signs alone: one hit a spelling."""
    alike = grouped(
        ((letters_of(each.organ), fold(each.superior), each.symbol.upper(), each.year), each) for each in crowd.issued if _is_plain(each)
    )  # fmt: skip
    for those in alike.values():
        names = Counter(fold(each.organ) for each in those)
        usual = max(names, key=lambda name: (names[name], name))
        model = next(each for each in those if fold(each.organ) == usual)
        for name in sorted(names.keys() - {usual}):
            odd = next(each for each in those if fold(each.organ) == name)
            yield Hit((spot(odd, "organ", odd.organ), spot(model, "organ", model.organ)), {"organ": odd.organ, "usual": model.organ})


def signer_names_vary(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """Signers of one organ, post and year whose names differ in marks alone."""
    for those in _signed(crowd, by_post=True).values():
        for (first, one), (second, two) in pairwise(sorted(those, key=lambda each: (fold(each[1].name), each[0].path))):
            if fold(one.name) != fold(two.name):
                yield Hit((spot(second, "full_name", two.name), spot(first, "full_name", one.name)),
                          {"name": two.name, "other": one.name}, True)  # fmt: skip


def signer_posts_vary(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """A signer whose post changes and changes back within a year: who is promoted does not return. One hit for both ways of writing."""
    for those in _signed(crowd, by_post=False).values():
        told: set[frozenset[str]] = set()
        dated = sorted((each for each in those if each[0].date), key=lambda each: (each[0].date, each[0].number, each[0].path))
        for before, each, after in zip(dated, dated[1:], dated[2:], strict=False):
            posts = [fold(signer.post) for _, signer in (before, each, after)]
            if posts[0] == posts[2] != posts[1] and all(posts) and frozenset(posts) not in told:
                told.add(frozenset(posts))
                yield Hit(
                    (spot(each[0], "position", each[1].post), spot(before[0], "position", before[1].post)),
                    {"name": each[1].name, "post": each[1].post, "other": before[1].post}, True,
                )  # fmt: skip


def _signed(crowd: Crowd, *, by_post: bool) -> dict[tuple[object, ...], list[tuple[PlanReading, PlanSigner]]]:
    """Plans with a signer, by organ, year and the letters of the name, by post where asked. Only of plans with one signer."""
    return grouped(
        ((key, letters_of(each.signers[0].name), *((fold(each.signers[0].post),) if by_post else ())), (each, each.signers[0]))
        for key, those in crowd.by_organ.items()
        for each in those
        if len(each.signers) == 1 and _is_plain(each)
    )
