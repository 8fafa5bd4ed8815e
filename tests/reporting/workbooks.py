"""A workbook read back with nothing but the standard library: its sheets as rows of cells."""

import io
import zipfile
from xml.etree import ElementTree

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheets(data):
    """The rows of each sheet by its name; a number is a float, any other cell its text, an empty one ``None``."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = [each.get("name") for each in ElementTree.fromstring(book.read("xl/workbook.xml")).iterfind("m:sheets/m:sheet", _NS)]
        return {name: rows(book.read(f"xl/worksheets/sheet{number}.xml")) for number, name in enumerate(names, 1)}


def rows(xml):
    return [[cell(each) for each in row.iterfind("m:c", _NS)] for row in ElementTree.fromstring(xml).iterfind("m:sheetData/m:row", _NS)]


def cell(element):
    assert element.find("m:f", _NS) is None, "a formula"
    if element.get("t") == "inlineStr":
        return "".join(element.itertext())
    value = element.findtext("m:v", None, _NS)
    return None if value is None else float(value)


def part(data, name):
    """One file of the package, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(name).decode("utf-8")


def table(data, name):
    """A sheet as rows by the names in its head."""
    head, *rest = sheets(data)[name]
    return [dict(zip(head, row, strict=True)) for row in rest]


def printed_figures(data, sheet):
    """The figures of a sheet's numbers in a format of their own (``00``), as a spreadsheet shows them."""
    styles = ElementTree.fromstring(part(data, "xl/styles.xml"))
    codes = {each.get("numFmtId"): each.get("formatCode") for each in styles.iterfind("m:numFmts/m:numFmt", _NS)}
    looks = [codes.get(each.get("numFmtId"), {"1": "0"}.get(each.get("numFmtId"), "")) for each in styles.iterfind("m:cellXfs/m:xf", _NS)]
    cells = ElementTree.fromstring(part(data, sheet)).iterfind("m:sheetData/m:row/m:c", _NS)
    numbers = [(looks[int(each.get("s"))], each.findtext("m:v", None, _NS)) for each in cells if each.get("t") != "inlineStr"]
    return [value.zfill(len(look)) for look, value in numbers if value and look.strip("0") == "" != look]
