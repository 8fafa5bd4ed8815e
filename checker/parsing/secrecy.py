"""Whether a document bears a mark of secrecy (TUYỆT MẬT, TỐI MẬT, MẬT), asked before anything of it is kept.

The mark is a stamp or a line of its own near the head (Phụ lục I, Phần II, mục II, khoản 1, điểm b, and the rules on state
secrets), or a word of the envelope. A mark that can only be suspected counts as one: forgetting a plan costs the next run some
milliseconds, keeping one may break the law. What parts of the plan the parser found decides nothing here but in favour of a mark.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from checker.model import SECRECY_MARKS as MARKS
from checker.model import SUSPECTED_MARK as DOUBTFUL
from checker.model import Block, Component, Document
from checker.model.patterns import lazy_pattern
from checker.parsing.secrecy_labels import BARE, labelled_mark
from checker.parsing.secrecy_letters import plain
from checker.parsing.secrecy_line import LONGEST, WITH_A_YEAR, body_mark, mark_of, opens_body, opens_head
from checker.parsing.secrecy_typed import typed_marks
from checker.wording.folding import bare

_HEAD = 120  # blocks; a web copy prints a notice before the document
_MAYBE = lazy_pattern(r"[mni][\W_]{0,12}[aàáảãạăằắẳẵặâầấẩẫậ][\W_]{0,12}[t7†]|ma(?:a[jt]|jat|[56])", re.IGNORECASE)
_LETTERHEAD = 3  # columns
_LETTER_ROOM = 16  # characters of a line with nothing but letters of a mark on it
_SUBJECT = 400  # letters of an envelope's subject
_UPRIGHT = {mark.replace(" ", ""): mark for mark in MARKS}
_GOES_ON = lazy_pattern(
    r"(?<!\w)(?:bao ve|ve|cong tac|luat|danh muc|giu|giu gin|lo|lot|mat|thuoc|va|voi|chua|pham vi|xac dinh|quan ly|noi dung|linh vuc"
    r"|cac|nhung|phap luat|quy dinh|tieu huy|sao|chup|soan thao|giai|vi pham)\W*\Z|[,;:-]\s*\Z"
)
# No title ends with these words: what stands below them is the end of its sentence (``tài liệu có độ`` / ``Mật``).
_NAMES_A_DEGREE = lazy_pattern(
    r"(?<!\w)(?:(?:co|thuoc|mang|theo|muc|cap|va|hoac|dau|chi|dong|lieu|ban|so) do|(?:mang|dong|co|thuoc) (?:dau|loai))\Z"
    r"|(?:[,;] do|\b(?:do|dau) (?:tuyet|toi)|bao ve bi|an (?:toan|ninh),? bao|ong lay|\A(?:tuyet|toi))\Z"
)
_STAMP_NAME = lazy_pattern(
    r"(?:(?:hinh|anh|mau|con|khung) ){0,2}dau (?:chi )?(?:muc )?(?:do )?(?:tuyet |toi )?mat(?: nha nuoc)?(?: do)?(?: \d{1,4})?"
    r"|(?:tuyet|toi) mat(?: do)?(?: \d{1,4})?"
)
_FILE_MARK = lazy_pattern(
    r"(?<![^\W_])(?:TUYỆT MẬT|TỐI MẬT|Tuyệt mật|Tối mật"
    r"|(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!GIẢI )(?<!VĂN )(?<!THỊ )(?<!KHÔNG )(?<!TRĂNG )(?<!LẤY )(?<!ONG )"
    r"MẬT(?! (?:MÃ|ĐỘ|ONG|KHẨU|VỤ|THƯ|THÁM|THIẾT|DANH)\b))(?![^\W_])"
)
_NO_LETTERS = lazy_pattern(r"[\W_]+")
_PAPER = "ke ?hoach|van ?ban|cong ?van|tai ?lieu|ho ?so"
_SECRET_PAPER = lazy_pattern(
    rf"(?<!\w)(?:{_PAPER}|(?:kh|vb|cv|hs)(?= )) ?mat(?: (?:v?\d{{1,8}}|signed|scan|final|ban|so|chinh|nhap|cuoi)){{0,4}}\Z"
    rf"|(?:\A|(?<!\w)(?:{_PAPER}|kh|vb|cv|hs|do|dau) )(?:tuyet|toi) ?mat(?!\w)|(?<!\w)(?:tuyet|toi) mat\Z"
)
_IN_BRACKETS = lazy_pattern(r"[(\[](?:do )?(?:tuyet |toi )?mat[)\]]")


def secret_mark(document: Document, found: Component) -> str:
    """The mark as the law writes it, ``?`` for one that is only suspected, ``""`` for none. ``found``: the part the parser took for it."""
    if found.present:
        return BARE.get(bare(" ".join((found.text or "").split())).strip(" .*()[]"), DOUBTFUL)
    named = plain(str(document.traits.get("envelope_subject", ""))[:_SUBJECT])
    subject = (mark_of(named, False, alone=False) or _bracketed(named)) if named else ""
    seen = {_envelope_mark(document), subject, name_mark(document.path), *_printed_marks(document)}
    return next((mark for mark in (*MARKS, DOUBTFUL) if mark in seen), "")


def _bracketed(subject: str) -> str:
    """What a sender put in brackets into the subject: ``(MẬT) Kế hoạch …``."""
    return DOUBTFUL if "mật" in subject.lower() and _IN_BRACKETS.search(bare(subject)) else ""


def _envelope_mark(document: Document) -> str:
    """What the sender wrote of it: a word, or of an element about secrecy alone any number but 0."""
    for name in ("secrecy", "priority"):
        said = bare(unicodedata.normalize("NFC", str(document.traits.get(f"envelope_{name}", "")))).strip()
        if mark := next((mark for low, mark in BARE.items() if re.search(rf"\b{low}\b", said)), ""):
            return mark
        if name == "secrecy" and said not in ("", "0", "thuong", "khong", "none", "normal"):
            return DOUBTFUL
    return ""


def name_mark(path: str) -> str:
    """What a file's name, or that of a folder or archive it lies in, says of it in capitals or in two words: suspected."""
    name = unicodedata.normalize("NFC", path[-LONGEST * 8 :])
    says = "mật" in name.lower() and _FILE_MARK.search(name.replace("_", " "))
    return DOUBTFUL if says or ("mat" in bare(name) and any(map(_is_named_secret, re.split(r"[\\/]", name)))) else ""


