"""A selector that names nothing is an error, and what the parser gives is what the rules may ask for."""

from pathlib import Path
from typing import get_type_hints

import pytest

from checker.authoring.compiling import sources
from checker.authoring.selectors import misnamed
from checker.model import COMPONENTS
from checker.model.data import home
from checker.model.fields import FIELDS, ITEMS, TRAITS
from checker.parsing import parse
from checker.reading import read

ROWS = {row["id"]: row for row in sources()["nd30-2020"]}


def found(row):
    return [(wrong.key, wrong.said, wrong.near) for wrong in misnamed(row)]


def test_every_rule_that_ships_names_what_there_is():
    assert [(ruleset, row["id"], found(row)) for ruleset, rows in sources().items() for row in rows if found(row)] == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"unless": {"sections.implementaton": "yes"}}, ("unless", "sections.implementaton", "sections.implementation")),
        ({"unless": {"number.frm": "party"}}, ("unless", "number.frm", "number.form")),
        ({"when": {"numbr": "found"}}, ("when", "numbr", "number")),
        ({"when": {"trait.revision": True}}, ("when", "trait.revision", "trait.revisions")),
        ({"when": {"plan.stag": "draft"}}, ("when", "plan.stag", "plan.stage")),
        ({"doubt": {"archive": "mising"}}, ("doubt", "archive: mising", "found | blank | missing | garbled | not_applicable")),
        ({"when": {"number.form": "praty"}}, ("when", "number.form: praty", "state | party | ")),
        ({"when": {"plan.medium": {"is": ["text", "word"]}}}, ("when", "plan.medium: word", None)),
        ({"check": {"kind": "present", "of": "sections/al"}}, ("of", "sections/al", "sections/all")),
        ({"check": {"kind": "present", "of": "sections/all", "where": {"styl": "roman"}}}, ("where", "styl", "style")),
        ({"check": {"kind": "present", "of": "look.moto_pair"}}, ("of", "look.moto_pair", "look.motto_pair")),
        (
            {"check": {"of": "date", "with": "trait.envelope_dat"}},
            ("with", "trait.envelope_dat", "trait.envelope_date"),
        ),
    ],
    ids=str,
)
def test_a_typing_error_is_told_with_what_was_meant(change, told):
    wrong = found(ROWS["TT0302"] | change)
    assert [each[:2] for each in wrong] == [told[:2]]
    assert told[2] is None or wrong[0][2] == told[2]


def test_every_part_has_its_type():
    assert tuple(FIELDS) == COMPONENTS


@pytest.mark.parametrize(
    "path", sorted((home("fixtures")).glob("*/*.txt")) + sorted(home("fixtures").glob("shapes/*.docx")), ids=lambda path: path.name
)
def test_the_parser_gives_no_field_that_has_no_type(path: Path):
    plan = parse(read(path))
    given = {(name, field) for name, part in plan.components.items() for field in part.fields}
    assert given <= {(name, field) for name, kind in FIELDS.items() for field in get_type_hints(kind)}
    lists = {f"{name}/{listed}": items for name, part in plan.components.items() for listed, items in part.items.items()}
    lists |= {f"extra/{listed}": items for listed, items in plan.extra.items()}
    given = {(listed, field) for listed, items in lists.items() for item in items for field in item.fields}
    assert given <= {(listed, field) for listed, kind in ITEMS.items() for field in get_type_hints(kind)}
    assert set(plan.document.traits) <= set(TRAITS)
