"""The documents whose rendering is measured: every property at every level, levels that disagree, and the special rules."""

from __future__ import annotations

from collections.abc import Iterator

from .levels import (
    AFTER,
    BEFORE,
    BOLD,
    CHARACTER,
    COLOR,
    DEFAULT_STYLE,
    DEFAULTS,
    DIRECT,
    EXACT,
    FIRST,
    FIRST_ROW,
    FIRST_ROW_ON,
    FONT,
    ITALIC,
    LINES,
    MODERN,
    NARROW,
    PARENT,
    SANS,
    SERIF,
    SIZE,
    STYLE,
    TABLE,
    TOGGLES,
    Case,
    Levels,
    based,
    built,
    conflicts,
    defaults,
    fonts,
    modern,
    named,
    single_levels,
    style,
    written,
)
from .wordfile import part, styles


def cases() -> list[Case]:
    """All of them, each by a name of its own."""
    every = (single_levels, conflicts, toggles, linked_styles, default_styles, table_styles, themes, other_scripts, spacing, numbering)
    return [case for some in every for case in some()]


def toggles() -> Iterator[Case]:
    """Bold, italic and capitals set by styles of two kinds cancel; within one chain, and in direct formatting, the last word counts."""
    for prop in TOGGLES:
        on, off = prop.one, prop.other
        for name, levels in (
            ("by paragraph and character style", {STYLE: on, CHARACTER: on}),
            ("by the default style and a character style", {DEFAULT_STYLE: on, CHARACTER: on}),
            ("on in the paragraph style, off in the character style", {STYLE: on, CHARACTER: off}),
            ("off in the paragraph style, on in the character style", {STYLE: off, CHARACTER: on}),
            ("on in a style, off in the style based on it", {PARENT: on, STYLE: off}),
            ("off in a style, on in the style based on it", {PARENT: off, STYLE: on}),
            ("on in a style and in the style based on it", {PARENT: on, STYLE: on}),
            ("cancelled by styles, then on in the run", {STYLE: on, CHARACTER: on, DIRECT: on}),
            ("on in styles, off in the run", {STYLE: on, DIRECT: off}),
            ("on in the table style and in the paragraph style", {TABLE: on, STYLE: on}),
            ("on in the table style and in the character style", {TABLE: on, CHARACTER: on}),
            ("on in the table style, off in the paragraph style", {TABLE: on, STYLE: off}),
            ("on in table, paragraph and character style", {TABLE: on, STYLE: on, CHARACTER: on}),
            ("on in the first row of the table style and in the paragraph style", {FIRST_ROW: on, STYLE: on}),
            ("on in the table style, off in its first row", {TABLE: on, FIRST_ROW: off}),
            ("on in the document defaults, off in the paragraph style", {DEFAULTS: on, STYLE: off}),
            ("on in the document defaults and in the paragraph style", {DEFAULTS: on, STYLE: on}),
            ("on in the document defaults and in the character style", {DEFAULTS: on, CHARACTER: on}),
        ):
            yield Case(f"{prop.name} {name}", built(Levels(runs=levels)))


def linked_styles() -> Iterator[Case]:
    """A paragraph style and a character style that are two halves of one."""
    for prop in (FONT, SIZE, BOLD, ITALIC, COLOR):
        sheet = styles(
            style("Normal"),
            style("Tua", runs=prop.one, more=based("Normal") + '<w:link w:val="TuaChu"/>'),
            style("TuaChu", "character", prop.one, more='<w:link w:val="Tua"/>'),
            defaults=defaults(),
        )
        yield Case(f"{prop.name} in a linked style, by its paragraph half", written("", '<w:pStyle w:val="Tua"/>', sheet))
        yield Case(f"{prop.name} in a linked style, by its character half", written('<w:rStyle w:val="TuaChu"/>', "", sheet))
        yield Case(
            f"{prop.name} in a linked style, by both halves", written('<w:rStyle w:val="TuaChu"/>', '<w:pStyle w:val="Tua"/>', sheet)
        )
        yield Case(f"{prop.name} in a linked style, its paragraph half named on a run", written('<w:rStyle w:val="Tua"/>', "", sheet))


def default_styles() -> Iterator[Case]:
    """Paragraphs without ``w:pStyle``, and styles that cannot be found."""
    sheet = styles(style("Normal", runs=SIZE.one), style("Rieng", runs=ITALIC.one), defaults=defaults())
    yield Case("a style based on nothing takes nothing from the default style", written("", '<w:pStyle w:val="Rieng"/>', sheet))
    yield Case("a style that does not exist is the default one", written("", '<w:pStyle w:val="Mat"/>', sheet))
    other = styles(style("Normal", runs=SIZE.one).replace("Normal", "VanBan"), style("Khac", runs=BOLD.one), defaults=defaults())
    yield Case("a default style of another name", written("", "", other))
    untyped = styles(style("Normal"), style("Tua", runs=SIZE.one).replace(' w:type="paragraph"', ""), defaults=defaults())
    yield Case("a style without a type is one of paragraphs", written("", '<w:pStyle w:val="Tua"/>', untyped))
    yield Case("no size and no font anywhere", written("", "", styles(style("Normal"), defaults=defaults(fonts(SERIF), base={}))))
    yield Case("the mark of the paragraph formats no text", written("", f"<w:rPr>{BOLD.one}{SIZE.one}{COLOR.one}</w:rPr>"))


