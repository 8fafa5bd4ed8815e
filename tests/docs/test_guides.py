"""What the guides tell people to type is what the program takes."""

import re
import shlex

import click
import pytest

from checker.cli import root_command
from tests.cli.conftest import ROOT

GUIDES = [ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs" / "pages").rglob("*.md"))]
SHOWN = re.compile(r"^\s*thethuc (?P<said>[^#\n]*?)\s*(?:#.*)?$", re.MULTILINE)
FENCED = re.compile(r"^ *```(?:sh|bat)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
SPOKEN = re.compile(r"`thethuc ([^`]+)`")


def commands():
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        fenced = "\n".join(FENCED.findall(text))
        for said in [found["said"] for found in SHOWN.finditer(fenced)] + SPOKEN.findall(text):
            yield pytest.param(said, id=f"{guide.name}: {said}")


@pytest.mark.parametrize("said", list(commands()))
def test_a_guide_names_verbs_and_options_there_are(said):
    command = root_command.thethuc
    context = click.Context(command)
    rest = shlex.split(said)
    while rest and isinstance(command, click.Group) and not rest[0].startswith("-"):
        found = command.get_command(context, rest.pop(0))
        assert found is not None
        command = found
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)} | {"-h", "--help", "--version"}
    assert {word.split("=")[0] for word in rest if re.match(r"--?[a-z]", word)} <= known


def test_the_guide_tells_every_key_of_a_plan_in_markdown_and_its_example_is_a_plan_that_passes(tmp_path, monkeypatch):
    from checker.cli.root_command import run
    from checker.fixing.markdown_plan import FIELDS

    guide = (ROOT / "docs" / "pages" / "huong-dan" / "nguoi-soan-thao.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE))
    assert told == set(FIELDS)
    example = re.search(r"```markdown\n(.*?)```", guide, re.DOTALL)
    assert example is not None
    assert {line.partition(":")[0] for line in example[1].split("---")[1].split("\n") if line} == set(FIELDS)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ke-hoach.md").write_text(example[1], "utf-8")
    assert run(["new", "--from", "ke-hoach.md", "-o", "ke-hoach.docx"]) == 0
    assert run(["check", "--no-cache", "--quiet", "ke-hoach.docx"]) == 0


def test_the_guide_s_file_beside_a_plan_has_its_finding_passed_over(tmp_path, monkeypatch):
    from checker.cli.root_command import run

    guide = (ROOT / "docs" / "pages" / "huong-dan" / "nguoi-giu-kho-mau.md").read_text("utf-8")
    (beside,) = (block for block in re.findall(r"```toml\n(.*?)```", guide, re.DOTALL) if "[[suppress]]" in block)
    monkeypatch.chdir(tmp_path)
    faulty = next((ROOT / "fixtures" / "faulty").glob("TT0302-*.docx")).read_bytes()
    (tmp_path / "ke-hoach.docx").write_bytes(faulty)
    assert run(["check", "--no-cache", "--quiet", "ke-hoach.docx"]) == 1
    (tmp_path / "ke-hoach.docx.thethuc.toml").write_text(beside, "utf-8")
    assert run(["check", "--no-cache", "--quiet", "--as-of", "2026-01-01", "ke-hoach.docx"]) == 0
