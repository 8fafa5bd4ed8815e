"""Letters of the colour of their ground are told from those that stand out, whatever the colours."""

from __future__ import annotations

import pytest

from checker.reading.contrast import sinks
from tests.reading.wordfile import opened, paragraph, run, style, styles, table, tc, text_box

INK = '<w:color w:val="{}"/>'


def shaded(fill: str, pattern: str = "clear", color: str = "auto") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{color}" w:fill="{fill}"/>'


def ink(color: str, more: str = "") -> str:
    return run("chữ", (INK.format(color) if color else "") + more)


def unseen(body: str, sheet: str | None = None) -> list[str | None]:
    document = opened(body, {"word/styles.xml": sheet} if sheet else None)
    return [each.style.unseen for block in document.blocks for each in block.runs]


@pytest.mark.parametrize(
    ("color", "ground", "sunk"),
    [("000000", "000000", True), ("FFFFFF", None, True), ("FFFF00", None, True), ("1F3864", "1F3863", True), ("00B050", "00B052", True),
     ("FFFFFF", "1F3864", False), ("000000", "FFFF00", False), ("000000", None, False), ("BFBFBF", None, False),
     ("FF0000", "C0C0C0", False),
     (None, "000000", False), ("FFFFFF", "?", False)],
)  # fmt: skip
def test_contrast_decides(color, ground, sunk):
    assert sinks(color, ground) is sunk


SUNK = {
    "a highlight": paragraph(ink("000000", '<w:highlight w:val="black"/>')),
    "automatic letters on a highlight": paragraph(ink("", '<w:highlight w:val="black"/>')),
    "a run's shading": paragraph(ink("C00000", shaded("C00000"))),
    "a paragraph's shading": paragraph(ink("000000"), shaded("000000")),
    "a cell's shading": table([tc(paragraph(ink("1F3864")), shaded("1F3864"))]),
    "a cell in a cell": table([tc(table([tc(paragraph(ink("000000")))]), shaded("000000"))]),
    "a solid pattern": paragraph(ink("FF0000"), shaded("auto", "solid", "FF0000")),
    "the paper": paragraph(ink("FFFFFF")),
    "the paper, in a cell": table([tc(paragraph(ink("FEFEFE")))]),
    "a box's filling": paragraph(text_box(paragraph(ink("FFFF00"))).replace("<wps:wsp>", "<wps:wsp><wps:spPr><a:noFill/></wps:spPr>")),
}
FILL = '<w14:{0} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{1}</w14:{0}>'
CLEAR = '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="{}"/></w14:srgbClr></w14:solidFill>'
SUNK |= {
    "the paper, by Word 2010": paragraph(
        ink("000000", FILL.format("textFill", '<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'))
    ),
    "nothing": paragraph(ink("000000", FILL.format("textFill", "<w14:noFill/>"))),
    "the theme's paper": paragraph(run("chữ", '<w:color w:val="auto" w:themeColor="background1"/>')),
    "ink that lets all through": paragraph(ink("000000", FILL.format("textFill", CLEAR.format(100000)))),
    "the theme's ink, letting all through": paragraph(
        ink("000000", FILL.format("textFill", CLEAR.format(95000).replace("srgbClr", "schemeClr").replace("000000", "tx1")))
    ),
}
LEGIBLE = {
    "white with an outline": paragraph(ink("FFFFFF", "<w:outline/>")),
    "filled with nothing, outlined": paragraph(
        ink("000000", FILL.format("textFill", "<w14:noFill/>") + FILL.format("textOutline", "<w14:solidFill/>"))
    ),
    "ink that lets some through": paragraph(ink("000000", FILL.format("textFill", CLEAR.format(40000)))),
    "white that Word 2010 fills": paragraph(
        ink("FFFFFF", FILL.format("textFill", '<w14:solidFill><w14:srgbClr w14:val="1F3864"/></w14:solidFill>'))
    ),
    "white on a dark highlight": paragraph(ink("FFFFFF", '<w:highlight w:val="darkBlue"/>')),
    "white on a dark run": paragraph(ink("FFFFFF", shaded("1F3864"))),
    "white on a dark paragraph": paragraph(ink("FFFFFF"), shaded("000000")),
    "white in a dark cell": table([tc(paragraph(ink("FFFFFF")), shaded("2E74B5"))]),
    "white in a cell of a dark cell": table([tc(table([tc(paragraph(ink("FFFFFF")))]), shaded("2E74B5"))]),
    "automatic letters on a dark paragraph": paragraph(ink(""), shaded("000000")),  # Word and LibreOffice print them white
    "black on yellow": paragraph(ink("000000", '<w:highlight w:val="yellow"/>')),
    "white on half black": paragraph(ink("FFFFFF"), shaded("auto", "pct50")),
    "white on a hatch": paragraph(ink("FFFFFF"), shaded("auto", "thinDiagCross")),
    "white in a box of some filling": paragraph(text_box(paragraph(ink("FFFFFF")))),
    "black beside a dark cell": table([tc(paragraph(ink("000000")), shaded("000000").replace("000000", "FFFFFF")), "chữ"]),
}


@pytest.mark.parametrize("what", SUNK)
def test_letters_sink_into(what):
    assert unseen(SUNK[what])[0] == "ground"


@pytest.mark.parametrize("what", LEGIBLE)
def test_letters_are_seen(what):
    assert set(unseen(LEGIBLE[what])) == {None}


@pytest.mark.parametrize(
    ("said", "seen"),
    [('<w:spacing w:val="-200"/>', "squeezed"), ('<w:spacing w:val="-4"/>', None), ('<w:fitText w:val="20"/>', "squeezed"),
     ('<w:fitText w:val="2000"/>', None)],
)  # fmt: skip
def test_letters_may_be_squeezed_onto_each_other(said, seen):
    assert unseen(paragraph(run("chữ", said))) == [seen]


class TestStyles:
    def test_a_paragraph_style_may_give_the_ground(self):
        sheet = styles(style("Den", INK.format("000000"), shaded("000000")))
        assert unseen(paragraph(run("chữ"), '<w:pStyle w:val="Den"/>'), sheet) == ["ground"]

    @pytest.mark.parametrize(
        ("said", "seen"),
        [(shaded("1F3864"), None), ("", "ground"), (shaded("FFFFFF"), "ground")],
    )
    def test_a_table_style_may_give_it(self, said, seen):
        cell = f"<w:tcPr>{said}</w:tcPr>" if said else ""
        dark = f'<w:style w:type="table" w:styleId="Bang"><w:rPr>{INK.format("FFFFFF")}</w:rPr>{cell}</w:style>'
        body = table(["chữ"]).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/></w:tblPr>')
        assert unseen(body, styles(dark)) == [seen]

    def test_of_bands_nobody_knows(self):
        band = f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{shaded("1F3864")}</w:tcPr></w:tblStylePr>'
        sheet = styles(f'<w:style w:type="table" w:styleId="Soc">{band}</w:style>')
        body = table([tc(paragraph(ink("FFFFFF")))]).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Soc"/></w:tblPr>')
        assert unseen(body, sheet) == [None]

    def test_what_stands_behind_a_dark_cell_is_on_paper_again(self):
        body = table([tc(paragraph(ink("FFFFFF")), shaded("000000"))]) + paragraph(ink("FFFFFF"))
        assert unseen(body) == [None, "ground"]
