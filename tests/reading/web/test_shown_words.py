"""Of a page of the web only what a person sees counts; what is left out is told once."""

from base64 import b64encode
from quopri import encodestring

import pytest
from lxml import etree

from checker.model import Unreadable
from checker.reading import DEFAULT
from checker.reading.web.mailed_pages import GivenPage, page_in
from checker.reading.web.web_pages import seen_page

PAGE = "<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><p>KẾ HOẠCH</p>{body}<p>Nơi nhận:</p></body></html>"
NUMBER = "Số: 12/KH-SNV"


def seen(body, head="", limits=DEFAULT):
    """The words LibreOffice is given, and what is told."""
    found = seen_page(GivenPage(b"\xef\xbb\xbf" + PAGE.format(body=body, head=head).encode()), limits)
    root = etree.fromstring(found.data.removeprefix(b"\xef\xbb\xbf"), etree.HTMLParser(encoding="utf-8"))
    words = " ".join(" ".join(root.find("body").itertext()).split())
    return words, [(row.kind, row.member, row.number) for row in found.not_read]


DRAWING = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E{}%3C/svg%3E"
PACKED = f"data:image/svg+xml;base64,{b64encode('<svg><text>Số: 12</text></svg>'.encode()).decode()}"
HIDDEN = [("unseen_words", "", 1)]


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : NONE !important", "visibility:hidden", "visibility:collapse", "color:#fff", "color:white",
        "color:#FEFEFE",
        "color:rgb(255,255,255)", "color: rgb(255 255 255)", "color:transparent", "color:rgba(0,0,0,0)", "color:#00000000",
        "color:hsl(0,0%,100%)", "background:#000", "background:black;color:#010101", "-webkit-text-fill-color:transparent", "font-size:0",
        "font-size:1px", "font-size:2pt", "font-size:0.1em", "font:0/0 a", "font: bold 1px Arial", "opacity:0", "opacity:.01",
        "opacity:0%",
        "filter:opacity(0)", "position:absolute;left:-9999px", "position:fixed;top:-200em", "margin-left:-9999px", "margin:-9999px 0 0 0",
        "text-indent:-9999px", "transform:translateX(-9999px)", "transform:scale(0)", "transform:translate(0,-9999px)", "zoom:0",
        "position:absolute;clip:rect(0,0,0,0)", "position:absolute;clip:rect(1px, 1px, 1px, 1px)", "clip-path:inset(50%)",
        "clip-path:circle(0)", "height:0;overflow:hidden", "max-height:0;overflow:hidden", "width:1px;height:1px;overflow:hidden",
        "text-decoration:line-through", "text-decoration-line: line-through", "mso-hide:all", "content-visibility:hidden",
        "x:y;/**/display:none", "background:url('a;b.png');display:none", "d\\69splay:n\\6fne", "display:/*x*/none",
        "--an:none;display:var(--an)", "--An:none;--b:var(--An);display:var(--b)", "display:var(--an,none)",
        "display:VAR( --an , var(--b, none) )", "color:var(--an, rgb(255,255,255))", "color:hwb(0 100% 0%)", "color:lab(100 0 0)",
        "color:oklch(1 0 0)", "color:color(srgb 1 1 1)", "color:rgb(1e999 1e999 1e999)", "color:lab(1e308 1e308 1e308)",
        "color:oklch(1e999 0 1e999)", "zoom:0.01", "zoom:1%", "scale:0", "scale:1 0.01", "translate:-9999px", "translate:0 -9999px",
        "filter:blur(9px)", "-webkit-text-security:disc", "mask:linear-gradient(transparent,rgba(0,0,0,0))",
        "-webkit-mask-image:linear-gradient(#0000, #0000)",
    ],
)  # fmt: skip
def test_what_a_style_hides_is_left_out_and_told(style):
    for body, head in (
        (f'<p style="{style}">{NUMBER}</p>', ""),
        (f'<div style="{style}"><p><b>{NUMBER}</b></p></div>', ""),
        (f'<p class="an">{NUMBER}</p>', f"<style>.an{{{style}}}</style>"),
    ):
        assert seen(body, head) == ("KẾ HOẠCH Nơi nhận:", HIDDEN), (style, body)


