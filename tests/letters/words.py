"""Plans with faults and the letters about them, as text and as Word files."""

import io
import zipfile

from docx import Document

from checker.letters.sending import LetterWish, letter_of
from checker.profiles.office_words import OfficeWords
from checker.running.tasks import Task
from tests.builders.plans import SO_NOI_VU

PROVINCE = "Ủy ban nhân dân tỉnh Tây Ninh"
DEPARTMENT = "Sở Nội vụ tỉnh Tây Ninh"
SLIPS = {"KT. GIÁM ĐỐC": "KT/ GIÁM ĐỐC", "Nơi nhận:": "Nơi nhận", "Lưu: VT, CCVC.": "Lưu: VT, CCVC"}


def plan_text(**swaps):
    """A department's issued plan with two mandatory faults and a warning, and what else is swapped in it."""
    text = SO_NOI_VU.text()
    for old, new in {**SLIPS, **swaps}.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def draft_text():
    """The same before it has a number."""
    return plan_text(**{"Số: 125/KH-SNV": "Số:      /KH-SNV"})


def letter(path, text, task=None, **wish):
    """Choice, number of rows of faults and the Word file about a plan of this text."""
    path.write_text(text, encoding="utf-8")
    wish.setdefault("offices", (PROVINCE,))
    made = letter_of(str(path), task or Task(), LetterWish(**wish), OfficeWords())
    return made.choice, made.letter.rows, made.letter.data


def said(data):
    """All that a letter says, a line a paragraph."""
    body = Document(io.BytesIO(data)).element.body
    space = f"{{{body.nsmap['w']}}}"
    signs = (f"{space}t", f"{space}noBreakHyphen")
    return "\n".join(
        "".join("-" if sign.tag == signs[1] else sign.text or "" for sign in each.iter(*signs)) for each in body.iter(f"{space}p")
    )


def rows(data):
    """The rows of the table of faults, below its head."""
    table = next(each for each in Document(io.BytesIO(data)).tables if each.rows[0].cells[0].text == "TT")
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def swapped(data, swaps):
    """The Word file with these texts swapped, each of which must stand in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                text = content.decode()
                for before, after in swaps.items():
                    assert before in text, before
                    text = text.replace(before, after)
                content = text.encode()
            new.writestr(entry.filename, content)
    return buffer.getvalue()
