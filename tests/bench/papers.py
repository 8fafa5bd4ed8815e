"""The documents the bench measures on: one invented plan, as Word and as text, in several lengths."""

import zipfile
from pathlib import Path

HEADER = (("UBND TỈNH VĨNH SƠN\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 45/KH-SKHCN",
           "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVĩnh Sơn, ngày 07 tháng 3 năm 2024"),)  # fmt: skip
TITLE = ("KẾ HOẠCH", "Triển khai công tác cải cách hành chính năm 2024")
BASES = (
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Vĩnh Sơn ban hành Kế hoạch cải cách "
    "hành chính năm 2024.",
    "Sở Khoa học và Công nghệ ban hành Kế hoạch triển khai công tác cải cách hành chính năm 2024 như sau:",
)
SECTIONS = ("I. MỤC ĐÍCH, YÊU CẦU", "II. NHIỆM VỤ VÀ GIẢI PHÁP", "III. TỔ CHỨC THỰC HIỆN")
POINT = "{n}. Phòng chuyên môn thứ {n} chủ trì, phối hợp với các đơn vị liên quan rà soát và đề xuất nhiệm vụ trong quý II năm 2024."
FAULTY_POINT = "{n}. Phòng chuyên môn thứ {n} báo cáo Đảng cộng sản Việt Nam, đề xuất nhiệm vụ trong quý II năm 2024."
"""A capital too many: one finding of a point, which can be mended."""
FOOTER = (("Nơi nhận:\n- UBND tỉnh;\n- Các phòng, đơn vị;\n- Lưu: VT, VP.", "GIÁM ĐỐC\n\n\nNguyễn Văn An"),)


def points(count: int, point: str = POINT) -> list[str]:
    """Sections with ``count`` points shared among them."""
    lines = []
    share = max(count // len(SECTIONS), 1)
    for title in SECTIONS:
        lines.append(title)
        lines += [point.format(n=number) for number in range(1, share + 1)]
    return lines


def docx(path: Path, count: int, point: str = POINT) -> Path:
    """A Word plan of about ``count`` body paragraphs, header and signature in tables as offices lay them out."""
    import docx as python_docx

    document = python_docx.Document()
    _table(document, HEADER)
    for line in (*TITLE, *BASES, *points(count, point)):
        _as_word_saves(document.add_paragraph(), line)
    _table(document, FOOTER)
    document.save(str(path))
    return path


def _as_word_saves(paragraph, line: str) -> None:
    """``line`` in runs of a few words, each with its own font, size and colour: what years of editing leave in a file."""
    from docx.shared import Pt, RGBColor

    words = line.split(" ")
    for start in range(0, len(words), 4):
        run = paragraph.add_run(" ".join(words[start : start + 4]) + (" " if start + 4 < len(words) else ""))
        run.font.name, run.font.size, run.font.color.rgb = "Times New Roman", Pt(14), RGBColor(0, 0, 0)


def _table(document, rows) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *rest = text.split("\n")
            cell.paragraphs[0].text = first
            for line in rest:
                cell.add_paragraph(line)


def text(path: Path, size: int) -> Path:
    """A plain-text plan of about ``size`` bytes."""
    body, count = "", 0
    while len(body.encode()) < size:
        count += 3
        lines = [*HEADER[0][0].split("\n")[:2], *HEADER[0][1].split("\n")[:2], HEADER[0][0].split("\n")[2], HEADER[0][1].split("\n")[2]]
        body = "\n\n".join([*lines, *TITLE, *BASES, *points(count), FOOTER[0][1].replace("\n\n\n", "\n"), FOOTER[0][0]]) + "\n"
    path.write_text(body, encoding="utf-8")
    return path


def bomb(path: Path) -> Path:
    """A Word file whose body unpacks to 500 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        with package.open("word/document.xml", "w", force_zip64=True) as body:
            for _ in range(500):
                body.write(b" " * 1024 * 1024)
    return path


def many(folder: Path, count: int, points_each: int) -> Path:
    """A folder of ``count`` Word plans that differ in their number only."""
    folder.mkdir()
    model = docx(folder / "0000.docx", points_each)
    with zipfile.ZipFile(model) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for number in range(1, count):
        changed = parts["word/document.xml"].replace(b"45/KH", f"{100 + number}/KH".encode())
        with zipfile.ZipFile(folder / f"{number:04}.docx", "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, changed if name == "word/document.xml" else data)
    return folder