def _is_named_secret(name: str) -> bool:
    """Whether a file's name ends by calling the paper secret (``ke-hoach-mat.docx``), or says so in brackets or in two words.

    Without diacritics ``mat`` alone may be any of six words (mặt, mắt, mất): only right behind the word for a paper is it this one.
    """
    if not (name.isascii() or "mật" in name.lower()):
        return False
    stem = bare(os.path.splitext(name)[0] if "." in name else name)
    words = " ".join(_NO_LETTERS.sub(" ", stem).split())
    return _SECRET_PAPER.search(words) is not None or _IN_BRACKETS.search(stem) is not None


def _named_mark(words: str) -> str:
    """What the name of a picture, a property or hidden words say: as a file's name, or as a stamp's picture is called."""
    name = os.path.splitext(plain(words))[0].replace("_", " ").replace("-", " ").strip()
    said = _STAMP_NAME.fullmatch(bare(name)) is not None and (name.isascii() or "ật" in name.lower())
    return DOUBTFUL if said or ("mật" in name.lower() and _FILE_MARK.search(name)) else ""


def _printed_marks(document: Document) -> Iterator[str]:
    """What each printed line a mark may be on says, those too long for one left out."""
    noisy, split = document.noisy, _HEAD
    first = (*document.blocks[:_HEAD], *document.asides)
    if noisy or _MAYBE.search(plain("\n".join([block.text[: LONGEST * 20] for block in first]))):
        split = _end_of_head(document.blocks[:_HEAD])
        for blocks in (document.blocks[:split], document.asides):
            yield from _head_marks(blocks, noisy=noisy)
            yield from typed_marks(plain(block.text[: LONGEST * 20]) for block in blocks)
    for line in document.traits.get("stamps", ()):
        yield mark_of(plain(line), noisy)
    yield from suspected_in(document.traits.get("possible_marks", ()))
    yield from body_marks(_later_lines(document.blocks[split:]), noisy)
    if document.traits.get("reversed"):
        lines = (line for block in first for line in plain(block.text[: LONGEST * 20]).split("\n") if len(line) <= LONGEST)
        yield from (mark_of(line[::-1], noisy) for line in lines)
    yield from _upright_marks(document.blocks[:_HEAD])
    yield from _upright_marks(document.asides)


def suspected_in(words: Iterable[str]) -> Iterator[str]:
    """What words say that stand in no line of a text: the name of a picture, a property, hidden words."""
    for line in words:
        yield from (mark_of(each, False, alone=False) for each in plain(line).split("\n"))
        yield _named_mark(line)


