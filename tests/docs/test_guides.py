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