@pytest.mark.parametrize(
    "body",
    [
        "<p hidden>{}</p>", "<p popover>{}</p>", "<del>{}</del>", "<s>{}</s>", "<strike>{}</strike>", "<template><p>{}</p></template>",
        "<noscript>{}</noscript>",
        "<datalist><option>{}</datalist>", "<canvas>{}</canvas>", "<video><p>{}</p></video>", "<iframe>{}</iframe>",
        "<details><summary></summary><p>{}</p></details>", "<dialog>{}</dialog>", '<font color="#ffffff">{}</font>',
        "<font color=white>{}</font>", '<table bgcolor="black"><tr><td>{}</td></tr></table>',
        "<select><option></option><option>{}</option></select>", "<section hidden><div><p>{}</p></div></section>",
        '<p style="visibility:hidden"><span>{}</span><b style="visibility:visible"></b></p>',
    ],
)  # fmt: skip
def test_what_an_element_hides_is_left_out_and_told(body):
    words, told = seen(body.format(NUMBER))
    assert (words, [row for row in told if row[0] not in ("picture", "include")]) == ("KẾ HOẠCH Nơi nhận:", HIDDEN)


@pytest.mark.parametrize(
    "rule",
    [
        "p.an{display:none}", "#an{display:none}", "div p{display:none}", "div > p{display:none}", "h1, .an{display:none}",
        "* .an{display:none}",
        "[data-x]{display:none}", '[data-x="y z"]{display:none}', "p[class$=an]{display:none}", "h2 + div p{display:none}",
        "h2 ~ div .an{display:none}", "@media screen{.an{display:none}}", "@media all and (min-width:1px){p.an{display:none}}",
        "@supports (color:red){.an{display:none}}", ".an{display:none !important} .an{display:block}", "<!-- .an{display:none} -->",
        "p{display:block} .an{display:none}", "@import url(fonts.css); .an{display:none}", '.an::before{content:"}"} .an{display:none}',
        "body .an:any-link, .an{display:none}", "div > p:nth-child(1){display:none}", "div p:nth-of-type(2n + 1){display:none}",
        "div :last-child{display:none}", "p:not([class=b], :first-child:not([id])):not(body > p){display:none}",
        ":is(.an, .b){display:none}", "div:has(> .an){display:none}",
        ".an:not(:hover){display:none}", ".\\61n{display:none}", "div{p{display:none}}", "div{&>.an{display:none}}",
        "div{.to &, .an{display:none}}",
        ".an{@media screen{display:none}}", "@media not print{.an{display:none}}", "@media (min-width:600px){.an{display:none}}",
        "@media print, (width > 800px){.an{display:none}}", "@layer a{.an{display:none}}", "@supports (color:red){p{&.an{display:none}}}",
        ":root{--x:none} .an{display:var(--x)}", "h2{--x:block} body{--x:none} .an{display:var(--x)}",
        "@charset 'utf-8'; .an { display : none }", "p.an{display:none;display:}", "p.an{display:none;display:co}",
    ],
)  # fmt: skip
def test_the_rules_of_style_sheets_are_followed(rule):
    body = f'<h2></h2><div><p id="an" class="to an" data-x="y z">{NUMBER}</p></div>'
    assert seen(body, f"<style>{rule}</style>") == ("KẾ HOẠCH Nơi nhận:", HIDDEN)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p>{}</p>", "p.an{display:none}"), ("<p>{}</p>", "p:hover{display:none}"), ("<p>{}</p>", "@media print{p{color:#fff}}"),
        ("<p>{}</p>", "@media (max-width:600px){p{display:none}}"), ("<p>{}</p>", "@font-face{display:none}"),
        ("<p class=an>{}</p>", ".an{display:none} .an{display:block}"), ("<p class=an>{}</p>", "p.an{display:block} .an{display:none}"),
        ('<p class=an style="display:block">{}</p>', ".an{display:none}"), ("<p>{}</p>", "div > p{display:none}"),
        ("<div><p>{}</p></div>", "h1 + p{display:none}"), ("<p>{}</p>", "p::after{display:none}"), ("<p>{}</p>", "/* p{display:none} */"),
        ('<div style="font-size:0"><p style="font-size:14pt">{}</p></div>', ""),
        ('<div style="visibility:hidden"><p style="visibility:visible">{}</p></div>', ""),
        ('<table bgcolor="#003366"><tr><td><font color="white">{}</font></td></tr></table>', ""),
        ('<div style="background:url(a.png)"><p style="color:white">{}</p></div>', ""),
        ('<p style="color:#333;background:#fff">{}</p>', ""),
        ("<p>{}</p>", "@media only screen and (max-width: 600px){p{display:none}}"), ("<p>{}</p>",
        "@supports not (a:b){p{display:none}}"),
        ("<p>{}</p>", "@media (prefers-color-scheme: dark){p{color:#fff}}"), ("<p>{}</p>", "p:nth-child(9){display:none}"),
        ("<p>{}</p>", "p:not(p){display:none}"), ("<p>{}</p>", "p:empty{display:none}"), ("<p>{}</p>", "h1{p{display:none}}"),
        ("<p>{}</p>", "p::selection{color:#fff}"), ("<p>{}</p>", "p:-moz-placeholder{display:none}"), ("<p>{}</p>",
        "p{display:none;display:block}"),
        ("<p>{}</p>", ":root{--x:none} p{--x:block;display:var(--x)}"), ("<p>{}</p>", "p{--x:var(--y);--y:var(--x);display:var(--x)}"),
        ('<p style="color:var(--mau)">{}</p>', ""), ('<p style="--mau:#333;color:var(--mau,#fff)">{}</p>', ""),
        ('<p style="opacity:0.5">{}</p>', ""),
        ('<p style="text-decoration:underline">{}</p>', ""),
        ('<p style="margin-left:-20px;text-indent:-1cm">{}</p>', ""), ('<p style="position:absolute;left:50%;margin-left:-50%">{}</p>',
        ""),
        ('<p style="height:0">{}</p>', ""), ('<p style="font:italic bold 14pt/1.5 Times">{}</p>', ""),
        ("<details open><summary></summary><p>{}</p></details>", ""), ("<textarea>{}</textarea>", ""),
        ("<select><option>{}</option></select>", ""), ("<a href=x style='color:inherit'>{}</a>", ""), ("<ins>{}</ins>", ""),
        ('<p style="zoom:90%;scale:0.9;translate:-50% 10px">{}</p>', ""), ('<p style="filter:blur(0.5px)">{}</p>', ""),
        ('<p style="-webkit-text-security:none">{}</p>', ""),
        ('<p style="transform:translate(-50%,-50%)">{}</p>', ""), ('<p style="transform:scale(0.9)">{}</p>', ""),
        *(("<p>{}</p>", f"{selector}{{display:none}} h1{{color:red}}") for selector in (
            ":has(::before)", "p:has(p::before)", ":has(:has(b))", ":has(:hover)", ":has()", ":lang()", "p:not(::before)",
        )),
        (f'<p style="{"color:red;" * 1999}">{{}}</p>', ""), (f'<p>{{}}</p><i style="{"color:red;" * 2001}"></i>', ""),
    ],
)  # fmt: skip
def test_what_is_seen_stays_and_nothing_is_told(body, rule):
    assert seen(body.format(NUMBER), f"<style>{rule}</style>") == (f"KẾ HOẠCH {NUMBER} Nơi nhận:", [])