def _head_marks(blocks: Iterable[Block], *, noisy: bool) -> Iterator[str]:
    """What the lines of the head say, and the asides."""
    before, below_type, titled = "", False, False  # a subject in capitals may be cut in two below the type
    for block in blocks:
        text = plain(block.text[: LONGEST * 20])
        if noisy or _MAYBE.search(text):
            if len(text) <= LONGEST and "\n" in text:
                yield mark_of(" ".join(text.split()), noisy, alone=False)
            yield from map(labelled_mark, _typed_lines(block))
            for line in (text.upper() if _in_capitals(block) else text).split("\n"):
                goes_on = _is_column(block) or _GOES_ON.search(bare(before[-LONGEST:])) is not None or (titled and before.isupper())
                yield mark_of(_sentence(before, line) if below_type else line, noisy, alone=not goes_on)
                below_type = below_type or line.strip() == "KẾ HOẠCH"
                before = line
        is_title = text.strip() == "KẾ HOẠCH"
        below_type = below_type or is_title
        titled = is_title or text.startswith("KẾ HOẠCH\n") or (titled and text.isupper())
        before = "" if is_title else text


def _sentence(before: str, line: str) -> str:
    """The line, with the one above it where that cannot be the end of a title: its last word names a degree to come, or a year follows."""
    with_a_year = before.isupper() and WITH_A_YEAR.match(line)
    return f"{before} {line}" if with_a_year or _NAMES_A_DEGREE.search(bare(before[-LONGEST:].rstrip())) else line


def _typed_lines(block: Block) -> Iterator[str]:
    """Lines of a text that were put together as one paragraph: what stands before a plan may tell what it is (``do_mat: Mật``)."""
    starts = [start for start, _ in block.lines]
    for start, end in zip(starts, (*starts[1:], len(block.text)), strict=True) if len(starts) > 1 else ():
        if end - start <= LONGEST and ":" in (line := block.text[start:end]):
            yield plain(line)


def _upright_marks(blocks: Iterable[Block]) -> Iterator[str]:
    """Marks printed from top to bottom, one letter a line, or so far apart that their letters are taken for columns."""
    letters = ""
    for block in blocks:
        pieces = plain(block.text).split() if len(block.text) <= _LETTER_ROOM else []
        if pieces and all(len(piece) == 1 and piece.isupper() for piece in pieces):
            letters += "".join(pieces)
        elif letters:
            yield _UPRIGHT.get(letters, "")
            letters = ""
    yield _UPRIGHT.get(letters, "")


def _end_of_head(blocks: Sequence[Block]) -> int:
    """Where the body begins: behind the last head there is, since a page of the web may list other things before it."""
    end = 0
    while True:
        first = next((at for at in range(end, len(blocks)) if opens_body(blocks[at].text[: LONGEST * 20])), len(blocks))
        again = next((at for at in range(first + 1, len(blocks)) if opens_head(blocks[at].text[: LONGEST * 20])), None)
        if again is None:
            return first
        end = again + 1


def _later_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Lines of the body; lists of documents, which name the mark of each, stand in tables."""
    for block in blocks:
        text = block.text[: LONGEST * 20]
        may_be = "ật" in text or "ẬT" in text or len(text) <= LONGEST or "\n" in text
        if may_be and not _is_column(block):
            yield from (text.upper() if _in_capitals(block) else text).split("\n")


def body_marks(lines: Iterable[str], noisy: bool) -> Iterator[str]:
    """Marks in the body, as on an annex: said of the paper, or in capitals; degrees that are each named in capitals are a list of them."""
    bare_ones: set[str] = set()
    for line in lines:
        if len(line) <= LONGEST * 3 and (line.isupper() or "ật" in line.lower()) and _MAYBE.search(said := plain(line)):
            mark, is_bare = body_mark(said, noisy)
            if is_bare:
                bare_ones.add(mark)
            else:
                yield mark
    if len(bare_ones & set(MARKS)) == 1:
        yield from bare_ones
    elif DOUBTFUL in bare_ones:
        yield DOUBTFUL


def marks_in(lines: Iterable[str]) -> Iterator[str]:
    """What the lines of a text say, those of its head and those of its body."""
    body: list[str] = []
    before, below_type = "", False
    for line in map(plain, lines):  # a line is judged as it comes: whoever asks may have time for no more
        if body and opens_head(line):
            yield from _marks_each([*body, line])
            body = []
        elif body or opens_body(line):
            body.append(line)
        else:
            yield from _marks_each([_sentence(before, line) if below_type else line])
        below_type = below_type or line.strip() == "KẾ HOẠCH"
        before = line if line.strip() else before
    yield from body_marks(body, noisy=False)


def _marks_each(lines: Iterable[str]) -> Iterator[str]:
    return (mark_of(line, False, alone=False) for line in lines if len(line) <= LONGEST and not line.isspace())


def _is_column(block: Block) -> bool:
    """Whether it stands in a table with more columns than a letterhead has: a name of one, or an entry."""
    return block.cell is not None and block.cell.columns > _LETTERHEAD


def _in_capitals(block: Block) -> bool:
    """Whether Word prints all its letters as capitals, large or small, or it stands in a table of one cell: a frame."""
    framed = block.cell is not None and block.cell.columns == 1
    return framed or (bool(block.runs) and all(run.style.caps or run.style.small_caps for run in block.runs))
