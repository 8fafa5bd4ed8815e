"""What a slip may cost and how long a line may be for it to be known, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.parsing.lines import Line
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.authorities import slips_of_signature
from checker.parsing.recognition.costs import OTHER, TYPED, Costs
from checker.parsing.recognition.figures import guess_date, guess_number, guess_wrapped_date, names_place
from checker.parsing.recognition.organs import slips_of_organs
from checker.parsing.recognition.recognised import numbered, organ_meant


def lines(*texts: str) -> list[Line]:
    return [Line(text, at, 0, len(text)) for at, text in enumerate(texts)]


def organs(*texts: str, costs: Costs = TYPED) -> list[str]:
    """The names meant by those of the lines that have a slip."""
    return [guess.meant for guess in slips_of_organs(lines(*texts), costs)]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["PHÒNH NỘO VỤ"], ["PHÒNG NỘI VỤ"]),  # two keys beside in a name of twelve letters
        (["BAM DÂN TỘV"], []),  # and in one of eleven
        (["SỞ CÔNGG THƯƠNGG"], ["SỞ CÔNG THƯƠNG"]),  # two letters twice
        (["SỞ CÔNGG THƯƠNX"], []),  # one twice and one that nothing explains
        (["SỞ X TẾ"], ["SỞ Y TẾ"]),
        (["SỞỞ YY TẾ"], ["SỞ Y TẾ"]),
        (["SỞỞ YJ TẾ"], []),  # one twice, and a sign of Telex left standing
        (["SỞ NỘI", "SỐ 5"], ["SỞ NỘI VỤ"]),
        (["SỞ Y"], ["SỞ Y TẾ"]),
        (["SỞ TẾ"], ["SỞ Y TẾ"]),
        (["BẢO TÀNGG"], ["BẢO TÀNG"]),
        (["BẢO TÀNX"], []),  # two words alone may be a place's
        (["TRƯỜNG MẦM NOX"], ["TRƯỜNG MẦM NON"]),  # three are none
        (["TƯ VIỆN AN"], ["THƯ VIỆN AN"]),
        (["TƯ VIỆN A"], []),
        (["SỞ Y TẾ TỈH AN GIANG"], ["SỞ Y TẾ TỈNH AN GIANG"]),
        (["SỞ Y TẾ QUẬ 11"], ["SỞ Y TẾ QUẬN 11"]),
        (["SỞ Y TẾ QUẬ 1"], []),
        (["BỘ TÀI CHÍNH", "BỤ TỔ CHỨC"], ["VỤ TỔ CHỨC"]),
        (["BỘ TÀI CHÍNH", "MỤ PHÁP CHẾ"], []),
        (["TRUNG TÂM TÂM HOA AN"], ["TRUNG TÂM HOA AN"]),
        (["TRUNG TÂM HOA HOA AN"], []),  # twice in a name of its own
        (["TỈNH TÂY NINH", "SỞ NỘI VỤ"], ["UBND TỈNH TÂY NINH"]),
        (["TRUNG TÂM Y TẾ", "TỈNH TÂY NINH", "SỞ NỘI VỤ"], []),
        (["GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH"], ["SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH"]),  # on top alone
        (["KHỐI HOA", "GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH"], []),
    ],
)
def test_slips_that_an_organ_s_name_may_have(printed, meant):
    assert organs(*printed) == meant


@pytest.mark.parametrize(("length", "known"), [(89, True), (90, False)])
def test_an_organ_s_name_is_short(length, known):
    name = f"TRUNG TÂN {'A' * length}"[:length]
    assert organs(name) == ([name.replace("TÂN", "TÂM")] if known else [])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("CÔN A", "CÔNG AN"),  # two letters lost
        ("CÔN AX", "CÔN AX"),  # one lost, one taken for another
        ("VKS", "VKS"),  # of three letters no name is known
        ("SỞ NỘXI VỤ", "SỞ NỘI VỤ"),  # a letter too many in a name whose kind is known
        ("KHO BẠC NHÀ NƯỚX", "KHO BẠC NHÀ NƯỚC"),  # one letter for another in a name of sixteen
        ("KHO BẠC NHÀ NỚC", "KHO BẠC NHÀ NỚC"),  # one lost in a line of fifteen
        ("UBMDXÃAN", "UBMDXÃAN"),  # a space lost beside a letter taken for another
    ],
)
def test_what_recognition_may_leave_of_an_organ_s_name(printed, meant):
    assert organ_meant(printed) == meant


def dates(text: str) -> list[str]:
    return [guess.meant for guess in guess_date(*lines(text))]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Tây Ninh ng 15 tháng 3 năm 2024", "Tây Ninh, ngày 15 tháng 3 năm 2024"),  # two letters of ngày are left
        ("Núi Bay 15 tháng 3 năm 2024", "Núi Bay, ngày 15 tháng 3 năm 2024"),  # a name, and less like it
        ("Tây Ninh, ngy 032 tháng 3 năm 2024", "Tây Ninh, ngày 32 tháng 3 năm 2024"),
        ("Tây Ninh, ngy 05 tháng 03 năm 24", "Tây Ninh, ngày 05 tháng 03 năm 2024"),
        ("Tây Ninh, ngy 150 tháng 003 năm 2024", f"Tây Ninh, ngày {ILLEGIBLE} tháng 3 năm 2024"),
        ("Tây Ninh, ngy 15 tháng 002 năm 2024", "Tây Ninh, ngày 15 tháng 02 năm 2024"),
        ("Tây Ninh, ngy 15 tháng 3 năm 2124", f"Tây Ninh, ngày 15 tháng 3 năm {ILLEGIBLE}"),
        ("Tây Ninh, ngy … tháng … năm", "Tây Ninh, ngày … tháng … năm "),
        ("Tây Ninh, ngy … tháng năm", None),
        ("Tây Ninh, ngày năm tháng hai năm 2024", "Tây Ninh, ngày 05 tháng 02 năm 2024"),
        ("Tây Ninh, ngày năm tháng ba năm 2024", "Tây Ninh, ngày 05 tháng 3 năm 2024"),
    ],
)
def test_what_is_meant_by_a_date_line(printed, meant):
    assert dates(printed) == ([meant] if meant else [])


def test_a_word_left_out_of_a_date_costs_two_letters():
    assert [guess.cost for guess in guess_date(*lines("Tây Ninh, 15 tháng 3 năm 2024"))] == [2 * OTHER]


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        (["Tây Ninh, ngày 15 thg 3", "năm 2024"], True),  # two letters
        (["Tây Ninh, ngàt 15 thánh 3", "năn 2024"], False),  # three keys beside
        (["Tây Ninh, ngày 15", "thág 3", "năm 2024"], False),
    ],
)
def test_slips_of_a_date_that_wrapped(printed, known):
    assert bool(guess_wrapped_date(lines(*printed))) == known


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("tây ninh, ", True),
        ("tây ninh mới, ", False),
        ("Tây Ninh mới, ", True),
        ("Tây Ninh mới đẹp, ", False),
        (f"{'A' * 43},", True),
        (f"{'A' * 44},", False),
    ],
)
def test_a_place_is_a_short_name(lead, named):
    assert names_place(lead) == named


@pytest.mark.parametrize(("printed", "known"), [("S /KH-SNV", True), ("S / KH-SNV", False)])
def test_slips_of_a_number_line_without_a_number(printed, known):
    assert bool([*guess_number(*lines(printed))]) == known


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("5/KH-VP", True),
        ("5/KH-V", False),  # six characters
        ("Số 5/-VP", True),  # two letters and a sign are lost
        ("ố 5/KVP", False),  # and another sign
        ("Za5/K-VP", True),  # two letters near, one lost, a sign lost, three figures by hand
        ("Za512/K-VP", False),
        ("Zo5KVPA", True),  # one near, one lost, three signs
        ("Zo512KVP", False),
        ("ZXa:5/KXH-VP", True),  # two near, two too many
        ("ZXa:512/KXH-VP", False),
        ("Xố:5/K-VP", True),  # one that nothing explains, one lost
        ("Xố:512/K-VP", False),
        ("Số: 123456789012/KH-VP", True),
        ("Số: 1234567890123/KH-VP", False),  # nobody writes a number of thirteen signs
        (f"Số: 5/KH-{'V' * 101}", True),
        (f"Số: 5/KH-{'V' * 102}", False),
    ],
)
def test_what_recognition_may_leave_of_a_number_line(printed, known):
    assert (numbered(printed) is not None) == known


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Lâm, gà 12345 thá 3 năm 2020", f"Lâm, ngày {ILLEGIBLE} tháng 3 năm 2020"),  # four letters lost; a day of five signs is none
        ("Lâm, gà 5 thá 3 ăm 2020", None),  # five lost
        (f"{'L' * 59}, ngày 1 tháng 12 năm 2020", f"{'L' * 59}, ngày 1 tháng 12 năm 2020"),
        (f"{'L' * 60}, ngày 1 tháng 12 năm 2020", None),
        ("Lâm, ngày 0 tháng 13 năm 2020", f"Lâm, ngày {ILLEGIBLE} tháng {ILLEGIBLE} năm 2020"),
        ("Lâm, ngày 31 tháng 1 năm 2020", "Lâm, ngày 31 tháng 1 năm 2020"),
        ("Lâm, ngày 32 tháng 1 năm 20200", f"Lâm, ngày {ILLEGIBLE} tháng 1 năm {ILLEGIBLE}"),
    ],
)
def test_what_recognition_may_leave_of_a_date_line(printed, date):
    found = numbered(printed)
    assert (found and found.date) == date


NAME = "Trần Hoài Thu"


def signed(*texts: str, label: int | None = None, archive: int | None = None) -> list[str]:
    """What the lines of a signature mean, those with a slip."""
    given = lines(*texts)
    return [guess.meant for guess in slips_of_signature(given, [*enumerate(given)], label, archive)]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("KT. GIÁ ĐỐV", ["KT. GIÁM ĐỐC"]),  # a letter lost, a key beside
        ("KT. GIÁ ĐÔCC", []),  # a letter lost, one twice, a mark
        ("GIÁN ĐỐV", ["GIÁM ĐỐC"]),  # two keys beside
        ("GIÁ ĐỐCC", []),  # a letter lost, one twice
        ("CHÍNH TRỊ VIÊM", ["CHÍNH TRỊ VIÊN"]),  # of a post that few hold one slip
        ("CHÍNH TRỊ VIÊ", []),
        ("GIÁM ĐÔC AN", ["GIÁM ĐỐC AN"]),
        ("GIÁM ĐÔC A", []),
        ("CHÁNH", []),  # of a court, of an office
        ("phó Chủ tịch", ["PHÓ CHỦ TỊCH"]),
    ],
)
def test_slips_of_an_authority_or_a_post(printed, meant):
    assert signed(printed, NAME) == meant


@pytest.mark.parametrize(
    ("above", "printed", "meant"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ", ["CHỦ TỊCH"]),  # of several posts the chair's
        ("TM. HỘI ĐỒNG TRƯỜNG", "HIỆU", ["HIỆU TRƯỞNG"]),  # the only one
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM", ["PHÓ GIÁM ĐỐC"]),
        ("KT. GIÁM ĐỐC", "PÓ GIÁM ĐỐC", ["PHÓ GIÁM ĐỐC"]),  # no head signs below KT.
        ("KT. VỤ TRƯỞNG", "PHÓ CỤ TRƯỞNG", ["PHÓ VỤ TRƯỞNG"]),  # whose deputy it is tells one key from another
        ("KT. CỤC TRƯỞNG", "PHÓ CỤ TRƯỞNG", ["PHÓ CỤC TRƯỞNG"]),
        ("KT. BỘ TRƯỞNG", "THỦ TRƯỞN", ["THỨ TRƯỞNG"]),
        ("TL. BỘ TRƯỞNG", "P. GIÁM ĐỐC", ["PHÓ GIÁM ĐỐC"]),
    ],
)
def test_the_authority_above_tells_the_post(above, printed, meant):
    assert signed(above, printed, NAME) == meant


@pytest.mark.parametrize(("between", "meant"), [("ABC", ["KT. GIÁM ĐỐC"]), ("ABCD", [])])
def test_three_letters_are_no_line_in_capitals(between, meant):
    assert signed("KT. GIÁM", between, "PHÓ GIÁM ĐỐC", NAME) == meant


@pytest.mark.parametrize(
    ("before", "behind", "spots", "known"),
    [
        (0, 7, {}, True),  # lines from the post to the name
        (0, 8, {}, False),
        (0, 13, {"label": 14}, True),  # up to the label
        (0, 14, {"label": 15}, False),
        (16, 0, {"archive": 0}, True),  # down from the archive line
        (17, 0, {"archive": 0}, False),
        (30, 29, {"label": 0, "archive": 60}, True),  # within the list
        (30, 30, {"label": 0, "archive": 61}, False),  # which is too long to be one
    ],
)
def test_a_signature_stands_near_its_name_or_its_list(before, behind, spots, known):
    prose = "Rà soát hằng quý."
    assert bool(signed(*[prose] * before, "GIÁM ĐÔC", *[prose] * behind, NAME, **spots)) == known


@pytest.mark.parametrize(("pairs", "known"), [(199, True), (200, False)])
def test_two_hundred_lines_in_capitals_are_asked(pairs, known):
    assert bool(signed(*["GIÁM ĐỐC", NAME] * pairs, "GIÁM ĐÔC", NAME)) == known


@pytest.mark.parametrize(("length", "known"), [(60, True), (61, False)])
def test_an_authority_in_small_letters_is_short(length, known):
    text = f"Kt. Chủ tịch Ủy ban nhân dân xã {'A' * length}"[:length]
    assert bool(signed(text, NAME)) == known


def test_what_recognition_may_leave_of_number_and_date_on_one_line():
    found = numbered("Số 5/-VP Lâm, gà 12345 thá 3 năm 2020")
    assert found is not None
    assert found.number == f"Số: {ILLEGIBLE}/KH-VP"
    assert numbered("Số 5/-VP Lâm gà 5 thá 3 ăm 2020") is None