@pytest.mark.parametrize(
    ("body", "head", "row"),
    [
        ('<input value="Số: 12/KH-SNV">', "", "page_field"),
        ('<p class="an"></p>', '<style>.an:before{content:"Số: 12"}</style>', "put_there"),
        ("", '<link rel="stylesheet" href="chinh.css">', "page_style"), ("", "<style>@import 'khac.css';</style>", "page_style"),
        (f"<p>{NUMBER}</p>", "<style>p:dir(ltr){display:none}</style>", "page_style"),
        (f"<p>{NUMBER}</p>", "<style>p:not(:user-foo){display:none}</style>", "page_style"),
        ("<ol><li></li></ol>", "<style>ol{list-style-type:'Số: 12'}</style>", "put_there"),
        ("<select multiple><optgroup label='Số: 12'><option>a</option></optgroup></select>", "", "page_field"),
        ("<select><option label='Số: 12'>a</option></select>", "", "page_field"),
        ("<p>a</p>", "<style>p{overflow:hidden;text-overflow:'xem tiếp'}</style>", "put_there"),
        ("<p>a</p>", "<style>p{hyphenate-character:' mật '}</style>", "put_there"),
        ("<script style='display:block'>Số: 12</script>", "", "put_there"),
        ("<style style=display:block>/* Số: 12 */</style>", "", "put_there"),
        (f'<p style="background-image:url(\'{DRAWING.format("%3Ctext y=%229%22%3EMật%3C/text%3E")}\')">a</p>', "", "put_there"),
        ("<p>a</p>", f'<style>p{{background:url("{PACKED}") #fff}}</style>', "put_there"),
        *((f"<p>{NUMBER}</p>", f"<style>@keyframes an{{to{{{ending}}}}} p{{animation:an 1s forwards}}</style>", "page_style")
          for ending in ("opacity:0", "visibility:hidden")),
        (f"<p>{NUMBER}</p>", "<style>@media print{p{display:none}}</style>", "page_style"),
        ("<ol><li></li></ol>",
         "<style>@counter-style b{system:extends a} @counter-style a{symbols:'Mật'} ol{list-style:b}</style>", "put_there"),
        ("<ul style='list-style: inside \"Số: 12\"'><li></li></ul>", "", "put_there"),
        ("<p></p>", "<style>p{display:list-item;list-style:symbols(cyclic 'Số' 'Ngày')}</style>", "put_there"),
        *(("<ol><li></li></ol>", f"<style>@counter-style dem{{{shown}}} ol{{list-style:dem}}</style>", "put_there") for shown in (
            "system:cyclic;symbols:'Mật'", "symbols:'a';prefix:'Điều '", "symbols:'a';suffix:' khẩn'")),
        ("<ol><li></li></ol>", "<style>@media screen{@counter-style dem{symbols:'Mật'}} li:before{content:counter(a,dem)}</style>",
         "put_there"),
        ('<li class="an"></li>', '<style>.an::marker{content:"Số: 12"}</style>', "put_there"),
        ('<q class="an"></q>', "<style>.an{quotes:'Số: 12' ''}</style>", "put_there"),
        ("<canvas id=a></canvas><script>document.querySelector('#a').getContext('2d').fillText('Số: 12')</script>", "", "page_script"),
        ('<p class="an" data-so="Số: 12"></p>', "<style>.an:before{content:attr(data-so)}</style>", "put_there"),
        ("<script>document.write('Số: 12')</script>", "", "page_script"), ("<bdo dir=rtl>VNS-HK/21 :ốS</bdo>", "", "reversed"),
        ('<p style="direction:rtl;unicode-bidi:bidi-override">VNS-HK/21 :ốS</p>', "", "reversed"),
        (f'<p style="{"color:red;" * 2000};display:none">{NUMBER}</p>', "", "page_style"),
        (f"<p>{NUMBER}</p>", '<meta http-equiv="refresh" content="0;url=khac.html">', "include"),
        (f"<p>{NUMBER}</p>", "<meta http-equiv=Refresh content=\"3; URL='khac.html'\">", "include"),
    ],
)  # fmt: skip
def test_what_is_seen_and_not_read_is_told(body, head, row):
    assert [kind for kind, *_ in seen(body, head)[1]] == [row]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<input type="hidden" value="x1"><input type="submit" value="Tìm kiếm"><input placeholder="Tìm kiếm">', ""),
        ('<i class="fa"></i>', '<style>.fa:before{content:"\\f101"} .clear:after{content:""}</style>'),
        ("", '<meta http-equiv="refresh" content="300"><meta http-equiv="refresh" content="1800;url=trang.html">'),
        ("", '<noscript><meta http-equiv="refresh" content="0;url=khac.html"></noscript>'),
        ("<noscript><img src=a.png></noscript><p hidden></p><canvas></canvas>", '<link rel="icon" href="a.ico">'),
        ("<script>ga('send')</script>", '<link rel="stylesheet" media="print" href="in.css">'),
        ("",
        '<link rel="stylesheet" href="https://fonts.example/css?family=Roboto"><style>@import url(https://fonts.example/a);</style>'),
        ("<ul><li></li></ul><q></q>", "<style>li::marker{content:'– '} q{quotes:'“' '”'}</style>"),
        ("<ol><li></li></ol><ul style='list-style:square inside'><li></li></ul>", "<style>ol{list-style-type:upper-roman}</style>"),
        ("<ol><li></li></ol>", "<style>@counter-style dem{symbols:a b c d đ;suffix:') ';prefix:'('} ol{list-style:dem}</style>"),
        ("<ol><li></li></ol>", "<style>@counter-style dem{symbols:'I' 'II' 'III'} ol{list-style-type:dem}</style>"),
        ("<ol><li></li></ol>", "<style>@counter-style dem{symbols:'Mật'} ul{list-style:dem} li:before{content:counter(a) '. '}</style>"),
        ("<ul style='list-style:\"– \"'><li></li></ul><div style='list-style:\"Số\"'><ul><li></li></ul></div>", ""),
        ("<select><optgroup label='Tỉnh'><option label=a>a</option></optgroup></select>", ""),
        ("<p>a</p>", "<style>p{text-overflow:ellipsis;hyphenate-character:'-';mask:linear-gradient(#000,transparent)}</style>"),
        ("<script>var a = 1</script><style>p{}</style>", ""),
        (f'<p style="background:url(\'{DRAWING.format("%3Cpath d=%22M0 0%22/%3E")}\')">a</p>', ""),
        ("<p>a</p>", "<style>@keyframes an{to{opacity:0}} p{animation:an 1s}</style>"),
        ("<p>a</p>", "<style>@keyframes hien{to{opacity:1}} p{animation:hien 1s both}</style>"),
        ("<ol><li></li></ol>", "<style>@media print{.an{display:none}} @counter-style b{system:extends decimal} ol{list-style:b}</style>"),
        ('<b class="an"></b>', '<style>.khac:before{content:"Số"} .an:hover:before{content:"Số"} b:nth-child(9){display:none}</style>'),
    ],
)  # fmt: skip
def test_of_what_hides_no_words_nothing_is_told(body, head):
    assert seen(body, head)[1] == []


