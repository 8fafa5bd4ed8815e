"""Printed pages to blocks in reading order: the page analysis that PDF files and scans share.

:func:`lay_out` takes the words and strokes of each page (:class:`Sheet`) and gives back what a Word file would have held:
paragraphs put together over wrapped lines and page breaks, header and closing in two columns as table cells, page numbers
and running heads taken out of the text.
"""

from checker.reading.page_layout.layout import Layout, lay_out
from checker.reading.page_layout.sheet import Sheet, Stroke, Word

__all__ = ["Layout", "Sheet", "Stroke", "Word", "lay_out"]
