"""Remembered results as a user meets them."""

import shutil
from pathlib import Path

import pytest

from checker.cache import store
from checker.running.one import judge

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def cached(thethuc, tmp_path, monkeypatch):
    """``cached(...)`` runs ``check`` with a cache of its own and tells the outcome and how many files were judged."""
    monkeypatch.setenv("THETHUC_CACHE", "on")
    monkeypatch.setenv("THETHUC_CACHE_DIR", str(tmp_path / "cache"))
    judged = []
    monkeypatch.setattr("checker.running.one.judge", lambda path, task: judged.append(path) or judge(path, task))

    def run(*arguments):
        judged.clear()
        outcome = thethuc("check", "--jobs", "1", *arguments)
        return outcome, len(judged)

    return run


@pytest.fixture
def plan(tmp_path):
    return Path(shutil.copy(ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx", tmp_path / "a.docx"))


@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--quiet"], ["--lang", "en"]])
def test_a_second_run_judges_nothing_and_prints_the_same(cached, plan, options):
    first, second = cached(*options, plan), cached(*options, plan)
    assert first[0] == second[0]
    assert (first[1], second[1]) == (1, 0)


@pytest.mark.parametrize("options", [["--no-cache"], ["--format", "html"]])
def test_some_runs_neither_use_nor_keep_results(cached, plan, options, tmp_path):
    assert [cached(*options, plan)[1] for _ in range(2)] == [1, 1]
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "options", [["--fail-on", "never"], ["--stage", "draft"], ["--ignore", "TT0302"], ["--as-of", "2015-01-01"], ["--limit", "lines=9"]]
)
def test_what_is_asked_for_is_part_of_the_result(cached, plan, options):
    cached(plan)
    assert cached(*options, plan)[1] == 1


def test_the_house_is_part_of_the_result(cached, plan, tmp_path):
    shutil.copytree(ROOT / "fixtures" / "profile", tmp_path / "profile")
    house = tmp_path / "profile" / "so-noi-vu-vinh-son"
    runs = [cached("--profile", house, plan)[1] for _ in range(2)]
    (house / "noi-nhan.yaml").write_text((house / "noi-nhan.yaml").read_text("utf-8") + "\n# đổi\n", encoding="utf-8")
    assert [*runs, cached("--profile", house, plan)[1]] == [1, 0, 1]


def test_another_version_or_another_rule_is_another_result(cached, plan, monkeypatch):
    cached(plan)
    store.build.cache_clear()
    monkeypatch.setattr(store, "__version__", "9.9.9")
    assert cached(plan)[1] == 1
    store.build.cache_clear()


def test_suppressions_baselines_and_dates_are_heeded_on_remembered_results(cached, plan):
    assert cached(plan)[0].code == 1
    sidecar = plan.with_name("a.docx.thethuc.toml")
    sidecar.write_text('[[suppress]]\nrule = "TT0302"\nreason = "x"\nuntil = 2024-01-01', encoding="utf-8")
    outcome, judged = cached(plan)
    assert (outcome.code, judged) == (1, 0)
    assert "TT2072" in outcome.out
    sidecar.write_text('[[suppress]]\nrule = "TT0302"\nreason = "x"', encoding="utf-8")
    outcome, judged = cached(plan)
    assert (outcome.code, judged) == (0, 0)
    assert "ĐẠT" in outcome.out


def test_it_can_be_switched_off_in_the_configuration(cached, plan, monkeypatch):
    monkeypatch.delenv("THETHUC_CACHE")
    (plan.parent / "thethuc.toml").write_text("cache = false")
    assert [cached(plan)[1] for _ in range(2)] == [1, 1]


def test_runs_beside_each_other_share_it(thethuc, tmp_path, monkeypatch):
    monkeypatch.setenv("THETHUC_CACHE", "on")
    monkeypatch.setenv("THETHUC_CACHE_DIR", str(tmp_path / "cache"))
    folder = ROOT / "fixtures" / "compliant"
    runs = [thethuc("check", "--jobs", jobs, folder).out for jobs in (2, 2, 1)]
    assert runs[0] == runs[1] == runs[2]
    assert not list((tmp_path / "cache").rglob("*.part"))


@pytest.mark.parametrize("file", ["thethuc.toml", "pyproject.toml"])
def test_a_file_beside_the_documents_cannot_say_where(thethuc, plan, monkeypatch, tmp_path, file):
    monkeypatch.setenv("THETHUC_CACHE", "on")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "usual"))
    head = "[tool.thethuc]\n" if file == "pyproject.toml" else ""
    (plan.parent / file).write_text(f'{head}cache-dir = "."\nallow-secret = true')
    outcome = thethuc("check", plan)
    assert outcome.code == 1
    assert [line for line in outcome.err.splitlines() if "cache-dir" in line and "THETHUC_CACHE_DIR" in line]
    assert "THETHUC_ALLOW_SECRET" in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["a.docx", file, "usual"])


def test_a_folder_with_the_users_files_is_refused(cached, plan, tmp_path, monkeypatch):
    outcome, judged = cached("--cache-dir", tmp_path, plan)
    assert (outcome.code, judged, outcome.out) == (2, 0, "")
    assert outcome.err.count("\n") == 1
    monkeypatch.setenv("THETHUC_CACHE_DIR", str(tmp_path))
    outcome, judged = cached(plan)
    assert (outcome.code, judged) == (1, 1)
    assert outcome.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_a_plan_copied_over_another_in_the_cache_is_a_miss(cached, plan, tmp_path):
    good = Path(shutil.copy(ROOT / "fixtures" / "compliant" / "co-phu-luc.docx", tmp_path / "b.docx"))
    cached(good)
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file() and len(path.name) == 40]
    cached(plan)
    other = next(path for path in (tmp_path / "cache").rglob("*") if len(path.name) == 40 and path not in kept)
    other.write_bytes(kept[0].read_bytes())
    outcome, judged = cached(plan)
    assert (outcome.code, judged) == (1, 1)
