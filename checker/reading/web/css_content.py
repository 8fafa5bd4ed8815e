"""The words that style sheets put on a page: what a ``content`` quotes, the attributes it names, what counters show, labels of lists.

Imported only for a page that has styles (CSS Generated Content 3, Counter Styles 3, Lists 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree
from tinycss2 import parse_component_value_list, serialize
from tinycss2.ast import Node

from checker.model.patterns import lazy_pattern
from checker.reading.web.css_values import Said
from checker.reading.web.words_drawn import draws_words

_SHOWN_OF_COUNTERS = ("symbols", "additive-symbols", "prefix", "suffix", "negative", "pad")
_QUOTES = frozenset(("open-quote", "close-quote"))
_WORD = lazy_pattern(r"[^\W\d_]{2}")
_ROMAN = lazy_pattern(r"(?i)\W*+[ivxlcdm]+\W*")
_FARTHEST = 60  # ways of counting that extend, or stand in for, each other


def words_put(content: str, element: etree._Element, counters: Mapping[str, str], quotes: str = "") -> str:
    """The words that a ``content`` puts at an element; ``counters``: those each way of counting shows, ``quotes``: those of its quotes."""
    return "".join(_put(parse_component_value_list(content), element, counters, quotes))


def _put(tokens: Iterable[Node], element: etree._Element, counters: Mapping[str, str], quotes: str) -> Iterator[str]:
    for token in tokens:
        if token.type == "literal" and token.value == "/":  # behind it stands what is read aloud
            return
        if token.type == "string":
            yield token.value
        elif token.type == "ident" and token.lower_value in _QUOTES:
            yield quotes
        elif token.type == "url":
            yield _drawn(token.value)
        elif token.type == "function" and token.lower_name == "url":
            yield _drawn(serialize(token.arguments))
        elif token.type == "function" and token.lower_name == "attr":
            said, instead = _parted(token.arguments)
            name = next((each.lower_value for each in said if each.type == "ident"), "")
            held = element.get(name)
            yield from (held,) if held is not None else _put(instead, element, counters, quotes)
        elif token.type == "function" and token.lower_name in ("counter", "counters"):
            _, style = _parted(token.arguments)
            yield " ".join((*(counters.get(each.value, "") for each in style if each.type == "ident"), *_wordy(style)))


def _drawn(address: str) -> str:
    """The word that stands for those in a drawing (SVG) that an address itself holds."""
    return "svg" if draws_words(address) else ""


def _parted(tokens: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node]]:
    """What stands before the first comma, and what stands behind."""
    commas = (at for at, each in enumerate(tokens) if each.type == "literal" and each.value == ",")
    at = next(commas, len(tokens))
    return tokens[:at], tokens[at + 1 :]


def label_words(value: str, counters: Mapping[str, str]) -> str:
    """The words that a ``list-style`` puts before each item; signs, letters and numbers are none."""
    tokens = parse_component_value_list(value)
    named = [counters.get(token.value, "") for token in tokens if token.type == "ident"]
    return " ".join(filter(None, (*named, *_wordy(tokens))))


def _wordy(tokens: Iterable[Node], *, named: bool = False) -> Iterator[str]:
    for token in tokens:
        if token.type == "function" and token.lower_name == "symbols":
            yield from _wordy(token.arguments)
        elif (token.type == "string" or (named and token.type == "ident")) and _is_word(token.value):
            yield token.value


def _is_word(said: str) -> bool:
    return _WORD.search(said) is not None and not _ROMAN.fullmatch(said)


def counter_words(described: Mapping[str, Said]) -> dict[str, str]:
    """The words that each way of counting shows, with those of what stands in where it has none."""
    found = {}
    for name in described:
        met, words, at = set[str](), list[str](), name
        while at in described and at not in met and len(met) < _FARTHEST:
            met.add(at)
            said = _extended(at, described)
            shown = (parse_component_value_list(said[each].value) for each in _SHOWN_OF_COUNTERS if each in said)
            words += (word for tokens in shown for word in _wordy(tokens, named=True))
            at = said["fallback"].value if "fallback" in said else ""
        found[name] = " ".join(words)
    return found


def _extended(name: str, described: Mapping[str, Said]) -> Said:
    """What is said of a way of counting, with what the one it extends says besides."""
    whole: Said = {}
    for _ in range(_FARTHEST):
        said = described.get(name, {})
        whole = {**said, **whole}
        system = said["system"].value.split() if "system" in said else []
        if len(system) < 2 or system[0].lower() != "extends":
            break
        name = system[1]
    return whole
