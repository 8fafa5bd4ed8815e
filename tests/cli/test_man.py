"""The manual page says what the help says, and renders."""

import re
import shutil
import subprocess

import click
import pytest

from checker.cli.root_command import VERBS
from checker.cli.root_command import thethuc as program
from checker.cli.terminal.verbs import VerbGroup


def commands(group, *path):
    """Every verb that does something, with its words."""
    for name in group.verbs:
        command = group.get_command(click.Context(group), name)
        if isinstance(command, VerbGroup):
            yield from commands(command, *path, name)
        else:
            yield (*path, name), command


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_has_every_verb_and_option(thethuc, lang):
    page = thethuc("man", "--lang", lang).out
    assert page.startswith('.TH THETHUC 1 ""')
    found = dict(commands(program))
    assert {path[0] for path in found} == set(VERBS)
    for path, command in found.items():
        section = page.split(f".SS thethuc {' '.join(path)}", 1)[1].split("\n.S", 1)[0]
        for param in command.params:
            if isinstance(param, click.Option):
                assert max(param.opts, key=len).replace("-", "\\-") in section
    assert "help." not in page.replace("\\-\\-help.", "")
    assert "man." not in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
@pytest.mark.parametrize(("lang", "target"), [("vi", "[ĐỊNH-DẠNG:]TỆP"), ("en", "[FORMAT:]FILE")])
def test_groff_has_nothing_to_warn_of(thethuc, lang, target):
    page = thethuc("man", "--lang", lang).out.encode()
    done = subprocess.run(["groff", "-K", "utf8", "-T", "utf8", "-man", "-ww", "-"], input=page, capture_output=True, check=True)
    assert done.stderr == b""
    assert f"-o, --output {target}" in re.sub(".\x08", "", done.stdout.decode())


def test_no_text_can_become_a_command_of_roff():
    from checker.cli.man import _roff

    assert _roff(".html tells") == "\\&.html tells"
    assert _roff("'x") == "\\&'x"
    assert _roff("a\\b -c") == "a\\eb \\-c"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_and_page_say_what_becomes_of_a_document_a_person_must_look_at(thethuc, lang):
    verdict = {"vi": "Cần xem lại", "en": "Review"}[lang].lower()
    about = " ".join(thethuc("check", "--help", "--lang", lang).out.split("--format")[0].lower().split())
    rows = thethuc("man", "--lang", lang).out.replace("\\-", "-").lower()
    for said in (about, *(rows.split(f"\\fb{code}\\fr\n")[1].split("\n")[0] for code in (0, 1))):
        assert verdict in said
        assert ("--fail-on-review" in said) == (said != rows.split("\\fb0\\fr\n")[1].split("\n")[0])
    for code in (130, 143):
        assert f"\\fb{code}\\fr" in rows
