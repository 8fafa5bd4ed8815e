import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def lines(text):
    return [line for line in text.split("\n") if line]


@pytest.fixture
def doubtful(tmp_path):
    """A compliant plan with a line nobody can read: bytes of no code stand in it."""
    text = (FIXTURES / "compliant" / "so-noi-vu.txt").read_bytes()
    path = tmp_path / "mot-phan.txt"
    path.write_bytes(text + b"\n\x81\x8d\x8f\x90\x9d\n")
    return path


class DescribeExitCodes:
    def it_is_0_for_a_compliant_plan(self, thethuc, compliant):
        run = thethuc("check", compliant)
        assert (run.code, run.err) == (0, "")

    def it_is_1_for_a_plan_with_an_error(self, thethuc, faulty):
        assert thethuc("check", faulty).code == 1

    def it_is_0_for_the_same_plan_when_nothing_shall_fail(self, thethuc, faulty):
        assert thethuc("check", "--fail-on", "never", faulty).code == 0

    def it_is_1_for_a_plan_of_which_something_was_not_read_when_that_shall_fail(self, thethuc, doubtful):
        assert thethuc("check", doubtful).code == 0
        assert thethuc("check", "--fail-on-review", doubtful).code == 1

    def it_heeds_that_wish_from_the_configuration_of_each_file(self, thethuc, doubtful, compliant, tmp_path):
        (tmp_path / "thethuc.toml").write_text('[[files]]\nmatch = "den-*"\nfail-on-review = true\n', encoding="utf-8")
        assert thethuc("check", doubtful).code == 0
        assert thethuc("check", shutil.copy(doubtful, tmp_path / "den-1.txt")).code == 1
        assert thethuc("check", shutil.copy(compliant, tmp_path / "den-2.txt")).code == 0

    def it_is_2_when_one_of_several_files_is_unreadable(self, thethuc, faulty, compliant, tmp_path):
        empty = tmp_path / "rong.docx"
        empty.write_bytes(b"")
        run = thethuc("check", "--format", "json", empty, faulty, compliant)
        assert run.code == 2
        report = json.loads(run.out)
        assert [document["verdict"] for document in report["documents"]] == ["unreadable", "fail", "pass"]
        assert report["documents"][0]["problem"]["key"] == "unreadable.empty"
        assert lines(run.err) == [line for line in lines(run.err) if "rong.docx" in line]
        assert len(lines(run.err)) == 1


class DescribePaths:
    def it_walks_folders_in_order_and_takes_only_what_plans_come_in(self, thethuc, compliant, tmp_path):
        for name in ("b.txt", "a.md", "c/d.TXT", ".hidden.txt", "~$a.docx", "tệp.xyz", ".git/e.txt"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(compliant.read_bytes())
        run = thethuc("check", "--format", "json", tmp_path)
        found = [os.path.relpath(document["path"], tmp_path) for document in json.loads(run.out)["documents"]]
        assert found == ["a.md", "b.txt", os.path.join("c", "d.TXT")]

    def it_tries_a_named_file_whatever_its_name(self, thethuc, compliant, tmp_path):
        odd = tmp_path / ".plan.log"
        odd.write_bytes(compliant.read_bytes())
        assert thethuc("check", odd).code == 0

    def it_checks_a_file_once_however_often_it_is_named(self, thethuc, compliant):
        run = thethuc("check", "--format", "json", compliant, compliant.parent / "." / compliant.name)
        assert json.loads(run.out)["summary"]["documents"] == 1

    def it_reads_standard_input(self, thethuc, compliant):
        run = thethuc("check", "--format", "json", "-", stdin=compliant.read_bytes())
        assert run.code == 0
        assert json.loads(run.out)["documents"][0]["path"] == "-"

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_names_a_missing_path_in_one_line_and_checks_the_rest(self, thethuc, compliant, lang):
        run = thethuc("check", "--lang", lang, "--format", "json", "không-có.docx", compliant)
        assert run.code == 2
        assert len(lines(run.err)) == 1
        assert "không-có.docx" in run.err
        assert json.loads(run.out)["summary"]["pass"] == 1

    def it_says_so_when_a_folder_holds_nothing_to_check(self, thethuc, tmp_path):
        run = thethuc("check", tmp_path)
        assert run.code == 2
        assert len(lines(run.err)) == 1
        assert str(tmp_path) in run.err


class DescribeBadFlags:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["check"],
            ["check", "--no-such"],
            ["check", "--format", "yaml", "x"],
            ["check", "--as-of", "2024-02-31", "x"],
            ["check", "--as-of", "07/03/2024", "x"],
            ["check", "--jobs", "0", "x"],
            ["check", "--ruleset", "nd110-2004", "x"],
            ["check", "--limit", "patience=3", "x"],
            ["check", "--select", "ZZ9999", "x"],
            ["check", "--output"],
            ["chekc", "x"],
            ["explain"],
            ["explain", "a", "b"],
        ],
    )
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_complains_in_the_users_language_and_exits_2(self, thethuc, monkeypatch, arguments, lang):
        monkeypatch.setenv("THETHUC_LANG", lang)
        run = thethuc(*arguments)
        assert run.code == 2
        assert run.out == ""
        assert 1 <= len(lines(run.err)) <= 2
        assert all(line.startswith("thethuc: ") for line in lines(run.err))
        assert "Traceback" not in run.err
        assert "bad." not in run.err


