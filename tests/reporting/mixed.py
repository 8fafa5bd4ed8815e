"""One report on much that can be met: faulty plans under odd names, a plan read badly, a decision, a file that is none."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

from checker.model import DocumentReport, Report
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT
from tests.reporting import samples

FIXTURES = ROOT / "fixtures"
NAMES = (
    "kế hoạch số 5, bản 2.docx",
    "thư mục/a \"b\" 'c'.txt",
    "dòng một\ndòng hai.txt",
    "100%: đạt::error,x=y.txt",
    "|bảng|`mã`*_đậm_*<b>&amp;[x](y)@z.txt",
    "=HYPERLINK(1).txt",
    "-o.txt",
    "a\x1b[31m\u202eb.txt",
    "kế#hoạch?x=1.txt",
)


def taken() -> list[str]:
    """Every ninth faulty fixture, so that most parts have one."""
    return sorted(str(path) for path in (FIXTURES / "faulty").iterdir() if path.suffix in (".txt", ".docx"))[::9]


@cache
def report() -> Report:
    """The report, each document with its text."""
    task = Task(keep_document=True)
    files = taken()
    names = [*NAMES, *(os.path.relpath(path, ROOT).replace(os.sep, "/") for path in files[len(NAMES) :])]
    documents = [replace(judge(path, task), path=name) for path, name in zip(files, names, strict=True)]
    recognised = replace(judge(str(FIXTURES / "shapes" / "recogniser-without-marks.txt"), task), path="nhận dạng.txt")
    return Report((*documents, recognised, samples.UNREADABLE, samples.DECISION, accepted(), broken()))


def accepted() -> DocumentReport:
    """A plan whose only finding was accepted."""
    return samples.document(path="đã nhận.docx", verdict="pass", findings=(), suppressed=(samples.finding(fingerprint="acce97ed"),))


def broken() -> DocumentReport:
    """A plan on which a rule crashed."""
    crash = samples.NotChecked("TT0601", "rule_error", "ZeroDivisionError: x")
    return samples.document(path="hỏng.docx", verdict="review", findings=(), not_checked=(crash,))
