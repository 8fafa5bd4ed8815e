"""PDF files: the text layer of each page laid out as blocks, or the page read as a picture where the layer is none or wrong."""

from checker.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
