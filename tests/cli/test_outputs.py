"""Where reports go: several at once, the format from flag, suffix or pipeline, the summary of a step."""

import json
import os
import subprocess
import sys

import pytest

from checker.cli.terminal.outlets import StepSummary
from checker.cli.terminal.outputs import Output, outputs, refuse_bad_outputs
from checker.reporting import BOOKS, FORMATS
from checker.reporting.catalogue import Words
from checker.reporting.own_reports import is_own


class DescribeSeveralOutputs:
    def it_writes_each_beside_the_main_report(self, thethuc, faulty, tmp_path):
        sarif, html = tmp_path / "ra.sarif", tmp_path / "báo cáo.html"
        run = thethuc("check", faulty, "--output", f"sarif:{sarif}", "-o", f"html:{html}")
        assert run.code == 1
        assert "KHÔNG ĐẠT" in run.out
        log = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]
        assert [result["level"] for result in log["results"]] == ["error"]
        assert log["invocations"][0]["exitCode"] == 1
        assert "<mark" in html.read_text(encoding="utf-8") or 'class="remark' in html.read_text(encoding="utf-8")

    def it_takes_the_main_report_off_the_screen_for_a_bare_file(self, thethuc, faulty, tmp_path):
        run = thethuc("check", faulty, "-o", tmp_path / "a.json", "-o", f"csv:{tmp_path / 'b.csv'}")
        assert run.out == ""
        assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["summary"]["fail"] == 1
        assert (tmp_path / "b.csv").read_bytes().startswith(b"\xef\xbb\xbf")

    @pytest.mark.parametrize("asked", [["--format", "html", "-o", "so.xlsx"], ["-o", "csv:so.XLSX"]])
    def it_writes_no_other_report_into_what_is_named_as_a_workbook(self, thethuc, faulty, tmp_path, monkeypatch, asked):
        monkeypatch.chdir(tmp_path)
        run = thethuc("check", faulty, *asked)
        assert (run.code, list(tmp_path.iterdir())) == (2, [faulty])
        assert "tên này là của bảng tính" in run.err

    @pytest.mark.parametrize(
        ("format_", "asked", "written"),
        [
            ("auto", (), (Output("text"),)),
            ("json", (), (Output("json"),)),
            ("auto", ("a.sarif",), (Output("sarif", "a.sarif"),)),
            ("auto", ("a.HTML",), (Output("html", "a.HTML"),)),
            ("auto", ("a.xml",), (Output("junit", "a.xml"),)),
            ("auto", ("báo cáo",), (Output("text", "báo cáo"),)),
            ("json", ("a.html",), (Output("json", "a.html"),)),
            ("auto", ("sarif:x.json",), (Output("text"), Output("sarif", "x.json"))),
            ("auto", ("C:\\x.md", "csv:C:\\y"), (Output("markdown", "C:\\x.md"), Output("csv", "C:\\y"))),
        ],
    )
    def it_knows_the_format_of_each(self, monkeypatch, format_, asked, written):
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        assert outputs(format_, asked) == written

    def it_complains_before_the_work_of_two_reports_in_one_file(self, thethuc, faulty, tmp_path):
        run = thethuc("check", faulty, "-o", f"sarif:{tmp_path / 'x'}", "-o", f"html:{tmp_path / '.' / 'x'}")
        assert run.code == 2
        assert run.out == ""
        assert os.listdir(tmp_path) == [faulty.name]

    @pytest.mark.parametrize("word", ["x.docx", "html:x.DOCX"])
    def it_writes_no_report_over_somebodys_word_file(self, thethuc, faulty, tmp_path, monkeypatch, word):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "x.docx").write_bytes(b"mine")
        run = thethuc("check", faulty, "-o", word)
        assert run.code == 2
        assert "thethuc annotate" in run.err
        assert (tmp_path / "x.docx").read_bytes() == b"mine"

    def it_never_overwrites_a_file_being_checked(self, thethuc, faulty):
        before = faulty.read_bytes()
        assert thethuc("check", faulty, "-o", f"sarif:{faulty}").code == 2
        assert faulty.read_bytes() == before

    def it_never_overwrites_a_file_by_which_the_run_is_set(self, thethuc, faulty, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "chung.toml").write_text("fail-on = 'error'\n")
        (tmp_path / "thethuc.toml").write_text("extends = 'chung.toml'\nprofile = 'nha'\n")
        thethuc("profile", "init", "nha")
        thethuc("baseline", "write", faulty, "-o", "biet.json")
        kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        assert len(kept) >= 5
        for own in sorted(kept):
            run = thethuc("check", faulty, "--baseline", "biet.json", "-o", f"json:{own.relative_to(tmp_path)}")
            assert (run.code, run.out) == (2, ""), own
        assert {path: path.read_bytes() for path in kept} == kept
        assert thethuc("check", faulty, "-o", "json:biet.json", "--no-config", "--force").code in (0, 1)

    def it_never_overwrites_a_file_that_is_no_report(self, thethuc, faulty, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        own = {
            "ghi-chu.txt": "Việc cần làm: sửa TT0302 trong KH 25", "bang.csv": "STT,Họ tên\n1,A\n", "du-lieu.json": '{"ten": "thethuc"}',
            "trang.html": "<!DOCTYPE html><p>thethuc</p>", "doc.md": "# Kết quả\n\nTổng cộng 3 việc.\n", "so.xlsx": "PK\x03\x04x",
            "muc": "Đạt\n",
            "biet.json": '{"schema": "thethuc-baseline/1"}', "ci.xml": '<testsuites name="pytest"/>', "rong.txt": "",
            "ke-hoach.txt": "SỞ NỘI VỤ\nSố: 5/KH-SNV\n\na.txt:2: lỗi: 1 TT0302 · Số: thiếu 0\nTổng cộng 1 văn bản: 1 không đạt.\n",
            "goi.json": '{"name": "thethuc", "version": "1"}', "ds.json": '[{"check_name": "TT01", "name": "thethuc"}]',
            "ghi.json": '{"note": "thethuc-report/1", "source": {"name": "thethuc"}}',
            "trang-2.html": '<p title=\'<meta name="generator" content="thethuc">\'>',
            "khac.sarif": '{"$schema": "https://docs.oasis-open.org/sarif/a.json", "runs": [{"tool": {"driver": {"name": "thethuc"}}}]}',
            "viec.txt": "Việc hôm nay\n\nTổng cộng 2 văn bản: 2 đạt.\n", "cach.txt": 'jq \'select(.schema == "thethuc-report/1")\'',
        }  # fmt: skip
        for name, said in own.items():
            (tmp_path / name).write_text(said, encoding="utf-8")
        for name in sorted(own):
            run = thethuc("check", faulty, "-o", name)
            assert (run.code, f"đã ghi {name}." in run.err) == ((2, False) if own[name] else (1, True)), name
            assert name in run.err
        (tmp_path / "rong.txt").write_text("")
        assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in own} == own
        assert thethuc("check", faulty, "-o", "ghi-chu.txt", "--force").code == 1
        assert (tmp_path / "ghi-chu.txt").read_text(encoding="utf-8").startswith("── ")

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("format_", [*FORMATS, *BOOKS])
    def it_writes_anew_over_a_report_of_its_own_whatever_that_says(self, thethuc, faulty, compliant, tmp_path, lang, format_):
        none, empty = tmp_path / "thu.txt", tmp_path / "trong.txt"
        none.write_text("Kính gửi: ông An\n", encoding="utf-8")
        empty.write_text("", encoding="utf-8")
        told = tmp_path / "ra"
        each, every = ((faulty,), (compliant,), (none,), (empty,)), (faulty, compliant, none, empty)
        for files, *more in (*((files,) for files in each), (every,), (every, "-q"), (every, "--color", "always")):
            thethuc("check", *files, "--lang", lang, "--force", "-o", f"{format_}:{told}", *more)
            assert told.stat().st_size
            assert is_own(str(told)), (files, more, told.read_bytes()[:200])

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("verb", [("explain",), ("explain", "--no-text"), ("explain", "--format", "json"), ("extract",)], ids=" ".join)
    def it_knows_what_explain_and_extract_wrote_too(self, thethuc, faulty, tmp_path, lang, verb):
        told, foreign = tmp_path / "ra.txt", tmp_path / "ghi-chu.txt"
        foreign.write_text("Việc cần làm", encoding="utf-8")
        for _ in range(2):
            assert thethuc(*verb, faulty, "--lang", lang, "-o", told).code == 0
        assert thethuc("check", faulty, "-o", told).code == 1
        for path in (foreign, faulty):
            before = path.read_bytes()
            assert thethuc(*verb, faulty, "-o", path).code == 2
            assert path.read_bytes() == before

    @pytest.mark.parametrize("name", ["ra.txt", "ra.md", "ra.html", "ra.xlsx"])
    def it_writes_a_report_among_the_plans_anew_and_checks_it_never(self, thethuc, faulty, tmp_path, name):
        first, second = (thethuc("check", tmp_path, "-o", tmp_path / name) for _ in range(2))
        assert (first.code, second.code) == (1, 1)
        assert all("Tổng cộng 1 văn bản" in " ".join(run.err.split()) for run in (first, second))
        assert "đang được kiểm tra" in " ".join(thethuc("check", tmp_path / name, "-o", tmp_path / name).err.split())

    def it_never_overwrites_a_plan_that_has_not_changed(self, thethuc, faulty, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        for line in ("init -q", "add .", "-c user.name=a -c user.email=a@b commit -qm a"):
            subprocess.run(["git", *line.split()], check=True)
        before = faulty.read_bytes()
        assert thethuc("check", ".", "--since", "HEAD", "-o", faulty.name).code == 2
        assert faulty.read_bytes() == before

    def it_writes_nothing_when_one_of_them_cannot_be_written(self, thethuc, faulty, tmp_path):
        run = thethuc("check", faulty, "-o", f"sarif:{tmp_path / 'a'}", "-o", f"html:{tmp_path / 'no' / 'b'}")
        assert run.code == 2
        assert "không có tệp hoặc thư mục này" in run.err
        assert os.listdir(tmp_path) == [faulty.name]

    def it_counts_a_path_that_gave_nothing_in_the_exit_code_of_the_log(self, thethuc, compliant, tmp_path):
        empty = tmp_path / "trống"
        empty.mkdir()
        run = thethuc("check", compliant, empty, "--format", "sarif")
        assert run.code == 2
        assert json.loads(run.out)["runs"][0]["invocations"][0]["exitCode"] == 2


class DescribeAPipelineOfGitHub:
    @pytest.fixture
    def summary(self, tmp_path, monkeypatch):
        """The file of a step's summary, with something in it already. Set after the fixture that clears the environment."""
        path = tmp_path / "summary.md"
        path.write_text("trước\n", encoding="utf-8")
        return path

    @pytest.fixture
    def actions(self, thethuc, summary, monkeypatch):
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        return thethuc

    def it_annotates_and_adds_to_the_summary(self, actions, faulty, summary):
        run = actions("check", faulty)
        assert run.out.startswith("::error file=")
        told = summary.read_text(encoding="utf-8")
        assert told.startswith("trước\n# Kết quả kiểm tra thể thức")
        assert "| ❌ lỗi | Tiêu ngữ |" in told

    def it_leaves_a_format_that_was_asked_for(self, actions, faulty, summary):
        assert json.loads(actions("check", "--format", "json", faulty).out)["summary"]["fail"] == 1
        assert summary.read_text(encoding="utf-8") == "trước\n"

    def it_writes_beside_and_annotates(self, actions, faulty, summary, tmp_path):
        run = actions("check", faulty, "-o", f"sarif:{tmp_path / 'x.sarif'}")
        assert run.out.startswith("::error")
        assert (tmp_path / "x.sarif").exists()
        assert "Tiêu ngữ" in summary.read_text(encoding="utf-8")

    def it_says_in_one_line_that_the_summary_cannot_be_written(self, actions, faulty, monkeypatch, tmp_path):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
        run = actions("check", faulty)
        assert run.code == 2
        assert "Traceback" not in run.err
        assert "đây là thư mục" in run.err

    def it_cuts_a_summary_at_a_whole_document(self, summary, monkeypatch):
        monkeypatch.setattr("checker.cli.terminal.outlets._SUMMARY_BYTES", 60)
        step = StepSummary(str(summary), Words("vi"))
        step.put("# a\n")
        step.put("\n## b\nxx\n", one=True)
        step.put("\n## c\n" + "y" * 80 + "\n", one=True)
        step.put("\ntổng\n")
        step.end()
        told = summary.read_text(encoding="utf-8")
        assert "## b\nxx" in told
        assert "## c" not in told
        assert "tổng\n" in told
        assert "còn 1 văn bản" in told


class DescribeManyFiles:
    def it_asks_once_where_each_lies_however_many_reports_there_are(self, tmp_path, monkeypatch):
        import os

        asked, realpath = [], os.path.realpath
        monkeypatch.setattr("os.path.realpath", lambda path, **rest: asked.append(path) or realpath(path, **rest))
        files = [str(tmp_path / f"{number}.txt") for number in range(30)]
        reports = [Output("json", str(tmp_path / f"{number}.json")) for number in range(4)]
        refuse_bad_outputs([Output("text"), *reports], files)
        assert asked == []  # what is not there is not written over
        for number in range(4):
            (tmp_path / f"{number}.json").touch()
        refuse_bad_outputs([Output("text"), *reports], files)
        assert len(asked) == 30 + 4
        asked.clear()
        refuse_bad_outputs([Output("text"), Output("json", os.devnull)], files)
        assert asked == []


class DescribeElsewhere:
    def it_prints_text_outside_github(self, thethuc, faulty):
        assert thethuc("check", faulty).out.startswith("── ")

    def it_loads_no_format_that_was_not_asked_for(self):
        from tests.cli.test_imports import loaded

        modules = loaded("check", "fixtures/compliant/so-noi-vu.txt")
        formats = ("concise", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv", "html", "json", "oneline", "excuses")
        assert modules.isdisjoint(f"checker.reporting.{name}" for name in formats)


@pytest.mark.skipif(os.name == "nt", reason="a shell there cannot close them")
class DescribeStreamsThatAreClosed:
    @pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
    def it_does_the_work_all_the_same(self, faulty, tmp_path, closing):
        written = tmp_path / "ra.json"
        assert (
            shell(closing, "check", str(faulty), "--no-cache", "-o", f"json:{written}", "-o", f"csv:{tmp_path / 'b.csv'}").returncode == 1
        )
        assert json.loads(written.read_text(encoding="utf-8"))["summary"]["fail"] == 1

    def it_finds_nothing_in_an_input_that_is_not_there(self):
        run = shell("<&-", "check", "-")
        assert (run.returncode, run.stderr.decode()) == (2, "thethuc: -: Tệp rỗng.\n")

    def it_says_nothing_of_itself(self, faulty):
        assert shell(">&-", "check", str(faulty), "--no-cache").stderr == b""


def shell(closing: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The program run by a shell that closes some of its streams."""
    line = ["sh", "-c", f'exec "$@" {closing}', "sh", sys.executable, "-m", "checker.cli", *arguments]
    return subprocess.run(line, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)


class DescribeAFileThatCannotBeRead:
    """It is told on standard error too, but where the report that tells it is on the same terminal."""

    @pytest.mark.parametrize("format_", ["text", "concise"])
    def it_is_told_once_on_a_terminal(self, thethuc, tmp_path, monkeypatch, format_):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        run = thethuc("check", tmp_path / "không có.txt", "--format", format_)
        assert run.code == 2
        assert "Không tìm thấy tệp" in run.out
        assert run.err == ""

    def it_is_told_beside_a_report_for_programs(self, thethuc, tmp_path, monkeypatch):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        run = thethuc("check", tmp_path / "không có.txt", "--format", "json")
        assert run.err.count("Không tìm thấy tệp") == 1

    def it_is_told_where_the_report_goes_into_a_pipe_or_a_file(self, thethuc, tmp_path):
        assert thethuc("check", tmp_path / "không có.txt").err.count("Không tìm thấy tệp") == 1
        assert thethuc("check", tmp_path / "không có.txt", "-o", tmp_path / "a.txt").err.count("Không tìm thấy tệp") == 1


@pytest.mark.parametrize(("more", "told"), [((), True), (("-q",), False)])
def test_it_is_told_where_the_report_is_and_what_it_comes_to(thethuc, faulty, tmp_path, monkeypatch, more, told):
    target = tmp_path / "sổ.xlsx"
    for at_a_terminal in (False, True):
        monkeypatch.setattr("sys.stderr.isatty", lambda at=at_a_terminal: at)
        err = thethuc("check", faulty, "-o", target, *more).err
        said = " ".join(err.split())  # at a terminal wrapped: the path is a long one
        assert (f"đã ghi {target}. Tổng cộng 1 văn bản: 1 không đạt. Phát hiện: 1 lỗi." in said) == told
        assert (err.count("\n") == int(told)) or at_a_terminal
        assert "đã ghi" not in thethuc("check", faulty).err
    beside = thethuc("check", faulty, "-o", f"sarif:{target.with_suffix('.sarif')}", *more).err
    assert " ".join(beside.split()) == (f"thethuc: đã ghi {target.with_suffix('.sarif')}" if told else "")


@pytest.mark.parametrize("verb", ["explain", "extract"])
def test_a_file_that_was_written_is_named(thethuc, faulty, tmp_path, verb):
    run = thethuc(verb, faulty, "-o", tmp_path / "a.txt")
    assert (run.out, run.err) == ("", f"thethuc: đã ghi {tmp_path / 'a.txt'}\n")
    assert thethuc(verb, faulty).err == ""
