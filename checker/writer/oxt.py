"""The extension as a file: its code, what tells LibreOffice of it, and its words in both languages; the same bytes each time."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from checker import __version__
from checker.model.data import home
from checker.reporting.catalogue import LANGUAGES, Words

KEYS = ("title", "found", "nothing", "no_program", "failed", "clear", "go", "close", "mended", "none_to_mend")
_BEGAN = (1980, 1, 1, 0, 0, 0)
_TOLD = ("description.xml", "Addons.xcu", "META-INF/manifest.xml")
_CODE = "thethuc_writer.py"


def packed() -> bytes:
    """The bytes of the ``.oxt``."""
    parts = {name: (home("reports") / "writer" / name).read_text("utf-8").replace("@VERSION@", __version__) for name in _TOLD}
    parts[_CODE] = (Path(__file__).parent / "extension" / _CODE).read_text("utf-8")
    parts["words.json"] = json.dumps(
        {lang: {key: Words(lang).ui(f"writer.{key}") for key in KEYS} for lang in LANGUAGES}, ensure_ascii=False
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, _BEGAN), parts[name])
    return made.getvalue()
