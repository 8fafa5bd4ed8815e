"""Help as a clerk reads it: in one language, on 80 columns, with nothing empty told."""

import re

import pytest

from checker.reporting.catalogue import Words
from tests.cli.test_man import commands, program

VALUES = set(Words("en").find("ui", "metavars"))
STAND_AS_THEY_ARE = {"N", "URL", "XX", "CSV", "JSON", "LSP", "MCP", "YYYY", "MM"}


@pytest.fixture(params=["vi", "en"])
def helps(request, thethuc, monkeypatch):
    """The language, and every verb's help in it."""
    monkeypatch.setenv("THETHUC_LANG", request.param)
    monkeypatch.setenv("COLUMNS", "80")
    return request.param, {path: thethuc(*path, "--help").out for path in ((), *(path for path, _ in commands(program)))}


def test_a_value_is_named_in_the_readers_language_and_no_line_is_wider_than_the_terminal(helps):
    lang, pages = helps
    for path, page in pages.items():
        spelt = re.findall(r"^(?:  -[^ ].*?(?:  |$)|(?:Cách dùng|Usage):.*)", page, flags=re.MULTILINE)
        named = {word for line in spelt for word in re.findall(r"[A-Z]{2,}(?:-[A-Z]+)*", line) if re.search(rf"(?<!\w){word}(?!\w)", line)}
        assert lang == "en" or not named & (VALUES - STAND_AS_THEY_ARE), path
        assert all(len(line) <= 80 for line in page.splitlines()), path
        assert not re.search(r"\((?:mặc định|default): *\)", page), path


def test_what_lacks_is_named_as_the_help_names_it(thethuc):
    assert thethuc("explain").err.splitlines()[0] == "thethuc: thiếu TỆP"
    assert thethuc("explain", "--lang", "en").err.splitlines()[0] == "thethuc: FILE is missing"


def test_a_choice_of_many_is_told_beside_the_option(thethuc):
    page = " ".join(thethuc("check", "--help").out.split())
    assert "--format ĐỊNH-DẠNG định dạng đầu ra" in page
    assert "một trong: auto, text, concise, json, html," in page


def test_every_value_a_verb_asks_for_has_a_name_in_both_languages():
    import click

    named = set()
    for _, command in commands(program):
        with click.Context(command) as context:
            for param in command.params:
                if not getattr(param, "is_flag", False):
                    named |= set(re.findall(r"[A-Z][A-Z0-9]*(?:-[A-Z]+)*", param.make_metavar(context)))
    assert named - VALUES - {"SHA256"} <= STAND_AS_THEY_ARE
