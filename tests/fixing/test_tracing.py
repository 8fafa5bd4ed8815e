"""The way from a block's text back to the file's runs."""

import io
import unicodedata

import docx as python_docx
import pytest
from docx.enum.text import WD_BREAK

from checker.fixing import tracing
from checker.fixing.package import WordFile
from checker.reading import read
from checker.reading.word.markup import W

from .words import word_files

FILES = word_files()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
class DescribeTheTraceOfAFile:
    def it_reads_the_same_blocks_as_the_check(self, path):
        assert WordFile(path.read_bytes()).document.blocks == read(path).blocks

    def it_knows_where_every_letter_stands(self, path):
        file = WordFile(path.read_bytes())
        for block in file.document.blocks:
            trace = file.trace(block.place())
            trace.stretch(block.label, len(block.text))
            assert len(trace.bounds) == len(block.text) - block.label
            for letter, spot in zip(trace.raw, trace.spots, strict=True):
                if spot is not None and spot.child.tag == W + "t":
                    assert spot.child.text[spot.offset] == letter

    def it_can_cut_runs_anywhere_and_nothing_reads_otherwise(self, path):
        file = WordFile(path.read_bytes())
        file.changing(file.main.name)
        for trace in list(file.main.traces.values())[:60]:
            trace.stretch(trace.block.label, len(trace.block.text))
            for at in range(0, len(trace.raw), 3):
                if trace.spots[at] is not None and not trace.spots[at].in_field:
                    trace.cut(at)
        again = read(file.saved(), name=path.name)
        assert [(b.text, b.runs, b.setting) for b in again.blocks] == [(b.text, b.runs, b.setting) for b in file.document.blocks]


class DescribeDecomposedLetters:
    def it_composes_each_letter_once_however_long_the_run(self, monkeypatch):
        text = "kế hoạch cải cách hành chính " * 40
        container = io.BytesIO()
        document = python_docx.Document()
        document.add_paragraph(unicodedata.normalize("NFD", text))
        document.save(container)
        file = WordFile(container.getvalue())
        trace = file.trace(file.document.blocks[0].place())
        composed = []
        monkeypatch.setattr(tracing, "normalize", lambda form, letters: composed.append(letters) or unicodedata.normalize(form, letters))
        [(start, end, letters)] = trace.decomposed()
        assert letters == text[text.index("ế") : text.rindex("í") + 1]
        assert sum(map(len, composed)) <= end - start


class DescribeARunThatEndsWithABreakOfThePage:
    def it_has_no_letter_for_the_break(self):
        container = io.BytesIO()
        document = python_docx.Document()
        document.add_paragraph("Nơi nhận").runs[0].add_break(WD_BREAK.PAGE)
        document.save(container)
        file = WordFile(container.getvalue())
        trace = file.trace(file.document.blocks[0].place())
        assert trace.stretch(4, 8) == (4, 8)
        assert [spot.offset for spot in trace.spots] == list(range(8))
