"""A recognised text whose columns were set apart bears no sign but its words; typed texts with figures in some words stay typed."""

from pathlib import Path

import pytest

from checker.reading import read

PLAN = (Path(__file__).resolve().parents[3] / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
CONFUSED = {"việc": "v1ệc", "lưu": "1ưu", "kiểm": "k1ểm", "trữ": "tr0ữ", "hiện": "h1ện", "công": "c0ng", "lập": "1ập", "đơn": "đ0n"}


def medium(text: str) -> str:
    return read(text.encode("utf-8"), name="ke-hoach.txt").medium


def replaced(words: dict[str, str]) -> str:
    text = PLAN
    for before, after in words.items():
        assert before in text
        text = text.replace(f" {before} ", f" {after} ")
    return text


def test_many_words_that_no_hand_writes_are_an_engine_s():
    assert medium(replaced(CONFUSED)) == "ocr"


@pytest.mark.parametrize("slip", CONFUSED.items())
def test_one_word_is_a_slip(slip):
    assert medium(PLAN.replace(*slip, 1)) == "text"


def test_names_of_classes_and_units_are_typed():
    classes = "a) Các lớp a1, a2, b1, b2, c1, c2 và khu b0a, k1b trồng 200 m2, 3 km2 cây; đối tượng f0, f1, f2."
    assert medium(PLAN.replace("I. MỤC ĐÍCH, YÊU CẦU", f"I. MỤC ĐÍCH, YÊU CẦU\n{classes}")) == "text"