def table_styles() -> Iterator[Case]:
    """What only tables do: the style they have when they name none, and the rows and columns of a style that are switched on."""
    sheet = styles(style("Normal"), style("TableNormal", "table", SIZE.one), defaults=defaults())
    yield Case("size in the default table style, the table naming none", written(sheet=sheet, table=FIRST_ROW_ON))
    yield Case("size in the default table style, the table naming one that is not there", written(sheet=sheet, table=named("Mat")))
    for area, switch, bit in (("firstRow", "firstRow", "0020"), ("firstCol", "firstColumn", "0080")):
        conditional = f'<w:tblStylePr w:type="{area}"><w:rPr>{ITALIC.one}</w:rPr></w:tblStylePr>'
        sheet = styles(style("Normal"), style("Bang", "table", SIZE.one, inner=conditional), defaults=defaults())
        for how, look in (
            ("on", f'w:val="{bit}" w:{switch}="1"'),
            ("on by bits", f'w:val="{bit}"'),
            ("off", f'w:val="0000" w:{switch}="0"'),
            ("off by attributes that outweigh bits", f'w:val="{bit}" w:{switch}="0"'),
        ):
            yield Case(f"{area} of a table style switched {how}", written(sheet=sheet, table=named("Bang") + f"<w:tblLook {look}/>"))
    rows = f'<w:tblStylePr w:type="firstRow"><w:rPr>{SIZE.one}</w:rPr></w:tblStylePr>'
    columns = f'<w:tblStylePr w:type="firstCol"><w:rPr>{SIZE.other}</w:rPr></w:tblStylePr>'
    sheet = styles(style("Normal"), style("Bang", "table", inner=rows + columns), defaults=defaults())
    corner = named("Bang") + '<w:tblLook w:val="00A0" w:firstRow="1" w:firstColumn="1"/>'
    yield Case("first row over first column", written(sheet=sheet, table=corner))
    both = styles(
        style("Normal", paragraphs=BEFORE.one), style("Bang", "table", paragraphs=AFTER.one), defaults=defaults(paragraphs=AFTER.other)
    )
    yield Case("space before of the default style with space after of the table style", written(sheet=both, table=named("Bang")))
    grid = styles(
        style("Normal"),
        style("Bang", "table", paragraphs='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'),
        defaults=defaults(paragraphs='<w:spacing w:after="200" w:line="276" w:lineRule="auto"/>'),
    )
    yield Case("a table grid that takes the gaps of the defaults away", written(sheet=grid, table=named("Bang")))
    yield Case("the same defaults outside the table", written(sheet=grid))
    for size in (20, 22, 24, 28):
        sized = styles(style("Normal", runs=f'<w:sz w:val="{size}"/>'), style("Bang", "table", SIZE.one), defaults=defaults())
        for version, settings in (("2013", MODERN), ("2007", "")):
            name = f"size {size // 2} of the default style over the table style, as in Word {version}"
            yield Case(name, written(sheet=sized, table=named("Bang"), settings=settings))


def themes() -> Iterator[Case]:
    """Fonts by the theme: of the body (minor) and of headings (major), Latin and by script."""

    def group(tag: str, latin: str, viet: str) -> str:
        return (f'<a:{tag}><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
                f'<a:font script="Viet" typeface="{viet}"/></a:{tag}>')  # fmt: skip

    fonts_of = group("majorFont", NARROW, SANS) + group("minorFont", SANS, NARROW)
    theme = (
        '<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="T"><a:themeElements>'
        f'<a:fontScheme name="T">{fonts_of}</a:fontScheme></a:themeElements></a:theme>'
    )
    minor, major = (f'<w:rFonts w:asciiTheme="{kind}HAnsi" w:hAnsiTheme="{kind}HAnsi"/>' for kind in ("minor", "major"))
    for language in ("en-US", "vi-VN"):
        settings = modern(f'<w:themeFontLang w:val="{language}"/>')
        sheet = styles(style("Normal"), defaults=defaults(minor))
        yield Case(f"the body's theme font in the defaults, {language}", written(sheet=sheet, theme=theme, settings=settings))
        yield Case(f"the headings' theme font on the run, {language}", written(major, theme=theme, settings=settings))
    settings = modern('<w:themeFontLang w:val="en-US"/>')
    sheet = styles(style("Normal"), style("Doan", runs=fonts(SERIF), more=based("Normal")), defaults=defaults(minor))
    yield Case("a font by name over a theme font", written("", '<w:pStyle w:val="Doan"/>', sheet, theme=theme, settings=settings))
    sheet = styles(style("Normal", runs=fonts(SERIF)), style("Chu", "character", minor), defaults=defaults())
    yield Case("a theme font over a font by name", written('<w:rStyle w:val="Chu"/>', "", sheet, theme=theme, settings=settings))
    mixed = f'<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    yield Case("a theme font and a font by name on one run", written(mixed, theme=theme, settings=settings))
    tagged = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:lang w:val="vi-VN"/>'
    yield Case("a theme font on a run tagged Vietnamese, theme language English", written(tagged, theme=theme, settings=settings))


