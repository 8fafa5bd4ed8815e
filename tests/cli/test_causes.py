"""Why the system refused, in the reader's language: never the system's own English inside a Vietnamese sentence."""

import errno
import os

import pytest

from checker.model.errors import CAUSES, cause
from checker.reporting.catalogue import Words
from checker.reporting.phrases import cause as said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_cause_has_words(lang):
    for name in (name for name in CAUSES if hasattr(errno, name)):
        assert Words(lang).find("ui", "causes", name)
        assert cause(OSError(getattr(errno, name), os.strerror(getattr(errno, name)))) == name


def test_a_cause_without_words_is_said_as_the_system_says_it():
    assert said(cause(OSError(errno.EXDEV, "Invalid cross-device link")), Words("vi")) == "Invalid cross-device link"
    assert said(cause(OSError()), Words("vi")) == "OSError"


@pytest.mark.parametrize(
    ("name", "words"), [("ENOSPC", "hết chỗ trên ổ đĩa"), ("EROFS", "ổ đĩa chỉ cho đọc"), ("EACCES", "không có quyền")]
)
def test_a_report_that_cannot_be_written_says_why(thethuc, compliant, tmp_path, monkeypatch, name, words):
    number = getattr(errno, name)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(number, os.strerror(number))))
    run = thethuc("check", compliant, "-o", tmp_path / "x.txt")
    assert run.code == 2
    assert words in run.err
    assert os.strerror(number) not in run.err
    assert "--help" not in run.err


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_name_puts_no_line_and_no_code_of_its_own_on_standard_error(thethuc):
    run = thethuc("check", "a\n::error::b\x1b[31m.txt")
    assert run.code == 2
    assert run.err.count("\n") == 1
    assert "\x1b" not in run.err


def test_a_file_that_cannot_be_read_says_why(thethuc, tmp_path):
    (tmp_path / "tệp.txt").write_bytes(b"x")
    run = thethuc("check", tmp_path / "tệp.txt" / "x.txt")
    assert run.code == 2
    assert "một phần của đường dẫn không phải thư mục" in run.err
