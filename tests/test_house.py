"""The house's names: no class name twice, no module name twice but where its room makes it plain, and a map that is true."""

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [path for path in (ROOT / "checker").rglob("*.py") if path.stem not in ("__init__", "__main__")]
TWICE = frozenset(
    {
        "case",
        "check",
        "closing",
        "columns",
        "drawing",
        "explain",
        "head",
        "header",
        "init",
        "keys",
        "layout",
        "letters",
        "lines",
        "looks",
        "markdown",
        "numbering",
        "server",
        "order",
        "package",
        "pages",
        "paper",
        "plan",
        "recognised",
        "schema",
        "sheet",
        "show",
        "tables",
        "texts",
        "title",
        "wording",
    }
)
"""Modules of one name in several rooms: what they are of is the room's name."""
TOP = frozenset(
    {
        *("checker", "docs", "fixtures", "reports", "rules", "tests", "pyproject.toml", "README.md", "README.en.md"),
        *(".ci", ".github", ".gitignore", ".dockerignore", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
        *("action.yml", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "LICENSE", "mkdocs.yml", "SECURITY.md"),
    }
)
"""The top level is fixed: what the house has, and what tools demand at the root."""
LONGEST_OF_PARSER = 250  # lines
_ROW = re.compile(r"^\| [^|]+ \| ((?:`\w+`(?:, )?)+) \| `(checker/[\w/.]+)` \|$", re.M)


def classes():
    for path in MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def test_no_public_class_name_stands_twice():
    assert [name for name, times in Counter(classes()).items() if times > 1] == []


def test_module_names_stand_twice_only_where_their_rooms_make_them_plain():
    names = Counter(path.stem for path in MODULES)
    assert {name for name, times in names.items() if times > 1} <= TWICE


def test_no_file_of_the_parser_is_long():
    files = [path for path in MODULES if "parsing" in path.parts]
    assert len(files) > 60
    assert [path for path in files if len(path.read_text("utf-8").splitlines()) > LONGEST_OF_PARSER] == []


def test_each_name_of_the_map_is_where_the_map_says():
    rows = _ROW.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## The names")[2].partition("\n## ")[0])
    assert len(rows) > 30
    assert [(name, where) for names, where in rows for name in re.findall(r"\w+", names) if not stands(name, ROOT / where)] == []


def stands(name, where):
    files = [where] if where.is_file() else sorted(where.rglob("*.py")) if where.is_dir() else []
    return any(path.stem == name or re.search(rf"\b{name}\b", path.read_text("utf-8")) for path in files)


def test_no_file_is_left_half_merged():
    places = [*ROOT.glob("*.md"), *(path for room in ("docs", "reports", "rules", "checker", "tests") for path in (ROOT / room).rglob("*"))]
    texts = [path for path in places if path.suffix in (".md", ".yaml", ".py", ".html", ".css", ".json") and "_built" not in path.parts]
    assert len(texts) > 500
    marks = tuple(sign * 7 + " " for sign in "<>")
    assert [path for path in texts if any(line.startswith(marks) for line in path.read_text("utf-8").splitlines())] == []


def test_git_holds_the_fixed_top_level_and_no_database():
    listing = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("this copy is no git checkout, so what git holds cannot be seen")
    held = listing.stdout.decode("utf-8").rstrip("\0").split("\0")
    assert {name.partition("/")[0] for name in held} == TOP
    files = [ROOT / name for name in held if (ROOT / name).is_file()]
    assert [path for path in files if path.read_bytes()[:16] == b"SQLite format 3\0"] == []
