"""What README.md shows is what the program prints."""

import re

import pytest

from tests.cli.conftest import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def shown():
    """Each command of the console blocks with the output under it."""
    for block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for piece in block.split("$ thethuc ")[1:]:
            command, _, output = piece.partition("\n")
            yield pytest.param(command.split(), output, id=command)


@pytest.mark.parametrize(("arguments", "output"), list(shown()))
def test_the_readme_shows_real_output(thethuc, monkeypatch, arguments, output):
    monkeypatch.chdir(ROOT)
    assert thethuc(*arguments).out == output


def test_the_readme_lists_every_key_of_the_configuration(thethuc):
    assert thethuc("config", "keys", "--lang", "en").out.strip() in (ROOT / "README.md").read_text(encoding="utf-8")
