"""The extension as a file: its code, what tells LibreOffice of it, and its words in both languages; the same bytes each time."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from checker import __version__
from checker.model.data import home
from checker.reporting.catalogue import LANGUAGES, Words

KEYS = (
    *("title", "check", "checking", "unchecked", "rows", "go", "note", "mend", "found", "nothing", "out_of_scope", "unreadable"),
    *("not_checked", "not_read", "rewrite", "want", "clear", "noted", "no_place", "copy_mended", "none_to_mend", "mend_done", "mend_gone"),
    *("mend_many", "mend_by_hand", "no_program", "failed", "not_mended", "too_long", "no_word"),
)
_NAMES, _NAMES_OF_UI = ("components",), ("levels", "settings", "acts", "divisions")
_BEGAN = (1980, 1, 1, 0, 0, 0)
_TOLD = ("description.xml", "Addons.xcu", "Factories.xcu", "Sidebar.xcu", "META-INF/manifest.xml")
_CODE = {"thethuc_writer.py": "thethuc_writer.py", "pythonpath/thethuc_document.py": "thethuc_document.py"}
"""What runs, by its place in the file; LibreOffice finds modules below ``pythonpath`` by their names."""
_ICON = "icon.png"


def packed() -> bytes:
    """The bytes of the ``.oxt``."""
    given, code = home("reports") / "writer", Path(__file__).parent / "extension"
    parts: dict[str, str | bytes] = {name: (given / name).read_text("utf-8").replace("@VERSION@", __version__) for name in _TOLD}
    parts |= {place: (code / name).read_text("utf-8") for place, name in _CODE.items()}
    parts[_ICON] = (given / _ICON).read_bytes()
    parts["words.json"] = json.dumps({lang: _said(Words(lang)) for lang in LANGUAGES}, ensure_ascii=False)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, _BEGAN), parts[name])
    return made.getvalue()


def _said(words: Words) -> dict[str, Any]:
    """The sentences of the extension in one language, and what it calls the parts of a plan and of the law."""
    names = {section: words.find(section) for section in _NAMES}
    names |= {section: words.find("ui", section) or {} for section in _NAMES_OF_UI}
    return {key: words.ui(f"writer.{key}") for key in KEYS} | {"names": names}
