"""Whether an office, as it names itself, issued a plan: both names part by part, and what else the plan tells of its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import fold
from checker.wording.issuer_names import PLACE_KIND, PrintedIssuer, in_full, issuers_of, printed_issuers

_BETWEEN = lazy_pattern(
    r" [-–] (?:(?:ủy ban|hội đồng) nhân dân )?(?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) )|[\s,;()\[\]]"
)
_LEVELS: Mapping[str, str] = MappingProxyType(
    {"tỉnh": "province", "thành phố": "province", "huyện": "district", "quận": "district", "thị xã": "district",
     "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune"}
)  # fmt: skip
_PROVINCE_NAMED = lazy_pattern(r"(?:\b[Tt]ỉnh|\b[Tt]hành phố|\bTP\.?) (\w+(?: \w+)*)")
"""A province or city that a recipient names, and what follows it."""
_PLACE_WORDS = lazy_pattern(rf"(?:^| )({PLACE_KIND}) (?=\S)")


class _NameParts(NamedTuple):
    """A name without its places, and the places by level, the narrowest first as written."""

    core: str
    places: Mapping[str, str]


def offices_in(said: str) -> tuple[str, ...]:
    """The names an office goes by, which semicolons part."""
    return tuple(name.strip() for name in said.split(";") if name.strip())


def is_own(plan: PrintedIssuer, offices: Sequence[str]) -> bool | None:
    """Whether one of the offices issued the plan, or was among those that did; ``None`` where that cannot be told.

    ``Sở Nội vụ`` may be any province's: it is the issuer only where the header names no province either. An office that names more
    places than the plan's header is the issuer where the plan bears them out, and contradicts none. A commune that names its province is
    the issuer under a district too, unless the plan is dated at another place or goes to another province.
    """
    issuers = list(zip(issuers_of(plan), printed_issuers(plan), strict=True))
    if not offices or not issuers:
        return None
    said = [_same(plan, office, *issuer) for office in offices for issuer in issuers]
    return True if True in said else None if None in said else False


def _same(plan: PrintedIssuer, office: str, issuer: str, printed: str) -> bool | None:
    """Whether ``office`` is the issuer, named within a sentence and in the header."""
    if _even(office) == _even(issuer):
        return True
    ours, header = _name_parts(office), _name_parts(printed)
    if ours.core != header.core:
        return any(ours.core == f"{header.core} {_PLACE_WORDS.sub('', place)}" for place in _name_parts(plan.superior).places.values())
    if ours.places and header.places and next(iter(ours.places)) != next(iter(header.places)):
        return False
    told = {**_name_parts(plan.superior).places, **_name_parts(issuer).places}
    if any(ours.places[level] != told[level] for level in ours.places.keys() & told.keys()):
        return False
    return True if _told_of(plan, ours.places, told) else None


def _told_of(plan: PrintedIssuer, ours: Mapping[str, str], told: Mapping[str, str]) -> bool:
    """Whether what the plan tells of its place, where nothing contradicts ours, is enough to say that it is ours."""
    unnamed = told.keys() - ours.keys()
    if unnamed == {"district"} and {"commune", "province"} <= ours.keys():
        return _may_be_within(plan, ours, told)
    return bool(ours) and not unnamed and _borne_out(ours, told, _even(plan.place))


def _borne_out(ours: Mapping[str, str], told: Mapping[str, str], dated_at: str) -> bool:
    """Whether the plan names one of our places in its header, and none but ours before its date; or there, where its header names none."""
    if "province" in told:
        return True
    named = {*ours.values(), *map(_bare, ours.values())}
    return dated_at in named or (bool(told) and not dated_at)


def _may_be_within(plan: PrintedIssuer, ours: Mapping[str, str], told: Mapping[str, str]) -> bool:
    """Whether the plan of our commune, under a district we do not name, tells of no place but ours and that district's."""
    if "commune" not in told and _even(plan.place) != _bare(ours["commune"]):
        return False
    if plan.place and _even(plan.place) not in {each for place in (*ours.values(), *told.values()) for each in (place, _bare(place))}:
        return False
    goes_to = [_even(found) for each in plan.recipients for found in _PROVINCE_NAMED.findall(each) if found[0].isupper()]
    ours_named = _bare(ours["province"])
    return not goes_to or any(place == ours_named or place.startswith(f"{ours_named} ") for place in goes_to)


def _bare(place: str) -> str:
    """The name of a place without its kind."""
    return _PLACE_WORDS.sub("", place)


def _even(name: str) -> str:
    """A name in full and in small letters, whatever stands between its words."""
    return " ".join(_BETWEEN.sub(" ", " ".join(fold(in_full(name)).split())).split())


def _name_parts(name: str) -> _NameParts:
    even = _even(name)
    found = list(_PLACE_WORDS.finditer(even))
    if not found:
        return _NameParts(even, {})
    places: dict[str, str] = {}
    for at, each in enumerate(found):
        level = _LEVELS[each[1]]
        wider = each[1] == "thành phố" and any(_LEVELS[later[1]] == "province" for later in found[at + 1 :])
        end = found[at + 1].start() if at + 1 < len(found) else len(even)
        places.setdefault("district" if wider else level, even[each.start(1) : end].strip())
    return _NameParts(even[: found[0].start()].strip(), places)
