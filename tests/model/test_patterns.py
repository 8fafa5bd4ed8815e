"""What the build has compiled is what ``re`` compiles, and a file that is none is passed over."""

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.authoring.pattern_file import handed_over
from checker.model import data, patterns
from checker.model.data import built_file, home
from checker.model.patterns import MACHINE, PatternStore, compiled_pattern

COMPLIANT = home("fixtures") / "compliant"
COUNTED = """
import sys
from checker import lint, load_ruleset, parse, read
from checker.model.patterns import STORE
missed = []
looked = STORE.get
STORE.get = lambda key: looked(key) or missed.append(key)
plan = parse(read(sys.argv[1]))
lint(plan, load_ruleset(plan))
print(len(missed))
"""


@pytest.fixture
def store(monkeypatch, tmp_path):
    """A store of its own, of the file that is put there."""
    path = tmp_path / "patterns"
    monkeypatch.setattr(data, "PATTERN_FILE", str(path))
    monkeypatch.setattr(patterns, "STORE", PatternStore())
    return path


def test_what_is_kept_is_what_re_compiles():
    built_file("rules.json")  # a fresh checkout compiles now
    machine, kept = marshal.loads(Path(data.PATTERN_FILE).read_bytes())
    assert machine == MACHINE
    assert len(kept) > 100
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(COMPLIANT.glob("*.txt")))
    for key in kept:
        taken, anew = compiled_pattern(*key), re.compile(*key)
        assert (taken.pattern, taken.flags, taken.groups, taken.groupindex) == (anew.pattern, anew.flags, anew.groups, anew.groupindex)
        assert [match.regs for match in taken.finditer(text)] == [match.regs for match in anew.finditer(text)], key


def test_names_of_groups_stand_by_their_numbers(store):
    key = (r"(?P<a>\d+)(b)(?P<c>x)?", int(re.IGNORECASE))
    store.write_bytes(marshal.dumps((MACHINE, {key: handed_over(*key)})))
    match = compiled_pattern(*key).match("12B")
    assert match.groupdict() == {"a": "12", "c": None}
    assert match.lastgroup is None
    assert match["a"] == "12"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no file of ours",
        marshal.dumps((MACHINE, 5)),
        marshal.dumps(5),
        marshal.dumps((("another machine",), {("a+", 0): handed_over("b+", 0)})),
        marshal.dumps((MACHINE, {("a+", 0): b""})),
        marshal.dumps((MACHINE, {("a+", 0): marshal.dumps(7)})),
        marshal.dumps((MACHINE, {("a+", 0): marshal.dumps((32, b"\xff" * 8, 0, {}, (None,)))})),
        marshal.dumps((MACHINE, {("a+", 0): marshal.dumps((32, b"odd", 0, {}, (None,)))})),
    ],
)
def test_a_file_that_is_not_whole_or_not_ours_decides_nothing(store, content):
    store.write_bytes(content)
    assert compiled_pattern("a+").fullmatch("aaa")
    assert not compiled_pattern("a+").fullmatch("bbb")


def test_no_file_is_needed(store):
    assert not store.exists()
    assert compiled_pattern(r"\d", re.ASCII) == re.compile(r"\d", re.ASCII)


def test_what_is_no_pattern_raises_as_ever():
    with pytest.raises(re.error):
        compiled_pattern("(")


@pytest.mark.parametrize("name", ["so-noi-vu", "tt01-2013"])
def test_a_start_on_a_sample_compiles_none_that_is_kept_for_it(name):
    run = subprocess.run([sys.executable, "-c", COUNTED, COMPLIANT / f"{name}.txt"], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"


def test_a_checkout_has_the_patterns_of_each_python_compiled_and_who_compiles_asks_nobody(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(subprocess, "run", lambda *words, **_: asked.append(words))
    monkeypatch.setattr(data, "PATTERN_FILE", str(tmp_path / "none"))
    built_file("rules.json")
    assert len(asked) == 1
    monkeypatch.setattr(data, "FRESHENS", False)
    built_file("rules.json")
    assert len(asked) == 1
