"""What ``thethuc check`` may load: each module costs every run, so a new one is asked for here, by name."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# All that may be loaded from outside the standard library.
LIBRARIES = {"txt": {"click"}, "docx": {"click", "lxml"}}

# Slow parts of the standard library that no check needs.
NEVER = {
    "asyncio",
    "concurrent.futures",
    "email",
    "http",
    "importlib.metadata",
    "logging",
    "multiprocessing",
    "pathlib",
    "shutil",
    "socket",
    "sqlite3",
    "ssl",
    "xml.etree",
    "xmlrpc",
}

ROOMS = {"checker", "cli", "model", "reading", "grammar", "parsing", "checking", "reporting"}

SHOW = """
import sys
before = set(sys.modules)
from checker.cli.root_command import run
run({arguments!r})
sys.stdout.flush()
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """The modules one run loads, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-S", "-c", "import site; site.main()\n" + SHOW.format(arguments=list(arguments))],
        capture_output=True,
        cwd=ROOT,
        check=True,
        encoding="utf-8",
    )
    return set(run.stderr.split("\n")[-2].split())


def third_parties(modules: set[str]) -> set[str]:
    """Top-level packages that are neither ours nor the standard library's."""
    tops = {module.partition(".")[0] for module in modules}
    return {top for top in tops if top not in sys.stdlib_module_names and top != "checker" and "cython" not in top}


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_a_check_loads_no_library_it_does_not_need(suffix):
    modules = loaded("check", f"fixtures/compliant/so-noi-vu.{suffix}")
    assert third_parties(modules) == LIBRARIES[suffix]


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_check_loads_nothing_slow_of_the_standard_library(format_):
    modules = loaded("check", "--format", format_, "fixtures/compliant/so-noi-vu.docx")
    assert {name for name in NEVER if name in modules} == set()


def test_looking_for_a_configuration_loads_nothing_to_read_one(monkeypatch, tmp_path):
    monkeypatch.delenv("THETHUC_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    modules = loaded("check", "fixtures/compliant/so-noi-vu.txt")
    assert modules.isdisjoint(("tomllib", "checker.settings.schema"))


def test_a_remembered_result_loads_neither_readers_nor_rules(monkeypatch, tmp_path):
    monkeypatch.delenv("THETHUC_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    loaded("check", "fixtures/compliant/so-noi-vu.docx")
    modules = loaded("check", "fixtures/compliant/so-noi-vu.docx")
    assert third_parties(modules) == {"click"}
    assert not any(name.startswith(("checker.reading", "checker.parsing", "checker.checking", "checker.grammar")) for name in modules)


def test_a_check_loads_no_other_verb():
    modules = loaded("check", "fixtures/compliant/so-noi-vu.txt")
    assert modules.isdisjoint(f"checker.cli.{verb}" for verb in ("explain", "extract", "rules", "doctor"))
    assert modules.isdisjoint(("checker.reading.word.docx", "checker.reading.packed.edxml"))


def test_the_help_loads_neither_readers_nor_rules():
    modules = loaded("--help")
    assert third_parties(modules) == {"click"}
    assert not any(name.startswith(("checker.reading", "checker.parsing", "checker.checking", "checker.grammar")) for name in modules)
