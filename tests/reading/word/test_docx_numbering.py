"""Word's automatic numbers, as they are printed."""

from __future__ import annotations

import pytest

from checker.reading.word.numbering import ordinal
from tests.reading.wordfile import NAMESPACES, opened, paragraph, style, styles, texts


def level(index: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str | bytes]:
    return {
        "word/numbering.xml": f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f"{numbers}</w:numbering>"
    }


def item(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_a_label_is_the_head_of_the_text() -> None:
    block = opened(item("MỤC ĐÍCH"), numbering(level(0, "%1.", "upperRoman"))).blocks[0]
    assert (block.text, block.label) == ("I. MỤC ĐÍCH", 3)
    assert block.runs[0].start == 0


def test_levels_count_in_each_other_and_start_again() -> None:
    parts = numbering(level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%3)", "lowerLetter"))
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f", 2) + item("g") + item("h", 1)
    assert texts(opened(body, parts)) == ["I. a", "1. b", "a) c", "b) d", "2. e", "a) f", "II. g", "1. h"]


def test_a_level_told_never_to_restart_goes_on() -> None:
    parts = numbering(level(0, "%1."), level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>'))
    assert texts(opened(item("a") + item("b", 1) + item("c") + item("d", 1), parts)) == ["1. a", "Điều 1. b", "2. c", "Điều 2. d"]


def test_compound_and_legal_numbers() -> None:
    parts = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>"))
    assert texts(opened(item("a") + item("b", 1), parts)) == ["I. a", "1.1. b"]


def test_another_number_of_the_list_goes_on_unless_it_overrides_the_start() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    parts = numbering(level(0, "%1."), numbers=numbers)
    assert texts(opened(item("a") + item("b", number=2) + item("c", number=3), parts)) == ["1. a", "2. b", "5. c"]


def test_numbering_through_a_style_uses_the_level_bound_to_it() -> None:
    parts = numbering(level(0, "%1.", "upperRoman"), level(1, "%2.", more='<w:pStyle w:val="Muc"/>'))
    parts["word/styles.xml"] = styles(style("Muc", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'))
    assert texts(opened(paragraph("a", '<w:pStyle w:val="Muc"/>'), parts)) == ["1. a"]


def test_number_zero_takes_the_numbering_of_a_style_away() -> None:
    parts = numbering(level(0, "%1."))
    parts["word/styles.xml"] = styles(style("Muc", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'))
    assert texts(opened(paragraph("a", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'), parts)) == ["a"]


def test_a_list_may_only_name_a_numbering_style() -> None:
    parts: dict[str, str | bytes] = {
        "word/numbering.xml": f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="DS"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "%1)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/styles.xml": styles(style("DS", paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>', kind="numbering")),
    }
    assert texts(opened(item("a"), parts)) == ["1) a"]


@pytest.mark.parametrize(("suffix", "text"), [("nothing", "1.a"), ("space", "1. a"), ("tab", "1. a")])
def test_what_follows_the_number(suffix: str, text: str) -> None:
    assert texts(opened(item("a"), numbering(level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>')))) == [text]


@pytest.mark.parametrize(
    ("sign", "font", "text"),
    [
        ("-", "Times New Roman", "- a"),
        ("+", "Arial", "+ a"),
        ("\uf0b7", "Symbol", "• a"),
        ("\uf02d", "Symbol", "- a"),
        ("ü", "Wingdings", "• a"),
    ],
)
def test_bullets(sign: str, font: str, text: str) -> None:
    bullet = level(0, sign, "bullet").replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    assert texts(opened(item("a"), numbering(bullet))) == [text]


def test_an_empty_numbered_paragraph_shows_its_number() -> None:
    assert texts(opened(item(""), numbering(level(0, "%1.")))) == ["1."]


def test_indents_of_the_level_are_those_of_the_paragraph() -> None:
    bound = level(0, "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>')
    setting = opened(item("a"), numbering(bound)).blocks[0].setting
    assert setting is not None
    assert (setting.indent_left, setting.indent_first) == (36, -18)


@pytest.mark.parametrize(
    ("number", "form", "custom", "printed"),
    [
        (4, "upperRoman", "", "IV"), (19, "lowerRoman", "", "xix"), (27, "lowerLetter", "", "aa"), (7, "decimalZero", "", "07"),
        (3, "none", "", ""), (5, "custom", "a, b, c, d, đ, e, ...", "đ"), (7, "custom", "001, 002, 003, ...", "007"),
        (2, "cardinalText", "", "2"),
    ],
)  # fmt: skip
def test_ordinals(number: int, form: str, custom: str, printed: str) -> None:
    assert ordinal(number, form, custom) == printed


def test_a_hidden_label_is_not_there_but_counts() -> None:
    document = opened(item("a") + item("b"), numbering(level(0, "Điều %1.", more="<w:rPr><w:vanish/></w:rPr>")))
    assert texts(document) == ["a", "b"]
    assert [(row.kind, row.number) for row in document.not_read] == [("hidden_text", 2)]
    seen = opened(item("a") + item("b"), numbering(level(0, "•", "bullet", more="<w:rPr><w:vanish/></w:rPr>")))
    assert (texts(seen), seen.not_read) == (["a", "b"], ())


def test_a_label_nobody_sees_is_known_for_it() -> None:
    for look, unseen in (
        ('<w:color w:val="FFFFFF"/>', "ground"), ('<w:sz w:val="2"/>', "tiny"), ("<w:strike/>", "struck"), ('<w:w w:val="1"/>', "squeezed"),
        ('<w:color w:val="000000"/>', None), ('<w:b/><w:sz w:val="28"/>', None), ('<w:rFonts w:ascii="Symbol"/>', None),
    ):  # fmt: skip
        (block,) = opened(item("a"), numbering(level(0, "Số: %1", more=f"<w:rPr>{look}</w:rPr>"))).blocks
        assert (block.text, block.runs[0].style.unseen, block.runs[-1].style.unseen) == ("Số: 1 a", unseen, None), look


def pictured(body: str, bullet: str = "7", more: str = "") -> list[tuple[str, int]]:
    """What is told of a body whose list has a picture for its labels, with how often."""
    lists = numbering(level(0, "•", "bullet", f'<w:lvlPicBulletId w:val="{bullet}"/>{more}'), level(1, "%2."))
    picture = '<w:numPicBullet w:numPicBulletId="7"><w:pict><v:shape/></w:pict></w:numPicBullet>'
    parts = {name: str(content).replace("<w:abstractNum ", f"{picture}<w:abstractNum ", 1) for name, content in lists.items()}
    return [(row.kind, row.number) for row in opened(body, parts).not_read]


def test_a_label_that_is_a_picture_is_told_where_a_paragraph_bears_it() -> None:
    assert pictured(item("a") + item("b")) == [("drawn_label", 2)]
    assert pictured(paragraph("a") + item("b", 1)) == []
    assert pictured(item("a"), bullet="8") == []
    assert pictured(item("a"), more="<w:rPr><w:vanish/></w:rPr>") == []
