"""Degrees of secrecy with boxes to tick beside them: ``☐ Tuyệt mật  ☐ Tối mật  ☒ Mật``, ``[x] Mật``, ``Mật: ☑``."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import bare

_TICKED = r"(?:[☒☑✓✔✗✘✅🗹]|\[ ?[xXvV✓✔] ?\]|\( ?[xXvV✓✔] ?\))"
_EMPTY = r"(?:[☐□▢◻⬜]|\[ ?\]|\( {0,3}\))"
# The word as it is written, or without diacritics where the whole line has none; no label (``Độ mật``), no other word of the kind.
_DEGREE = r"(?<!độ )(?<!do )(?<!dấu )(?<!bảo )(?<!bao )(?<!bí )(?<!bi )(?<!không )(?<!khong )(?<!\w)(?P<mark>{})(?!\w)"
_WITH, _WITHOUT = (_DEGREE.format(words) for words in (r"tuyệt[ \xa0]{1,3}mật|tối[ \xa0]{1,3}mật|mật", r"tuyet {1,3}mat|toi {1,3}mat|mat"))
_END = r"(?=\s*(?:$|[^\w\s:])|\s{2})"


class _Choices(NamedTuple):
    """How a line's boxes are told: those before their degree, and those behind it."""

    degree: str

    def before(self, box: str) -> str:
        """A box, then its degree and no word more."""
        return rf"(?i){box}\s{{0,3}}{self.degree}{_END}"

    def behind(self, box: str) -> str:
        """A degree, then its box."""
        return rf"(?i){self.degree}\s{{0,3}}:?\s{{0,3}}{box}"


_FIRST_BOX = lazy_pattern(rf"{_TICKED}|{_EMPTY}|:\s{{0,3}}[xX]\s*$")
_FIRST_DEGREE = {ascii_: lazy_pattern(rf"(?i){degree}") for ascii_, degree in ((False, _WITH), (True, _WITHOUT))}
_MADE = {ascii_: _Choices(degree) for ascii_, degree in ((False, _WITH), (True, _WITHOUT))}
_TICKS = {
    (ascii_, behind): lazy_pattern(made.behind(rf"(?:{_TICKED}|[xX]\s*$)") if behind else made.before(_TICKED))
    for ascii_, made in _MADE.items()
    for behind in (False, True)
}
_BLANKS = {
    (ascii_, behind): lazy_pattern(made.behind(_EMPTY) if behind else made.before(_EMPTY))
    for ascii_, made in _MADE.items()
    for behind in (False, True)
}
_BOXES = frozenset("☒☑✓✔✗✘✅🗹☐□▢◻⬜[(")


def chosen_degree(line: str) -> tuple[str, str]:
    """The degree whose box is ticked (as :func:`bare` leaves it), and the line without those whose box is empty."""
    if _BOXES.isdisjoint(line) and not line.rstrip().endswith(("x", "X")):
        return "", line
    ascii_ = line.isascii()
    box, degree = _FIRST_BOX.search(line), _FIRST_DEGREE[ascii_].search(line)
    if box is None or degree is None:
        return "", line
    way = (ascii_, degree.start() < box.start())
    if ticked := _TICKS[way].search(line):
        return " ".join(bare(ticked["mark"]).split()), line
    return "", _BLANKS[way].sub(" ", line)
