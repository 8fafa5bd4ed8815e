"""Office.js as the tests serve it, in one script: Microsoft's office-addin-mock 4.0.0 (MIT, three of its files as published, but for the
names of their source maps), and over it a Word of our own, ``word_double.js``.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path

from lxml import etree

_HERE = Path(__file__).parent
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHIM = """
const modules = { "office-addin-manifest": { OfficeApp: { Excel: "excel", Outlook: "outlook", Word: "word" } } };
const required = (name) => modules[name];
const define = (name, body) => { const exports = {}; body(required, exports); modules[name] = exports; };
"""


def paragraphs_of(data):
    """The texts of a Word file's paragraphs as Word counts them: in the order of the file, those of cells where their table stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    signs = {f"{_W}tab": "\t", f"{_W}br": "\v", f"{_W}noBreakHyphen": "\u2011"}
    return [
        "".join(node.text or "" if node.tag == f"{_W}t" else signs.get(node.tag, "") for node in each.iter())
        for each in root.iter(f"{_W}p")
    ]


def office_js(data, **changes):
    """The script, with this Word file open."""
    plan = {
        "host": "Word",
        "sets": {"WordApi": 1.4},
        "slice": 10_000,
        "file": base64.b64encode(data).decode(),
        "paragraphs": paragraphs_of(data),
    }
    mocks = [
        f'define("./{name}", (require, exports) => {{\n{(_HERE / "office_addin_mock" / f"{name}.js").read_text("utf-8")}\n}});'
        for name in ("possibleErrors", "host", "officeMockObject")
    ]
    given = f"const PLAN = {json.dumps(plan | changes, ensure_ascii=True)};"
    return "\n".join(["(() => {", _SHIM, *mocks, given, (_HERE / "word_double.js").read_text("utf-8"), "})();"])
