"""What is said of the exit code of an audit, and that it is so."""

import pytest

from checker.register import Register, version_of
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.register.test_account import filled  # noqa: F401 - a fixture

SAID = {"vi": "chỉ tính văn bản vừa kiểm tra trong lần chạy này", "en": "counts only what was judged in this run"}


def test_what_fails_fails_the_run_that_judged_it_alone(filled, thethuc, tmp_path):  # noqa: F811
    run, place = filled
    assert run.code == 1
    assert thethuc("audit", tmp_path / "den", "--register", place, "--jobs", 1).code == 0


@pytest.mark.parametrize(("wish", "code"), [("never", 0), ("note", 1)])
def test_a_wish_about_the_exit_code_changes_no_reading(filled, thethuc, tmp_path, wish, code):  # noqa: F811
    (tmp_path / "den" / "thethuc.toml").write_text(f'fail-on = "{wish}"\n', "utf-8")
    asked = ("audit", tmp_path / "den", "--register", tmp_path / "khac.db", "--jobs", 1)
    run = thethuc(*asked)
    assert (run.code, run.out.split("\n")[1]) == (code, "  Theo tệp: Đạt 1 · Không đạt 2")
    known = thethuc("audit", tmp_path / "den", "--register", filled[1], "--jobs", 1).out
    assert "3 đã kiểm tra trước đó" in known
    assert thethuc("query", "summary", tmp_path / "khac.db").out == thethuc("query", "summary", filled[1]).out


def test_a_reading_kept_by_such_a_wish_is_judged_anew(filled, thethuc, tmp_path):  # noqa: F811
    plan, wish = tmp_path / "den" / "42.txt", Task(fail_on="never")
    with Register.open(str(tmp_path / "cũ.db")) as register:
        register.add(judge(str(plan), wish), str(plan), register.version(version_of(wish)), register.begin("Lê An"))
    before = thethuc("query", "summary", tmp_path / "cũ.db").out
    thethuc("audit", plan, "--register", tmp_path / "cũ.db", "--jobs", 1)
    after = thethuc("query", "summary", tmp_path / "cũ.db").out
    assert ("Không đạt" in before, "Không đạt" in after) == (False, True)


@pytest.mark.parametrize("lang", sorted(SAID))
def test_help_and_readme_say_so(thethuc, lang):  # noqa: F811
    assert SAID[lang] in " ".join(thethuc("audit", "--help", "--lang", lang).out.split())
    readme = (ROOT / ("README.md" if lang == "vi" else "README.en.md")).read_text("utf-8")
    heading = {"vi": "## Mã thoát", "en": "## Exit codes"}[lang]
    section = readme.split(heading + "\n")[1].split("\n## ")[0]
    assert SAID[lang] in " ".join(section.split())
    assert SAID[lang] in " ".join(thethuc("man", "--lang", lang).out.replace("\\", "").split())
