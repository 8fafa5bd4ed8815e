"""Fixes proven round by round: what is taken back, what stands, on plans whose header's parts share a paragraph."""

import io
from pathlib import Path

import docx
from docx.shared import Pt

from checker.fixing.annotating import Byline
from checker.fixing.drawing import EMU_PER_PT
from checker.model import Block
from checker.reading import read
from checker.running.rounds import Asked, settled
from checker.running.tasks import Task

PLAN = Path(__file__).resolve().parents[2] / "fixtures" / "compliant" / "so-noi-vu.docx"
ASKED = Asked(Task(), (), (), unsafe=False, accept=True, signature=Byline("thethuc", "TT", "2024-03-15T08:00:00Z"))


def opened() -> tuple[docx.document.Document, list]:
    """The plan, and the cells of its header."""
    document = docx.Document(str(PLAN))
    return document, [cell for row in document.tables[0].rows for cell in row.cells]


def mended(document: docx.document.Document, folder: Path):
    """The rules whose findings were mended, those that are left or new, and the blocks of the mended file."""
    path = folder / "plan.docx"
    document.save(str(path))
    result, after = settled(str(path), ASKED)
    blocks = read(result.data, name="x.docx").blocks
    return {finding.rule for finding in result.done}, {finding.rule for finding in after.report.findings}, blocks


def one_paragraph(cell, *lines: tuple[str, float, bool]) -> None:
    """Everything of a cell in one paragraph, its lines parted by breaks: text, size in pt, whether bold."""
    first, *rest = cell.paragraphs
    for paragraph in rest:
        paragraph._p.getparent().remove(paragraph._p)
    for run in list(first.runs):
        run._r.getparent().remove(run._r)
    for number, (text, size, bold) in enumerate(lines):
        if number:
            first.add_run().add_break()
        run = first.add_run(text)
        run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(size), bold


def drawn(blocks: tuple[Block, ...], words: str) -> tuple[float | None, ...]:
    return next(block.drawn for block in blocks if words in block.text)


class DescribeAHeaderInOneParagraph:
    def it_is_mended_letter_by_letter_and_gets_its_line(self, tmp_path):
        document, cells = opened()
        one_paragraph(cells[0], ("UBND TỈNH TÂY NINH", 14, False), ("SỞ NỘI VỤ", 14, True))
        done, left, blocks = mended(document, tmp_path)
        assert {"TT0251", "TT0261", "TT0265"} <= done
        assert not left & {"TT0251", "TT0261", "TT0265", "TT0266"}
        assert len(drawn(blocks, "SỞ NỘI VỤ")) == 1

    def it_gets_the_line_of_the_motto_as_long_as_the_motto_and_below_it(self, tmp_path):
        document, cells = opened()
        cells[3].paragraphs[0].clear()
        one_paragraph(
            cells[1],
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11, False),
            ("Độc lập - Tự do - Hạnh phúc", 11, True),
            ("Tây Ninh, ngày 15 tháng 3 năm 2024", 11, False),
        )
        done, left, blocks = mended(document, tmp_path)
        assert {"TT0151", "TT0152", "TT0161", "TT0165", "TT0451", "TT0453"} <= done
        assert not left & {"TT0165", "TT0166"}
        assert len(drawn(blocks, "Độc lập")) == 1

    def it_draws_the_line_on_the_line_of_its_part(self, tmp_path):
        document, cells = opened()
        cells[3].paragraphs[0].clear()
        lines = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Tây Ninh, ngày 15 tháng 3 năm 2024")
        one_paragraph(cells[1], *((line, 13, True) for line in lines))
        path = tmp_path / "plan.docx"
        document.save(str(path))
        result, _ = settled(str(path), ASKED)
        paragraph = docx.Document(io.BytesIO(result.data)).tables[0].rows[0].cells[1].paragraphs[0]._p
        before = [each for each in paragraph.iter() if each.tag.endswith("}anchor") or each.tag.endswith("}t")]
        words = "".join(each.text or "|" for each in before)
        assert words == f"{lines[0]}{lines[1]}|{lines[2]}"


class DescribeALineBelowWordsThatGrow:
    def it_grows_with_them(self, tmp_path):
        """A subject written larger outgrows the line below it, which would be a finding of its own."""
        document, _ = opened()
        subject = document.paragraphs[1]
        for run in subject.runs:
            run.font.size, run.font.bold = Pt(10), False
        for each in subject._p.iter("{*}extent", "{*}ext"):
            each.set("cx", str(80 * EMU_PER_PT))
        done, left, blocks = mended(document, tmp_path)
        assert {"TT0561", "TT0562"} <= done
        assert not left & {"TT0561", "TT0562", "TT0566"}
        (length,) = drawn(blocks, "Kiểm tra")
        assert length > 80
