"""What ``thethuc register export`` writes, and what it never writes over."""

import csv
import io
import re
import sys
from datetime import date
from zipfile import ZipFile

import pytest

from checker.model.errors import Refused
from checker.model.records import replace
from checker.register import Arrival, Register, chain, events_of, version_of
from checker.register.delivering import entries
from checker.register.disposing import past
from checker.register.sheet_files import as_csv, as_parquet, as_word, as_workbook
from checker.register.sheets import COLUMNS, SHEETS, rows
from checker.reporting.catalogue import Words
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.register.test_verifying import add_schools

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")


@pytest.fixture
def place(tmp_path):
    """A register of one plan whose signer's name begins like a formula to a spreadsheet."""
    path = tmp_path / "so.db"
    with Register.open(str(path)) as register:
        run, version = register.begin("Lê Thị Văn Thư"), register.version(version_of(Task()))
        register.add(judge("kh.txt", Task(), PLAN.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "=SỞ NỘI VỤ").encode()), "kh.txt", version, run)
    return path


@pytest.mark.parametrize("format_", ["csv", "xlsx", "docx", "parquet"])
def test_the_register_itself_is_never_written_over(thethuc, place, format_):  # noqa: F811
    assert thethuc("register", "export", place, "--format", format_, "-o", place).code == 2
    with Register.open(str(place), create=False) as register, register.reading() as connection:
        assert list(chain.breaks(connection)) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "made",
    [("register", "export", "{place}", "-o", "a.docx"), ("register", "export", "{place}", "-o", "a.xlsx"),
     ("sheet", "{plan}", "-o", "a.docx"), ("sheet", "{plan}", "-o", "a.xlsx"), ("sheet", "{plan}", "-o", "a.html"),
     ("check", "{plan}", "-o", "a.txt"), ("check", "{plan}", "--color", "always", "-o", "a.txt"), ("explain", "{plan}", "-o", "a.txt"),
     ("check", "{plan}", "-o", "a.html"), ("check", "{plan}", "{plan}", "-o", "a.xlsx"), ("check", "{plan}", "{plan}", "-o", "a.html")],
    ids=" ".join,
)  # fmt: skip
def test_what_the_program_wrote_is_no_document_to_check(thethuc, place, tmp_path, monkeypatch, made, lang):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    plan = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"
    assert thethuc(*(word.format(place=place, plan=plan) for word in made), "--lang", lang).code in (0, 1)
    run = thethuc("check", made[-1], "-q")
    assert (run.code, "do thethuc lập, không phải văn bản" in run.out, "TT0" in run.out) == (0, True, False)
    assert "do thethuc lập" in thethuc("explain", made[-1]).out


def test_a_workbook_of_somebody_else_is_still_not_read(thethuc, tmp_path):  # noqa: F811
    (tmp_path / "a.xlsx").write_bytes(_somebody_s_workbook())
    assert "Chưa hỗ trợ định dạng xlsx" in thethuc("check", tmp_path / "a.xlsx").out


def _somebody_s_workbook():
    from xlsxwriter.workbook import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "KẾ HOẠCH")
    return file.getvalue()


