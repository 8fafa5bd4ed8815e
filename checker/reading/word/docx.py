"""Word files (``.docx`` ``.dotx`` ``.docm`` ``.dotm``): the package's parts put together as a :class:`Document`.

python-docx is not used: it loses tracked insertions, content controls, text boxes and smart tags, and fails on what
offices really send (``Target="NULL"``, Strict OOXML, no styles.xml, ``./`` in entry names).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Any

from lxml import etree

from checker.model import Block, Comment, Document, Location, NotRead, PageSetup, Unreadable
from checker.model.document import gathered
from checker.model.media import OWN_NAME
from checker.model.patterns import lazy_pattern
from checker.reading.directives import by_us, for_us
from checker.reading.letters import may_be_old
from checker.reading.limits import Limits
from checker.reading.word.bound import HINT, shown_otherwise
from checker.reading.word.embedded import embedded_in, may_embed
from checker.reading.word.headers_and_footers import HeadersAndFooters
from checker.reading.word.intact import refuse_broken, to_vouch_for
from checker.reading.word.markup import Definitions, R, W, parse, transitional
from checker.reading.word.numbering import LISTS, Numbering
from checker.reading.word.package import Package, canonical
from checker.reading.word.page_pictures import Picture, lined, page_sized
from checker.reading.word.possible_marks import possible_marks, words_of
from checker.reading.word.properties import is_on, points
from checker.reading.word.story import OpenStory, Shared, Story
from checker.reading.word.styles import StyleSheet
from checker.reading.word.theme import Theme
from checker.reading.word.words_in_bytes import deleted, stamps

if TYPE_CHECKING:
    from checker.reading.recoding import Recoder

_MAIN = "word/document.xml"
_MM_PER_PT = 25.4 / 72
_OLD_FONTS = (b'".Vn', b'".VN', b'"VNI')
_BOOK = "xl/workbook.xml"
_FOREIGN = ((_BOOK, "xlsx"), ("ppt/presentation.xml", "pptx"), ("content.xml", "odt"))
_PROPERTIES = "docProps/core.xml"
_BACKGROUNDS = 4  # pictures behind the text that are looked at; letterheads and frames are one or two
_PICTURES = 12  # within the text that are looked at
_REVISION = b":author="  # every tracked change, and nothing else of a story part, names its author
_OWN = f'"{OWN_NAME}"'.encode()
_FOLDED = lazy_pattern(rb'<w15:collapsed(?![^<>]{0,300}\bval="(?:0|false|off)")[ />]')
"""A heading under which Word shows and prints nothing until somebody opens it."""
_WALKED_FOR = (b"<w:vanish", b"INCLUDETEXT", b"INCLUDEPICTURE", b"<w:framePr")
"""What of a header or footer is told only by reading it."""
_MARGINS = ("header", "footer")
_WORDED = ("alt_chunk", "smart_art", "chart")  # what is not read of these lies in parts of their own
_OBJECTS = "word/embeddings/"
_NUMBERED = rb"""<w:%s\b[^<>]{0,300}?\bw:id=["']([^"'<>]{1,12})["']"""
_A4 = (595.3, 841.9)  # pt; for a section that states no size
_SIDES = ("top", "bottom", "left", "right")
_GROUND_SHOWS = lazy_pattern(rb"""<w:displayBackgroundShape\b(?![^<>]{0,200}\bw:val=["'](?:0|false|off)["'])""")
_RENEWS = lazy_pattern(rb"""<w:updateFields\b(?![^<>]{0,200}\bw:val=["'](?:0|false|off)["'])""")


def read_docx(data: bytes, path: str, sha256: str, limits: Limits, story: OpenStory = Story) -> Document:
    """The document in a Word package. Raises :class:`Unreadable` for anything but a sound Word file.

    ``story`` opens each part with text: what mends a file passes its own, to keep the trees and where each letter stands.
    """
    try:
        package = Package(data, limits)
        if _is_own_book(package):
            return Document(path, sha256, "docx", (), traits={"own_report": True})
        return _Reader(package, limits, story).document(path, sha256)
    except RecursionError:  # levels that each stay within their limit but not together
        raise Unreadable("unreadable.too_deep", what=_MAIN, limit=limits.depth) from None


def _is_own_book(package: Package) -> bool:
    """Whether a package is a workbook this program wrote."""
    return _BOOK in package and _PROPERTIES in package and f">{OWN_NAME}<".encode() in package.read(_PROPERTIES)


def _content(package: Package, contents: dict[str, bytes], name: str) -> bytes:
    """A part of a package, unpacked once however often it is asked for."""
    if name not in contents:
        contents[name] = transitional(package.read(name))
    return contents[name]


class _Reader:
    def __init__(self, package: Package, limits: Limits, story: OpenStory) -> None:
        self._package = package
        self._limits = limits
        self._story = story
        self._main = self._find_main()
        self._links = self._relations(self._main)
        self._theme_language = ""
        self._even_pages = self._renews = self._ground_shows = False
        self._contents: dict[str, bytes] = {}
        self._traits: dict[str, Any] = {}
        self._old_fonts = False
        self._lined: dict[str, bool] = {}
        self._plainly_lined: dict[str, bool] = {}
        self._comments: list[Comment] = []
        self._read_settings()
        (styles,) = self._shelves("styles", ("style", "styleId"))
        sheet = StyleSheet(styles, self._theme().font)
        abstracts, numbers, pictures = self._shelves("numbering", *LISTS)
        numbering = Numbering(abstracts, numbers, pictures, sheet)
        self._shared = Shared(sheet, numbering, limits, renews=self._renews)
        self._margins = HeadersAndFooters(partial(_content, package, self._contents), story, self._shared, self._even_pages)
        for name in to_vouch_for(self._links.values(), self._package):
            refuse_broken(self._content(name), name, limits)

    def document(self, path: str, sha256: str) -> Document:
        data = transitional(self._package.read(self._main))
        story = self._story(data, self._main, "body", self._shared)
        if story.root.tag != W + "document":
            raise Unreadable("unreadable.not_a_document")
        if story.root.find(W + "body") is None:
            raise Unreadable("unreadable.no_body")
        self._shared.recoder = self._recoder(data, story.root)
        sections = self._sections(story.sections)
        head, foot = self._margins.letterhead(sections), self._margins.foot(sections)
        sections = tuple(setup._replace(numbers=self._margins.numbers(setup)) for setup in sections)
        body = story.blocks()
        asides = [*foot, *self._asides(data, story)]
        self._note_traits(data)
        if self._shared.recoder is not None and self._shared.recoder.used:
            self._traits["old_code"] = self._shared.recoder.used
        asides += self._margins.words(sections)  # whose letters say nothing of the text's
        found = embedded_in(data, story.root, "body", self._links, self._package, story.number)
        if not _is_written((*head, *body)) and not found.rows:
            return self._seen(found.pictures, path, sha256)
        beside = gathered(self._unread_beside(data, sections))
        bound = shown_otherwise(story.root, self._package, self._limits, story.number) if HINT in data else ()
        unread = (
            *found.rows,
            *gathered(self._told_of(found.pictures, sections)),
            *beside,
            *gathered((*self._shared.unread, *bound, *self._lacking(data, story.sections, sections))),
        )
        self._note_marks(data, unread)
        return Document(path, sha256, "docx", (*head, *body), sections, self._traits, tuple(asides), tuple(self._comments), unread)

    def _seen(self, pictures: tuple[Picture, ...], path: str, sha256: str) -> Document:
        """What stands on the pictures of a body without a word: a scan pasted into Word. Raises :class:`Unreadable`."""
        if not pictures:
            raise Unreadable("unreadable.blank")
        targets = [target for target in dict.fromkeys(picture.target for picture in pictures) if target in self._package]
        if not targets or self._story is not Story:
            raise Unreadable("unreadable.no_words")
        from checker.reading.scan.pages import read_pictures

        try:
            return read_pictures(map(self._package.read, targets), path, sha256, self._limits)
        except Unreadable as trouble:
            if trouble.key == "unreadable.no_recogniser":
                raise Unreadable("unreadable.picture_only", page=1) from None
            if trouble.key == "unreadable.bad_picture":
                raise Unreadable("unreadable.no_words") from None
            raise

    def _told_of(self, pictures: tuple[Picture, ...], sections: tuple[PageSetup, ...], part: str = "body") -> Iterator[NotRead]:
        """The pictures of a part that hold a page, and those with lines of text on them; the ground of the pages where it shows."""
        pictures = pictures if self._ground_shows else tuple(each for each in pictures if each.width < inf)
        paged = tuple(page_sized(pictures, sections, self._bears_lines, part))
        yield from paged
        yield from () if paged else lined(pictures, self._lines_stand_on, part)

    def _lines_stand_on(self, target: str) -> bool:
        """Whether lines of text plainly stand on a picture of the package, each looked at once; of many the rest counts as photos."""
        if target not in self._plainly_lined:
            from checker.reading.word.pictured_lines import lines_stand_on

            looked = target in self._package and len(self._plainly_lined) < _PICTURES
            self._plainly_lined[target] = looked and lines_stand_on(self._package.read(target), self._limits)
        return self._plainly_lined[target]

    def _bears_lines(self, target: str) -> bool:
        """Whether lines of text stand on a picture of the package, each looked at once; of many the rest may."""
        if target not in self._lined:
            from checker.reading.word.backgrounds import bears_lines

            there = target in self._package
            looked = len(self._lined) < _BACKGROUNDS
            self._lined[target] = there and (not looked or bears_lines(self._package.read(target), self._limits))
        return self._lined[target]

    def _recoder(self, data: bytes, root: etree._Element) -> Recoder | None:
        """What reads text in TCVN3 and VNI, when a font's name or the letters of the body hint at it."""
        text = str(etree.tostring(root, method="text", encoding="unicode"))
        fonts = self._old_fonts or _names_old_font(data)
        if not fonts and not may_be_old(text):
            return None
        from checker.reading.recoding import Recoder

        return Recoder(text, fonts=fonts)

    def _find_main(self) -> str:
        """The main part by the package's relations; its usual name when they are missing or point nowhere."""
        mains = {
            target: None
            for kind, target in self._relations("").values()
            if kind.endswith("/officeDocument") and target in self._package and not target.startswith(("xl/", "ppt/"))
        }
        if len(mains) > 1:
            raise Unreadable("unreadable.duplicate_part", what="officeDocument")
        for target in mains:
            return target
        if _MAIN in self._package:
            return _MAIN
        for part, name in _FOREIGN:
            if part in self._package:
                raise Unreadable("unreadable.unsupported", format=name)
        raise Unreadable("unreadable.archive")

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id to (type, part name). A target such as ``NULL`` is kept and simply names no part."""
        folder, _, name = part.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        rels = f"{prefix}_rels/{name}.rels"
        if rels not in self._package:
            return {}
        found = {}
        for each in parse(self._package.read(rels), rels, self._limits):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                found[each.get("Id", "")] = (each.get("Type", ""), _resolved(prefix, target))
        return found

    def _linked(self, kind: str) -> str | None:
        """The part related to the main one as ``kind``; by its usual name when no relation says so."""
        for related, target in self._links.values():
            if related.endswith("/" + kind) and target in self._package:
                return target
        usual = f"word/{kind}.xml"
        return usual if usual in self._package else None

    def _shelves(self, kind: str, *shelves: tuple[str, str]) -> list[Definitions | None]:
        """The definitions of one part, a shelf for each (tag, attribute that names it); none when the part is missing."""
        name = self._linked(kind)
        if name is None:
            return [None for _ in shelves]
        content = self._content(name)
        self._old_fonts |= _names_old_font(content)
        return [Definitions(content, name, tag, identity, self._limits) for tag, identity in shelves]

    def _content(self, name: str) -> bytes:
        """A part beside the main one, unpacked once however often it is asked for."""
        return _content(self._package, self._contents, name)

    def _read_settings(self) -> None:
        name = self._linked("settings")
        data = self._content(name) if name else b""
        found = re.search(rb"<w:themeFontLang\b([^>]*)", data)
        if found:
            languages = dict(re.findall(r'w:(\w+)="([^"]*)"', found.group(1).decode("utf-8", "replace")))
            self._traits["themeFontLang"] = languages.get("val", "")
            self._theme_language = languages.get("val", "")
        self._even_pages = b"<w:evenAndOddHeaders" in data
        self._renews = _RENEWS.search(data) is not None
        self._ground_shows = b"displayBackgroundShape" in data and _GROUND_SHOWS.search(data) is not None
        if b"<w:documentProtection" in data:
            self._traits["protected"] = True

    def _theme(self) -> Theme:
        name = self._linked("theme")
        if name is None and "word/theme/theme1.xml" in self._package:
            name = "word/theme/theme1.xml"
        return Theme(partial(_content, self._package, self._contents), name, self._theme_language, self._limits)

    def _sections(self, elements: list[etree._Element]) -> tuple[PageSetup, ...]:
        setups: list[PageSetup] = []
        for element in elements:
            setups.append(self._page(element, setups[-1] if setups else None))
        return tuple(setups)

    def _page(self, section: etree._Element, before: PageSetup | None) -> PageSetup:
        """One section's page in mm; headers it does not name are those of the section before."""
        size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
        width, height = (_mm(size, name, usual) for name, usual in zip("wh", _A4, strict=True))
        top, bottom, left, right = (_mm(margins, side, 0.0) for side in _SIDES)
        left = round(left + _mm(margins, "gutter", 0.0), 2)
        title, numbers = section.find(W + "titlePg"), section.find(W + "pgNumType")
        start = numbers.get(W + "start", "") if numbers is not None else ""
        return PageSetup(
            width, height, top, bottom, left, right,
            landscape=size is not None and size.get(W + "orient") == "landscape",
            title_page=title is not None and is_on(title),
            header_parts={**(before.header_parts if before else {}), **self._references(section, "headerReference")},
            footer_parts={**(before.footer_parts if before else {}), **self._references(section, "footerReference")},
            page_number_start=int(start) if start.isdecimal() and len(start) < 7 else None,
            page_number_format=numbers.get(W + "fmt") if numbers is not None else None,
        )  # fmt: skip

    def _references(self, section: etree._Element, tag: str) -> dict[str, str]:
        found = {}
        for each in section.iterfind(W + tag):
            _, target = self._links.get(each.get(R + "id", ""), ("", ""))
            if target in self._package:
                found[each.get(W + "type", "default")] = target
        return found

    def _lacking(self, data: bytes, elements: list[etree._Element], sections: tuple[PageSetup, ...]) -> Iterator[NotRead]:
        """Headers, footers and notes that would print by what the text says, and that the file does not hold."""
        for nth, element in enumerate(elements):
            pages = {"default", *["even"] * self._even_pages, *["first"] * any(setup.title_page for setup in sections[nth:])}
            for where in _MARGINS:
                for each in element.iterfind(f"{W}{where}Reference"):
                    _, target = self._links.get(each.get(R + "id", ""), ("", ""))
                    if target not in self._package and each.get(W + "type", "default") in pages:
                        yield NotRead("lacking", member=where)
        for kind in ("footnote", "endnote"):
            if f"<w:{kind}Reference".encode() in data and self._lacks_notes(kind, data):
                yield NotRead("lacking", member=f"{kind}s")

    def _lacks_notes(self, kind: str, data: bytes) -> bool:
        """Whether the part of the notes is not there, or not each that the text refers to is in it."""
        name = self._linked(f"{kind}s")
        asked = set(re.findall(_NUMBERED % f"{kind}Reference".encode(), data))
        return name is None or not asked.issubset(re.findall(_NUMBERED % kind.encode(), self._content(name)))

    def _unread_beside(self, data: bytes, sections: tuple[PageSetup, ...]) -> Iterator[NotRead]:
        """What the headers, footers and notes that print show without its being text of theirs; headings that are folded."""
        if b"collapsed" in data and (folded := len(_FOLDED.findall(data))):
            yield NotRead("off_page", number=folded)
        printed = {name: where for setup in sections for where, _, name in self._margins.printed(setup)}
        for kind in ("footnote", "endnote"):
            if f"{kind}Reference".encode() in data and (name := self._linked(f"{kind}s")):
                printed[name] = "footnote"
        for name, part in printed.items():
            content = self._content(name)
            if part in _MARGINS and any(hint in content for hint in _WALKED_FOR):
                self._margins.blocks(name, part)
            if may_embed(content):
                root = parse(content, name, self._limits)
                nth = {paragraph: number for number, paragraph in enumerate(root.iter(W + "p"))}
                found = embedded_in(content, root, part, self._relations(name), self._package, nth.get)
                for row in (*found.rows, *self._told_of(found.pictures, sections, part)):
                    yield row._replace(place=Location(part))  # its paragraphs have no numbers a reader could count

    def _asides(self, data: bytes, body: Story) -> list[Block]:
        """Footnotes, endnotes and comments, each only when the body refers to one."""
        asides: list[Block] = []
        for kind, part, tag in (
            ("footnotes", "footnote", "footnote"),
            ("endnotes", "footnote", "endnote"),
            ("comments", "comment", "comment"),
        ):
            name = self._linked(kind) if f"{tag}Reference".encode() in data else None
            if name is None:
                continue
            story = self._story(self._content(name), name, part, self._shared)
            notes = list(story.root.iterfind(W + tag))  # what parts them from the text is one, and may hold words
            if kind == "comments":
                notes = self._without_ours(notes, story, body)
                self._traits["comments"] = len(notes)
            for note in notes:
                asides += story.blocks(note)
        return asides

    def _without_ours(self, notes: list[etree._Element], story: Story, body: Story) -> list[etree._Element]:
        """The comments people wrote to each other; those written to this program are kept apart, each with its anchor.

        Those it wrote itself are no part of the document.
        """
        others = []
        for note in notes:
            lines = [block.text for block in story.blocks(note)]
            text = "\n".join(lines)
            if lines and by_us(lines[0]):
                continue
            if for_us(text):
                first, last = body.anchor(note.get(W + "id", ""))
                self._comments.append(Comment(text, note.get(W + "author", ""), first, last))
            else:
                others.append(note)
        return others

    def _note_marks(self, data: bytes, unread: tuple[NotRead, ...]) -> None:
        """What may be a mark of secrecy, though it is no paragraph of its own."""
        members = tuple(row.member for row in unread if row.kind in _WORDED)
        framed = map(str.upper, self._shared.framed)  # letters as they are printed, or as a stamp would have them
        parts = (data, *(self._content(name) for name in self._margins.parts))
        enclosed = members if all(row.kind != "ole_object" for row in unread) else (*members, *self._objects())
        drawn = words_of(self._package, enclosed, data if any(row.kind == "word_art" for row in unread) else b"", self._limits)
        if marks := possible_marks(self._package, parts, (*framed, *self._shared.hidden, *deleted(data), *drawn)):
            self._traits["possible_marks"] = marks

    def _objects(self) -> Iterator[str]:
        """The parts in which objects of other programs lie."""
        return (name for name in self._package.names if name.startswith(_OBJECTS))

    def _note_traits(self, data: bytes) -> None:
        types = self._content("[Content_Types].xml") if "[Content_Types].xml" in self._package else b""
        if b"template.main+xml" in types or b"emplate.main+xml" in types:
            self._traits["template"] = True
        if b"macroEnabled" in types or "word/vbaProject.bin" in self._package:
            self._traits["macros"] = True
        if _OWN in data:
            self._traits["own_report"] = True
        if revisions := data.count(_REVISION):
            self._traits["revisions"] = revisions
        self._traits.update(dict.fromkeys(sorted(self._shared.seen), True))
        if marks := tuple(stamps((data, *map(self._content, self._margins.parts)))):
            self._traits["stamps"] = marks


def _is_written(blocks: Iterable[Block]) -> bool:
    """Whether a letter or a figure stands anywhere."""
    return any(map(str.isalnum, "".join(block.text for block in blocks)))


def _resolved(prefix: str, target: str) -> str:
    """A relation's target as a part name: absolute from the package, else from the folder of its source."""
    target = target.replace("\\", "/")
    path = target if target.startswith("/") else prefix + target
    parts: list[str] = []
    for step in path.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return canonical("/".join(parts))


def _names_old_font(data: bytes) -> bool:
    """Whether a font of TCVN3 (``.VnTime``) or VNI (``VNI-Times``) may be named in a part."""
    return any(start in data for start in _OLD_FONTS)


def _mm(element: etree._Element | None, name: str, usual: float) -> float:
    value = points(element.get(W + name)) if element is not None else None
    return round((usual if value is None else value) * _MM_PER_PT, 2)
