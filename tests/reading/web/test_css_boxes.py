"""What a style cuts away, moves off, turns on its edge or reckons to nothing nobody sees; what a browser does not take does nothing."""

import pytest

from tests.reading.web.test_shown_words import HIDDEN, NUMBER, seen

SEEN = (f"KẾ HOẠCH {NUMBER} Nơi nhận:", [])
GONE = ("KẾ HOẠCH Nơi nhận:", HIDDEN)
TOLD = (SEEN[0], [("page_style", "style", 1)])


def of(style):
    return seen(f'<p style="{style}">{NUMBER}</p>')


@pytest.mark.parametrize(
    "style",
    [
        "clip-path:inset(100%)", "clip-path:inset(0 100% 0 0)", "clip-path:inset(0 0 0 9999px)", "clip-path:inset(0 0 100%)",
        "clip-path:inset(30% 0 70%)", "clip-path:rect(0 0 0 0)", "clip-path:xywh(0 0 0 0)", "clip-path:ellipse(0 0)",
        "clip-path:circle(0px at 50% 50%)", "clip-path:polygon(0 0, 0 0, 0 0)", "clip-path:polygon(0 0, 100% 0)",
        "font-size:calc(1px - 1px)", "font-size:min(0px, 16px)", "font-size:clamp(0px, 1px, 2px)", "opacity:calc(1 - 1)",
        "position:absolute;left:calc(-1 * 9999px)", "position:absolute;left:calc((1px + 2px) * -9999)",
        "font-size:max(0px, calc(16px * 0))",
        "text-indent:-9999px hanging", "text-indent:100%;white-space:nowrap;overflow:hidden",
        "position:absolute;inset:-9999px auto auto -9999px", "position:absolute;inset-inline-start:-9999px", "margin-inline-start:-9999px",
        "margin-block:-9999px", "inline-size:0;overflow:hidden", "max-block-size:0;overflow:clip", "line-height:0;overflow:hidden",
        "height:0;overflow:auto", "contain:strict", "contain:paint;height:0", "transform:rotateY(90deg)", "transform:rotateX(.25turn)",
        "rotate:y 90deg", "transform:rotateY(180deg);backface-visibility:hidden", "transform:matrix(0,0,0,0,0,0)",
        "transform:matrix(1,0,0,1,-9999,0)", "transform:matrix3d(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1)", "letter-spacing:-9999px",
        "letter-spacing:-1em",
        "color:color-mix(in srgb, white 100%, black)", "color:color-mix(in srgb, #000 0%, transparent)", "color:light-dark(white, black)",
        "color:Canvas", "color:#fff;color:co", "display:none;display:co", "font-size:0;font-size:-2px", "visibility:hidden;visibility:none",
    ],
)  # fmt: skip
def test_what_such_a_style_hides_is_left_out(style):
    assert of(style) == GONE


@pytest.mark.parametrize(
    "style",
    [
        "clip-path:inset(0 40% 0 40%)", "clip-path:inset(10px round 4px)", "clip-path:circle(50%)",
        "clip-path:polygon(0 0, 100% 0, 100% 100%)",
        "clip-path:rect(0 100% 100% 0)", "clip-path:rect(auto auto auto auto)", "clip-path:xywh(0 0 100% 100%)", "clip-path:none",
        "font-size:clamp(14px, 2vw, 20px)", "font-size:calc(1em + 2px)", "font-size:calc(16px * )",
        "width:calc(100% - 20px);overflow:hidden",
        "position:absolute;left:calc(50% - 10px)", "text-indent:1em hanging", "text-indent:100%", "margin:0 calc(100% - 20px) 0 calc(1px)",
        "inset-inline-start:-9999px", "line-height:1.2;overflow:hidden", "line-height:0", "height:20px;overflow:auto",
        "contain:strict;height:40px",
        "contain:layout", "transform:rotate(90deg)", "transform:rotateY(180deg)", "rotate:90deg", "transform:matrix(1,0,0,1,20,0)",
        "letter-spacing:-0.05em", "color:color-mix(in srgb, black 60%, white)", "color:light-dark(black, white)", "color:CanvasText",
        "display:co", "color:co", "font-size:-2px", "height:-1px;overflow:hidden", "position:none;left:-9999px", "display:inline flex",
        "background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent",
        "color:transparent;-webkit-text-stroke:1px #000",
        "offset-path:none", "grid-template-rows:1fr", "opacity:calc(1 / 0)",
    ],
)  # fmt: skip
def test_what_such_a_style_shows_stays(style):
    assert of(style) == SEEN


