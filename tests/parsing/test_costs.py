"""What a slip costs: what a hand, a keyboard or an input method explains is cheaper than a letter that nothing explains."""

import pytest

from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.costs import (
    CASE,
    KEY,
    LEFT_OVER,
    MARK,
    NO_SPACE,
    OTHER,
    SIGN,
    SPACE,
    SWAP,
    TWICE,
    TYPED,
    added,
    lost,
    replaced,
)
from checker.parsing.recognition.recognised import READ


@pytest.mark.parametrize(
    ("found", "meant", "cost"),
    [
        ("K", "K", 0.0),
        ("1", "1", 0.0),
        ("/", "/", 0.0),
        ("ò", "ó", MARK),
        ("S", "s", CASE),
        ("O", "ó", MARK + CASE),
        (" ", "\t", SPACE),
        (".", "/", SIGN),
        ("К", "k", SIGN),  # Cyrillic
        ("Ｋ", "k", SIGN),  # as wide as a Chinese sign
        ("j", "h", KEY),
        ("p", "h", OTHER),
        (".", "h", OTHER),
    ],
)
def test_one_sign_for_another(found, meant, cost):
    assert replaced(found, meant) == cost


@pytest.mark.parametrize(
    ("found", "before", "cost"),
    [
        (" ", "ố", SPACE),
        (" ", " ", SPACE),
        ("ô", "ộ", TWICE),
        ("s", "ố", LEFT_OVER),
        ("s", "5", OTHER),
        ("q", "ố", OTHER),
        (".", "ố", SIGN),
    ],
)
def test_a_sign_too_many(found, before, cost):
    assert added(found, before) == cost


@pytest.mark.parametrize(("meant", "cost"), [(" ", NO_SPACE), (":", SIGN), ("ố", OTHER)])
def test_a_sign_that_is_lost(meant, cost):
    assert lost(meant) == cost


@pytest.mark.parametrize(("found", "meant", "cost"), [("S", "S", 0.0), ("ố", "o", 0.0), ("1", "1", 0.0), (".", ".", 0.0)])
def test_a_recogniser_loses_marks_for_nothing(found, meant, cost):
    assert READ.replaced(found, meant) == cost


def test_a_recogniser_takes_a_sign_for_a_sign_more_often_than_for_a_letter():
    assert READ.replaced("s", "S") < READ.replaced(".", "/") < READ.replaced("_", "S") < READ.replaced("w", "S")


def test_what_explains_itself_is_cheaper():
    assert 0 < SPACE < CASE < MARK < SIGN < TWICE < LEFT_OVER < NO_SPACE < KEY < OTHER == 1.0


def test_a_line_is_left_as_soon_as_its_slips_cost_too_much():
    asked = []

    def counting(found, meant):
        asked.append(found)
        return replaced(found, meant)

    text, motto = "Kính gửi các phòng, ban, đơn vị thuộc sở", form("Độc lập - Tự do - Hạnh phúc")
    assert aligned(text, motto, 1.0, TYPED._replace(replaced=counting, least=0.0)) is None
    assert len(asked) < len(text) * len(motto) / 4


@pytest.mark.parametrize(
    ("typed", "cost"), [("VĂN HÓA", 0.0), ("VĂN HÓAA", TWICE), ("VĂN HOÁ", 2 * MARK), ("VĂN ÓHA", SWAP), ("VĂN HÁO", SWAP + MARK)]
)
def test_two_letters_in_each_others_place_may_leave_the_tone_in_its_own(typed, cost):
    fit = aligned(typed, form("VĂN HÓA"), 2.0)
    assert fit is not None
    assert fit.text == "VĂN HÓA"
    assert fit.cost == pytest.approx(cost)


def test_two_letters_of_other_cases_or_sounds_are_no_such_pair():
    assert aligned("HÁo", form("HÓA"), 1.3) is None
    assert aligned("HÉO", form("HÓA"), 1.3) is None
