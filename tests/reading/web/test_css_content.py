"""The words that style sheets put on a page are told however they are said, and none that no browser shows."""

import pytest

from tests.reading.web.test_shown_words import NUMBER, seen

ELEMENT = "<p class=an data-so='Số: 12'>a</p>"
LIST = "<ol><li>a</li></ol>"
DRAWN = "url(\"data:image/svg+xml,%3Csvg xmlns='a'%3E%3Ctext%3EMật%3C/text%3E%3C/svg%3E\")"
CHAIN = "".join(f"@counter-style c{each}{{system:extends c{each + 1}}}" for each in range(8))


def put(rules, body=ELEMENT):
    return [kind for kind, *_ in seen(body, f"<style>{rules}</style>")[1]]


@pytest.mark.parametrize(
    "content",
    [
        "attr(data-so)", "attr(DATA-SO)", "attr(data-khac, 'Mật')", "attr(data-khac string, 'Mật')",
        "attr(data-khac type(<string>), 'Mật')", "attr(data-so type(<string>), '')", "attr(data-khac, var(--z, 'Mật'))", "attr(|data-so)",
        "counter(a, symbols(cyclic 'Mật'))", "counters(a, '.', symbols('Mật' 'Khẩn'))",
        "var(--khong, 'Mật')", "open-quote '' ; quotes: 'Mật ' ''", DRAWN, "'a' / '' ; content: 'Mật' / ''", "'M\\1EAD t'",
    ],
)  # fmt: skip
def test_words_a_content_puts_are_told(content):
    assert put(f".an{{quotes:'Mật ' ''}} .an:before{{content:{content}}}") == ["put_there"]


@pytest.mark.parametrize(
    "content",
    ["attr(data-khac)", "counter(a)", "counters(a, '.')", "'' / 'Mật'", "none", "var(--khong)", "var(--khong, '')",
     "attr(class, 'Mật'); color:transparent",
     "'Mật';display:none", "'Mật';font-size:0", "'Mật';visibility:hidden", "open-quote"],
)  # fmt: skip
def test_of_a_content_that_shows_no_words_nothing_is_told(content):
    assert put(f".an:before{{content:{content}}}") == []


@pytest.mark.parametrize(
    "described",
    [
        "@counter-style c0{system:cyclic;symbols:'Mật'}", "@counter-style c0{system:cyclic;symbols:Mật}",
        "@counter-style c0{system:extends b} @counter-style b{system:extends a} @counter-style a{symbols:'Mật'}",
        f"{CHAIN}@counter-style c8{{symbols:'Mật'}}", "@counter-style c0{system:extends B} @counter-style B{symbols:'Mật'}",
        "@counter-style c0{system:fixed 5;symbols:'–';fallback:b} @counter-style b{symbols:'Mật'}",
        "@counter-style c0{system:extends a} @counter-style a{system:fixed 5;symbols:'–';fallback:b} @counter-style b{symbols:'Mật'}",
        "@counter-style c0{system:extends a;prefix:'Mật '} @counter-style a{system:extends c0}",
    ],
)  # fmt: skip
def test_words_of_a_way_of_counting_are_told_with_those_of_what_it_takes_after(described):
    assert put(f"{described} .an:before{{content:counter(a, c0)}}") == ["put_there"]
    assert put(f"{described} ol{{list-style:c0}}", LIST) == ["put_there"]


def test_of_a_way_of_counting_what_it_says_itself_is_in_force():
    rules = "@counter-style b{system:extends a;suffix:') '} @counter-style a{symbols:'1' '2';suffix:' Mật '} ol{list-style:b}"
    assert put(rules, LIST) == []


@pytest.mark.parametrize(
    "rules",
    [
        ":root{--c:'Mật'} .an:before{content:var(--c)}", ".an:before{--c:'Mật';content:var(--c)}",
        ":root{--c:attr(data-so)} .an:before{content:var(--c)}",
        ".an:before{content:var(--c,'')} p::before{--c:'Mật'}",
        "@property --c{syntax:'*';inherits:false;initial-value:'Mật'} .an:before{content:var(--c)}",
        "@media screen{@property --c{syntax:'*';inherits:true;initial-value:'Mật'}} .an:before{content:var(--c)}",
        ":root{--c:''} .an{--c:initial} .an:before{content:var(--c, 'Mật')}",
        ":root{--c:'Mật'} .an{--c:inherit} .an:before{content:var(--c)}",
        ":root{--c:'Mật'} .an{--c:unset} .an:before{content:var(--c)}", ":root{--c:'Mật'} .an:before{--c:inherit;content:var(--c)}",
        "@property --c{syntax:'*';inherits:false;initial-value:'Mật'} body{--c:''} .an{--c:unset} .an:before{content:var(--c)}",
        ".an:before{content:'';animation:k 1s forwards} @keyframes k{to{content:'Mật'}}",
        ".an:before{content:'';animation:K 1s infinite} @keyframes K{from,to{content:'Mật'}}",
        f".an:before{{content:'';background:{DRAWN}}}", f".an{{border-image:{DRAWN} 30}}", f".an{{list-style-image:{DRAWN}}}",
        ".an:before{content:'Mật'} @layer a{.an:before{content:''}}", "p.an:before{content:'Mật'} .an:before{content:''}",
        ".an:before{content:'Mật' !important} p.an:before{content:''}",
        "@layer a,b; @layer b{.an:before{content:'Mật'}} @layer a{p.an:before{content:''}}",
    ],
)  # fmt: skip
def test_words_put_by_variables_animations_drawings_or_the_stronger_rule_are_told(rules):
    assert put(rules) == ["put_there"]


@pytest.mark.parametrize(
    "rules",
    [
        "@property --c{syntax:'*';inherits:false;initial-value:''} body{--c:'Mật'} .an:before{content:var(--c)}",
        ":root{--c:'Mật'} .an{--c:initial} .an:before{content:var(--c, '')}", ".an:before{content:'Mật'} p.an:before{content:''}",
        ".an:before{content:''} @layer a{p.an:before{content:'Mật'}}",
        "@layer a,b; @layer b{.an:before{content:''}} @layer a{p.an:before{content:'Mật'}}",
        ".an:before{content:'';animation:k 1s} @keyframes k{to{content:'Mật'}}",
    ],
)  # fmt: skip
def test_words_of_a_weaker_rule_or_a_variable_that_is_not_there_are_not_told(rules):
    assert put(rules) == []


def test_the_quotes_of_what_an_element_stands_in_are_its_own():
    assert put("", "<div style=\"quotes:'Mật ' ''\"><p><q>a</q></p></div>") == ["put_there"]
    assert put("div{quotes:'Mật ' ''} p:after{content:close-quote}", "<div><p>a</p></div>") == ["put_there"]
    assert put("div{quotes:'Mật ' ''} p{quotes:'–' '–'}", "<div><p><q>a</q></p>b</div>") == []


def test_an_element_that_shows_a_picture_in_place_of_its_words_is_told():
    assert put(".an{content:url(a.png)}", f"<p class=an>{NUMBER}</p>") == ["page_style"]
