"""The fonts of a Word file's theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from checker.reading.limits import Limits
from checker.reading.word.markup import parse

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Theme:
    """The fonts of a theme, read when a style first asks. It knows no reader, which would hold it in a circle."""

    def __init__(self, content: Callable[[str], bytes], part: str | None, language: str, limits: Limits) -> None:
        self._content, self._part, self._limits = content, part, limits
        self._script = "/Viet" if language.lower().startswith("vi") else ""
        self._fonts: Mapping[str, str] | None = None

    def font(self, which: str) -> str | None:
        """The ``major`` or ``minor`` font: for Vietnamese the one of script ``Viet`` (ISO 29500-1 §17.15.1.88)."""
        if self._fonts is None:
            name = self._part
            self._fonts = _theme(parse(self._content(name), name, self._limits)) if name else {}
        return self._fonts.get(which + self._script) or self._fonts.get(which)


def _theme(root: etree._Element) -> dict[str, str]:
    """Fonts of a theme by ``minor``, ``major`` (Latin) and ``minor/Viet`` (by script)."""
    fonts: dict[str, str] = {}
    for which in ("major", "minor"):
        group = root.find(f".//{_A}{which}Font")
        if group is None:
            continue
        latin = group.find(f"{_A}latin")
        if latin is not None:
            fonts[which] = latin.get("typeface", "")
        for each in group.iterfind(f"{_A}font"):
            fonts[f"{which}/{each.get('script')}"] = each.get("typeface", "")
    return fonts
