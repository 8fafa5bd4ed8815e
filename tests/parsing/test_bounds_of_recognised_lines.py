"""How far a line of the head, the closing, a basis or a note may be from its words, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.parsing.lines import Line
from checker.parsing.recognition.act_dates import date_put_right
from checker.parsing.recognition.assigning import Claim, Signs
from checker.parsing.recognition.basis import slips_of_bases
from checker.parsing.recognition.costs import OTHER
from checker.parsing.recognition.evidence import Standing
from checker.parsing.recognition.head import claimed, is_sure, wrapped
from checker.parsing.recognition.note_lines import slips_of_annexes, slips_of_note
from checker.parsing.recognition.provinces import province_meant
from checker.parsing.recognition.strays import strays_of_head, strays_of_tail
from checker.parsing.recognition.tail import claimed_of_tail, closing_lines, known_of_tail
from checker.parsing.recognition.word_amiss import with_a_letter_amiss
from tests.parsing.test_bounds_of_recognition import NAME, lines

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ENTRY = "- Sở Nội vụ;"


def standing(_line: Line) -> Standing:
    return Standing(None)


def weighed(text: str) -> set[str]:
    """The parts of the head that a line may be."""
    return {group[0].part for group, _ in claimed(lines(text), standing)}


def cut(text: str, length: int) -> str:
    """The text made so long by its last letter."""
    return text + text[-1] * (length - len(text))


@pytest.mark.parametrize(
    ("printed", "may_be"),
    [
        ("CỘNGHÒAXÃHỘICHỦNGHĨAV", True),  # less than two thirds are lost
        ("CỘNGHÒAXÃHỘICHỦNGHĨA", False),
        ("C Ộ N G H Ò A X Ã H Ộ I C H Ủ N G H Ĩ A VIỆT NAM", True),  # less than half as long again
        ("C  Ộ N G H Ò A X Ã H Ộ I C H Ủ N G H Ĩ A V I Ệ T N A M", False),
    ],
)
def test_the_quoc_hieu_has_nearly_its_length(printed, may_be):
    assert ("national_name" in weighed(printed)) == may_be


@pytest.mark.parametrize(("length", "may_be"), [(120, True), (121, False)])
def test_a_number_line_is_short(length, may_be):
    assert ("number" in weighed(cut("Sô: 5/KH-V", length))) == may_be


@pytest.mark.parametrize(("tabs", "sure"), [(3, True), (4, False)])
def test_a_number_begins_its_line(tabs, sure):
    assert is_sure(Line("\t" * tabs + "Số: 5/KH-VP", 0, 0, 20)) == sure


@pytest.mark.parametrize(("between", "spelt"), [(4, 2), (5, 0)])
def test_what_wrapped_stands_within_six_lines_of_both_columns(between, spelt):
    organs = [Line("SỞ", at, 0, 2) for at in range(between)]
    head = [Line("CỘNG HÒA XÃ HỘI", 0, 0, 15, 1), *organs, Line("CHỦ NGHĨA VIỆT NAM", 9, 0, 18, 1)]
    assert len(wrapped(head, standing)) == spelt


@pytest.mark.parametrize(
    ("printed", "spelt"),
    [
        (["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA", "VIỆT NAM"], 3),
        (["CỘNG HÒA", "XÃ HỘI", "CHỦ NGHĨA", "VIỆT NAM"], 0),
        (["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "SỞ NỘI VỤ", "KẾ HOẠCH"], 2),
        (["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA", "VIỆT NAM", "SỞ NỘI VỤ"], 3),
    ],
)
def test_what_wrapped_stands_on_two_or_three_lines(printed, spelt):
    assert len(wrapped(lines(*printed), standing)) == spelt


@pytest.mark.parametrize(("length", "told"), [(99, True), (100, False)])
def test_a_line_with_a_sign_too_many_is_short(length, told):
    assert bool([*strays_of_head(lines(f"{cut('SỞ Y TẾ A', length)}."))]) == told
    assert bool([*strays_of_tail(lines(f"{cut('TM. ỦY BAN NHÂN DÂN XÃ A', length)}."))]) == told


@pytest.mark.parametrize(("between", "told"), [(7, True), (8, False)])
def test_a_name_with_a_sign_too_many_stands_close_below_its_post(between, told):
    assert bool([*strays_of_tail(lines("GIÁM ĐỐC", *["x"] * between, f"{NAME}."))]) == told


@pytest.mark.parametrize(("printed", "meant"), [("Số: 5/KH-VP 5/KH-VP", ["Số: 5/KH-VP"]), ("SỞ Y TẾ", [])])
def test_a_number_typed_twice(printed, meant):
    assert [guess.meant for guess in strays_of_head(lines(printed))] == meant


def test_one_sign_before_a_line_of_the_closing_is_none_of_it():
    assert [guess.meant for guess in strays_of_tail(lines("- Nơi nhận:"))] == ["Nơi nhận:"]
    assert [guess.meant for guess in strays_of_tail(lines("--Nơi nhận:"))] == []


def closing(*texts: str, **known: int) -> list[tuple[str, str]]:
    """The lines that may be the label or the archive line, and what was meant."""
    return [(guess.part, guess.meant) for _, guess, _ in claimed_of_tail(lines(*texts), known)]


@pytest.mark.parametrize(("entries", "may_be"), [(38, True), (39, False)])
def test_a_label_stands_within_forty_lines_of_its_archive_line(entries, may_be):
    assert bool(closing("Nơi nhậ:", *[ENTRY] * entries, "- Lưu: VT.", archive=entries + 1)) == may_be


@pytest.mark.parametrize(("between", "may_be"), [(3, True), (4, False)])
def test_a_label_stands_close_above_its_first_entry(between, may_be):
    assert bool(closing("Nơi nhậ:", *["x"] * between, ENTRY)) == may_be


@pytest.mark.parametrize(("label", "may_be"), [("Nơi nhậ: Sở Nộ", True), ("Nơi nhậ: Sở Nội", False)])
def test_little_stands_behind_a_label(label, may_be):
    assert bool(closing(label, ENTRY)) == may_be


@pytest.mark.parametrize(("length", "may_be"), [(90, True), (91, False)])
def test_the_lines_of_the_closing_are_no_paragraphs(length, may_be):
    assert bool(known_of_tail(lines(cut("Nơi nhận: x", length)))) == may_be
    assert bool(closing(cut("Nơi nhậ: - x", length), ENTRY)) == may_be
    assert bool(closing("Nơi nhận:", cut("- Lư: VT, x", length), recipients=0)) == may_be
    assert bool(closing("Nơi gửi:", cut("- x", length), "- Lưu: VT.", archive=2)) == may_be


def test_another_word_for_the_label_costs_two_letters():
    found = claimed_of_tail(lines("Nơi gửi:", ENTRY, "- Lưu: VT."), {"archive": 2})
    assert [(guess.part, guess.cost) for _, guess, _ in found] == [("recipients", 2 * OTHER)]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("- Lư: abc", ["- Lưu: abc"]),  # a letter is lost
        ("- Lứu abb", ["- Lưu: abb"]),
        ("- Lưuu abc", ["- Lưu: abc"]),
        ("- Lu abc", []),
        ("-- Lư: VT", ["- Lưu: VT"]),
    ],
)
def test_an_archive_line_that_names_no_clerk(printed, meant):
    assert closing("Nơi nhận:", printed, recipients=0) == [("archive", each) for each in meant]


@pytest.mark.parametrize(("between", "may_be"), [(58, True), (59, False)])
def test_an_archive_line_stands_within_sixty_lines_of_its_label(between, may_be):
    assert bool(closing("Nơi nhận:", *["x"] * between, "- Lư: VT", recipients=0)) == may_be


@pytest.mark.parametrize(("label", "archive", "count"), [(20, 80, 90), (20, 81, 0), (14, 14, 30), (13, 13, 29)])
def test_the_lines_round_the_closing(label, archive, count):
    known = [Claim(part, (Signs(at, 0, 1),), 1.0) for part, at in (("recipients", label), ("archive", archive))]
    assert len(closing_lines(lines(*["x"] * 100), known)) == count


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("(Kèm the Quyết địn sốx 5/QĐ-UBND)", True),  # two letters are lost, one sign is left standing
        ("(Kèm the Quyết địn sp 5/QĐ-UBND)", False),  # two lost, a key beside
        (cut("(Kèm the Quyết định số 5/QĐ-UBND x", 250), True),
        (cut("(Kèm the Quyết định số 5/QĐ-UBND x", 251), False),
    ],
)
def test_slips_of_a_note(printed, known):
    assert bool([*slips_of_note(lines(printed), "attached_note")]) == known


@pytest.mark.parametrize(("between", "known"), [(7, True), (8, False)])
def test_a_note_stands_close_below_its_annex(between, known):
    assert bool([*slips_of_annexes(lines("Phụ lục I", *["x"] * between, "(Kèm the Quyết định số 5/QĐ-UBND)"))]) == known


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Phi lục I", "Phụ lục I"),
        ("Phụ lụuc I", "Phụ lục I"),
        ("Phụ lụcc I", "Phụ lục I"),
        ("Phụ lụXc I", "Phụ lục I"),
        ("Phu lụcx I", None),
        ("Phụ l I", None),
        ("Phụ lục1", "Phụ lục 1"),
        ("Phụ lụuc số XVII.", "Phụ lục số XVII."),
        ("Phụ lụuc số XVIII.", None),
    ],
)
def test_slips_of_an_annex_s_label(printed, meant):
    assert [guess.meant for guess in slips_of_annexes(lines(printed))] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("TỈNH TÂY NIN", "TỈNH TÂY NINH"),
        ("TỈNH TÂY NINHHH", "TỈNH TÂY NINH"),
        ("TỈNH TÂYNINHH", None),  # a space is lost, a letter twice
        ("TỈNH SƠN LAV", "TỈNH SƠN LA"),
        ("TỈNH HUẾX", "TỈNH HUẾ"),
        ("THÀNH PHỐ HUÉ", "THÀNH PHỐ HUẾ"),
        ("THÀNH PHỐ HYẾ", None),  # a key beside in a name of three letters
        ("SỞ Y TẾ TÂY NIN", "SỞ Y TẾ TÂY NINH"),
        ("TỈNH A", None),
    ],
)
def test_slips_of_a_province_s_name(printed, meant):
    found = province_meant(printed)
    assert (found and found[1]) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Că cứ Luật Lưu trữ", "Căn cứ Luật Lưu trữ"),
        ("Căm cự Luật Lưu trữ", "Căn cứ Luật Lưu trữ"),  # a key beside, a mark
        ("Ca cứ Luật Lưu trữ", "Căn cứ Luật Lưu trữ"),  # a letter lost, a mark
        ("Că cứứ Luật Lưu trữ", None),  # a letter lost, one twice
        ("Căn cứ Nghị địmh số 30/2020/NĐ-CP", "Căn cứ Nghị định số 30/2020/NĐ-CP"),  # a key beside
        ("Căn cứ Nghị địn số 30/2020/NĐ-CP", None),  # a letter lost
        ("Căn cứ Nghị định sp 30/2020/NĐ-CP", "Căn cứ Nghị định số 30/2020/NĐ-CP"),
    ],
)
def test_slips_of_a_basis(printed, meant):
    assert [guess.meant for guess in slips_of_bases(lines(printed))] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("THI HÀCH ÁN DÂN SỰ", "THI HÀNH ÁN DÂN SỰ"),
        ("THI HẢNHJ ÁN DÂN SỰ", "THI HÀNH ÁN DÂN SỰ"),  # a mark, and a sign left standing
        ("THI HÀNHHS ÁN DÂN SỰ", None),  # a letter twice, and a sign left standing
        ("THI HÀNH ÁM DÂN SỰ", None),  # a word of two letters
        ("HỘI ĐỒNG COI THU", "HỘI ĐỒNG COI THI"),
        ("HỘI ĐỒNG THU", None),  # a name of three words
        ("THI HÀCH ÁN DÂN SỤ", None),  # two words
    ],
)
def test_a_name_with_a_letter_of_one_word_amiss(printed, meant):
    guess = with_a_letter_amiss(*lines(printed), printed)
    assert (guess and guess.meant) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (" nga 5 tháng 3 nă 2020", " ngày 5 tháng 3 năm 2020"),
        (" nga 5 thán 3 nă 2020", None),
        (" nga 5 thág 3 nam 2020", None),
        (" ngày5 thág 3 năm 2020", " ngày 5 tháng 3 năm 2020"),
        (" (nga 5 tháng 3 năm 2020)", None),
        (" ngày 5 tháng 3 nam 2020", " ngày 5 tháng 3 năm 2020"),
        (" nga 5", None),
    ],
)
def test_slips_of_an_act_s_date(printed, meant):
    assert date_put_right(printed)[1] == (meant or printed)
