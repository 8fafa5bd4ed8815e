"""The strict line of each part: what is regular, where an irregular line departs, and that both machines say the same."""

import gc
import subprocess
import sys
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.code import format_number
from checker.grammar.dateline import format_dateline
from checker.grammar.form import END, departure, strict_lines
from checker.grammar.recipients import format_archive
from checker.reporting.catalogue import LANGUAGES, Words

REGULAR = {
    "number": [
        "Số: 05/KH-SNV",
        "Số: 125/KH-SNV-VP",
        "Số: 12/KH-BCĐTƯ",
        "Số: 12/KH-HĐÔ",
        "Số: 12/KH-SVHTT&DL",
        "Số: 9/CTr-UBND",
        "Số: 7/QyĐ-T03",
        "Số:      /KH-SNV",
        "Số: ……/KH-SNV",
        "Số:/KH-SNV",
        "Số: [so]/KH-SNV",
    ],
    "date": [
        "Vĩnh Sơn, ngày 07 tháng 3 năm 2024",
        "TP. An Khê, ngày 15 tháng 10 năm 2024",
        "Phường 12, ngày 01 tháng 01 năm 2025",
        "Vĩnh Sơn, ngày … tháng … năm 2024",
        "Vĩnh Sơn, ngày     tháng 3 năm 2024",
        "Vĩnh Sơn, ngày ... tháng ... năm 20...",
    ],
    "recipients": ["Nơi nhận:"],
    "archive": ["- Lưu: VT, HCTH.", "- Lưu: VT, HCTH (2).", "- Lưu: VT.", "- Lưu: VT, KT-TH.", "- Lưu: VT, 5 bản."],
    "competence": ["KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "Q. GIÁM ĐỐC", "TL. BỘ TRƯỞNG"],
}
LINES = [(part, line) for part, lines in REGULAR.items() for line in lines]


@pytest.mark.parametrize(("part", "line"), LINES)
def test_a_line_of_the_decree_is_regular(part, line):
    assert departure(part, line) is None


@pytest.mark.parametrize(
    ("part", "line", "at", "expected"),
    [
        ("number", "Só: 125/KH-SNV", 0, "number_word"),
        ("number", "Số 125/KH-SNV", 2, "colon"),
        ("number", "Số:125/KH-SNV", 3, "space"),
        ("number", "Số:  125/KH-SNV", 4, "figures"),
        ("number", "Số: l25/KH-SNV", 4, "figures"),
        ("number", "Số: 125a/KH-SNV", 7, "slash"),
        ("number", "Số: 125.KH-SNV", 7, "slash"),
        ("number", "Số: 125 /KH-SNV", 7, "slash"),
        ("number", "Số: 125\\KH-SNV", 7, "slash"),
        ("number", "Số: 125//KH-SNV", 8, "type_letters"),
        ("number", "Số: 125/2024/KH-SNV", 8, "type_letters"),
        ("number", "Số: 125/KH_SNV", 10, "hyphen"),
        ("number", "Số: 125/KH SNV", 10, "hyphen"),
        ("number", "Số: 125/KH- SNV", 11, "organ_letters"),
        ("number", "Số: 125/KH-SNV-vp", 15, "organ_letters"),
        ("number", "Số: 125/KH-THPT NTT", 15, "end"),
        ("number", "Số: 125/KH-SNV/2024", 14, "end"),
        ("date", "Vĩnh Sơn ngày 15 tháng 3 năm 2024", 8, "comma"),
        ("date", "Vĩnh Sơn, 15/3/2024", 10, "day_word"),
        ("date", "Vĩnh Sơn, ngày 15 thang 3 năm 2024", 18, "month_word"),
        ("date", "Vĩnh Sơn, ngày l5 tháng 3 năm 2024", 15, "day"),
        ("date", "Vĩnh Sơn, ngày 15 tháng ba năm 2024", 24, "month"),
        ("date", "Vĩnh Sơn, ngày 15 tháng 3, năm 2024", 25, "space"),
        ("date", "Vĩnh Sơn, ngày 15 tháng 3 năm 24", 30, "year"),
        ("date", "Vĩnh Sơn, ngày15tháng3năm2024", 14, "space"),
        ("date", "ngày 15 tháng 3 năm 2024", 0, "place"),
        ("recipients", "Noi nhận:", 0, "label_words"),
        ("recipients", "Nơi nhận", 8, "colon"),
        ("recipients", "Nơi nhận: - A", 9, "end"),
        ("archive", "Lưu: VT.", 0, "dash"),
        ("archive", "- Luu: VT.", 2, "archive_word"),
        ("archive", "- Lưu VT.", 5, "colon"),
        ("archive", "- Lưu: VT, HCTH", 15, "full_stop"),
        ("archive", "- Lưu: VT;", 9, "full_stop"),
        ("competence", "KT GIÁM ĐỐC", 2, "full_stop"),
        ("competence", "KT.GIÁM ĐỐC", 3, "space"),
        ("competence", "K.T GIÁM ĐỐC", 0, "authority"),
        ("competence", "KT. Giám đốc", 5, "end"),
    ],
)
def test_a_departure_says_where_and_what_was_expected(part, line, at, expected):
    assert departure(part, line) == (at, expected)


@given(
    number=st.one_of(st.none(), st.integers(1, 999_999)), organ=st.from_regex(r"[A-ZĐƯÔ]{2,8}(-[A-ZĐ]{2,4})?(&[A-Z]{2,3})?", fullmatch=True)
)
def test_a_number_line_written_by_the_law_is_regular(number, organ):
    assert departure("number", format_number(number, "KH", organ)) is None


@given(day=st.dates())
def test_a_date_line_written_by_the_law_is_regular(day):
    if 1900 <= day.year < 2100:
        assert departure("date", format_dateline("Vĩnh Sơn", day.day, day.month, day.year)) is None


@given(
    codes=st.lists(st.sampled_from(["VT", "HCTH", "KT-TH", "P.TH", "VP"]), min_size=1, max_size=4), copies=st.none() | st.integers(1, 99)
)
def test_an_archive_line_written_by_the_law_is_regular(codes, copies):
    assert departure("archive", format_archive(tuple(codes), copies)) is None


@st.composite
def mutated(draw):
    """A regular line with up to three signs changed, lost, doubled or added; and the part it is of."""
    part, line = draw(st.sampled_from(LINES))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(line)))
        put = draw(
            st.sampled_from(["", " ", "  ", "\t", "\n", ":", "/", "-", "–", ".", ",", "1", "a", "Đ", "Ư", "ơ", "&", "_", "…", "[", "]"])
        )
        line = line[:at] + put + line[at + draw(st.integers(0, 1)) :]
    return part, line