COSTLY = {
    "many rules": ("<p>x</p>", "p{color:red}" * 300_000),
    "many siblings": ("<p>x</p>" * 40_000, "h2 ~ p{display:none}"),
    "many of a kind": ("<p>x</p>" * 20_000, "p:nth-last-of-type(3){display:none}"),
    "rules in rules": ("<p>x</p>", "p,b{" * 9_000),
    "many to stand in": (f"{'<div>' * 200}{'<p>x</p>' * 9000}", "i b div p{display:none}" * 200),
    "one in the other": ("<p>x</p>", f"{'a ' * 2000}{{display:none}}"),
    "brackets in brackets": ("<p>x</p>", f"p{{display:{'(' * 5000}"),
}


@pytest.mark.parametrize("said", ["rgb(1e999 0 0)", "hwb(1e400 1e400 1e400)", "color(xyz 0 0 -1e400)"])
def test_a_colour_further_off_than_any_is_one_all_the_same(said):
    assert seen(f'<font color="{said}">{NUMBER}</font>') == (f"KẾ HOẠCH {NUMBER} Nơi nhận:", [])


@pytest.mark.in_a_child
@pytest.mark.parametrize("name", COSTLY)
def test_a_page_of_styles_that_cost_too_much_is_refused(name):
    body, sheet = COSTLY[name]
    with pytest.raises(Unreadable, match=r"too_costly|too_deep"):
        seen(body, f"<style>{sheet}</style>", DEFAULT._replace(page_seconds=1))


