"""What README.md (Vietnamese) and README.en.md show is what the program prints, and what they tell people to type works."""

import re
import shlex
import sys
import tomllib

import pytest

from checker.reporting.catalogue import Words
from tests.cli.conftest import ROOT

READMES = {"vi": "README.md", "en": "README.en.md"}
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<inside>.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://)(?P<path>[^)#]*)(?:#(?P<anchor>[^)]*))?\)")
LONGEST = 25
"""Lines that the first command may print."""


def text_of(lang):
    return (ROOT / READMES[lang]).read_text(encoding="utf-8")


def shown():
    """Each command of the console blocks with the output under it."""
    for lang in READMES:
        for block in BLOCK.findall(text_of(lang)):
            for piece in block.split("$ thethuc ")[1:]:
                command, _, output = piece.partition("\n")
                yield pytest.param(command.split(), output, id=f"{lang}: {command}")


def first_commands():
    """The first command for each kind of shell, as arguments of the program."""
    for lang in READMES:
        for found in FENCE.finditer(text_of(lang)):
            if found["language"] in ("sh", "powershell") and ".venv" in found["inside"]:
                typed = found["inside"].strip().replace("\\", "/")
                yield pytest.param(shlex.split(typed.partition("/thethuc ")[2]), id=f"{lang}: {found['language']}")


def anchors(text):
    """The anchors of the headings, as GitHub makes them."""
    return {re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in text.splitlines() if line.startswith("#")}


@pytest.mark.parametrize(("arguments", "output"), list(shown()))
def test_the_readme_shows_real_output(thethuc, monkeypatch, arguments, output):
    monkeypatch.chdir(ROOT)
    assert thethuc(*arguments).out == output


@pytest.mark.parametrize("arguments", list(first_commands()))
def test_the_first_command_prints_one_screen_and_ends_as_it_is_said_to(thethuc, monkeypatch, arguments):
    monkeypatch.chdir(ROOT)
    run = thethuc(*arguments)
    lines = run.out.splitlines()
    assert len(lines) <= LONGEST
    assert run.code == 1
    assert [line.startswith("ĐẠT") for line in lines[:-1]] == [True] * 16 + [False]
    assert thethuc(*arguments[:-1]).code == 0


def test_each_shell_has_its_first_command_in_both_languages():
    assert len(list(first_commands())) == len(READMES) * 2


def test_the_faulty_plans_are_as_many_as_is_said():
    assert 400 < len(list((ROOT / "fixtures" / "faulty").glob("*.expect.json"))) < 500


@pytest.mark.parametrize("lang", READMES)
def test_the_readme_lists_every_key_of_the_configuration(thethuc, lang):
    assert thethuc("config", "keys", "--lang", lang).out.strip() in text_of(lang)


@pytest.mark.parametrize("lang", READMES)
def test_the_readme_names_every_extra_where_it_tells_how_to_install_and_nothing_asks_an_index_for_the_package(lang):
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"].keys() - {"dev"}
    (said,) = (part for part in text_of(lang).split("\n\n") if "pipx install --force '.[office]'" in part)
    assert extras == {name for name in re.findall(r"`([a-z]+)`", said) if name != "thethuc"}
    assert "thethuc[" not in text_of(lang)
    assert "thethuc[" not in Words(lang).ui("lacks", library="x", extra="office")


@pytest.mark.parametrize("lang", READMES)
def test_the_readme_links_to_what_is_there(lang):
    for found in LINK.finditer(text_of(lang)):
        assert not found["path"] or (ROOT / found["path"]).exists(), found[0]
        assert not found["anchor"] or found["path"] or found["anchor"] in anchors(text_of(lang)), found[0]


@pytest.mark.parametrize("lang", READMES)
def test_the_readme_lists_every_format_and_every_suffix_that_is_read(lang):
    from checker.model.media import MEDIA
    from checker.reporting import FORMATS

    assert [name for name in FORMATS if f"`{name}`" not in text_of(lang)] == []
    named = text_of(lang).lower()
    told = {".dotm", ".fodt", ".tif", ".jpg", ".jpeg", ".md", ".txt", ".edxml", ".png", ".bmp", ".webp", ".tiff"}  # by their kind
    missing = [suffix for medium in MEDIA.values() for suffix in medium.suffixes if f"`{suffix}`" not in named]
    assert set(missing) <= told


def test_both_readmes_have_the_same_commands_and_tables():
    rows = {lang: sum(line.startswith("|") for line in text_of(lang).splitlines()) for lang in READMES}
    verbs = {lang: {shlex.split(line)[1] for line in re.findall(r"^thethuc .*$", text_of(lang), re.MULTILINE)} for lang in READMES}
    assert rows["vi"] == rows["en"]
    assert verbs["vi"] == verbs["en"]


def test_of_the_first_commands_only_the_letter_needs_an_extra(thethuc, tmp_path, monkeypatch):
    for library in ("sqlalchemy", "alembic", "docxtpl", "jinja2"):
        monkeypatch.setitem(sys.modules, library, None)
    plan = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
    for suffix in (".docx", ".xlsx", ".html"):
        assert thethuc("sheet", plan, "-o", tmp_path / f"a{suffix}").code == 0
    faulty = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"
    assert "office" in thethuc("letter", faulty, "-o", tmp_path / "l.docx", "--kind", "transfer").err
    for lang in READMES:
        before, _, behind = text_of(lang).partition("thethuc audit ")
        assert ("thethuc sheet" in before, "thethuc sheet" in behind) == (True, False)