@given(mutated())
def test_the_derived_pattern_and_pyparsing_take_the_same_lines(case):
    part, line = case
    grammar = strict_lines()[part]
    assert (grammar.read_whole(line) is None) == (grammar.parsed(line) is not None), line


@given(part=st.sampled_from(sorted(REGULAR)), line=st.text(max_size=40))
def test_any_text_is_regular_or_departs(part, line):
    found = departure(part, line)
    assert (found is None) == (strict_lines()[part].parsed(line) is None)
    assert found is None or 0 <= found.at <= len(line)


def test_pyparsing_is_imported_for_an_irregular_line_only():
    script = (
        "import sys; from checker.grammar.form import departure; departure('number', 'Số: 05/KH-SNV'); print('pyparsing' in sys.modules);"
        "departure('number', 'Số 05/KH-SNV'); print('pyparsing' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


def test_a_departure_holds_nothing_of_its_caller():
    class Paper:
        pass

    def ask():
        paper = Paper()
        departure("number", "Số 125.KH-SNV")
        return weakref.ref(paper)

    ask()
    gc.collect()
    gc.disable()
    try:
        assert ask()() is None
        assert gc.collect() == 0
    finally:
        gc.enable()


def terminals(element):
    """The names of an element's terminals."""
    if hasattr(element, "part"):
        return terminals(element.part)
    return {element.name} if hasattr(element, "text") else set().union(*map(terminals, element.parts))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_words_for_everything_a_line_may_lack(lang):
    expected = {END}.union(*map(terminals, strict_lines().values()))
    assert set(Words(lang).find("ui", "expected")) == expected
