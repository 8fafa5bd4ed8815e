"""Files whose suffix tells nothing are named when they begin as a plan does; what a repository holds besides is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.running.walking import walk

COMPLIANT = Path(__file__).resolve().parents[2] / "fixtures" / "compliant"
TEXT, WORD = ((COMPLIANT / f"so-noi-vu.{suffix}").read_bytes() for suffix in ("txt", "docx"))
OLD, PDF, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"%PDF-1.7\n", b"{\\rtf1 x}"
ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"

PLANS = {
    "ke-hoach.kehoach": TEXT, "Ke hoach 25": TEXT, "KH-2024": TEXT.decode().encode("utf-16"), "ke-hoach.rst": TEXT,
    "kh.tmp": WORD, "kh.doc-": OLD, "kh.dat": PDF, "kh.bin": RTF, "kh.000": ODT,
    "kh.docx.bak": b"", "kh.docx~": b"", "kh.pdf.old": b"x", "kh.doc_": OLD, "kh.docx (1)": WORD, "kh.DOCX.BAK": b"x",
}  # fmt: skip
OTHERS = {
    "LICENSE": b"Permission is hereby granted", "README": "Kế hoạch phát triển".encode(), "Makefile": b"all:\n", "core": bytes(99),
    "khong-gi": b"", "ma.rs": TEXT, "kh.json": TEXT, "kh.docx.thethuc.toml": b"", "kh.docx.sha256": b"", "anh.ico": PDF,
    "goi.jar": WORD, "goi.xpi": b"PK\x03\x04" + bytes(99), ".kh.docx.bak": WORD, "~$kh.docx.bak": WORD, ".git/kh": TEXT,
    "so-lieu.bin": bytes(range(256)) * 20,
}  # fmt: skip


@pytest.fixture
def skipped(tmp_path):
    """The names a walk tells of, in a folder that holds one plan and these files."""

    def skipped(files: dict[str, bytes]) -> list[str]:
        for name, content in {"a.txt": TEXT, **files}.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(content)
        return [Path(path).name for path in walk([str(tmp_path)]).skipped]

    return skipped


def test_what_begins_as_a_document_or_is_named_as_one_left_over_is_told(skipped):
    assert skipped(PLANS) == sorted(PLANS)


def test_what_a_repository_holds_besides_is_not(skipped):
    assert skipped(OTHERS) == []


def test_programs_and_shortcuts_that_pass_for_documents_are_told(skipped):
    assert skipped(dict.fromkeys(("kh.exe", "kh.docx.lnk", "kh.scr", "kh.iso"), b"MZ")) == ["kh.docx.lnk", "kh.exe", "kh.iso", "kh.scr"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_to_nothing_and_to_folders_are_told(skipped, tmp_path):
    for name, target in (("gone.docx", "khong-co.docx"), ("ke-hoach-cu", "khong-co"), ("thu-muc", ".")):
        (tmp_path / name).symlink_to(target)
    assert skipped({}) == ["thu-muc", "ke-hoach-cu"]
    assert [Path(path).name for path in walk([str(tmp_path)]).files] == ["a.txt", "gone.docx"]  # reading says that it is not there


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_waited_for(skipped, tmp_path):
    os.mkfifo(tmp_path / "ke-hoach")
    assert skipped({}) == []


def test_what_is_passed_over_is_not_told(tmp_path):
    (tmp_path / "kh.docx.bak").write_bytes(WORD)
    (tmp_path / "a.txt").write_bytes(TEXT)
    found = walk([str(tmp_path)], lambda path, _: path.endswith(".bak"))
    assert (found.skipped, found.passed_over) == ([], 1)
