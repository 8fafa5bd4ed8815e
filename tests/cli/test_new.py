"""``thethuc new``: it asks whoever sits at a terminal, says in one line what it needs elsewhere, and leaves nothing half done."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.reading import read
from tests.fixing.test_markdown_plan import PLAN

ANSWERS = (
    "Sở Xây dựng",
    "UBND tỉnh Vĩnh Sơn",
    "",
    "Vĩnh Sơn",
    "Trồng cây năm 2026",
    "",
    "Đỗ Văn Hạnh",
    "deputy",
    "UBND tỉnh; Các phòng",
    "kế hoạch.docx",
)
SET = (
    "UBND TỈNH VĨNH SƠN",
    "SỞ XÂY DỰNG",
    "Số:        /KH-SXD",
    "Trồng cây năm 2026",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "Đỗ Văn Hạnh",
    "- UBND tỉnh;",
    "- Các phòng;",
)
OF_THE_HOUSE = (
    "[CƠ QUAN CHỦ QUẢN]",
    "SỞ NỘI VỤ",
    "Số:        /KH-SNV",
    "Vĩnh Sơn, ngày      tháng      năm 20…",
    "- UBND tỉnh;",
    "- Giám đốc, các Phó Giám đốc Sở;",
)
pty = pytest.importorskip("pty")


def on_a_terminal(folder: Path, typed: str, *, interrupt: bool = False) -> tuple[int, str]:
    """``thethuc new`` run in a folder by somebody who types that; its exit code and what is seen on the screen."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "new", "--lang", "vi"],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "COLUMNS": "80"},
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    if interrupt:
        time.sleep(1.5)
        run.send_signal(signal.SIGINT)
    seen = b""
    try:
        while piece := os.read(ours, 4096):
            seen += piece
    except OSError:  # the terminal is gone with the program
        pass
    os.close(ours)
    return run.wait(timeout=30), seen.decode()


class DescribeNewOnATerminal:
    def it_asks_and_writes_what_it_was_told(self, tmp_path):
        code, seen = on_a_terminal(tmp_path, "\n".join(ANSWERS) + "\n")
        assert code == 0, seen
        lines = [block.text for block in read(tmp_path / "kế hoạch.docx").blocks]
        assert [line for line in SET if line not in lines] == []

    def it_stays_within_80_columns(self, tmp_path):
        _, seen = on_a_terminal(tmp_path, "\n" * 10)
        (welcome,) = (line for line in seen.splitlines() if line.startswith("Trả lời từng mục"))
        (signing,) = (line for line in seen.splitlines() if "Cách ký" in line)
        assert len(welcome) <= 80
        assert len(signing[signing.index("Cách ký") :]) <= 80

    def it_proposes_a_name_for_the_file(self, tmp_path):
        assert on_a_terminal(tmp_path, "\n" * 10)[0] == 0
        assert [path.name for path in tmp_path.iterdir()] == ["ke-hoach.docx"]

    def it_asks_again_for_a_number_it_does_not_know_and_for_a_name_that_is_taken(self, tmp_path):
        (tmp_path / "ke-hoach.docx").write_bytes(b"mine")
        code, seen = on_a_terminal(tmp_path, "Sở Xây dựng\n" + "\n" * 6 + "7\n2\n\n\nkhac.docx\n")
        assert code == 0, seen
        assert "ghi một số từ 1 đến 4" in seen
        assert (tmp_path / "ke-hoach.docx").read_bytes() == b"mine"
        assert "KT. GIÁM ĐỐC" in [block.text for block in read(tmp_path / "khac.docx").blocks]

    def it_leaves_nothing_when_stopped(self, tmp_path):
        code, seen = on_a_terminal(tmp_path, "Sở Xây dựng\n", interrupt=True)
        assert code == 130, seen
        assert "Traceback" not in seen
        assert list(tmp_path.iterdir()) == []


