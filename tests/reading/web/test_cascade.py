"""Of what rules say of an element the word in force counts: layers, scopes, what is important, what takes all back."""

import pytest

from tests.reading.web.test_shown_words import HIDDEN, NUMBER, seen

ELEMENT = f"<div class=d><p class=an>{NUMBER}</p></div>"
SEEN = (f"KẾ HOẠCH {NUMBER} Nơi nhận:", [])


def of(rules, body=ELEMENT):
    return seen(body, f"<style>{rules}</style>")


@pytest.mark.parametrize(
    "rules",
    [
        "@layer a,b; @layer b{.an{display:none}} @layer a{.an{display:block}}", ".an{display:none} @layer a{p.an{display:block}}",
        "@layer a{p.an{display:block}} .d p{display:none}", ".an{display:block !important} @layer a{.an{display:none !important}}",
        "@layer a,b; @layer a{.an{display:none !important}} @layer b{.an{display:block !important}}",
        "@layer a{@layer b{.an{display:block}} .an{display:none}}", "@layer a.b{.an{display:block}} @layer a{.an{display:none}}",
        "@layer{.an{display:block}} @layer{.an{display:none}}", "@media screen{@layer a{.an{display:none}}}",
        "@layer a{.an{display:none}} .an{display:block} .an{display:revert-layer}",
        "@scope (.d){.an{display:none}}", "@scope (.an){:scope{display:none}}", "@scope (.an){&{display:none}}",
        "@scope (.d){> .an{display:none}}",
        "@scope (.d, .e){p{display:none}}", "@scope (body) to (.k){.d{.an{display:none}}}",
        "@property --c{syntax:'*';inherits:false;initial-value:none} .an{display:var(--c)}",
    ],
)  # fmt: skip
def test_what_the_word_in_force_hides_is_left_out(rules):
    assert of(rules) == ("KẾ HOẠCH Nơi nhận:", HIDDEN)


@pytest.mark.parametrize(
    "rules",
    [
        "@layer a,b; @layer b{.an{display:block}} @layer a{.an{display:none}}", ".an{display:block} @layer a{p.an{display:none}}",
        ".an{display:none !important} @layer a{.an{display:block !important}}", "@layer a{@layer b{.an{display:none}} .an{display:block}}",
        "@layer a{.an{display:block}} .an{display:none} .an{display:revert-layer}", ".an{display:none} .an{all:unset}",
        ".d{color:#fff} .an{all:initial}",
        "@scope (.khac){.an{display:none}}", "@scope (body) to (.d){.an{display:none}}", "@scope (.d){:scope > b{display:none}}",
    ],
)  # fmt: skip
def test_what_the_word_in_force_shows_stays(rules):
    assert of(rules) == SEEN


@pytest.mark.parametrize(
    "rules",
    [
        ".an::first-letter{font-size:0}", ".an::first-line{color:#fff}", "@container (min-width:1px){.an{display:none}}",
        "@container style(--x: 1){.an{color:#fff}}", "@scope{.an{display:none}}", ".an:user-foo{color:#fff}",
    ],
)  # fmt: skip
def test_what_may_hide_words_or_some_of_them_is_told(rules):
    assert of(rules) == (SEEN[0], [("page_style", "style", 1)])


@pytest.mark.parametrize("names", ["An an", "an An", "an khac"])
def test_names_of_animations_that_are_alike_in_small_letters_are_each_asked(names):
    one, other = names.split()
    rules = f"@keyframes {one}{{to{{opacity:0}}}} @keyframes {other}{{to{{opacity:1}}}} .an{{animation:{one} 1s both}}"
    assert of(rules) == (SEEN[0], [("page_style", "style", 1)])


def test_of_words_nobody_sees_it_is_not_told_besides_that_they_may_be_hidden():
    assert of("@keyframes an{to{top:0}} .an{color:#fff;animation:an 1s both}") == ("KẾ HOẠCH Nơi nhận:", HIDDEN)


@pytest.mark.parametrize("rules", [".an::first-letter{color:red}", "@container (min-width:1px){.an{color:red}}", "@scope{.an{margin:0}}"])
def test_of_what_hides_nothing_nothing_is_told(rules):
    assert of(rules) == SEEN


def test_a_layer_without_a_name_is_its_sheets_own():
    sheets = "<style>@layer{.an{display:none}} @layer b{.an{display:block}}</style><style>@layer{.an{display:none}}</style>"
    assert seen(ELEMENT, sheets) == ("KẾ HOẠCH Nơi nhận:", HIDDEN)
