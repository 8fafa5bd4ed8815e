"""What the places of words on a page prove: what is a list's mark, what begins a paragraph, what stands alone."""

from __future__ import annotations

from checker.model import CharacterFormat
from checker.reading.page_layout import lay_out
from checker.reading.page_layout.sheet import Sheet, Word

EM = 14.0
LEFT, RIGHT = 85.0, 538.0


def line(text: str, y: float, x: float = LEFT, *, size: float = EM, bold: bool = False) -> tuple[Word, ...]:
    """The words of a line from ``x`` on; ``⇥`` before a word leaves the room of a tab stop."""
    words, style = [], CharacterFormat(size=size, bold=bold)
    for piece in text.split():
        letters = piece.removeprefix("⇥")
        x += 2.2 * size if piece != letters else 0.0
        end = x + 0.5 * size * len(letters)
        words.append(Word(letters, x, y - 0.8 * size, end, y + 0.2 * size, style, y))
        x = end + 0.25 * size
    return tuple(words)


def centred(text: str, y: float, middle: float, *, size: float = EM) -> tuple[Word, ...]:
    words = line(text, y, 0.0, size=size, bold=True)
    shift = middle - words[-1].x1 / 2
    return tuple(Word(word.text, word.x0 + shift, word.y0, word.x1 + shift, word.y1, word.style, word.baseline) for word in words)


def blocks(*lines: tuple[Word, ...]) -> list[str]:
    return [block.text for block in lay_out([Sheet(1, 595.0, 842.0, tuple(word for each in lines for word in each))]).blocks]


def test_the_marks_of_a_list_are_no_column_of_their_own():
    listed = ("I. ⇥Mục đích, yêu cầu", "1. ⇥Rà soát hồ sơ", "- ⇥Của các phòng;", "a) ⇥Lập danh mục.", "II. ⇥Nội dung")
    assert blocks(*(line(text, 100 + 20 * at) for at, text in enumerate(listed))) == [text.replace("⇥", "") for text in listed]


def test_the_label_of_the_recipients_begins_a_paragraph():
    last = "2. Văn phòng Sở đôn đốc các phòng thực hiện Kế hoạch này./."
    rows = [line("1. Các phòng thực hiện.", 100, LEFT + 35), line(last, 118, LEFT + 35)]
    rows += [line("Nơi nhận:", 136, size=12, bold=True), line("- Các phòng;", 152, size=11)]
    assert blocks(*rows)[1:3] == [last, "Nơi nhận:"]


def test_lines_centred_beside_the_middle_of_the_page_stand_alone():
    full = "Các phòng, đơn vị trực thuộc Sở thực hiện Kế hoạch này theo đúng hạn"
    rows = [line(full, 80 + 18 * at) for at in range(4)]
    rows += [centred("TUQ. CỤC TRƯỞNG", 170, 420), centred("TRƯỞNG PHÒNG KIỂM TRA", 188, 420), centred("Tẩn A Sài", 260, 420)]
    assert blocks(*rows)[-3:] == ["TUQ. CỤC TRƯỞNG", "TRƯỞNG PHÒNG KIỂM TRA", "Tẩn A Sài"]


def test_the_last_line_of_an_organ_below_the_date_is_still_of_the_header():
    rows = [centred("BỘ XÂY DỰNG", 80, 160), centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 80, 400)]
    rows += [centred("TRUNG TÂM KIỂM ĐỊNH", 110, 160), centred("Độc lập - Tự do - Hạnh phúc", 96, 400)]
    rows += [line("Hà Nội, ngày 20 tháng 3 năm 2024", 112, 290), centred("MIỀN NÚI", 126, 160), line("Số: 66/KH-TTKĐ", 150, 110, size=13)]
    laid = lay_out([Sheet(1, 595.0, 842.0, tuple(word for each in rows for word in each))]).blocks
    assert [block.cell.column for block in laid if block.cell and block.text in ("MIỀN NÚI", "Số: 66/KH-TTKĐ")] == [0, 0]
