"""Fixes of plain text: what is claimed is mended, fixing again changes nothing, and no other byte of the file is touched."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.fixing.mending import Mended
from checker.fixing.texts import mended_text
from checker.running.one import Judged
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.plan_text import PlanText
from tests.builders.texts import cp1258

from .words import ROOT

FAULTY = ROOT / "fixtures" / "faulty"
TEXTS = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.suffix in (".txt", ".md") and path.name != "README.md")
PLAN = (FAULTY / "TT0302-number-not-padded.txt").read_text(encoding="utf-8")


def fixed(data: bytes, *, unsafe: bool = False) -> tuple[Mended, Judged]:
    before = judged_bytes(data, "a.txt", Task())
    if before.report.medium != "text":
        pytest.skip("recognised text is not mended")
    result = mended_text(data, before.report, before.rules, unsafe=unsafe)
    return result, judged_bytes(result.data, "a.txt", Task())


def untouched(before: bytes, result: Mended) -> bool:
    """Whether the bytes differ by the lines told of as changed and no others."""
    old, new = before.split(b"\n"), result.data.split(b"\n")
    return len(old) == len(new) and [at + 1 for at, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]] == [
        change.place.line for change in result.changes
    ]


@pytest.mark.parametrize("path", TEXTS, ids=[path.name for path in TEXTS])
def test_what_is_done_is_gone_and_nothing_else_has_changed(path: Path) -> None:
    data = path.read_bytes()
    if b"\0" in data:
        pytest.skip("lines of UTF-16 are compared below")
    result, after = fixed(data)
    assert untouched(data, result)
    gone = {(finding.rule, finding.got) for finding in result.done}
    assert not gone & {(finding.rule, finding.got) for finding in after.report.findings}
    assert mended_text(result.data, after.report, after.rules).data == result.data


@pytest.mark.parametrize(("name", "line"), [
    ("TT0302-number-not-padded", "Số: 05/KH-SNV"), ("TT0106-motto-with-en-dashes", "Độc lập - Tự do - Hạnh phúc"),
    ("TT0404-date-with-slashes", "Tây Ninh, ngày 15 tháng 3 năm 2024"), ("TT0705-kt-without-space", "KT. GIÁM ĐỐC"),
    ("TT0905-recipients-without-semicolons", "- Trang thông tin điện tử của Sở;"),
])  # fmt: skip
def test_it_writes_the_form_the_law_wants(name: str, line: str) -> None:
    data = (FAULTY / f"{name}.txt").read_bytes()
    assert line in fixed(data)[0].data.decode().split("\n")
    assert line not in data.decode().split("\n")


@pytest.mark.parametrize(
    ("right", "printed", "line"),
    [
        ("Tây Ninh, ngày 15", "Tây Ninh; ngày 15", "Tây Ninh, ngày 15 tháng 3 năm 2024"),
        ("ngày 15 tháng 3 năm", "ngày 15/3 năm", "Tây Ninh, ngày 15 tháng 3 năm 2024"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "QUYỀN GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
    ],
)
def test_what_it_writes_is_whole(right: str, printed: str, line: str) -> None:
    text = PlanText().text()
    assert right in text
    result, after = fixed(text.replace(right, printed).encode())
    assert (len(result.done), line in result.data.decode().splitlines(), after.report.findings) == (1, True, ())


class TestTheFileStaysAsItIs:
    @pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "\ufeff"), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("utf-8", "")])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_in_its_encoding_and_its_line_ends(self, encoding: str, mark: str, end: str) -> None:
        text = mark + PLAN.replace("\n", end)
        result, _ = fixed(text.encode(encoding))
        assert result.data == text.replace("Số: 5/", "Số: 05/").encode(encoding)

    def test_text_in_an_old_code_is_left_alone(self) -> None:
        paths = sorted(FAULTY.glob("*.old.txt"))
        assert paths
        assert [path.name for path in paths if fixed(path.read_bytes())[0].data != path.read_bytes()] == []

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=8, max_size=8), st.sampled_from(["", " ", "  ", "\t"]))
    def test_whatever_its_lines_end_with(self, ends: list[str], tail: str) -> None:
        lines = PLAN.split("\n")
        text = "".join(line + (tail if line else "") + ends[at % len(ends)] for at, line in enumerate(lines))
        result, _ = fixed(text.encode())
        assert result.data == text.replace("Số: 5/", "Số: 05/").encode()


class TestPoints:
    def test_every_point_gets_its_bracket(self) -> None:
        from tests.builders.plans import SO_NOI_VU

        dotted = SO_NOI_VU.text()
        for letter in "abcdđ":
            dotted = dotted.replace(f"\n{letter}) ", f"\n{letter}. ")
        assert "\na. " in dotted
        assert fixed(dotted.encode())[0].data.decode() == SO_NOI_VU.text()


def test_wording_is_changed_only_when_asked() -> None:
    data = (FAULTY / "TT0103-national-name-misspelt.txt").read_bytes()
    assert fixed(data)[0].data == data
    assert "CHỦ NGHĨA VIỆT NAM" in fixed(data, unsafe=True)[0].data.decode()


@pytest.mark.parametrize("gap", [" ", "\t", " " * 10])
@pytest.mark.parametrize("date", ["..., ngày … tháng … năm …", "Tây Ninh, ngày     tháng 3 năm 2024"])
@pytest.mark.parametrize("words", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
def test_a_date_on_the_line_of_fixed_words_is_not_lost_with_what_they_have_too_many(words: str, date: str, gap: str) -> None:
    text = f"UBND TỈNH TÂY NINH\nSỞ NỘI VỤ\n{words}{gap}{date}\nKẾ HOẠCH\nKiểm tra công tác lưu trữ\n\nI. MỤC ĐÍCH\n1. Nội dung.\n"
    assert date in fixed(text.encode(), unsafe=True)[0].data.decode()


class DescribeATextNotComposed:
    """Letters and their marks apart, all of them (NFD) or the tones alone (Windows-1258): found all the same, the rest left as it is."""

    @pytest.mark.parametrize("encode", [lambda text: unicodedata.normalize("NFD", text).encode(), cp1258], ids=["nfd", "cp1258"])
    def it_is_mended_where_the_finding_stands(self, encode):
        plan = replace(PlanText(), number="5", competence=("KT.GIÁM ĐỐC",), motto="Độc lập – Tự do – Hạnh phúc")
        result, _ = fixed(encode(plan.text()))
        assert {"TT0302", "TT0705", "TT0106"} <= {finding.rule for finding in result.done}
        wanted = replace(plan, number="05", competence=("KT. GIÁM ĐỐC",), motto="Độc lập - Tự do - Hạnh phúc")
        assert result.data == encode(wanted.text())

    def it_takes_new_letters_in_its_own_code_page(self):
        plan = replace(PlanText(), national_name="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VỆT NAM")
        result, _ = fixed(cp1258(plan.text()), unsafe=True)
        assert result.data == cp1258(replace(plan, national_name="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").text())
