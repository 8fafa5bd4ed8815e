"""edXML (QCVN 102:2016/BTTTT): the envelope documents travel in between offices, its facts and the files it encloses.

Senders differ in version, name spaces and wrapping (SOAP, MIME multipart), so elements are known by their local names.
The XML is streamed through expat: no tree is built, no declaration of types or entities is accepted, nothing is fetched.
"""

from __future__ import annotations

import binascii
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO
from unicodedata import normalize

from checker.model import SECRECY_MARKS, Unreadable
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.limits import Limits
from checker.reading.mail import parts_of
from checker.reading.sniffing import HEAD_BYTES, is_envelope

if TYPE_CHECKING:
    from email.message import Message
    from pyexpat import XMLParserType

_BUFFER = 1 << 18  # characters of text handed over at once
_PIECE = 1 << 16  # bytes handed to the parser at a time
_TAG_LONGEST = 4 * _PIECE  # bytes of one tag with its attributes, or of a comment
_VALUE_LONGEST = 2000  # characters; a subject has at most 500 (Phụ lục VI)

# What we ask of an envelope: the name we give it, the element, and the element it must stand in ("" for any).
_FACTS = {
    ("codenumber", "code"): "number",
    ("codenotation", "code"): "notation",
    ("place", "promulgationinfo"): "place",
    ("promulgationdate", "promulgationinfo"): "date",
    ("typename", "documenttype"): "type_name",
    ("subject", ""): "subject",
    ("organname", "from"): "organ",
    ("position", "signerinfo"): "position",
    ("fullname", "signerinfo"): "full_name",
    ("priority", ""): "priority",
    # The standard has no element for secrecy; senders' own.
    **{(name, ""): "secrecy" for name in ("secrecy", "secret", "security", "securitylevel", "secretlevel", "confidentiality")},
}
_CONTENT = frozenset({"contenttransferencoded", "contenttransferencoding", "attachmentcontent", "filecontent", "content", "data"})
_ATTACHED = frozenset({"attachment", "reference"})
_FILE_SHORTEST = 256  # signs of base64; no document is shorter, no word so long
_ENCODED = re.compile(r"(?>(?:[A-Za-z0-9+/]{16,}+={0,2}+ ?)+)")
_SIGNED = ("signature", "x509", "keyinfo", "digest")
_ENCODINGS = ("base64", "7bit", "8bit", "binary", "quoted-printable")
_WORD_LONGEST = 24
_MARK = lazy_pattern(rf"(?i)\W{{0,5}}(?:(?:mức )?độ mật\W{{1,5}})?(?:{'|'.join(SECRECY_MARKS)})\W{{0,5}}")
_MARK_LONGEST = 60
_ATTACHMENTS = 500
_CUT_SHORT = frozenset({3, 5, 6, 20})  # expat's codes: no element, unclosed token, partial character, unclosed CDATA
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SPOKEN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


class Attachment(NamedTuple):
    """A file in an envelope; ``data`` is ``None`` when its base64 is broken, and empty when the envelope names it only."""

    name: str
    data: bytes | None


class Envelope(NamedTuple):
    """``facts``: what the envelope says, under the names ``number`` ``notation`` ``place`` ``date`` (ISO) ``type_name``
    ``subject`` ``organ`` ``position`` ``full_name`` ``priority`` ``secrecy``, those it gives only; ``attachments`` in its order,
    the main document first; ``unknown``: elements the standard does not know that hold base64.
    """

    facts: Mapping[str, str]
    attachments: tuple[Attachment, ...]
    unknown: tuple[str, ...] = ()