@pytest.mark.parametrize(
    "style",
    [
        "offset-path:path('M-9999 0')",
        "clip-path:path('M0 0')",
        "clip-path:url(#a)",
        "grid-template-rows:0fr",
        "color:rgb(from black r g b / 0)",
    ],
)
def test_what_is_not_reckoned_is_told(style):
    assert of(style) == TOLD


def test_letters_that_show_a_ground_as_white_as_their_page_are_not_seen():
    assert of("background:linear-gradient(#fff,#fefefe);-webkit-background-clip:text;color:transparent") == GONE


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("<p class=an>{}</p>", "@supports not (display:co){.an{display:none}}"), ("<p class=an>{}</p>",
        "@supports (display:co) or (display:flex){.an{display:none}}"),
        ("<p class=an>{}</p>", "@supports selector(:has(a)) and (color:red){.an{display:none}}"),
        ("<p class=an>{}</p>", "@media (max-width:1px) or (min-width:1px){.an{display:none}}"),
        ("<input placeholder=' '><p>{}</p>", "input:placeholder-shown + p{display:none}"), ("<progress></progress><p>{}</p>",
        ":indeterminate + p{display:none}"),
        ("<input required><p>{}</p>", "input:invalid + p{display:none}"), ("<details open></details><p>{}</p>",
        "details:open + p{display:none}"),
        ("<input autofocus><p>{}</p>", "input:focus + p{display:none}"), ("<svg><text>{}</text></svg>", "text{fill:none}"),
        ("<svg><text fill='#fff'>{}</text></svg>", ""), ("<svg><defs><text>{}</text></defs></svg>", ""), ("<meter>{}</meter>", ""),
        ("<progress>{}</progress>", ""), ("<ruby><rp>{}</rp></ruby>", ""),
    ],
)  # fmt: skip
def test_what_the_state_of_a_page_at_rest_hides_is_left_out(body, rules):
    assert seen(body.format(NUMBER), f"<style>{rules}</style>") == GONE


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p class=an>{}</p>", "<style>@supports (display:co){.an{display:none}}</style>"),
        ("<p class=an>{}</p>", "<style>@supports (color:red) and (not (color:red)){.an{display:none}}</style>"),
        ("<p class=an>{}</p>", "<style type=text/plain>.an{display:none}</style>"),
        ("<p class=an>{}</p>", "<noscript><style>.an{display:none}</style></noscript>"),
        ("<dialog>{}</dialog>", "<style>dialog{display:block}</style>"), ("<input><p>{}</p>", "<style>:focus + p{display:none}</style>"),
        ("<svg><rect></rect><text fill='#fff'>{}</text></svg>", ""), ("<svg><text>{}</text></svg>", ""),
        ("<div style='background:#000;color:#fff'>{}<svg></svg></div>", ""), ("<input required value=–><p>{}</p>",
        "<style>:invalid + p{display:none}</style>"),
    ],
)  # fmt: skip
def test_what_the_state_of_a_page_at_rest_shows_stays(body, head):
    assert seen(body.format(NUMBER), head) == SEEN


@pytest.mark.parametrize(
    ("body", "head", "row"),
    [
        ("<input type=search value='Số: 12'>", "", "page_field"), ("<input type=la value='Số: 12'>", "", "page_field"),
        ("", "<title>Số: 12</title><style>head,title{display:block}</style>", "put_there"),
        ("", "<style>head{display:block} head::after{content:'Số: 12'}</style>", "put_there"),
        ("<div><template shadowrootmode=open></template><p>a</p></div>", "", "page_style"),
        ("<p>a</p>", "<style>p:before{content:'Số: 12</style>", "put_there"),
    ],
)  # fmt: skip
def test_what_is_seen_or_may_be_hidden_otherwise_is_told(body, head, row):
    assert row in {kind for kind, *_ in seen(body, head)[1]}
