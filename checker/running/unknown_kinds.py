"""Files of folders whose suffix tells nothing (``ke-hoach.kehoach``, ``kh.docx.bak``, none at all): which of them a plan may be in.

What a repository holds besides is not told: code, settings and data are known by their suffix and not opened; of the others the first
bytes decide, which are a document's or, in a text, those of the letterhead and the type. A name that is a document's and something
behind it (``.docx.bak``, ``.pdf~``) is one without being opened.
"""

from __future__ import annotations

import os

from checker.model.patterns import lazy_pattern
from checker.model.regular import open_regular

NO_DOCUMENTS = (
    ".py", ".js", ".css", ".sh", ".bat", ".toml", ".json", ".yaml", ".yml", ".ini", ".cfg", ".log", ".db", ".lock", ".dll",
    ".ds_store", ".gitignore", ".gitattributes", ".ttf", ".otf", ".csv", ".svg",
)  # fmt: skip
"""Suffixes of code, settings and data, which no plan is in."""
_MORE_CODE = (
    ".pyc", ".pyi", ".ts", ".tsx", ".jsx", ".mjs", ".vue", ".scss", ".less", ".h", ".cpp", ".hpp", ".cs", ".go", ".rs", ".java", ".kt",
    ".c",
    ".rb", ".php", ".pl", ".lua", ".swift", ".scala", ".r", ".jl", ".sql", ".ps1", ".cmd", ".xsd", ".xsl", ".xslt", ".properties", ".conf",
    ".env", ".tsv", ".jsonl", ".ndjson", ".parquet", ".sqlite", ".sqlite3", ".npy", ".pkl", ".po", ".mo", ".whl", ".egg", ".jar", ".war",
    ".class", ".so", ".o", ".a", ".lib", ".dylib", ".apk", ".ico", ".psd", ".ai", ".eps", ".woff", ".woff2", ".eot", ".map", ".mp3",
    ".mp4", ".wav", ".ogg", ".avi", ".mov", ".mkv", ".asc", ".sig", ".md5", ".sha256", ".crt", ".pem", ".key",
)  # fmt: skip
_LEFT = lazy_pattern(r"(?i)\.(?:docx|docm|dotx|dotm|doc|dot|odt|ott|rtf|pdf)(?:~|\.[\w~ ()-]{1,12}|[_ -][\w ()-]{1,12})\Z")
_HEAD = 4096
_WORD, _ODF, _PACKED = (b"word/", b"[Content_Types].xml"), b"application/vnd.oasis.opendocument.text", b"PK\x03\x04"
_DOCUMENTS = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PLAN = ("cong hoa xa hoi", "ke hoach")


def may_hold_a_plan(path: str) -> bool:
    """Whether a file that is not read, in a folder, may hold a plan. Never raises; a pipe is not waited for."""
    name = os.path.basename(path).lower()
    if name.endswith((*NO_DOCUMENTS, *_MORE_CODE)):
        return False
    return _LEFT.search(name) is not None or _begins_as_one(path)


def _begins_as_one(path: str) -> bool:
    try:
        with open_regular(path) as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if head.startswith(_PACKED):
        return _ODF in head or any(part in head for part in _WORD)
    return head.startswith(_DOCUMENTS) or _is_plan(head)


def _is_plan(head: bytes) -> bool:
    """Whether a text begins with what stands above every plan."""
    code = next((code for mark, code in _MARKS if head.startswith(mark)), "utf-8")
    if code == "utf-8" and b"\0" in head:
        return False
    import unicodedata

    from checker.wording.folding import bare

    said = bare(unicodedata.normalize("NFC", head.decode(code, "ignore")))
    return all(words in said for words in _PLAN)
