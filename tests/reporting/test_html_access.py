"""The page for everyone: landmarks, headings, names, contrast, keyboard; asked of the markup and the style sheet."""

import re
from itertools import pairwise

import pytest

from checker.model import Report
from checker.model.data import data_file
from checker.reporting import render
from checker.reporting.catalogue import Words
from checker.reporting.html import render as page_of
from tests.reporting import page, samples
from tests.reporting.test_html import LETTERHEAD, plan

TEXT, SIGNS = 4.5, 3.0
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "muted", "link", "error", "warning", "note", "pass") for ground in ("ground", "panel")),
    *(("type", ground, TEXT) for ground in ("paper", "error-mark", "warning-mark", "note-mark")),
    *((f"{level}-stroke", "paper", TEXT) for level in ("error", "warning", "note")),
    *((f"{level}-stroke", f"{level}-mark", SIGNS) for level in ("error", "warning", "note")),
    *(("focus", ground, SIGNS) for ground in ("ground", "panel")),
    ("paper-focus", "paper", SIGNS),
    ("rule", "paper", SIGNS),
]


@pytest.fixture(scope="module")
def css():
    with open(data_file("page.css"), encoding="utf-8") as file:
        return file.read()


@pytest.fixture(scope="module", params=["vi", "en"])
def tree(request):
    return page.parse(render(samples.ALL, "html", request.param))


def colours(css, theme):
    """The colour variables of a theme: dark and print change some of the light ones."""
    light, rest = css.split("@media (prefers-color-scheme: dark)", 1)
    dark, rest = rest.split("/* --- the frame --- */", 1)
    extra = {"light": "", "dark": dark, "print": rest.split("@media print", 1)[1]}[theme]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", extra))


def luminance(colour):
    """Relative luminance by WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class DescribeColours:
    @pytest.mark.parametrize("theme", ["light", "dark", "print"])
    @pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
    def it_can_be_read(self, css, theme, ink, ground, least):
        known = colours(css, theme)
        assert contrast(known[ink], known[ground]) >= least

    def it_never_tells_a_level_by_colour_alone(self, css, tree):
        for remark in tree.all("div", "remark"):
            assert remark.all("b")[0].text
        assert "mark.warning { border-bottom-style: dashed" in css
        assert "mark.note { border-bottom-style: dotted" in css

    def it_shows_where_the_keyboard_is(self, css):
        assert re.search(r":focus-visible \{ outline: 3px", css)
        assert ".filter label:has(:focus-visible)" in css


class DescribeTheMarkup:
    def it_has_each_landmark_and_one_main(self, tree):
        assert len(tree.all("main")) == len(tree.all("header")) == len(tree.all("nav")) == len(tree.all("footer")) == 1
        assert tree.all("aside")

    def it_names_its_language_and_that_of_the_document(self):
        for lang in ("vi", "en"):
            tree = page.parse(render(samples.document(document=plan(*LETTERHEAD)), "html", lang))
            assert tree.all("html")[0].attributes["lang"] == lang
            assert tree.all("div", "sheets")[0].attributes["lang"] == "vi"
            assert {each.attributes.get("lang", "vi") for each in tree.all("div", "notes")} == {lang}

    def it_has_headings_in_order_one_of_the_first_rank(self, tree):
        ranks = [int(each.name[1]) for each in tree.all() if re.fullmatch(r"h[1-6]", each.name)]
        assert ranks.count(1) == 1
        assert ranks[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(ranks))

    def it_has_its_way_back_to_an_index_within_a_landmark_with_a_name(self):
        (way,) = page.parse(page_of(Report((samples.document(),)), Words("vi"), back="../a.html")).all("nav")
        (link,) = way.all("a")
        assert link.attributes["href"] == "../a.html"
        assert way.attributes["aria-labelledby"] == link.attributes["id"]

    def it_names_every_region_note_link_and_box(self, tree):
        names = {each.attributes["id"] for each in tree.all() if "id" in each.attributes}
        for each in tree.all():
            assert set(each.attributes.get("aria-labelledby", "").split()) <= names
        assert all(each.attributes.get("aria-labelledby") for name in ("nav", "aside", "section", "article") for each in tree.all(name))
        assert all(each.attributes.get("aria-labelledby") for each in tree.all("div", "remark"))
        regions = [each.attributes["aria-labelledby"] for name in ("nav", "aside", "section", "article") for each in tree.all(name)]
        assert len(regions) == len(set(regions))
        assert all(each.text.strip() for each in [*tree.all("a"), *tree.all("legend"), *tree.all("title")])
        labels = {each.attributes["for"] for each in tree.all("label") if each.text.strip()}
        assert {each.attributes["id"] for each in tree.all("input")} <= labels

    def it_lets_the_keyboard_skip_to_the_content(self, tree):
        first = tree.all("a")[0]
        assert first.attributes["href"] == "#main"
        assert tree.all("main")[0].attributes["id"] == "main"
