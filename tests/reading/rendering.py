"""What LibreOffice makes of the documents of :mod:`.levels`, measured on its PDF.

``python -m tests.reading.rendering`` writes ``rendered.json`` anew; it needs ``soffice``, ``pdftotext`` and ``pdftohtml``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from .cases import cases
from .levels import ABOVE, BELOW, LEFT_MARGIN, NARROW, SANS, SERIF, TEXT_WIDTH, Case

TABLE = Path(__file__).with_name("rendered.json")
TOOLS = ("soffice", "pdftotext", "pdftohtml")
_SECONDS = 600
_AT_ONCE = 100  # LibreOffice 7.4 gives up after some 250 files in one call
_ZOOM = 3  # the most it does; pdftohtml gives whole numbers only
_FLUSH = 1.5  # pt; a line this near to a margin touches it
_XHTML = "{http://www.w3.org/1999/xhtml}"


FACES = (SERIF, SANS, NARROW)
_BY_FILE_NAME = {name.replace(" ", ""): name for name in FACES}


@dataclass(frozen=True)
class TextLine:
    """One printed line: its words' extent across and its top, in pt."""

    left: float
    right: float
    top: float
    text: str


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def measured(every: Iterable[Case]) -> dict[str, Any]:
    """The table: LibreOffice's version, and of each case what can be seen on its page."""
    with tempfile.TemporaryDirectory() as folder:
        named = {f"case{number:03}": case for number, case in enumerate(every)}
        pdfs = converted({name: case.data for name, case in named.items()}, Path(folder))
        rows = {case.name: _page(pdfs[name]) for name, case in named.items()}
    return {"libreoffice": _version(), "cases": rows}


def converted(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Each Word file as the PDF LibreOffice prints, by name."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    sources = sorted(str(path) for path in folder.glob("*.docx"))
    for start in range(0, len(sources), _AT_ONCE):
        batch = sources[start : start + _AT_ONCE]
        _said("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *batch)
    return {name: folder / f"{name}.pdf" for name in files}


def _version() -> str:
    return _said("soffice", "--version").split()[1]


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS).stdout


def _page(pdf: Path) -> dict[str, Any]:
    return {**_look(pdf), **_layout(_lines(pdf))}


def _look(pdf: Path) -> dict[str, Any]:
    """Font, size, weight, slant, colour and case of the longest stretch of the probe that is set in one face."""
    said = _said("pdftohtml", "-xml", "-i", "-stdout", "-fontfullname", "-zoom", str(_ZOOM), str(pdf))
    root = etree.fromstring(said.encode())
    faces = {each.get("id"): each for each in root.iter("fontspec")}
    texts = [("".join(map(str, each.itertext())), faces[each.get("font")]) for each in root.iter("text")]
    text, face = max((each for each in texts if each[0] not in (ABOVE, BELOW)), key=lambda each: len(each[0]))
    family, _, cut = face.get("family", "").rpartition("+")[2].partition("-")
    return {
        "font": _BY_FILE_NAME[family],
        "size": round(int(face.get("size", "0")) / _ZOOM, 1),
        "bold": "Bold" in cut,
        "italic": "Italic" in cut or "Oblique" in cut,
        "caps": text.isupper(),
        "color": face.get("color", "")[1:].upper(),
    }


def _lines(pdf: Path) -> list[TextLine]:
    root = etree.fromstring(_said("pdftotext", "-bbox", str(pdf), "-").encode())
    rows: dict[float, list[etree._Element]] = {}
    for word in root.iter(f"{_XHTML}word"):
        rows.setdefault(round(float(word.get("yMin", "0")), 1), []).append(word)
    return [
        TextLine(
            min(float(word.get("xMin", "0")) for word in words),
            max(float(word.get("xMax", "0")) for word in words),
            float(words[0].get("yMin", "0")),
            " ".join(word.text or "" for word in words),
        )
        for _, words in sorted(rows.items())
    ]


def _layout(lines: list[TextLine]) -> dict[str, Any]:
    """Alignment, and distances in pt: from the mark above, line to line, to the mark below; indents where they can be seen."""
    above, *probe, below = _between_marks(lines)
    align = _alignment(probe)
    found = {
        "align": align,
        "from_above": round(probe[0].top - above.top, 1),
        "pitch": round((probe[-1].top - probe[0].top) / (len(probe) - 1), 1),
        "to_below": round(below.top - probe[-1].top, 1),
    }
    if align in ("left", "both"):
        found |= {"indent": round(probe[1].left - LEFT_MARGIN, 1), "first": round(probe[0].left - probe[1].left, 1)}
    return found


def _between_marks(lines: list[TextLine]) -> list[TextLine]:
    start = next(index for index, line in enumerate(lines) if line.text == ABOVE)
    end = next(index for index, line in enumerate(lines) if line.text == BELOW)
    return lines[start : end + 1]


def _alignment(probe: list[TextLine]) -> str:
    """By the lines that are full but not the last: where they touch, and whether they are ragged."""
    full = probe[1:-1]
    left = all(abs(line.left - probe[1].left) < _FLUSH for line in probe[1:])
    right = all(abs(line.right - (LEFT_MARGIN + TEXT_WIDTH)) < _FLUSH for line in full)
    if left:
        return "both" if right else "left"
    return "right" if right else "center"


def main() -> None:
    """Write the table, a line for each document."""
    table = measured(cases())
    rows = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in table["cases"].items())
    TABLE.write_text(f'{{\n "libreoffice": "{table["libreoffice"]}",\n "cases": {{\n{rows}\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