PLAN = "<table><tr><td>SỞ NỘI VỤ</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr></table>{}<p><i>Nơi nhận:</i></p>"
SITE = "<html><head>{head}</head><body><div class='dau-trang'>{before}</div><div id=noi-dung><div>{plan}</div></div>{behind}</body></html>"
OF_THE_SITE = {
    "before": [
        "<ul hidden><li>Chức năng</li></ul>", "<noscript>Hãy bật JavaScript</noscript>",
        '<input value="Tìm kiếm"><input type=submit value="Tìm">',
        "<select><option>Liên kết<option>Chính phủ</select>", "<img src=banner.png>", "<iframe src=a.html></iframe>",
        "<script>document.write(new Date())</script>",
        "<b id=ngay></b><script>document.getElementById('ngay').innerHTML = new Date()</script>",
        '<i class="an"></i>',
    ],
    "behind": [
        "<div style='display:none'>Đăng nhập</div>", "<footer><img src=tin-nhiem.png></footer>",
        "<div class='khung footer-2'><img src=a.png></div>",
        "<aside><iframe src=a.html></iframe></aside>", "<script>document.write('<img src=a.gif><br>')</script>",
        "<nav><input value='Tìm'></nav>", "<p style='color:#fff'>Lượt xem: 12</p>", "<!-- cuối trang -->",
    ],
}  # fmt: skip


