"""How much of a file is read before it is refused, and every reason a file can be refused for.

Keys of :data:`PROBLEMS` and their values (the caller adds ``path`` to each):

====================================  ==============================================================================
key                                   values
====================================  ==============================================================================
``unreadable.missing``                none: no such file
``unreadable.directory``              none: the path is a folder
``unreadable.permission``             none: the system does not let us open it
``unreadable.io``                     ``reason``: the system's own words
``unreadable.empty``                  none: no bytes, or nothing but white space
``unreadable.too_large``              ``size``, ``limit``: bytes; ``what``: ``file``, ``text`` or the name of the part
``unreadable.bomb``                   ``what``: the part; ``limit``: bytes it may unpack to (or times its packed size)
``unreadable.too_many_entries``       ``limit``: entries a package may have
``unreadable.too_many_paragraphs``    ``count``, ``limit``
``unreadable.too_many_lines``         ``count``, ``limit``: lines of a text
``unreadable.too_complex``            ``what``: the part; ``limit``: marks (tags and attributes) it may have
``unreadable.too_deep``               ``what``: the part; ``limit``: levels of nesting
``unreadable.line_too_long``          ``line``: counted from 1; ``length``, ``limit``: characters
``unreadable.paragraph_too_long``     ``length``, ``limit``: characters of one paragraph of a Word file
``unreadable.too_costly``             ``cost``: the processor time or memory that reading it took before it was stopped
``unreadable.multiplies``             ``limit``: times the forms of a PDF may be drawn in each other
``unreadable.not_a_file``             none: a pipe, a device or a socket
``unreadable.too_long_a_picture``     ``width``, ``height``, ``limit``: pixels of its longest side
``unreadable.truncated``              none: the file ends before it should (an unfinished download or copy)
``unreadable.damaged``                ``what``: the part whose bytes do not agree with their check sum or length
``unreadable.bad_xml``                ``what``: the part; ``line``: its line where the XML breaks (0 when not known)
``unreadable.entities``               ``what``: the part that declares a document type or entities, as no Word file does
``unreadable.encrypted``              none: a password protects it
``unreadable.old_doc``                none: Word 97-2003 format, whatever its name says, and no LibreOffice to read it
``unreadable.needs_libreoffice``      ``format``: one that only LibreOffice turns into what we read, and it is not there
``unreadable.conversion_failed``      none: LibreOffice made no Word package of it
``unreadable.conversion_timeout``     ``seconds``: LibreOffice took longer
``unreadable.secret_copy``            ``format``; ``mark``: of secrecy; reading it would put a copy into a folder (raised by ``running``)
``unreadable.not_a_document``         none: the name says Word but the content is not (a stub, a Word lock file ``~$…``)
``unreadable.binary``                 none: neither text nor a format we know
``unreadable.unsupported``            ``format``: ``rtf``, ``odt``, ``xlsx``, ``pptx``, ``html``, ``xml``,
                                      ``mht``, ``png``, ``jpeg``, ``gif``, ``tiff``, ``bmp``, ``webp``,
                                      ``gzip``, ``7z``, ``rar``, ``ole``
``unreadable.archive``                none: a zip of several files, which only ``check`` looks into
``unreadable.envelope``               none: an edXML envelope, which only ``check`` looks into
``unreadable.archive_left``           none: a file of an archive whose others took all they may take and came to nothing
``unreadable.nested``                 none: an archive in an archive, or either in an envelope
``unreadable.nothing_inside``         ``suffixes``: an archive or envelope without a file that can be checked
``unreadable.bad_envelope``           ``line``: where the XML of an envelope breaks (0 when it holds none)
``unreadable.damaged_pdf``            none: a PDF that cannot be opened
``unreadable.reader_died``            none: the library that reads PDFs ended in the midst of one
``unreadable.too_many_pages``         ``count``, ``limit``: pages of a PDF
``unreadable.page_size``              ``page``; ``size``, ``limit``: its longest side in pt
``unreadable.picture_only``           ``page``: it holds a picture and no letters, and no recogniser is installed
``unreadable.broken_letters``         ``page``: its letters have no known meaning, and no recogniser is installed
``unreadable.bad_picture``            none: a picture that cannot be decoded
``unreadable.too_many_pixels``        ``width``, ``height``, ``limit``: pixels of a page
``unreadable.too_many_pictures``      ``limit``: pages of a scan
``unreadable.no_body``                none: a Word file without ``w:body``
``unreadable.blank``                  none: nothing in it is a letter
``unreadable.duplicate_part``         ``what``: a part of which the package holds two that differ
``unreadable.no_words``               none: nothing on the pictures was recognised as text
``unreadable.no_recogniser``          none: a scan, and Tesseract is not installed
``unreadable.recogniser_slow``        ``seconds``: how long one page took before it was stopped
``unreadable.recogniser_failed``      none: Tesseract ended with an error, or has no language we can use
====================================  ==============================================================================
"""

