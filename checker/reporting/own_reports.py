"""Whether a file is a report this program wrote, whatever its format and language: only such are written over unasked."""

from __future__ import annotations

import re
import zipfile
from codecs import BOM_UTF8
from itertools import chain

from checker.model.media import OWN_BAR
from checker.reporting.catalogue import LANGUAGES, Words
from checker.reporting.csv import COLUMNS
from checker.reporting.order import TOLD_VERDICTS

_HEAD, _TAIL = 64 * 1024, 4096
_OPENING = re.compile(
    b"|".join(
        rb"\s*+".join(said)
        for said in (
            (rb"\{", rb'"schema":', rb'"thethuc-(?:report|explain|metadata)/\d'),
            (rb"\{", rb'"source":', rb"\{", rb'"name":', rb'"thethuc"', rb"\}"),
            (rb"(?:<\?xml [^<>]{1,99}\?>)?", rb'<testsuites name="thethuc"'),
            (rb"<!DOCTYPE html>", rb"<html[^<>]{0,99}>", rb"<head>", rb'<meta charset="utf-8">',
             rb'<meta name="generator" content="thethuc'),
            (rb"\[", rb"\{", rb'"description":', rb'"(?>(?:[^"\\]|\\.)*)",', rb'"check_name":', rb'"(?:TT\d{4}|[a-z_]{4,12})",',
             rb'"fingerprint":', rb'"[0-9a-f]{40}"'),
        )
    )
)  # fmt: skip
"""How each of the formats for programs begins; a file of another's that speaks of this program within does not."""
_LOG = re.compile(
    rb"\s*+".join(
        (rb"\{", rb'"\$schema":', rb'"https://docs\.oasis-open\.org/sarif/[^"]{1,99}",', rb'"version":', rb'"2\.1\.0",', rb'"runs":',
         rb"\[", rb"\{", rb'"columnKind":', rb'"unicodeCodePoints",', rb'"results":')
    )
)  # fmt: skip
_IN_LOG = (b'"thethuc/v1"', b'"driver": {"name": "thethuc"')
"""SARIF names its program behind all it says; a result bears the name of our fingerprint."""
_EMPTY_LIST = b"[]"  # GitLab's, of nothing
_LINE = r"\b\d{1,9} TT\d{4} · "
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_PROPERTIES, _LARGEST = "docProps/core.xml", 100_000


def is_own(path: str) -> bool:
    """Whether a file is such a report, or empty. Raises :class:`OSError`."""
    with open(path, "rb") as file:
        head = file.read(_HEAD)
        file.seek(max(file.seek(0, 2) - _TAIL, 0))
        tail = file.read()
    begins = head.removeprefix(BOM_UTF8).strip()
    if begins in (b"", _EMPTY_LIST) or _OPENING.match(begins):
        return True
    if _LOG.match(begins):
        return any(sign in head for sign in _IN_LOG)
    if head.startswith(b"PK\x03\x04"):
        return _is_book(path)
    return _is_for_people(*(_COLOURS.sub("", each.decode("utf-8", "replace")).lstrip("\ufeff") for each in (head, tail)))


def _is_book(path: str) -> bool:
    """Whether a workbook bears the title ours do."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST:
                return False
            said = package.read(_PROPERTIES).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, RuntimeError):
        return False
    return any(f"<dc:title>{Words(lang).ui('html.heading')}</dc:title>" in said for lang in LANGUAGES)


def _is_for_people(head: str, tail: str) -> bool:
    return head.startswith(OWN_BAR[0]) or any(_in_words(head, tail, Words(lang)) for lang in LANGUAGES)


def _in_words(head: str, tail: str, words: Words) -> bool:
    """Whether a text begins with a verdict, the title of a report or the columns of its table, or is lines about files up to a finding's
    or the total: what somebody put a report below is no report.
    """
    verdicts = (words.say("verdicts", name).upper() for name in TOLD_VERDICTS)
    columns = ",".join(words.ui(f"csv.{name}") for name in COLUMNS[:2])
    begins = chain((f"# {words.ui('html.heading')}\n", columns), (f"{verdict}  " for verdict in verdicts))
    if head.startswith(tuple(begins)):
        return True
    before, _, after = words.ui("total_unjudged").partition("{documents}")
    total = rf"^(?:{re.escape(before)}[\d.,]{{1,12}}{re.escape(after.partition('{')[0])}|{re.escape(words.ui('total_none'))})"
    ends = re.compile(rf"(?m){total}|^.*{_LINE}")
    found = ends.search(head)
    lines = head[: found.start()].splitlines() if found else head.splitlines()[:-1]
    return all(map(_is_of_file, lines)) and bool(found or ends.search(tail))


def _is_of_file(line: str) -> bool:
    """Whether a line can say something of a file (``a.docx: …``, ``::error file=a.docx::…``), or nothing."""
    return not line.strip() or ": " in line or line.startswith("::")
