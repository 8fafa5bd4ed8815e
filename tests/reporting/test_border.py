"""Nothing that a terminal, a log or a spreadsheet obeys leaves in a report: not from a file's name, not from its text."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Report
from checker.reporting import FORMATS, render

from .samples import document, finding, part

OBEYED = [*map(chr, range(9)), *map(chr, range(11, 13)), *map(chr, range(14, 32)), *map(chr, range(0x7F, 0xA0)),
          "\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]  # fmt: skip
FOR_BROWSERS = ("html",)


def hurtful(sign: str) -> Report:
    """A report with the letter wherever a file or its text can put it."""
    said = f"a{sign}[2Jb"
    sample = document(findings=(finding(got=said, want=said),))
    components = {**sample.components, "number": part("number", text=said, value=said)}
    unread = replace(document(path=f"c{said}.txt", findings=()), verdict="unreadable", problem=("unreadable.damaged", {"what": said}))
    return Report((replace(sample, path=f"{said}.docx", components=components), unread))


@pytest.mark.parametrize("format_", [name for name in FORMATS if name not in FOR_BROWSERS])
def test_no_letter_that_is_obeyed_leaves(format_: str) -> None:
    for sign in OBEYED:
        written = render(hurtful(sign), format_)
        assert sign not in written, (format_, hex(ord(sign)))


@pytest.mark.parametrize("format_", ["json", "sarif", "gitlab", "rdjson"])
def test_what_programs_read_still_says_the_name_as_it_is(format_: str) -> None:
    written = render(hurtful("\u202e"), format_)
    assert "\\u202e" in written or "%E2%80%AE" in written
    json.loads(written)


def test_colours_are_ours_alone() -> None:
    written = render(hurtful("\x1b"), "text", color=True)
    assert all(re.match(r"\x1b\[[\d;]*m", written[at.start() :]) for at in re.finditer("\x1b", written))
    assert "[2J" not in re.sub(r"\x1b\[[\d;]*m", "", written).replace("\ufffd[2J", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("format_", ["text", "github", "csv", "markdown"])
def test_a_name_on_the_command_line(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "\x1b[2J\x1b]0;pwn\x07\u202e\u061c.txt"
    path.write_text("KẾ HOẠCH\n\x1b[31mĐỏ \x9b5m", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "checker", "check", "--color", "never", "--format", format_, str(path)],
                          capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip
    for sign in OBEYED:
        assert sign not in done.stdout + done.stderr


def test_a_name_that_breaks_its_line_breaks_no_row() -> None:
    report = Report((document(path="den\nthu.txt"),), skipped=("bo\nqua.bin",))
    rows = list(csv.reader(io.StringIO(render(report, "csv").removeprefix("\ufeff"), newline="")))
    assert {row[0] for row in rows[1:]} == {"den thu.txt", "bo qua.bin"}
