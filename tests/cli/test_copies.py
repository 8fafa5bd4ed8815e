"""The verbs that write Word files: ``annotate``, ``fix``, ``new``. The input is never touched."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "faulty"


@pytest.fixture
def plan(tmp_path) -> Path:
    """A plan whose number lacks its zero: one error."""
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes((FAULTY / "TT0302-number-not-padded.docx").read_bytes())
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


class DescribeAnnotate:
    def it_writes_a_copy_with_comments_and_exits_as_check_would(self, thethuc, plan, tmp_path):
        before = plan.read_bytes()
        outcome = thethuc(
            "annotate", plan, "-o", tmp_path / "out.docx", "--author", "Văn phòng", "--initials", "VP", "--date", "2024-03-20"
        )
        assert outcome.code == 1
        assert "1 nhận xét" in outcome.out
        assert plan.read_bytes() == before
        comments = part(tmp_path / "out.docx", "word/comments.xml")
        for words in (
            'w:author="Văn phòng"',
            'w:initials="VP"',
            'w:date="2024-03-20T00:00:00Z"',
            "LỖI · Số [TT0302]",
            "Viết lại: “Số: 05/KH-SNV”",
        ):
            assert words in comments
        assert "Phụ lục I, Phần I, Mục II, khoản 3" in comments

    def it_speaks_english_when_asked(self, thethuc, plan, tmp_path):
        thethuc("annotate", plan, "-o", tmp_path / "out.docx", "--lang", "en")
        assert "ERROR" in part(tmp_path / "out.docx", "word/comments.xml")

    def it_takes_its_date_from_the_build_when_told_so(self, thethuc, plan, tmp_path, monkeypatch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        thethuc("annotate", plan, "-o", tmp_path / "out.docx")
        assert "2023-11-14T22:13:20Z" in part(tmp_path / "out.docx", "word/comments.xml")

    def it_copies_a_plan_without_fault_as_it_is(self, thethuc, tmp_path):
        good = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
        assert thethuc("annotate", good, "-o", tmp_path / "out.docx").code == 0
        assert (tmp_path / "out.docx").read_bytes() == good.read_bytes()

    def it_will_not_overwrite_its_input(self, thethuc, plan):
        before = plan.read_bytes()
        assert thethuc("annotate", plan, "-o", plan).code == 2
        assert plan.read_bytes() == before

    def it_says_what_to_name_where_no_copy_is_named(self, thethuc, plan):
        run = thethuc("annotate", plan)
        assert run.code == 2
        assert "thiếu --output: nêu tên bản sao sẽ ghi, ví dụ -o ban-sao.docx" in run.err

    @pytest.mark.parametrize("content", [b"", b"plain text\n", b"PK\x03\x04 not a zip"])
    def it_says_in_one_line_why_a_file_cannot_be_marked(self, thethuc, tmp_path, content):
        (tmp_path / "x.docx").write_bytes(content)
        outcome = thethuc("annotate", tmp_path / "x.docx", "-o", tmp_path / "out.docx")
        assert outcome.code == 2
        assert len(outcome.err.strip().split("\n")) == 1
        assert not (tmp_path / "out.docx").exists()

    def it_asks_for_a_target(self, thethuc, plan):
        outcome = thethuc("annotate", plan)
        assert outcome.code == 2
        assert "--output" in outcome.err


class DescribeFix:
    def it_tracks_its_changes_and_exits_as_the_mended_file_deserves(self, thethuc, plan, tmp_path):
        outcome = thethuc("fix", plan, "-o", tmp_path / "out.docx")
        assert outcome.code == 0
        assert "[TT0302]" in outcome.out
        assert "w:ins " in part(tmp_path / "out.docx", "word/document.xml")

    def it_shows_the_changes_and_writes_nothing_when_only_asked_to_show(self, thethuc, plan, tmp_path):
        outcome = thethuc("fix", plan, "--diff")
        assert "-Số: 5/KH-SNV\n+Số: 05/KH-SNV\n" in outcome.out
        assert "sẽ sửa 1 phát hiện" in outcome.out
        assert "đã sửa" not in outcome.out.lower()
        assert outcome.code == 1
        assert [path.name for path in tmp_path.iterdir()] == [plan.name]

    def it_mends_in_place_and_keeps_the_original(self, thethuc, plan):
        before = plan.read_bytes()
        assert thethuc("fix", plan, "--in-place", "--accept").code == 0
        assert plan.read_bytes() != before
        assert plan.with_name(plan.name + ".bak").read_bytes() == before
        after = plan.read_bytes()
        assert thethuc("fix", plan, "--in-place", "--accept").code == 0
        assert plan.read_bytes() == after
        assert len(list(plan.parent.iterdir())) == 2

    def it_fixes_only_what_it_is_asked_to(self, thethuc, plan, tmp_path):
        assert thethuc("fix", plan, "-o", tmp_path / "out.docx", "--ignore", "TT0302").code == 1
        assert (tmp_path / "out.docx").read_bytes() == plan.read_bytes()

    def it_asks_which_of_two_targets(self, thethuc, plan, tmp_path):
        assert thethuc("fix", plan, "--in-place", "-o", tmp_path / "out.docx").code == 2

    def it_leaves_wording_to_a_person_unless_asked(self, thethuc, tmp_path):
        path = FAULTY / "TT0103-national-name-misspelt.docx"
        assert "--unsafe" in thethuc("fix", path, "-o", tmp_path / "a.docx").out
        assert thethuc("fix", path, "-o", tmp_path / "b.docx", "--unsafe").code == 0


class DescribeFixOfAText:
    @pytest.fixture
    def text(self, tmp_path) -> Path:
        path = tmp_path / "kế hoạch.txt"
        path.write_bytes((FAULTY / "TT0302-number-not-padded.txt").read_bytes().replace(b"\n", b"\r\n"))
        return path

    def it_writes_the_text_with_that_one_change(self, thethuc, text, tmp_path):
        before = text.read_bytes()
        outcome = thethuc("fix", text, "-o", tmp_path / "out.txt")
        assert outcome.code == 0
        assert (tmp_path / "out.txt").read_bytes() == before.replace(b": 5/", b": 05/")
        assert text.read_bytes() == before

    def it_shows_the_change_by_its_line(self, thethuc, text, tmp_path):
        outcome = thethuc("fix", text, "--diff")
        assert "@@ dòng 7 @@\n-Số: 5/KH-SNV\n+Số: 05/KH-SNV\n" in outcome.out
        assert [path.name for path in tmp_path.iterdir()] == [text.name]

    def it_mends_in_place_and_keeps_the_original(self, thethuc, text):
        before = text.read_bytes()
        assert thethuc("fix", text, "--in-place").code == 0
        assert text.with_name(text.name + ".bak").read_bytes() == before
        after = text.read_bytes()
        assert thethuc("fix", text, "--in-place").code == 0
        assert text.read_bytes() == after

    def it_writes_no_text_under_a_word_file_s_name(self, thethuc, text, tmp_path):
        outcome = thethuc("fix", text, "-o", tmp_path / "out.docx")
        assert outcome.code == 2
        assert ".txt" in outcome.err
        assert not (tmp_path / "out.docx").exists()


class DescribeFilesThatAreNoWordFiles:
    def it_says_that_comments_go_into_word_files_alone(self, thethuc, compliant, tmp_path):
        outcome = thethuc("annotate", compliant, "-o", tmp_path / "out.docx")
        assert outcome.code == 2
        assert "chỉ làm với tệp Word" in outcome.err
        assert len(outcome.err.strip().split("\n")) == 1

    def it_says_what_can_be_mended_of_a_file_that_cannot(self, thethuc, tmp_path):
        printed = FAULTY / "TT2094-signature-over-recipients.pdf"
        outcome = thethuc("fix", printed, "-o", tmp_path / "out.docx")
        assert outcome.code == 2
        assert "văn bản thuần" in outcome.err
        assert len(outcome.err.strip().split("\n")) == 1

    @pytest.mark.parametrize("arguments", [["new"], ["fix", FAULTY / "TT0302-number-not-padded.docx"]])
    def it_writes_a_word_file_under_no_other_name(self, thethuc, tmp_path, arguments):
        outcome = thethuc(*arguments, "-o", tmp_path / "x.txt")
        assert outcome.code == 2
        assert ".docx" in outcome.err
        assert not (tmp_path / "x.txt").exists()


class DescribeNew:
    def it_writes_a_skeleton_that_checks_clean(self, thethuc, tmp_path):
        path = tmp_path / "mới.docx"
        assert (
            thethuc("new", "-o", path, "--organ", "Sở Nội vụ", "--superior", "UBND tỉnh Tây Ninh", "--code", "SNV", "--with-annex").code
            == 0
        )
        checked = thethuc("check", "--quiet", path)
        assert checked.code == 0
        assert "không có vi phạm" in checked.out

    def it_never_overwrites_a_file_unless_forced(self, thethuc, plan):
        before = plan.read_bytes()
        assert thethuc("new", "-o", plan).code == 2
        assert plan.read_bytes() == before
        assert thethuc("new", "-o", plan, "--force").code == 0


def test_the_check_path_loads_nothing_that_writes_a_file():
    code = (
        "import sys; from checker.cli.root_command import run; run(sys.argv[1:]);"
        "print(sorted(name[15:] for name in sys.modules if name.startswith('checker.fixing.')), file=sys.stderr)"
    )
    line = [sys.executable, "-c", code, "check", "--quiet", str(FAULTY / "TT0302-number-not-padded.docx")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "['case', 'edits', 'planning', 'promising', 'rewriting', 'wording']"
