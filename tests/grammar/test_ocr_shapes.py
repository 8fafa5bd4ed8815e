"""Shapes that recognition takes for one another."""

import pytest

from checker.grammar.ocr_shapes import alike, best, digits, distance, opens_with, shapes


@pytest.mark.parametrize(("one", "other"), [("CQNG HOÀ", "C0NG H6A"), ("pOC lap", "ĐỘC LẬP"), ("ctr", "cư"), ("|uu", "Lưu"), ("rn", "m")])
def test_shapes_that_look_alike_are_one(one, other):
    assert shapes(one) == shapes(other)


@pytest.mark.parametrize(
    ("smudged", "literal"),
    [
        ("Dbc |ap - Tw do - Hauh phiic", "Độc lập - Tự do - Hạnh phúc"),
        ("CON GHOA XA HQI CHU NGHiA V1ET NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Noi nha@n", "Nơi nhận"),
        ("K HOACH", "KẾ HOẠCH"),
        ("PHO GIAM DbOC", "PHÓ GIÁM ĐỐC"),
    ],
)
def test_a_smudged_wording_looks_like_itself(smudged, literal):
    assert alike(smudged, literal) >= 0.75


@pytest.mark.parametrize(("text", "literal"), [("BÁO CÁO", "KẾ HOẠCH"), ("KINH PHÍ", "KẾ HOẠCH"), ("SỞ NỘI VỤ", "VIỆT NAM"), ("", "Lưu")])
def test_other_words_do_not(text, literal):
    assert alike(text, literal) < 0.6


def test_a_near_shape_costs_less_than_a_foreign_one():
    assert alike("Luet", "Luật") > alike("Luxt", "Luật")


@pytest.mark.parametrize(("text", "literal"), [("", "Lưu"), ("...", "—"), ("Lưu", ""), ("Nơi", "Nơi nhận"), ("Nơi nhận", "Nơi")])
def test_nothing_is_alike_that_has_no_letters_or_not_half_of_them(text, literal):
    assert alike(text, literal) == 0.0


def test_the_best_wording_is_named_only_when_near_enough():
    assert best("THU TRUONG", ("GIÁM ĐỐC", "THỨ TRƯỞNG"), 0.8) == "THỨ TRƯỞNG"
    assert best("QUYNH NHU", ("GIÁM ĐỐC", "THỨ TRƯỞNG"), 0.8) is None


def test_an_opening_ends_where_its_words_end():
    assert opens_with("Noi nhgn: GIAM DOC", "Nơi nhận", 0.7) == len("Noi nhgn:")
    assert opens_with("N oi nhan: GIAM DOC", "Nơi nhận", 0.7) == len("N oi nhan:")
    assert opens_with("Cac phong", "Nơi nhận", 0.7) is None


@pytest.mark.parametrize(("text", "number"), [("2O24", "2024"), ("l5", "15"), ("I|", "11"), ("x", None), ("", None)])
def test_a_numeral_is_digits_or_what_looks_like_them(text, number):
    assert digits(text) == number


@pytest.mark.parametrize(("text", "share"), [("Ke", 0.5), ("K", 0.0)])
def test_half_a_wording_may_be_all_that_was_read_of_it(text, share):
    assert alike(text, "Keho") == share


@pytest.mark.parametrize(("least", "found"), [(0.5, ("Keho", 2)), (0.51, (None, None))])
def test_a_wording_as_alike_as_is_asked_is_taken(least, found):
    assert (best("Ke", ["Keho"], least), opens_with("Ke", "Keho", least)) == found


def test_five_shapes_near_the_right_ones_weigh_as_much_as_two_foreign_ones():
    assert distance("aaaaaaa", "addddda") == distance("aaaaaaa", "aaxxaaa")