class DescribeTheReport:
    def it_is_the_same_bytes_every_time_whatever_the_number_of_processes(self, thethuc, compliant, faulty):
        folder = compliant.parent
        runs = [thethuc("check", "--format", "json", "--jobs", jobs, folder, faulty) for jobs in (1, 1, 2)]
        assert runs[0].out == runs[1].out == runs[2].out
        assert runs[0].out.endswith("}\n")

    def it_speaks_vietnamese_unless_asked(self, thethuc, faulty):
        assert "KHÔNG ĐẠT" in thethuc("check", faulty).out
        assert "FAIL" in thethuc("check", "--lang", "en", faulty).out.upper()

    def it_has_no_colour_in_a_pipe(self, thethuc, faulty):
        assert "\x1b" not in thethuc("check", faulty).out
        assert "\x1b" in thethuc("check", "--color", "always", faulty).out

    def it_gives_the_verdict_first_then_names_the_rule_set_and_why(self, thethuc, compliant):
        title, verdict, grounds = thethuc("check", compliant).out.split("\n")[:3]
        assert compliant.name in title
        assert verdict.startswith("Kết luận: ĐẠT")
        assert "30/2020/NĐ-CP" in grounds
        assert "vì" in grounds

    def it_gives_one_line_a_document_when_quiet(self, thethuc, compliant, faulty):
        out = thethuc("check", "--quiet", compliant, faulty).out
        assert len(lines(out)) == 3
        assert "chưa kiểm tra được" not in out

    def it_says_in_one_line_why_a_document_has_to_be_looked_at(self, thethuc, compliant):
        blurred = compliant.parents[1] / "shapes" / "recogniser-without-marks.txt"
        assert "chưa kiểm tra được" in thethuc("check", "--quiet", blurred).out

    @pytest.mark.parametrize("day", ["2012-05-01", "2003-01-01"])
    def it_says_that_the_day_was_the_users_not_the_documents(self, thethuc, compliant, day):
        said = " ".join(" ".join(thethuc("check", "--as-of", day, compliant).out.split("\n\n")[0].split("\n")).split())
        assert "theo ngày người dùng đưa (--as-of)" in said
        assert "ghi ngày" not in said

    def it_stays_within_80_columns(self, thethuc, faulty, monkeypatch):
        monkeypatch.chdir(faulty.parent)
        assert max(len(line) for line in thethuc("check", faulty.name).out.split("\n")) <= 80

    def it_leaves_out_what_is_below_the_level_and_says_so(self, thethuc, faulty):
        both = thethuc("check", "--fail-on", "never", faulty).out
        assert "LỖI" in both
        assert "LỖI" in thethuc("check", "--level", "error", faulty).out

    def it_judges_only_by_the_rules_asked_for(self, thethuc, faulty):
        report = json.loads(thethuc("check", "--format", "json", faulty).out)
        (finding,) = [f for f in report["documents"][0]["findings"] if f["level"] == "error"]
        assert finding["component"] == "motto"
        assert thethuc("check", "--ignore", finding["rule"], faulty).code == 0
        assert thethuc("check", "--select", finding["rule"], faulty).code == 1
        assert thethuc("check", "--ignore", "motto", faulty).code == 0


