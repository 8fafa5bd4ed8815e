"""The headers and footers of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.model import Block, PageNumber, PageSetup
from checker.model.patterns import lazy_pattern
from checker.reading.word.story import OpenStory, Shared, Story
from checker.reading.word.words_in_bytes import LETTER, without_tags
from checker.reading.word.words_in_bytes import printed as printed_words

_CONTACT = lazy_pattern("@|[Ff]ax|FAX|ĐT|[Đđ]iện thoại|[Ww]ebsite|[Ee]-?[Mm]ail".encode())
_DIGITS_ALONE = lazy_pattern(rb">(?:-|\xe2\x80\x93|\s)*\d{1,3}(?:-|\xe2\x80\x93|\s)*<")


class HeadersAndFooters:
    """What stands in the headers and footers; each is opened and read once, however many pages it prints on.

    ``content`` gives a part by its name; ``opened`` makes its story.
    """

    def __init__(self, content: Callable[[str], bytes], opened: OpenStory, shared: Shared, even_pages: bool) -> None:
        self._content, self._open, self._shared, self._even_pages = content, opened, shared, even_pages
        self._stories: dict[str, Story] = {}
        self._texts: dict[str, list[Block]] = {}
        self._numbers: dict[str, tuple[PageNumber, ...]] = {}

    @property
    def parts(self) -> tuple[str, ...]:
        """The headers and footers whose page numbers were asked for."""
        return tuple(self._numbers)

    def numbers(self, setup: PageSetup) -> tuple[PageNumber, ...]:
        """The page numbers in the headers and footers that print on pages of the section."""
        return tuple(
            number._replace(where=where, kind=kind) for where, kind, name in self.printed(setup) for number in self._numbers_in(name, where)
        )

    def printed(self, setup: PageSetup) -> Iterator[tuple[str, str, str]]:
        """The headers and footers that print on pages of the section: where, on which pages, the part."""
        for where, parts in (("header", setup.header_parts), ("footer", setup.footer_parts)):
            for kind, name in parts.items():
                if (kind != "first" or setup.title_page) and (kind != "even" or self._even_pages):
                    yield where, kind, name

    def _numbers_in(self, name: str, part: str) -> tuple[PageNumber, ...]:
        """The page numbers of a header or footer; most of those that have none are not even parsed."""
        if name not in self._numbers:
            data = self._content(name)
            may = b"PAGE" in data or b"pgNum" in data or _DIGITS_ALONE.search(data)
            self._numbers[name] = tuple(self._story(name, part).page_numbers()) if may else ()
        return self._numbers[name]

    def _story(self, name: str, part: str) -> Story:
        """A header or footer, opened once."""
        if name not in self._stories:
            self._stories[name] = self._open(self._content(name), name, part, self._shared)
        return self._stories[name]

    def blocks(self, name: str, part: str) -> list[Block]:
        """The text of a header or footer, read once however many pages it prints on."""
        if name not in self._texts:
            self._texts[name] = self._story(name, part).blocks()
        return self._texts[name]

    def words(self, sections: tuple[PageSetup, ...]) -> Iterator[Block]:
        """What headers and footers say that are neither the letterhead nor the foot of the first page; most say nothing but a number."""
        for name, part in {name: where for setup in sections for where, _, name in self.printed(setup)}.items():
            if name not in self._texts and LETTER.search(printed_words(self._content(name)).decode("utf-8", "replace")):
                for block in self.blocks(name, part):
                    if LETTER.search(block.text):
                        yield block._replace(part="margin")

    def letterhead(self, sections: tuple[PageSetup, ...]) -> list[Block]:
        """The header of the first page when it holds words: some offices put quốc hiệu and organ there, most a page number."""
        if not sections:
            return []
        name = sections[0].header_parts.get("first" if sections[0].title_page else "default")
        if name is None:
            return []
        blocks = self.blocks(name, "header")
        return blocks if any(LETTER.search(block.text) for block in blocks) else []

    def foot(self, sections: tuple[PageSetup, ...]) -> list[Block]:
        """The footer of the first page when it holds an address; most have a page number or nothing."""
        name = sections[0].footer_parts.get("first" if sections[0].title_page else "default") if sections else None
        if name is None or not _CONTACT.search(without_tags(self._content(name))):
            return []
        return self.blocks(name, "footer")