def test_the_name_of_the_file_tells_the_format(thethuc, place, tmp_path):  # noqa: F811
    for name, begins in (("a.xlsx", b"PK"), ("a.DOCX", b"PK"), ("a.csv", b"\xef\xbb\xbf")):
        assert thethuc("register", "export", place, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    run = thethuc("register", "export", place, "-o", tmp_path / "a.pdf")
    assert (run.code, ".csv .xlsx .docx .parquet" in run.err, (tmp_path / "a.pdf").exists()) == (2, True, False)


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


def test_schools_of_one_name_are_told_apart_as_authors(tmp_path):
    with Register.open(str(tmp_path / "so.db")) as register:
        add_schools(register, "Phú An", "Phú Lộc")
        register.choose("retention_months", 1, who="Lê An")
        author = COLUMNS["den"].index("Tác giả")
        assert {row[author].partition(" – ")[2] for row in rows(register, "den")} == {"Phú An", "Phú Lộc"}
        assert {row[2].partition(" – ")[2] for row in past(register, date(2030, 1, 1))} == {"Phú An", "Phú Lộc"}


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


@pytest.fixture
def two(tmp_path):
    """A register of two plans, one of which lacks its motto, a finding of it let pass."""
    faulty = PLAN.replace("Độc lập - Tự do - Hạnh phúc", "").replace("125/KH", "08/KH")
    with Register.open(str(tmp_path / "so.db")) as register:
        run, version = register.begin("Lê An"), register.version(version_of(Task()))
        for name, text in (("tot.txt", PLAN), ("loi.txt", faulty)):
            report = judge(name, Task(), text.encode())
            register.add(report, name, version, run, arrival=Arrival("07", "2026-03-02") if name == "tot.txt" else None)
        finding = report.findings[0]
        register.decide(report.sha256, finding.rule, finding.fingerprint, "waived", who="Lê An", why="mẫu của bộ")
        yield register


def test_a_finding_bears_the_place_its_author_issues_at_wherever_it_stands_itself(tmp_path):
    commune = (ROOT / "fixtures" / "compliant" / "xa.txt").read_text("utf-8")
    for right, wrong in (("Nơi nhận:", "Nơi nhận"), ("Độc lập - Tự do - Hạnh phúc\n", ""), ("Tân Lập, ngày", "Vĩnh Sơn, ngày")):
        commune = commune.replace(right, wrong)
    with Register.open(str(tmp_path / "so.db")) as register:
        run, version = register.begin("Lê Thị Văn Thư"), register.version(version_of(Task()))
        register.add(judge("xa.txt", Task(), commune.encode()), "xa.txt", version, run)
        found = [dict(zip(COLUMNS["findings"], row, strict=True)) for row in rows(register, "findings")]
    assert {bool(row["Vị trí"]) for row in found} == {True, False}
    assert {row["Tác giả"] for row in found} == {"ỦY BAN NHÂN DÂN XÃ TÂN LẬP – Vĩnh Sơn"}


def test_findings_and_sums_are_sheets_too(two):
    found = list(rows(two, "findings"))
    assert (found[0][0], found[0][1], found[0][7:]) == (
        "SỞ NỘI VỤ – UBND TỈNH TÂY NINH",
        "08/KH-SNV",
        ("TT0102", "chấp nhận lần này", "loi.txt"),
    )
    assert {len(row) for row in found} == {len(COLUMNS["findings"])}
    assert dict(zip(COLUMNS["findings"], found[0], strict=True))["Yêu cầu chưa đạt"] == Words("vi").rule("TT0102", "title")
    sums = list(rows(two, "sums"))
    assert ("Kết quả", "Không đạt", 1, 1) in sums
    assert {row[0] for row in sums} == {"Kết quả", "Tháng", "Cơ quan", "Quy tắc"}
    assert any(row[1].startswith("TT0102: ") and row[2:] == (1, 1) for row in sums)


def test_a_workbook_bears_no_moment_of_its_own_making(two):
    with ZipFile(io.BytesIO(as_workbook(two, "den"))) as made:
        said = made.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", said)) == {"2020-03-05T00:00:00Z"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_form_of_a_sheet_says_the_same(two, sheet):
    import pyarrow.parquet
    from docx import Document

    wanted = [tuple(map(str, row)) for row in rows(two, sheet)]
    assert wanted
    listed = pyarrow.parquet.read_table(io.BytesIO(as_parquet(two, sheet)))
    assert tuple(listed.column_names) == COLUMNS[sheet]
    assert [tuple(map(str, row.values())) for row in listed.to_pylist()] == wanted
    document = Document(io.BytesIO(as_word(two, sheet)))
    (table,) = document.tables
    told = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert [cell.split("\n")[0] for cell in told[0]] == list(COLUMNS[sheet])
    assert told[1:] == wanted
    assert list(csv.reader(io.StringIO("".join(as_csv(two, sheet)).lstrip("\ufeff"))))[2:] == [list(row) for row in wanted]


@pytest.mark.parametrize("sheet", ["den", "findings"])
def test_a_plan_with_a_sign_that_no_xml_holds_keeps_no_sheet_from_being_written(tmp_path, sheet):
    with Register.open(str(tmp_path / "so.db")) as register:
        run, version = register.begin("Lê Thị Văn Thư"), register.version(version_of(Task()))
        text = PLAN.replace("SỞ NỘI VỤ", "SỞ NỘI\uffff VỤ").replace("Số: ", "Số: \ufffe")
        register.add(judge("kh.txt", Task(), text.encode()), "kh.txt", version, run)
        with ZipFile(io.BytesIO(as_word(register, sheet))) as file:
            assert "word/document.xml" in file.namelist()


def test_a_word_sheet_lies_on_its_side_with_its_heads_on_every_page(two):
    with ZipFile(io.BytesIO(as_word(two, "den"))) as file:
        xml = file.read("word/document.xml").decode()
    assert 'w:orient="landscape"' in xml
    assert xml.count("w:tblHeader") == 1
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert (len(widths), sum(widths) <= 14_286) == (10, True)


def test_without_pyarrow_it_says_how_to_install_it(two, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Refused) as trouble:
        as_parquet(two, "den")
    assert trouble.value.values == {"library": "pyarrow", "extra": "office"}


def test_arrivals_stand_in_the_order_of_their_numbers_with_what_is_due(tmp_path):
    report = judge("kh.txt", Task(), PLAN.encode())
    with Register.open(str(tmp_path / "so.db")) as register:
        run, version = register.begin("Lê An"), register.version(version_of(Task()))
        for letter, number in (("a", "10"), ("b", "9"), ("c", "08")):
            arrival = Arrival(number, "2026-03-02", "Phòng Nội vụ", "2026-03-09")
            register.add(replace(report, sha256=letter * 64), f"{letter}.txt", version, run, arrival=arrival)
        assert [row[1] for row in rows(register, "den")] == ["08", "9", "10"]
        about = "KẾ HOẠCH, 125/KH-SNV, 15/03/2024, SỞ NỘI VỤ – UBND TỈNH TÂY NINH"
        assert next(rows(register, "follow")) == ("08", about, "Phòng Nội vụ", "09/03/2026", "", "", "")


def test_both_databases_give_the_same_sheets_and_outbox(register, entry, tmp_path):
    report = judge("kh.txt", Task(), PLAN.replace("Độc lập - Tự do - Hạnh phúc", "").encode())
    with Register.open(str(tmp_path / "mot.db")) as other:
        for each in (register, other):
            version, run = each.version(version_of(Task())), each.begin("Lê An")
            each.add(report, "kh.txt", version, run, arrival=Arrival("08", "2026-03-02", "Phòng Nội vụ", "2026-03-09"))
        for sheet in SHEETS:
            assert list(rows(register, sheet)) == list(rows(other, sheet)) != [], sheet
        assert list(entries(register)) == list(entries(other)) != []
        assert [event.kind for event in events_of(register, report.sha256)] == ["received", "arrived", "checked"]


def test_what_came_and_could_not_be_read_has_a_row_where_its_arrival_was_told(tmp_path):
    with Register.open(str(tmp_path / "so.db")) as register:
        run, version = register.begin("Lê An"), register.version(version_of(Task()))
        for at, arrival in enumerate((Arrival("12", "2026-03-02", "Phòng Nội vụ", "2026-03-09"), None)):
            damaged = judge(f"hong-{at}.docx", Task(), b"PK\x03\x04 hong %d" % at)
            register.add(damaged, damaged.path, version, run, arrival=arrival)
        assert list(rows(register, "den")) == [("02/03/2026", "12", "", "", "", "", "Phòng Nội vụ", "", "", "")]
        assert list(rows(register, "follow")) == [("12", "", "Phòng Nội vụ", "09/03/2026", "", "", "")]
        assert list(rows(register, "di")) == []