class DescribeNewElsewhere:
    @pytest.mark.parametrize("arguments", [[], ["--organ", "Sở Xây dựng"]])
    def it_says_in_one_line_what_it_needs(self, thethuc, arguments):
        outcome = thethuc("new", *arguments)
        assert outcome.code == 2
        assert "--output" in outcome.err
        assert len(outcome.err.strip().split("\n")) == 1

    def it_sets_a_plan_typed_in_markdown(self, thethuc, tmp_path):
        (tmp_path / "kế hoạch.md").write_text(PLAN, encoding="utf-8")
        outcome = thethuc("new", "--from", tmp_path / "kế hoạch.md", "-o", tmp_path / "a.docx", "--place", "Hải Sơn")
        assert outcome.code == 0
        assert thethuc("check", "--quiet", tmp_path / "a.docx").code == 0
        assert "Hải Sơn, ngày      tháng      năm 20…" in [block.text for block in read(tmp_path / "a.docx").blocks]

    def it_never_writes_over_what_it_is_made_from(self, thethuc, tmp_path):
        (tmp_path / "a.docx").write_text(PLAN, encoding="utf-8")
        (tmp_path / "b.docx").symlink_to("a.docx")
        for target in ("a.docx", "b.docx"):
            assert thethuc("new", "--from", tmp_path / "a.docx", "-o", tmp_path / target, "--force").code == 2
        assert (tmp_path / "a.docx").read_text(encoding="utf-8") == PLAN

    def it_tells_what_the_plan_does_not_take(self, thethuc, tmp_path):
        more = "\n## Việc khác\n\n1. Một\n   1. Hai\n      1. Ba\n\nXem [nơi này](https://vi.du/a) và ![sơ đồ](a.png), <https://vi.du>.\n"
        (tmp_path / "a.md").write_text(PLAN + more, encoding="utf-8")
        outcome = thethuc("new", "--from", tmp_path / "a.md", "-o", tmp_path / "a.docx")
        assert outcome.code == 0
        said = [line.partition("a.md: ")[2] for line in outcome.err.strip().split("\n")]
        assert [line.split(" ")[:3] for line in said] == [["1", "hình", "không"], ["1", "ý", "ở"], ["1", "địa", "chỉ"]]

    @pytest.mark.parametrize("content", [b"Ch\xe1\xff\n", "Chỉ có lời.\n".encode(), None])
    def it_says_why_a_file_is_no_plan(self, thethuc, tmp_path, content):
        if content is not None:
            (tmp_path / "a.md").write_bytes(content)
        outcome = thethuc("new", "--from", tmp_path / "a.md", "-o", tmp_path / "a.docx")
        assert outcome.code == 2
        assert "a.md" in outcome.err
        assert not (tmp_path / "a.docx").exists()


class DescribeNewForAHouse:
    HOUSE = Path(__file__).resolve().parents[2] / "fixtures" / "profile" / "so-noi-vu-vinh-son"

    def it_takes_names_places_letters_sections_and_recipients_from_the_profile(self, thethuc, tmp_path):
        assert thethuc("new", "-o", tmp_path / "a.docx", "--profile", self.HOUSE, "--subject", "Trồng cây năm 2026").code == 0
        lines = [block.text for block in read(tmp_path / "a.docx").blocks]
        assert [line for line in OF_THE_HOUSE if line not in lines] == []
        assert lines.count("I. MỤC ĐÍCH, YÊU CẦU") == 1
        assert thethuc("check", "--quiet", "--profile", self.HOUSE, tmp_path / "a.docx").out.count("không có vi phạm") > 0

    def it_keeps_what_it_was_told(self, thethuc, tmp_path):
        thethuc("new", "-o", tmp_path / "a.docx", "--profile", self.HOUSE, "--place", "Vĩnh Hạ", "--code", "NV", "--organ", "Sở Nội vụ")
        lines = [block.text for block in read(tmp_path / "a.docx").blocks]
        assert "Số:        /KH-NV" in lines
        assert "Vĩnh Hạ, ngày      tháng      năm 20…" in lines

    def it_refuses_a_house_there_is_not(self, thethuc, tmp_path):
        assert thethuc("new", "-o", tmp_path / "a.docx", "--profile", tmp_path / "none").code == 2