def of_site(plan="<p>KẾ HOẠCH</p>", before="", behind=""):
    page = SITE.format(head="<style>.an:before{content:'Mới'}</style>", plan=PLAN.format(plan), before=before, behind=behind)
    return [row.kind for row in seen_page(GivenPage(b"\xef\xbb\xbf" + page.encode()), DEFAULT).not_read]


def test_of_what_a_site_has_around_its_document_nothing_is_told():
    assert [(where, said, told) for where, each in OF_THE_SITE.items() for said in each if (told := of_site(**{where: said}))] == []


def test_the_same_within_the_document_is_told_and_behind_it_what_may_be_more_of_it():
    within = [
        said for each in OF_THE_SITE.values() for said in each if not any(each in said for each in ("'<img src=a.gif>", "<footer>", "<!--"))
    ]
    assert [said for said in within if not of_site(said)] == []
    for said in (
        "<img src=trang-2.png>", "<script>document.write('Giám đốc')</script>", "<input value='Giám đốc'>",
        "<iframe src=phu-luc.html></iframe>",
        "<script>document.getElementById('noi-dung').innerHTML = x</script>",
        "<script>document.querySelector(x).textContent = y</script>",
    ):  # fmt: skip
        assert of_site(behind=said), said
    for said in ("<input value='a'>", "<img src=a.png>"):  # no list of recipients is seen: all of the page is one document
        assert [row.kind for row in seen_page(GivenPage(PLAN.replace("Nơi", "Noi_").format(said).encode()), DEFAULT).not_read], said


def test_what_is_left_out_is_told_once_with_how_often():
    assert seen("<p hidden>một</p><del>hai</del><p>ba</p>")[1] == [("unseen_words", "", 2)]
    assert seen("<p>a<span hidden>x</span>b</p>")[0] == "KẾ HOẠCH ab Nơi nhận:"


def test_what_stands_behind_the_end_of_a_page_is_seen_too():
    page = f"<html><body><p hidden>x</p><p>KẾ HOẠCH</p></body></html><p>{NUMBER}</p><del>y</del></BODY>"
    found = seen_page(GivenPage(b"\xef\xbb\xbf" + page.encode()), DEFAULT)
    assert NUMBER.encode() in found.data
    assert [(row.kind, row.number) for row in found.not_read] == [("unseen_words", 2)]


def test_a_page_of_which_all_is_hidden_is_read_and_told():
    for said in ("visibility:hidden", "display:none", "opacity:0"):
        assert seen(f"<p>{NUMBER}</p>", f"<style>body{{{said}}}</style>") == (f"KẾ HOẠCH {NUMBER} Nơi nhận:", HIDDEN)


def test_pictures_within_a_page_survive_that_its_hidden_words_are_taken_out():
    picture = f"data:image/png;base64,{'QUJD' * 300}"
    page = PAGE.format(body=f'<p hidden>một</p><img src="{picture}">', head="").encode()
    assert picture.encode() in seen_page(GivenPage(b"\xef\xbb\xbf" + page), DEFAULT).data


def test_a_page_in_a_code_page_is_given_on_in_unicode():
    page = PAGE.replace("utf-8", "windows-1258").format(body="<p hidden>x</p><p>Số</p>", head="")
    page = page.replace("Ế", "Ê\u0301").replace("Ạ", "A\u0323").replace("ố", "ô\u0301").replace("ậ", "â\u0323")
    found = seen_page(GivenPage(page.encode("cp1258")), DEFAULT).data
    assert found.startswith(b"\xef\xbb\xbf")
    assert "KẾ HOẠCH".encode() in found
    assert b"1258" not in found


def test_the_style_sheets_that_came_with_a_page_are_followed():
    mail = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
        "Content-Location: https://abc.example/kh/1\n\n"
        f"{PAGE.format(body=f'<p class=an>{NUMBER}</p>', head='<link rel=stylesheet href=/a.css><link rel=stylesheet href=cid:b>{}')}"
        "\n--x\nContent-Type: text/css\nContent-Location: https://abc.example/a.css\n\n{}"
        "\n--x\nContent-Type: text/css\nContent-ID: <b>\n\np{{color:red}}\n--x--\n"
    )
    shown = '<p class="an">'
    for link, sheet, told in (
        ("", ".an{color:red}", []), ("", "@import 'c.css';", [("page_style", "c.css", 1)]), ("", ".an{display:none}", HIDDEN),
        ("<link rel=stylesheet href=d.css>", "p{color:red}", [("page_style", "d.css", 1)]),
    ):  # fmt: skip
        found = seen_page(page_in(mail.format(link, sheet).encode(), "mht"), DEFAULT)
        assert [(row.kind, row.member, row.number) for row in found.not_read] == told
        assert (shown.encode() in found.data or b"class=an" in found.data) == (told != HIDDEN)


