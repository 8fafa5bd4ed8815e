"""A code stands in every table as its document writes it, a year or a letter in it too."""

import csv
import io
import zipfile

import pytest

from checker.cache.packing import packed, unpacked
from checker.reporting.catalogue import Words
from checker.reporting.csv import CsvWriter
from checker.reporting.particulars import particulars
from checker.reporting.xlsx import RegisterBook
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
CODES = {
    "34/2025/KH-THLL": ("34", "2025/KH-THLL"), "12a/KH-SNV": ("12a", "KH-SNV"), "08/KH-SNV": ("08", "KH-SNV"), "5/KH-SNV": ("5", "KH-SNV"),
}  # fmt: skip


def report(code):
    return judge("kh.txt", Task(), PLAN.replace("125/KH-SNV", code).encode())


@pytest.mark.parametrize("code", CODES)
def test_number_and_symbol_give_the_code_as_written(code):
    row = particulars(report(code), Words("vi"))
    assert (row.doc_number, row.notation) == CODES[code]
    assert f"{row.doc_number}/{row.notation}" == code


def test_what_is_remembered_of_it_is_the_same():
    made = report("34/2025/KH-THLL")
    assert particulars(unpacked(packed(made), "kh.txt"), Words("vi")) == particulars(made, Words("vi"))


def test_csv_and_workbook_have_it_too():
    made = report("34/2025/KH-THLL")
    writer = CsvWriter(Words("vi"))
    head, row = list(csv.reader(io.StringIO((writer.head() + writer.entry(made)).lstrip("\ufeff"))))[:2]
    assert [row[head.index(name)] for name in ("Số", "Ký hiệu")] == ["34", "2025/KH-THLL"]
    for code, wanted in (("08/KH-SNV", "00"), ("5/KH-SNV", "0")):
        book = RegisterBook(Words("vi"))
        book.add(report(code))
        with zipfile.ZipFile(io.BytesIO(b"".join(book.pieces(())))) as file:
            styles = file.read("xl/styles.xml").decode()
        assert ('formatCode="00"' in styles) == (wanted == "00")