class DescribeOutput:
    def it_writes_the_file_and_nothing_else(self, thethuc, compliant, tmp_path):
        target = tmp_path / "báo cáo.json"
        run = thethuc("check", "--format", "json", "--output", target, compliant)
        assert (run.code, run.out) == (0, "")
        assert json.loads(target.read_text(encoding="utf-8"))["summary"]["pass"] == 1
        assert os.listdir(tmp_path) == ["báo cáo.json"]

    def it_never_overwrites_a_file_being_checked(self, thethuc, faulty):
        before = faulty.read_bytes()
        run = thethuc("check", "--output", faulty, faulty)
        assert run.code == 2
        assert faulty.read_bytes() == before

    def it_complains_before_the_work_when_the_folder_is_not_there(self, thethuc, compliant, tmp_path):
        run = thethuc("check", "--output", tmp_path / "no" / "report.txt", compliant)
        assert run.code == 2
        assert len(lines(run.err)) <= 2

    def it_leaves_the_old_file_when_writing_fails(self, thethuc, compliant, tmp_path, monkeypatch):
        target = tmp_path / "report.txt"
        target.write_text("old")
        monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        run = thethuc("check", "--output", target, compliant)
        assert run.code == 2
        assert target.read_text() == "old"
        assert os.listdir(tmp_path) == ["report.txt"]


HOSTILE = {
    "stub.docx": b"Word lock file 18b",
    "zip.docx": b"PK\x03\x04" + b"\x00" * 40,
    "nul.txt": b"\x00" * 4096,
    "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
    "surrogate.txt": "Số: 5/KH".encode("utf-16-le") + b"\x00\xd8",
    "spaces.txt": b" \n\t\n",
}


class DescribeTrouble:
    @pytest.mark.parametrize("name", HOSTILE)
    def it_never_shows_a_traceback(self, thethuc, tmp_path, name):
        path = tmp_path / name
        path.write_bytes(HOSTILE[name])
        for arguments in (["check", "--format", "json"], ["explain"], ["extract"]):
            run = thethuc(*arguments, path)
            assert "Traceback" not in run.err
            assert run.code in (0, 2)
            assert len(lines(run.err)) == (1 if run.code else 0)
            assert "unreadable." not in run.err

    def it_turns_a_bug_into_an_unreadable_document(self, thethuc, compliant, faulty, monkeypatch):
        import checker.parsing

        def broken(*_, **__):
            raise ZeroDivisionError

        monkeypatch.setattr(checker.parsing, "parse", broken)
        run = thethuc("check", "--format", "json", compliant)
        assert run.code == 2
        assert json.loads(run.out)["documents"][0]["problem"]["key"] == "unreadable.internal"
        assert "Traceback" not in run.err
        monkeypatch.setenv("THETHUC_DEBUG", "1")
        assert "ZeroDivisionError" in thethuc("check", "--format", "json", compliant).err

    @pytest.mark.skipif(sys.platform == "win32", reason="workers are forked")
    def it_names_the_file_that_killed_its_worker_and_checks_the_others(self, thethuc, compliant, tmp_path, monkeypatch):
        import checker.reading

        reading = checker.reading.read

        def deadly(source, **settings):
            if "chet" in str(settings.get("name")):
                os._exit(9)
            return reading(source, **settings)

        monkeypatch.setattr(checker.reading, "read", deadly)
        paths = [tmp_path / name for name in ("a.txt", "chet.txt", "z.txt")]
        for path in paths:
            path.write_bytes(compliant.read_bytes())
        run = thethuc("check", "--format", "json", "--jobs", "2", *paths)
        assert [document["verdict"] for document in json.loads(run.out)["documents"]] == ["pass", "unreadable", "pass"]
        assert len(lines(run.err)) == 1
        assert "chet.txt" in run.err
        assert run.code == 2

    def it_is_quiet_when_the_reader_of_its_output_leaves(self, compliant):
        command = [sys.executable, "-m", "checker", "check", *[str(compliant.parent)] * 1]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=compliant.parents[2])
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in (0, 1, 2)