from __future__ import annotations

from checker.model.tuples import NamedTuple

PROBLEMS = (
    "unreadable.missing", "unreadable.directory", "unreadable.permission", "unreadable.io", "unreadable.empty",
    "unreadable.too_large", "unreadable.bomb", "unreadable.too_many_entries", "unreadable.too_many_paragraphs",
    "unreadable.too_many_lines",
    "unreadable.too_complex", "unreadable.too_deep", "unreadable.line_too_long", "unreadable.paragraph_too_long",
    "unreadable.too_costly", "unreadable.multiplies", "unreadable.not_a_file", "unreadable.too_long_a_picture", "unreadable.truncated",
    "unreadable.damaged", "unreadable.bad_xml", "unreadable.entities", "unreadable.encrypted", "unreadable.old_doc",
    "unreadable.secret_copy", "unreadable.not_a_document", "unreadable.binary", "unreadable.unsupported",
    "unreadable.archive", "unreadable.envelope", "unreadable.archive_left", "unreadable.nested",
    "unreadable.nothing_inside", "unreadable.bad_envelope",
    "unreadable.damaged_pdf", "unreadable.reader_died", "unreadable.too_many_pages",
    "unreadable.page_size", "unreadable.picture_only", "unreadable.broken_letters",
    "unreadable.needs_libreoffice", "unreadable.conversion_failed", "unreadable.conversion_timeout",
    "unreadable.bad_picture", "unreadable.too_many_pixels", "unreadable.too_many_pictures", "unreadable.no_words",
    "unreadable.no_body", "unreadable.blank", "unreadable.duplicate_part",
    "unreadable.no_recogniser", "unreadable.recogniser_slow", "unreadable.recogniser_failed",
)  # fmt: skip

MB = 1024 * 1024
RATIO_FREE_BYTES = 4 * MB
"""A part this small is no bomb however well it was packed."""


class Limits(NamedTuple):
    """What one file may cost. The defaults keep a process under 100 MB and a refusal under a second.

    ``file_bytes``: a Word package as it lies on disk (photos count here only, they are never unpacked).
    ``text_bytes``: a plain text file. ``entries``: files in a package. ``part_bytes``: one part unpacked.
    ``total_bytes``: all parts that are read, unpacked. ``ratio``: unpacked to packed size of a part over 4 MB.
    ``marks``: tags and attributes of one part, since a tree costs memory by these and not by bytes.
    ``depth``: levels of tables, text boxes and content controls in each other. ``paragraphs``: of one part.
    ``lines``, ``line_length``: of a text file; length in characters, of a Word paragraph too. ``pages``: of a PDF.
    ``pdf_seconds``, ``pdf_megabytes``: processor time and memory of reading one, its pictures apart, and a little for each of its pages
    that says something of its own. ``pdf_letters``, ``pdf_drawn``: letters, and drawn objects with their corners, that are read of one
    beyond what its own words earn; pages past either are named as not read.
    ``page_seconds``, ``page_megabytes``: processor time and memory of finding out what of a page of the web is seen.
    ``archive_bytes``: all files of a zip that are checked, unpacked; each is bound as a file of its own besides.
    ``seconds``: for another program to convert a file.
    ``pixels``, ``longest``: of one page of a scan, and of its longer side. ``recognised_pages``: pages read by a
    recogniser. ``recognition_seconds``, ``recognition_work``: for one of them, by the clock each time it is looked at and in
    processor time in all. ``fruitless_work``: processor time (s) for pages of one document that show no words, beyond what those take
    that do; then no more are looked at. ``envelope_work``: processor time (s) after which no further file of an edXML envelope is
    begun; scans that are read count a tenth. ``archive_work``: processor time (s), of one process, after which files of a zip that come to
    nothing, of all there are, let no further one be begun.
    """

    file_bytes: int = 64 * MB
    text_bytes: int = 4 * MB
    entries: int = 4000
    part_bytes: int = 12 * MB
    total_bytes: int = 24 * MB
    ratio: int = 250
    marks: int = 200_000
    depth: int = 60
    paragraphs: int = 20_000
    lines: int = 60_000
    line_length: int = 200_000
    page_seconds: int = 2
    page_megabytes: int = 120
    archive_bytes: int = 256 * MB
    pages: int = 300
    pdf_seconds: int = 3
    pdf_megabytes: int = 150
    pdf_letters: int = 120_000
    pdf_drawn: int = 200_000
    seconds: int = 60
    pixels: int = 35_000_000
    longest: int = 20_000
    recognised_pages: int = 60
    recognition_seconds: int = 60
    recognition_work: int = 4
    fruitless_work: int = 3
    envelope_work: int = 3
    archive_work: int = 3


DEFAULT = Limits()
