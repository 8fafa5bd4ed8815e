"""Whether the register's own organ issued a plan: the header prints an organ below its province, an office names itself with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.patterns import lazy_pattern
from checker.wording.folding import fold
from checker.wording.shortened import spelt_out

_LOCAL = lazy_pattern(
    r"(?:ủy ban nhân dân|hội đồng nhân dân) (?P<place>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) (?P<name>\S.*))"
)
_JOINT = 3
"""Parts of a symbol (``KH-SCT-SXD``) from which on several organs issued a plan."""


def offices_in(said: str) -> tuple[str, ...]:
    """The names an office goes by, which semicolons part."""
    return tuple(name.strip() for name in said.split(";") if name.strip())


def is_own(organ: str, superior: str, notation: str, offices: Sequence[str]) -> bool:
    """Whether one of the offices issued a plan of that header and symbol.

    ``Sở Nội vụ`` may be any province's: it is no issuer whose province is named.
    """
    ours = {_plain(name) for name in offices}
    printed = _plain(organ)
    if not printed:
        return False
    if not ours.isdisjoint(_names(printed, _plain(superior))):
        return True
    if notation.count("-") + 1 < _JOINT:
        return False
    parts = {" ".join(words) for words in _ends(printed.split())}
    return any(not ours.isdisjoint(_names(part, _plain(superior))) for part in parts)


def _names(organ: str, superior: str) -> Iterator[str]:
    """What an organ below another is called."""
    if not superior:
        yield organ
        return
    yield f"{organ} - {superior}"
    yield f"{organ} {superior}"
    local = _LOCAL.fullmatch(superior)
    if local is None or organ.endswith(local["name"]):
        yield organ
    else:
        yield f"{organ} {local['place']}"
        yield f"{organ} {local['name']}"


def _ends(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """What stands first or last of the names of a joint plan."""
    for at in range(1, len(words)):
        yield words[:at]
        yield words[at:]


def _plain(name: str) -> str:
    return fold(spelt_out(name)).casefold()
