"""What ``thethuc register export`` writes, and what it never writes over."""

import csv
import io
import re
from zipfile import ZipFile

import pytest

from checker.register import Arrival, Register, chain, version_of
from checker.register.sheets import as_csv, as_workbook
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")


@pytest.fixture
def place(tmp_path):
    """A register of one plan whose signer's name begins like a formula to a spreadsheet."""
    path = tmp_path / "so.db"
    with Register.open(str(path)) as register:
        run, version = register.begin("Lê Thị Văn Thư"), register.version(version_of(Task()))
        register.add(judge("kh.txt", Task(), PLAN.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "=SỞ NỘI VỤ").encode()), "kh.txt", version, run)
    return path


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_register_itself_is_never_written_over(thethuc, place, format_):  # noqa: F811
    assert thethuc("register", "export", place, "--format", format_, "-o", place).code == 2
    with Register.open(str(place), create=False) as register, register.reading() as connection:
        assert list(chain.breaks(connection)) == []


@pytest.mark.parametrize("beside", ["", "-wal", "-shm"])
@pytest.mark.parametrize("url", ["sqlite:///{}", "{}"])
def test_nor_by_a_url_nor_what_lies_beside_it(thethuc, place, url, beside):  # noqa: F811
    before = place.read_bytes()
    assert thethuc("register", "export", url.format(place), "-o", f"{place}{beside}", "--force").code == 2
    assert place.read_bytes() == before


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_file_that_is_there_is_written_over_only_when_told_so(thethuc, place, tmp_path, format_):  # noqa: F811
    out = tmp_path / f"bang.{format_}"
    out.write_text("bảng đã ghi tay", "utf-8")
    run = thethuc("register", "export", place, "--format", format_, "-o", out)
    assert (run.code, "--force" in run.err, out.read_text("utf-8")) == (2, True, "bảng đã ghi tay")
    assert thethuc("register", "export", place, "--format", format_, "-o", out, "--force").code == 0
    assert out.read_bytes() != "bảng đã ghi tay".encode()


def test_a_csv_is_one_that_excel_reads_and_runs_nothing_of(place):
    with Register.open(str(place), create=False) as register:
        text = "".join(as_csv(register, "den"))
    assert text.startswith("\ufeffBảng theo cột của Sổ")
    assert "\r\n" in text
    assert text.count("\ufeff") == 1
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_row_is_as_high_as_the_words_that_are_broken_in_it(place):
    with Register.open(str(place), create=False) as register, ZipFile(io.BytesIO(as_workbook(register, "den"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    heights = {int(number): float(height) for number, height in re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', sheet)}
    assert heights[4] >= 3 * 14  # 78 letters of type and subject in a column of 36
    assert heights[2] >= 2 * 14  # the heads


def test_a_code_stands_as_written_and_the_author_with_the_organ_above(tmp_path):
    text = PLAN.replace("125/KH-SNV", "34/2025/KH-THLL")
    with Register.open(str(tmp_path / "so.db")) as register:
        run, version = register.begin("Lê An"), register.version(version_of(Task()))
        register.add(judge("kh.txt", Task(), text.encode()), "kh.txt", version, run, arrival=Arrival("08", "2026-03-02"))
        row = list(csv.reader(io.StringIO("".join(as_csv(register, "den")).lstrip("\ufeff"))))[2]
        with ZipFile(io.BytesIO(as_workbook(register, "den"))) as book:
            words = book.read("xl/sharedStrings.xml").decode()
    assert row[:4] == ["02/03/2026", "08", "SỞ NỘI VỤ – UBND TỈNH TÂY NINH", "34/2025/KH-THLL"]
    assert "<t>08</t>" in words
