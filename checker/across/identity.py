"""Which organ issued a plan, so far as its header tells: by whole names, never by abbreviation alone."""

from __future__ import annotations

from checker.across.plan_readings import PlanReading
from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare, fold
from checker.wording.issuer_names import REPEATED
from checker.wording.shortened import spelt_out

OrganKey = tuple[str, str]
_PROVINCE = lazy_pattern(r"\b(?:tỉnh|thành phố) \S.*")
_NOT_LETTERS = lazy_pattern(r"[^a-z0-9]+")


def organ_key(reading: PlanReading) -> OrganKey:
    """The organ and the one above it; where none is the place of its header, since names repeat from province to province."""
    organ, superior = folded(reading.organ), folded(reading.superior)
    return organ, superior or (fold(reading.place) if organ.startswith(REPEATED) else "")


def series_key(reading: PlanReading) -> str:
    """What plans have in common that one office may have issued, however it wrote its name: organ and superior without marks and spaces.

    Plans of one :func:`organ_key` have the same one.
    """
    return " < ".join(letters_of(each) for each in organ_key(reading))


def is_sure(reading: PlanReading) -> bool:
    """Whether the header tells the organ from those of the same name elsewhere."""
    return bool(reading.superior) or not folded(reading.organ).startswith(REPEATED)


def province(reading: PlanReading) -> str:
    """The province the header names, in its organ or above it; empty where it names none."""
    found = _PROVINCE.search(folded(reading.organ)) or _PROVINCE.search(folded(reading.superior))
    return found.group() if found else ""


def is_named(reading: PlanReading, cited: str, by: PlanReading) -> bool | None:
    """Whether ``cited``, an organ's name in the plan ``by``, means the issuer of ``reading``; ``None`` where that cannot be told.

    A department cited without its province is one of the citing plan's own.
    """
    name, organ, where = folded(cited), folded(reading.organ), province(reading)
    if not name or not organ:
        return None
    if name in (organ, full_name(reading)):
        return True if name == full_name(reading) else (True if where == province(by) else None)
    return False


def code_key(code: str) -> str:
    """A code in capitals with one kind of dash, without spaces or leading zeros: ``05/KH-SNV`` and ``5/KH-SNV`` are one."""
    return "".join(fold(code).upper().split()).lstrip("0")


def letters_of(name: str) -> str:
    """A name without tones, marks and spaces."""
    return _NOT_LETTERS.sub("", bare(name))


def full_name(reading: PlanReading) -> str:
    """The issuer's name with its province behind it, as those of elsewhere cite it."""
    organ, where = folded(reading.organ), province(reading)
    return organ if where in organ else f"{organ} {where}"


def folded(text: str) -> str:
    """An organ's name as names are compared: abbreviations every office knows in full, without case."""
    return fold(spelt_out(text))
