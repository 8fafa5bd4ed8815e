"""A report is written while its run goes on: each document is out before the next is judged, and nothing of it is kept."""

import gc

import pytest

from checker.model import DocumentReport
from checker.reporting import FORMATS, render, writer
from tests.reporting import samples

STREAMING = [name for name in FORMATS if name != "html"]


class DescribeAWriter:
    @pytest.mark.parametrize("format_", FORMATS)
    def it_writes_in_pieces_what_is_rendered_at_once(self, format_):
        made = writer(format_)
        pieces = [made.head(), *map(made.entry, samples.ALL.documents), *made.foot()]
        assert "".join(pieces) == render(samples.ALL, format_)

    @pytest.mark.parametrize("format_", STREAMING)
    def it_tells_a_document_at_once(self, format_):
        made = writer(format_)
        made.head()
        assert "TT0302" in made.entry(samples.document())

    @pytest.mark.parametrize("format_", STREAMING)
    def it_keeps_nothing_of_a_document(self, format_):
        made = writer(format_)
        made.head()
        for number in range(20):
            made.entry(samples.document(path=f"vết-{number}.docx"))
        kept = [each for each in gc.get_objects() if isinstance(each, DocumentReport) and each.path.startswith("vết-")]
        assert kept == []
