"""Signs that the letters of a document are not those that were written: a wrong code, lost letters, marks out of order.

Whatever reads such a text finds no parts in it, so that it looks like no plan at all; a person must see the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checker.model import Document, NotRead
from checker.model.media import medium
from checker.model.patterns import lazy_pattern
from checker.reading.letters import may_be_old

# The first bytes of Vietnamese letters in UTF-8, taken for Windows-1252 or Latin-1; each begins a pair no Vietnamese word has.
_TAKEN_APART = lazy_pattern("á[»º][^\\sA-Za-z]|Ä[\u0091‘]|Æ[°¡]|Ã[\u0080-\u00bf](?![a-z])")
_TWICE = lazy_pattern("Ã¡Â[»º]|Ã„[‘â]|Ã†Â[°¡]")
_HINTS = ("á»", "áº", "Ã¡Â")
_FEWEST = 4  # pairs; one may be a slip of a quotation mark
_VIQR = lazy_pattern(r"[AEOaeo]\^['`?~.]?|[Aa]\(['`?~.]?|[UOuo][+*]['`?~.]?")
_VIQR_FEWEST, _VIQR_FEWEST_OF_LINE = 8, 3
_VIQR_SHARE = 0.1  # of the words
_WORD = lazy_pattern(r"[^\W\d_]+")
_OWN = lazy_pattern("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_OWN_FEW = 0.02  # of the letters; Vietnamese in Unicode has about 0.2
_MARKED = lazy_pattern("[^\\W\\d_][\u0300-\u036f]+")
_MARK = lazy_pattern("[\u0300-\u036f]")
_SHAPE = ("\u0302", "\u0306", "\u031b")  # circumflex, breve, horn: part of the letter, before any tone
# As a font of signs has its letters at U+F041 and on; as other fonts have them, also within a word. A row of one and the same is a line.
_SIGNS, _OTHERS = "\uf041-\uf05a\uf061-\uf07a\uf0c0-\uf0ff", "\ue000-\uf01f\uf100-\uf8ff"
_PRIVATE_WORD = lazy_pattern(
    f"(?=[\uf0c0-\uf0ff]{{0,2}}[\uf041-\uf05a\uf061-\uf07a])([{_SIGNS}])(?=[{_SIGNS}]{{2}})[{_SIGNS}]?(?!\\1)[{_SIGNS}]"
    f"|([{_OTHERS}])(?=[{_OTHERS}]{{2}})[{_OTHERS}]?(?!\\2)[{_OTHERS}]|[^\\W\\d_][{_OTHERS}][^\\W\\d_]"
)
_LONGEST = 4  # a letter with its marks; what bears more is no letter of ours


def miscoded(document: Document) -> Iterator[NotRead]:
    """What of a document's letters cannot be trusted; nothing for the plain Unicode that nearly all are in."""
    if document.traits.get("malformed"):
        yield NotRead("bytes")
    for kind in ("reversed", "split_words"):
        if document.traits.get(kind):
            yield NotRead(kind)
    if document.traits.get("private_use"):
        yield from _private(document)
    text = "\n".join(block.text for block in document.blocks)
    if text.isascii() and "^" not in text:
        return
    if any(hint in text for hint in _HINTS) and len(_TAKEN_APART.findall(text)) + len(_TWICE.findall(text)) >= _FEWEST:
        yield NotRead("mojibake")
    if medium(document.medium).typed:
        yield from _typed(document, text)


def _private(document: Document) -> Iterator[NotRead]:
    """Words in codes of which only their font knows the letters; a bullet, an arrow or a row of ornaments is none."""
    met = [block for block in (*document.blocks, *document.asides) if _PRIVATE_WORD.search(block.text)]
    if met:
        yield NotRead("private_letters", met[0].place(), number=len(met))


def _in_viqr(document: Document, text: str) -> Iterator[NotRead]:
    """The whole text, or paragraphs of one that is in Unicode, as what is copied from an old mail."""
    if _is_viqr(text):
        yield NotRead("viqr")
        return
    met = [block for block in document.blocks if "^" in block.text and _is_viqr(block.text, _VIQR_FEWEST_OF_LINE)]
    if met:
        yield NotRead("viqr_lines", met[0].place(), number=len(met))


def _typed(document: Document, text: str) -> Iterator[NotRead]:
    """What recognised text and print have by their nature, and typed text only when something was lost."""
    if not document.traits.get("malformed") and "\ufffd" in text:
        yield NotRead("lost_letters", number=text.count("\ufffd"))
    if "^" in text:
        yield from _in_viqr(document, text)
    if _MARK.search(text) and (count := sum(map(_is_disordered, _MARKED.findall(text)))):
        yield NotRead("marks", number=count)
    if may_be_old(text) and _is_unsure(text):
        yield NotRead("old_code")


def _is_viqr(text: str, fewest: int = _VIQR_FEWEST) -> bool:
    marked = len(_VIQR.findall(text))
    letters = sum(map(len, words := _WORD.findall(text)))
    return marked >= max(fewest, _VIQR_SHARE * len(words)) and len(_OWN.findall(text)) <= _OWN_FEW * letters


def _is_disordered(letter: str) -> bool:
    """Whether the marks of a letter make a Vietnamese one only in another order: the tone was typed before the circumflex."""
    base, marks = unicodedata.normalize("NFD", letter[:1]), letter[1:]
    if len(letter) > _LONGEST:
        return False
    marks = base[1:] + marks
    ordered = "".join(sorted(marks, key=lambda mark: mark not in _SHAPE))
    return len(unicodedata.normalize("NFC", base[:1] + ordered)) == 1


def _is_unsure(text: str) -> bool:
    from checker.reading.recoding import Recoder

    return Recoder(text).unsure