def other_scripts() -> Iterator[Case]:
    """What is said for Arabic or Chinese letters touches no Vietnamese ones."""
    for name, properties in (
        ("a size for complex scripts", '<w:szCs w:val="40"/>'),
        ("bold and italic for complex scripts", "<w:bCs/><w:iCs/>"),
        ("a font for complex scripts", f'<w:rFonts w:cs="{NARROW}"/>'),
        ("a font for East Asian letters", f'<w:rFonts w:eastAsia="{NARROW}"/>'),
        ("a language", '<w:lang w:val="vi-VN" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'),
        ("a size for Latin letters and another for complex scripts", '<w:sz w:val="32"/><w:szCs w:val="20"/>'),
    ):
        yield Case(f"{name} on the run", written(properties))
        sheet = styles(style("Normal"), style("Doan", runs=properties, more=based("Normal")), defaults=defaults())
        yield Case(f"{name} in the paragraph style", written("", '<w:pStyle w:val="Doan"/>', sheet))


def spacing() -> Iterator[Case]:
    """Spacing and indents are attributes, each of which is inherited by itself; but a line and its rule go together."""

    def under(styled: str, direct: str, name: str) -> Case:
        sheet = styles(style("Normal"), style("Doan", paragraphs=styled, more=based("Normal")), defaults=defaults())
        return Case(name, written("", '<w:pStyle w:val="Doan"/>' + direct, sheet))

    yield under(BEFORE.one, AFTER.one, "space before of the style with space after of the paragraph")
    yield under(LINES.one, BEFORE.one, "line spacing of the style with space before of the paragraph")
    yield under(EXACT.one, '<w:spacing w:line="360"/>', "a line without a rule over an exact one")
    yield under('<w:spacing w:line="300"/>', "", "a line without a rule")
    yield under('<w:spacing w:line="500" w:lineRule="atLeast"/>', "", "a line of at least 25 points")
    yield under('<w:spacing w:line="200" w:lineRule="atLeast"/>', "", "a line of at least 10 points is as high as its letters")
    yield under('<w:ind w:left="720" w:hanging="360"/>', '<w:ind w:firstLine="360"/>', "a first-line indent over a hanging one")
    yield under('<w:ind w:left="720" w:firstLine="360"/>', '<w:ind w:hanging="360"/>', "a hanging indent over a first-line one")
    yield under('<w:ind w:left="720" w:hanging="360"/>', '<w:ind w:firstLine="0"/>', "no first-line indent over a hanging one")
    yield under('<w:ind w:left="720"/>', FIRST.one, "a left indent of the style with a first line of the paragraph")
    yield under('<w:ind w:left="720"/>', '<w:ind w:left="0"/>', "no left indent over one")
    yield under('<w:ind w:left="-284"/>', "", "a left indent into the margin")
    yield under('<w:jc w:val="both"/>', '<w:jc w:val="left"/>', "left over justified")
    yield under('<w:jc w:val="end"/>', "", "alignment at the end is at the right")
    yield under('<w:jc w:val="both"/>', '<w:ind w:left="360"/>', "an indent leaves the alignment")
    yield under('<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>', "", "automatic gaps")
    automatic = '<w:spacing w:before="100" w:beforeAutospacing="1"/>'
    yield under(automatic, '<w:spacing w:before="120" w:beforeAutospacing="0"/>', "a gap over an automatic one that is switched off")
    yield under(automatic, BEFORE.other, "a gap over an automatic one that is not switched off")


def numbering() -> Iterator[Case]:
    """Indents of a list's level lie under the paragraph's own and its style's, over those of what the style is based on."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/><w:lvlText w:val=""/>' \
            '<w:pPr><w:ind w:left="1080" w:firstLine="0"/></w:pPr></w:lvl>'  # fmt: skip
    lists = part(
        "numbering", f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed, indent = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', '<w:ind w:left="360" w:firstLine="360"/>'
    for name, parent, own, direct in (
        ("the indents of a list", "", "", listed),
        ("a paragraph's indents over its list's", "", "", listed + indent),
        ("a list of the paragraph over its style's indents", "", indent, listed),
        ("a list of the style", "", listed, ""),
        ("a style's indents over its list's", "", listed + indent, ""),
        ("a list of the style over the indents of what it is based on", indent, listed, ""),
        ("a list of what the style is based on under the style's indents", listed, indent, ""),
        ("a list taken away by the paragraph", "", listed, '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ):
        sheet = styles(
            style("Normal"), style("Cha", paragraphs=parent, more=based("Normal")),
            style("Doan", paragraphs=own, more=based("Cha")), defaults=defaults(),
        )  # fmt: skip
        yield Case(name, written("", '<w:pStyle w:val="Doan"/>' + direct, sheet, numbering=lists))