def mailed(*parts, more=""):
    body = "".join(f"--x\n{head}\n\n{content}\n" for head, content in parts)
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x{more}\n\n{body}--x--\n".encode()


def test_of_the_style_sheets_of_a_mail_those_hold_that_the_page_takes_in():
    body = PAGE.format(body=f"<p class=an>{NUMBER}</p>", head="<link rel=stylesheet href=kieu/a.css>")
    hides = ".an{display:none}"
    for sheets, told in (
        ({"kieu/a.css": "p{}", "quang-cao.css": hides}, []), ({"kieu/a.css": "@import 'b.css'", "kieu/b.css": hides}, HIDDEN),
        ({"kieu/a.css": "@import 'b.css'", "kieu/b.css": "@import '../kieu/a.css'"}, []),
        ({"kieu/a.css": f"@import 'b.css'; @import 'b.css';{hides}", "kieu/b.css": ".an{display:block}"}, HIDDEN),
        ({"kieu/a.css": "@import 'b.css'", "b.css": hides}, [("page_style", "b.css", 1)]),
    ):  # fmt: skip
        parts = [(f"Content-Type: text/css\nContent-Location: https://a.example/{name}", said) for name, said in sheets.items()]
        page = ("Content-Type: text/html; charset=utf-8\nContent-Location: https://a.example/kh", body)
        found = seen_page(page_in(mailed(page, *parts), "mht"), DEFAULT)
        assert [(row.kind, row.member, row.number) for row in found.not_read] == told, sheets


def test_of_the_pages_of_a_mail_the_one_it_begins_with_is_read_and_documents_in_it_are_told():
    one, other = (f"<html><body><p>{words}</p></body></html>" for words in ("Bìa", "KE HOACH"))
    pages = (("Content-Type: text/html\nContent-ID: <a>", one), ("Content-Type: text/html\nContent-ID: <b>", other))
    assert b"KE HOACH" in page_in(mailed(*pages, more='; start="<b>"'), "mht").data
    assert b"KE HOACH" not in page_in(mailed(*pages), "mht").data
    for head, member in (
        ("Content-Type: application/pdf; name=kh.pdf", "kh.pdf"), ("Content-Type: application/x-y\nContent-Disposition: attachment",
        "application/x-y"),
        ("Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
        ("Content-Type: application/octet-stream; name=KH.DOCX", "KH.DOCX"), ("Content-Type: application/x-mso; name=oledata.mso", ""),
        ("Content-Type: font/woff2", ""), ("Content-Type: application/vnd.ms-officetheme", ""),
        ("Content-Type: image/png\nContent-ID: <a>", ""),
        ("Content-Type: message/rfc822\n\nSubject: a\nContent-Type: text/html\n", "message/rfc822"),
        ("Content-Type: message/rfc822; name=a.eml\n\nContent-Type: text/plain\n", "a.eml"),
    ):  # fmt: skip
        rows = seen_page(page_in(mailed(pages[1], (head, "x")), "mht"), DEFAULT).not_read
        assert [row.kind for row in rows] == ["attachment"] * (member != ""), head
        assert not member or rows[0].member == member


@pytest.mark.parametrize(
    "stamp", ["<p>M&#7852;T</p>", '<!--[if gte vml 1]><v:shape><v:textpath string="M&#7852;T"/></v:shape><![endif]-->']
)
@pytest.mark.parametrize("packed", ["base64", "quoted-printable"])
def test_a_mark_in_the_margins_that_word_keeps_in_a_page_of_their_own_is_seen(packed, stamp):
    body = f"<html><body><div style='mso-element:header'>{stamp}</div></body></html>".encode()
    coded = b64encode(body) if packed == "base64" else encodestring(body)
    page = ("Content-Type: text/html", "<html><body><p>KE HOACH</p></body></html>")
    margins = (f"Content-Type: text/html\nContent-Location: a_files/header.htm\nContent-Transfer-Encoding: {packed}", coded.decode())
    found = seen_page(page_in(mailed(page, margins), "mht"), DEFAULT)
    assert "MẬT" in found.marks
    assert "MẬT" in {words for each in found.lines for words in (*each.lines, *each.besides)}


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("header", "<p>S&#7888; TAY</p>", ["page_margins"]), ("footer", "<p>S&#7889; 12</p>", ["page_margins"]),
        ("footer", "<p>Trang 1</p>", []), ("footnote-separator", "<p>S&#7889; 12</p>", []),
    ],
)  # fmt: skip
def test_words_in_the_margins_that_word_keeps_in_a_page_of_their_own_are_told(name, said, told):
    page = ("Content-Type: text/html", "<html><body><p>KE HOACH</p></body></html>")
    margins = f"<html><body><div style='mso-element:{name}'>{said}</div></body></html>"
    found = seen_page(page_in(mailed(page, ("Content-Type: text/html\nContent-Location: a_files/header.htm", margins)), "mht"), DEFAULT)
    assert [row.kind for row in found.not_read] == told


