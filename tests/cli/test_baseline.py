"""Baselines: known findings do not fail, new ones do, and what is known may only become less."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAN = (ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.txt").read_text(encoding="utf-8")
MOTTO = "Độc lập - Tự do - Hạnh phúc"
assert MOTTO in PLAN


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository of two plans, each with an error known since long."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mẫu").mkdir()
    (tmp_path / "mẫu" / "a b.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "c.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def baseline(folder, thethuc):
    run = thethuc("baseline", "write", ".")
    assert run.code == 0
    return folder / ".thethuc-baseline.json"


def check(thethuc, *arguments):
    return thethuc("check", "--baseline", ".thethuc-baseline.json", *arguments)


def known(path):
    return {name: sum(each["count"] for each in row["findings"]) for name, row in json.loads(path.read_text("utf-8"))["files"].items()}


class DescribeWriting:
    def it_takes_the_findings_of_now_as_known(self, baseline, thethuc):
        assert known(baseline) == {"c.txt": 1, "mẫu/a b.txt": 1}
        assert check(thethuc, ".").code == 0

    def it_writes_the_same_bytes_from_anywhere(self, baseline, thethuc, folder, monkeypatch):
        before = baseline.read_bytes()
        assert thethuc("baseline", "write", folder / "mẫu", folder / "c.txt").code == 0
        assert baseline.read_bytes() == before
        monkeypatch.chdir(folder / "mẫu")
        assert thethuc("baseline", "write", "..", "-o", "../.thethuc-baseline.json").code == 0
        assert baseline.read_bytes() == before

    def it_refuses_to_grow_unless_asked(self, baseline, thethuc, folder):
        before = baseline.read_bytes()
        (folder / "c.txt").write_text(PLAN.replace(MOTTO, ""), encoding="utf-8")
        run = thethuc("baseline", "write", ".")
        assert (run.code, run.out) == (2, "")
        assert baseline.read_bytes() == before
        assert thethuc("baseline", "write", ".", "--grow").code == 0
        assert known(baseline)["c.txt"] == 2

    def it_shrinks_without_being_asked(self, baseline, thethuc, folder):
        (folder / "c.txt").write_text(PLAN.replace("Số: 5/", "Số: 05/"), encoding="utf-8")
        assert thethuc("baseline", "write", ".").code == 0
        assert known(baseline) == {"mẫu/a b.txt": 1}

    def it_keeps_what_it_knows_of_documents_it_was_not_asked_about(self, baseline, thethuc):
        assert thethuc("baseline", "write", "c.txt").code == 0
        assert known(baseline) == {"c.txt": 1, "mẫu/a b.txt": 1}


class DescribeChecking:
    def it_fails_on_a_new_finding_only_and_counts_the_known(self, baseline, thethuc, folder):
        (folder / "c.txt").write_text(PLAN.replace(MOTTO, ""), encoding="utf-8")
        run = check(thethuc, "--format", "json", "c.txt")
        (document,) = json.loads(run.out)["documents"]
        assert run.code == 1
        assert [finding["component"] for finding in document["findings"]] == ["motto"]
        (suppressed,) = document["suppressed"]
        assert suppressed["rule"] == "TT0302"
        assert suppressed["suppression"] == {"kind": "baseline", "reason": None, "by": None, "until": None}

    def it_does_not_mind_lines_that_move(self, baseline, thethuc, folder):
        (folder / "c.txt").write_text("\n\n\n" + PLAN, encoding="utf-8")
        assert check(thethuc, ".").code == 0

    def it_knows_no_more_of_a_finding_than_it_says(self, baseline, thethuc, folder):
        tree = json.loads(baseline.read_text("utf-8"))
        tree["files"]["c.txt"]["findings"][0]["count"] = 0
        baseline.write_text(json.dumps(tree))
        assert check(thethuc, "c.txt").code == 1

    def it_knows_a_file_that_was_renamed_or_moved(self, baseline, thethuc, folder):
        (folder / "c.txt").rename(folder / "tên khác.txt")
        (folder / "sub").mkdir()
        text = (folder / "mẫu" / "a b.txt").read_text("utf-8").replace("2024 như sau", "2024, như sau")
        (folder / "mẫu" / "a b.txt").unlink()
        (folder / "sub" / "a b.txt").write_text(text, encoding="utf-8")
        assert check(thethuc, ".").code == 0
        assert check(thethuc, "--baseline-strict", ".").code == 0

    def it_does_not_know_a_copy(self, baseline, thethuc, folder):
        shutil.copy(folder / "c.txt", folder / "d.txt")
        assert check(thethuc, ".").code == 1

    def it_is_named_by_the_configuration_from_where_that_lies(self, baseline, thethuc, folder, monkeypatch):
        (folder / "thethuc.toml").write_text('baseline = ".thethuc-baseline.json"')
        monkeypatch.chdir(ROOT)
        assert thethuc("check", folder).code == 0
        assert thethuc("check", "--no-config", folder).code == 1


class DescribeStrictness:
    def it_fails_when_something_known_is_gone_and_says_what_to_do(self, baseline, thethuc, folder):
        (folder / "c.txt").write_text(PLAN.replace("Số: 5/", "Số: 05/"), encoding="utf-8")
        assert check(thethuc, ".").code == 0
        run = check(thethuc, "--baseline-strict", ".")
        assert run.code == 1
        assert "thethuc baseline prune" in run.err
        assert thethuc("baseline", "prune").code == 0
        assert known(baseline) == {"mẫu/a b.txt": 1}
        assert check(thethuc, "--baseline-strict", ".").code == 0

    def it_fails_when_a_document_is_gone(self, baseline, thethuc, folder):
        (folder / "c.txt").unlink()
        assert check(thethuc, "--baseline-strict", ".").code == 1
        assert thethuc("baseline", "prune").code == 0
        assert known(baseline) == {"mẫu/a b.txt": 1}

    def it_says_nothing_of_documents_that_were_not_checked(self, baseline, thethuc, folder):
        (folder / "c.txt").write_text(PLAN.replace("Số: 5/", "Số: 05/"), encoding="utf-8")
        assert check(thethuc, "--baseline-strict", "mẫu").code == 0

    def it_prunes_nothing_that_still_occurs(self, baseline, thethuc):
        before = baseline.read_bytes()
        assert thethuc("baseline", "prune").code == 0
        assert baseline.read_bytes() == before


class DescribeShowing:
    def it_tells_document_by_document(self, baseline, thethuc):
        run = thethuc("baseline", "show")
        assert run.code == 0
        assert run.out.split("\n")[:2] == ["c.txt: TT0302", "mẫu/a b.txt: TT0302"]


class DescribeTrouble:
    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "thethuc-baseline/1"}', '{"schema": "x/9", "files": {}}',
                                      '{"schema": "thethuc-baseline/1", "files": {"a": {"findings": [{"rule": "x"}]}}}'])  # fmt: skip
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_names_a_baseline_that_is_none(self, folder, thethuc, text, lang):
        (folder / "b.json").write_text(text)
        for arguments in (["check", "--baseline", "b.json", "c.txt"], ["baseline", "show", "b.json"]):
            run = thethuc(*arguments, "--lang", lang)
            assert (run.code, run.out) == (2, "")
            assert len(run.err.strip().split("\n")) == 1
            assert "b.json" in run.err
            assert "baseline." not in run.err

    def it_names_one_that_is_not_there(self, folder, thethuc):
        assert thethuc("check", "--baseline", "khong-co.json", "c.txt").code == 2


def git(*arguments):
    settings = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(["git", "-c", "init.defaultBranch=main", *arguments], check=True, capture_output=True, env={**os.environ, **settings})


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
class DescribeSince:
    @pytest.fixture(autouse=True)
    def _repository(self, folder):
        self.folder = folder
        git("init")
        git("add", "-A")
        git("commit", "-m", "mẫu")

    def checked(self, run):
        return [document["path"].removeprefix("./") for document in json.loads(run.out)["documents"]]

    def it_checks_nothing_when_nothing_has_changed(self, thethuc):
        run = thethuc("check", "--format", "json", "--since", "HEAD", ".")
        assert (run.code, self.checked(run)) == (0, [])

    def it_checks_what_differs_committed_or_not_and_what_is_new(self, thethuc):
        (self.folder / "mẫu" / "a b.txt").write_text(PLAN + "\n", encoding="utf-8")
        git("commit", "-am", "sửa")
        (self.folder / "mới “ngoặc” è.txt").write_text(PLAN, encoding="utf-8")
        run = thethuc("check", "--format", "json", "--since", "HEAD~1")
        assert run.code == 1
        assert sorted(self.checked(run)) == ["mẫu/a b.txt", "mới “ngoặc” è.txt"]
        assert self.checked(thethuc("check", "--format", "json", "--since", "HEAD~1", "mẫu")) == ["mẫu/a b.txt"]

    def it_passes_over_what_was_deleted_and_takes_what_was_renamed(self, thethuc):
        git("mv", "c.txt", "d.txt")
        (self.folder / "mẫu" / "a b.txt").unlink()
        assert self.checked(thethuc("check", "--format", "json", "--since", "HEAD", ".")) == ["d.txt"]

    @pytest.mark.parametrize("revision", ["khong-co", "--output=x", "HEAD~9"])
    def it_says_so_when_there_is_no_such_revision(self, thethuc, revision):
        run = thethuc("check", f"--since={revision}", ".")
        assert (run.code, run.out) == (2, "")
        assert revision in run.err
        assert not (self.folder / "x").exists()

    def it_says_so_without_git(self, thethuc, monkeypatch):
        monkeypatch.setenv("PATH", "")
        run = thethuc("check", "--since", "HEAD", ".")
        assert run.code == 2
        assert "git" in run.err


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_since_needs_a_repository(thethuc, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    run = thethuc("check", "--since", "HEAD", tmp_path / "a.txt")
    assert (run.code, run.out) == (2, "")
    assert "--since" in run.err


def test_a_baseline_that_is_not_there_is_told_with_the_command_that_makes_it(folder, thethuc):
    run = thethuc("check", "--baseline", "gone.json", "c.txt")
    assert run.code == 2
    assert "gone.json: chưa có danh sách phát hiện đã biết ở đây; lập bằng lệnh `thethuc baseline write" in run.err


def test_a_line_in_brief_counts_what_was_accepted(baseline, thethuc):
    run = thethuc("check", "--quiet", "--baseline", str(baseline), "c.txt")
    assert "c.txt: mọi phát hiện (1) đều đã được chấp nhận\n" in run.out


@pytest.mark.parametrize("said", ["fatal: not a git repository", "error: Could not access 'HEAD'"])
def test_since_says_that_there_is_no_repository_however_git_says_it(thethuc, tmp_path, compliant, monkeypatch, said):
    done = subprocess.CompletedProcess([], 128, b"", f"{said}\n".encode())
    monkeypatch.setattr("checker.running.since.subprocess.run", lambda *_, **__: done)
    assert "không nằm trong kho git nào" in thethuc("check", "--since", "HEAD", compliant).err


def test_a_plan_that_bears_a_mark_of_secrecy_is_in_no_baseline(folder, baseline, thethuc):
    (folder / "c.txt").write_text(f"MẬT\n{PLAN}", encoding="utf-8")
    run = thethuc("baseline", "write", ".")
    assert "c.txt" in run.err
    assert "c.txt" not in (folder / ".thethuc-baseline.json").read_text(encoding="utf-8")


def test_a_plan_marked_since_is_pruned_from_the_baseline(folder, baseline, thethuc):
    (folder / "c.txt").write_text(f"TỐI MẬT\n{PLAN}", encoding="utf-8")
    assert thethuc("baseline", "prune").code == 0
    assert list(json.loads((folder / ".thethuc-baseline.json").read_text(encoding="utf-8"))["files"]) == ["mẫu/a b.txt"]
