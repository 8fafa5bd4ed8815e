"""Text or recognised text: told by what recognition leaves behind, never by one slip of the pen."""

from __future__ import annotations

import pathlib

import pytest

from checker.reading import read
from checker.reading.text.recognised import is_broken, is_syllable
from tests.builders.plans import COMPLIANT, SO_NOI_VU
from tests.rendering.smudging import page

FIXTURES = pathlib.Path(__file__).resolve().parents[3] / "fixtures"
SHARED = pathlib.Path(__file__).resolve().parents[4] / "shared" / "corpus" / "text"
TYPED = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".txt", ".md") and "recogniser" not in path.name)


def medium(text: str) -> str:
    return read(text.encode()).medium


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.name)
def test_every_typed_fixture_is_text(path):
    assert read(path).medium == "text"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside this checkout")
def test_real_typed_texts_are_text():
    assert {path.name for path in SHARED.glob("*.md") if read(path).medium != "text"} == set()


@pytest.mark.parametrize("name", COMPLIANT)
def test_a_page_with_its_columns_run_together_is_recognised(name):
    assert medium(page(COMPLIANT[name])) == "ocr"


def test_lost_diacritics_are_recognition():
    assert read(FIXTURES / "shapes" / "recogniser-without-marks.txt").medium == "ocr"


def test_a_plan_with_its_diacritics_and_much_noise_is_recognised():
    noisy = SO_NOI_VU.text().replace("quản lý", "quan 1ý").replace("cơ quan", "cơ quŒn").replace("- ", "~ ").replace("số", "s6")
    assert medium(noisy) == "ocr"


@pytest.mark.parametrize(
    "slip",
    [
        ("NGHĨA VIỆT NAM", "NGHĨA VIẸT NAM"),
        ("CỘNG HÒA XÃ HỘI", "CQNG HOA XA H0I"),
        ("Độc lập - Tự do", "Đôc lâp ~ Tư do"),
        ("công tác văn thư", "công tác vănn thư"),
    ],
    ids=lambda pair: pair[1],
)
def test_a_misspelt_wording_does_not_make_a_text_recognised(slip):
    assert medium(SO_NOI_VU.text().replace(*slip)) == "text"


def test_the_medium_asked_for_is_the_medium():
    assert read(SO_NOI_VU.text().encode(), medium="ocr").medium == "ocr"
    assert read(page(SO_NOI_VU).encode(), medium="text").medium == "text"


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "khuỷu", "thuở", "gìn", "hoà", "uỷ", "ước", "Đắk", "quặng", "giặt"])
def test_syllables_are_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["đồc", "nghỉp", "quyêt", "hiẹu", "ngưởii", "thựcc"])
def test_impossible_syllables_are_not(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(("word", "broken"), [("s6", True), ("1ap", True), ("nghiỆp", True), ("m2", False), ("Niê", False), ("KH", False)])
def test_words_no_hand_writes_are_broken(word, broken):
    assert is_broken(word) is broken