def read_envelope(file: BinaryIO, limits: Limits) -> Envelope:
    """The envelope in a file open at its start. Raises :class:`Unreadable`.

    All attachments together count against ``limits.total_bytes``; the file itself, in base64, may be half as large again.
    """
    most = limits.total_bytes * 3 // 2
    size = file.seek(0, io.SEEK_END)
    if size > most:
        raise Unreadable("unreadable.too_large", what="file", size=size, limit=most)
    file.seek(0)
    if not file.read(HEAD_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        file.seek(0)
        return _multipart(file.read(), limits)
    file.seek(0)
    stream = _Stream(limits)
    stream.parse(file)
    return Envelope(_tidy(stream.facts), tuple(stream.attachments), tuple(stream.unknown))


class _Stream:
    """One pass over the XML: where we are, the facts met, the attachment being decoded."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.facts: dict[str, str] = {}
        self.attachments: list[Attachment] = []
        self._path: list[str] = []
        self._elements = 0
        self._text: list[str] = []
        self._length = 0
        self._content: _Base64 | None = None
        self._decoded: list[bytes] = []
        self._broken = False
        self.unknown: list[str] = []
        self._name = ""
        self._spent = 0
        self.names: dict[str, str] = {}  # of a manifest: ContentId to AttachmentName
        self._identity = ""

    def parse(self, file: BinaryIO) -> None:
        """Read all of it; raises :class:`Unreadable`."""
        from xml.parsers import expat

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = _BUFFER
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            self._feed(parser, file)
        except expat.ExpatError as error:
            if error.code in _CUT_SHORT:
                raise Unreadable("unreadable.truncated") from None
            raise Unreadable("unreadable.bad_envelope", line=error.lineno) from None
        except (LookupError, ValueError):  # an encoding nobody knows
            raise Unreadable("unreadable.bad_envelope", line=1) from None

    def _feed(self, parser: XMLParserType, file: BinaryIO) -> None:
        """Piece by piece; a tag that does not end is not waited for: its attributes are all held and compared."""
        fed = 0
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - max(parser.CurrentByteIndex, 0) > _TAG_LONGEST:
                raise Unreadable("unreadable.too_complex", what="edXML", limit=self._limits.marks)
        parser.Parse(b"", True)

    def _refuse(self, *_declaration: object) -> None:
        raise Unreadable("unreadable.entities", what="edXML")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > self._limits.marks:
            raise Unreadable("unreadable.too_complex", what="edXML", limit=self._limits.marks)
        if len(self._path) >= self._limits.depth:
            raise Unreadable("unreadable.too_deep", what="edXML", limit=self._limits.depth)
        local = name.rsplit(" ", 1)[-1].lower()
        if local in _CONTENT and self._path[-1:] == ["attachment"]:
            self._content = _Base64(self._limits.total_bytes - self._spent, self._limits.total_bytes)
        for said in attributes.values():
            self._note_mark(said)
        self._path.append(local)
        self._text.clear()
        self._length = 0

    def _characters(self, text: str) -> None:
        if self._content is not None:
            self._content.feed(text)
        elif self._length < _VALUE_LONGEST:
            self._text.append(text)
            self._length += len(text)

    def _end(self, _name: str) -> None:
        local = self._path.pop()
        parent = self._path[-1] if self._path else ""
        text = " ".join("".join(self._text).split())[:_VALUE_LONGEST]
        self._text.clear()
        if self._content is not None and local in _CONTENT:
            self._close_content()
        elif local in _ATTACHED:
            self._close_attachment(local)
        elif parent in _ATTACHED and local == "attachmentname":
            self._name = text
        elif parent in _ATTACHED and local == "contentid":
            self._identity = text
        elif text:
            key = _FACTS.get((local, parent)) or _FACTS.get((local, ""))
            if key:
                self.facts.setdefault(key, text)
            self._note_mark(text)
            if not key and len(text) >= _FILE_SHORTEST and _ENCODED.fullmatch(text) and not self._is_signature(local):
                self.unknown.append(local)

    def _note_mark(self, said: str) -> None:
        """A mark of secrecy is one wherever a sender has written it."""
        if len(said) <= _MARK_LONGEST and _MARK.fullmatch(normalize("NFC", said)):
            self.facts.setdefault("secrecy", said)

    def _is_signature(self, local: str) -> bool:
        """Whether we are in a digital signature, whose keys and certificates are base64 too."""
        return any(step.startswith(_SIGNED) for step in (*self._path, local))

    def _close_content(self) -> None:
        assert self._content is not None
        decoded, named = self._content.close(), self._content.is_encoding
        self._content = None
        if named:
            return
        if decoded:
            self._decoded.append(decoded)
            self._spent += len(decoded)
        elif decoded is None:
            self._broken = True

    def _close_attachment(self, local: str) -> None:
        if local == "reference":
            self.names[_bare_id(self._identity)] = self._name
        elif self._decoded or self._broken or self._name:
            name = self._name or self.names.get(_bare_id(self._identity), "")
            contents: list[bytes | None] = [*self._decoded, *([None] if self._broken else [])]
            self.attachments += [Attachment(name, content) for content in contents or [b""]]
            if len(self.attachments) > _ATTACHMENTS:  # each is a document to be judged
                raise Unreadable("unreadable.too_many_entries", limit=_ATTACHMENTS)
        self._name = self._identity = ""
        self._decoded, self._broken = [], False


class _Base64:
    """Base64 decoded as it comes in, up to ``room`` bytes."""

    def __init__(self, room: int, limit: int) -> None:
        self._room = room
        self._limit = limit
        self._rest = ""
        self._pieces: list[bytes] = []
        self._sound = True
        self._word = ""

    def feed(self, text: str) -> None:
        """More of it; raises :class:`Unreadable` beyond the room."""
        if len(self._word) < _WORD_LONGEST:
            self._word += text[:_WORD_LONGEST].strip().lower()
        rest = self._rest + "".join(text.split())
        whole = len(rest) - len(rest) % 4
        self._rest = rest[whole:]
        try:
            piece = binascii.a2b_base64(rest[:whole], strict_mode=True)
        except ValueError:  # binascii.Error, and letters outside ASCII
            self._sound = False
            return
        self._room -= len(piece)
        if self._room < 0:
            raise Unreadable("unreadable.bomb", what="edXML", limit=self._limit)
        self._pieces.append(piece)

    @property
    def is_encoding(self) -> bool:
        """Whether it is no content but the name of its encoding: some senders write both into elements of one name."""
        return self._word in _ENCODINGS

    def close(self) -> bytes | None:
        """All of it; ``None`` when it was no sound base64."""
        return b"".join(self._pieces) if self._sound and not self._rest else None


def _multipart(data: bytes, limits: Limits) -> Envelope:
    """The older form: a MIME message whose first XML part is the envelope; the others are what it encloses."""
    parts = parts_of(data, limits)
    stream: _Stream | None = None
    rest: list[tuple[Message, bytes | None]] = []
    room = limits.total_bytes
    for part in parts[: limits.entries]:
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) and content else None
        room -= len(content or b"")
        if room < 0:
            raise Unreadable("unreadable.bomb", what="edXML", limit=limits.total_bytes)
        if stream is None and content is not None and is_envelope(content):
            stream = _Stream(limits)
            stream.parse(io.BytesIO(content))
        else:
            rest.append((part, content))
    if stream is None:
        raise Unreadable("unreadable.bad_envelope", line=0)
    files = (
        Attachment(stream.names.get(_bare_id(part.get("Content-ID", "")), "") or part.get_filename() or "", data) for part, data in rest
    )
    enclosed = (attachment for attachment in stream.attachments if attachment.data != b"")  # named there, held by a part of the message
    return Envelope(_tidy(stream.facts), (*enclosed, *files), tuple(stream.unknown))


def _bare_id(identity: str) -> str:
    return identity.strip().removeprefix("cid:").strip("<>").lower()


def _tidy(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts as we compare them: the date in ISO form, ``60/KH-SKHCN`` in one element taken apart."""
    tidy = dict(facts)
    number, slash, notation = tidy.get("number", "").partition("/")
    if slash:
        tidy["number"] = number.strip()
        tidy.setdefault("notation", notation)
    if "notation" in tidy:
        tidy["notation"] = tidy["notation"].removeprefix("/").strip()
    if "date" in tidy:
        tidy["date"] = _iso(tidy["date"])
    return {name: value for name, value in tidy.items() if value}


def _iso(text: str) -> str:
    """``2024/3/15`` or ``15/03/2024`` as ``2024-03-15``; empty when it is no day of the calendar."""
    from datetime import date

    found = _ISO.match(text.strip())
    pieces = found.groups() if found else tuple(reversed(spoken.groups())) if (spoken := _SPOKEN.match(text.strip())) else ()
    try:
        return date(*(int(piece) for piece in pieces)).isoformat()
    except (TypeError, ValueError):
        return ""


def facts_as_traits(envelope: Envelope) -> Iterator[tuple[str, str]]:
    """The facts as traits of the enclosed document, for rules to compare: ``envelope_number`` and so on."""
    for name, value in envelope.facts.items():
        yield f"envelope_{name}", value