def test_a_page_in_a_mail_within_is_not_the_one_that_is_read():
    mail = ("Content-Type: message/rfc822", "Content-Type: text/html\n\n<p>Bìa</p>")
    page = page_in(mailed(mail, ("Content-Type: text/html", "<p>KE HOACH</p>")), "mht")
    assert b"KE HOACH" in page.data
    assert page.attached == ("message/rfc822",)


def test_mails_in_mails_without_end_are_refused():
    mails = "MIME-Version: 1.0\n" + "Content-Type: message/rfc822\n\n" * 3000 + "Content-Type: text/html\n\nx"
    with pytest.raises(Unreadable, match="too_deep"):
        page_in(mails.encode(), "mht")


def test_one_too_deep_or_of_too_many_tags_is_refused():
    for page, key in ((b"<html><body>" + b"<div>" * 400 + b"a", "too_deep"), (b"<html><body>" + b"<b></b>" * 150_000, "too_complex")):
        with pytest.raises(Unreadable, match=key):
            seen_page(GivenPage(page), DEFAULT)


@pytest.mark.parametrize(
    ("body", "head", "words"),
    [
        ('<input value="MẬT">', "", "MẬT"), ('<input type="hidden" placeholder="TỐI MẬT">', "", "TỐI MẬT"),
        ("<p class=a></p>", "<style>.a::after{content:'M\\1EACT'}</style>", "MẬT"), ("<bdo dir=rtl>TẬM</bdo>", "", "MẬT"),
        ("<table><tr><td>M</td><td>Ậ</td><td>T</td></tr></table>", "", "MẬT"), ("M<br>Ậ<br>T", "", "MẬT"),
        ("<div>TẬM</div><div>IỐT</div>", "", "TỐIMẬT"), ('<img alt="TỐI MẬT">', "", "TỐI MẬT"),
        ("<ruby>MẬ<rt>mat</rt>T</ruby>", "", "MẬT"), ("<fieldset><legend>MẬ</legend>T</fieldset>", "", "MẬT"),
        ("<p>M<i hidden>x</i>ẬT</p>", "", "MẬT"), ('<p style="text-transform:uppercase">mật</p>', "", "MẬT"),
        ("<p>M<!-- x -->ẬT</p>", "", "MẬT"), ("<meta name=keywords content='MẬT'>", "", "MẬT"), ("<p>M<b>Ậ</b>T</p>", "", "MẬT"),
        ('<p class="a">ẬT</p>', "<style>.a:before{content:'M'}</style>", "MẬT"),
    ],
)  # fmt: skip
def test_words_of_a_mark_are_seen_however_they_are_put_together(body, head, words):
    found = seen_page(GivenPage(b"\xef\xbb\xbf" + PAGE.format(body=body, head=head).encode()), DEFAULT).lines
    assert words in {each for lines in found for each in (*lines.lines, *lines.besides)}


@pytest.mark.parametrize("sign", ["\f", "\v", "\x01", "&#12;", "&#xFFFE;", "\uffff"])
def test_a_control_character_in_the_words_left_or_in_what_a_page_says_of_itself_hinders_nothing(sign):
    words, told = seen(f"<p>{NUMBER}<i hidden>ẩn</i>{sign}ngày</p>", f'<meta name="a" content="charset=utf-8{sign}">')
    assert told == HIDDEN
    assert words.startswith(f"KẾ HOẠCH {NUMBER}")
    assert words.endswith("ngày Nơi nhận:")
