"""Digital signatures in a PDF: who signed, when, and whether the file was changed after. pyHanko does the mathematics.

Nothing is asked of anyone outside: no certificate is trusted or distrusted, no revocation looked up. Of a certificate only
the common name and the organization are kept, cleaned of identity numbers and addresses, which are nobody's business here.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from checker.model import Document, Signature
from checker.reading.limits import MB, Limits

_FIELD = (b"/ByteRange", b"/Sig")
_DETACHED = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached"})
_MOST_FIELDS = 50
_MOST_PAGES = 300
_MOST_UPDATES = 64
_COMPARED_BYTES = 32 * MB  # a larger file is not compared update by update, which costs seconds
_VIETNAM = timezone(timedelta(hours=7))
# Identity numbers and their labels, e-mail addresses: anywhere in a name, as some issuers put them there.
_PERSONAL = re.compile(
    r"(?:\b(?:CMND|CMT|CCCD|MST|HC|MNS|PID|SĐT|ĐT|UID)\b\s*+[:.\-]?\s*+)?\d[\d .\-]{6,}\d|\S{1,100}@\S+|"
    r"\b(?:CMND|CCCD|MST|UID)\b:?",
    re.IGNORECASE,
)
_ORGANS = re.compile(
    r"(?:ubnd|hđnd|ủy ban|uỷ ban|hội đồng|sở|bộ|ban|văn phòng|phòng|cục|chi cục|vụ|trung tâm|trường|viện|học viện|tổng cục|thanh tra|"
    r"đảng ủy|tỉnh ủy|thành ủy|công an|tòa án|kho bạc|bệnh viện|công ty|tổng công ty|chi nhánh|hội|liên đoàn|đài|quỹ)\b",
    re.IGNORECASE,
)


def signatures_of(data: bytes, limits: Limits) -> tuple[Signature, ...]:
    """The signature fields of a PDF in the order they were signed, empty ones last. Never raises: what cannot be read is said so.

    A file without signature fields costs a search of its bytes; pyHanko is imported for the others alone.
    """
    if len(data) > limits.file_bytes or not any(mark in data for mark in _FIELD):
        return ()
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            return ()  # the reader of the text says so
        fields = [field for _, field in zip(range(_MOST_FIELDS), enumerate_sig_fields(reader), strict=False)]
    except Exception:  # a file too broken or too odd for this library is no proof against its signatures
        return (Signature("unchecked"),) if _FIELD[0] in data else ()
    pages = _page_numbers(reader)
    compare = len(data) <= _COMPARED_BYTES and data.count(b"startxref") <= _MOST_UPDATES
    found = [_one(reader, name, value, field, pages, compare=compare) for name, value, field in fields]
    signed = sorted((row for row in found if row[0] is not None), key=lambda row: row[0] or 0)
    return tuple(signature for _, signature in (*signed, *(row for row in found if row[0] is None)) if signature)


def signed(document: Document, data: bytes, limits: Limits) -> Document:
    """The document of a PDF's bytes with what rules and reports ask of its signatures among its traits."""
    signatures = signatures_of(data, limits)
    return replace(document, traits={**document.traits, **traits_of(signatures)}) if signatures else document


def traits_of(signatures: tuple[Signature, ...]) -> dict[str, Any]:
    """What rules ask of a file's signatures: who signed, as organ and as person, and whose signature does not hold."""
    traits: dict[str, Any] = {"signatures": signatures}
    for trait, chosen in (
        ("signatures_broken", [each for each in signatures if each.state in ("broken", "unreadable")]),
        ("signatures_outdated", [each for each in signatures if each.state == "changed"]),
        ("signed_by_organ", [each for each in signatures if each.state != "empty" and each.signer == "organ"]),
        ("signed_by_person", [each for each in signatures if each.state != "empty" and each.signer == "person"]),
        ("signed_by_unknown", [each for each in signatures if each.state != "empty" and each.signer == "unknown"]),
    ):
        if chosen:
            traits[trait] = "; ".join(each.name or "?" for each in chosen)
    return traits


def _one(reader: Any, name: str, value: Any, field: Any, pages: dict[Any, int], *, compare: bool) -> tuple[int | None, Signature | None]:
    """The revision a field was signed in, and its signature; ``None`` for the stamp of a time service, which nobody signed."""
    page, bbox = _position(field, pages)
    if value is None:
        return None, Signature("empty", page=page, bbox=bbox)
    try:
        from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

        if value.get_object().get("/Type") == "/DocTimeStamp":
            return None, None
        if str(value.get_object().get("/SubFilter")) not in _DETACHED:
            return None, Signature("unchecked", page=page, bbox=bbox)
        signature = EmbeddedPdfSignature(reader, field, name)
        subject = signature.signer_cert.subject.native
        time, clock = _time(signature)
        return signature.signed_revision, Signature(
            _state(signature, compare=compare), _clean(subject.get("common_name")), _signer(subject),
            _clean(subject.get("organization_name")), time, clock, page, bbox,
        )  # fmt: skip
    except Exception:  # whatever stands there is no signature we can read
        return None, Signature("unreadable", page=page, bbox=bbox)


def _state(signature: Any, *, compare: bool) -> str:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    try:
        signature.compute_integrity_info(skip_diff=not compare)
        kind = signature.signed_data["encap_content_info"]["content_type"].native
        intact, valid = validate_sig_integrity(signature.signer_info, signature.signer_cert, kind, signature.compute_digest())
    except Exception:  # an algorithm or a form of signature unknown here
        return "unchecked"
    return _later(signature, compare=compare) if intact and valid else "broken"


def _later(signature: Any, *, compare: bool) -> str:
    """What was done to the file after a sound signature."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "intact"
    if signature.coverage == SignatureCoverageLevel.ENTIRE_REVISION and not compare:
        return "extended"
    level = getattr(signature.diff_result, "modification_level", ModificationLevel.OTHER)
    whole = signature.coverage == SignatureCoverageLevel.ENTIRE_REVISION  # else bytes within it are left out of it
    return "intact" if whole and level <= ModificationLevel.FORM_FILLING else "changed"


def _signer(subject: dict[str, Any]) -> str:
    """Organ or person, by the kind of identity number the certificate gives, else by how its name begins."""
    identity = str(subject.get("user_id") or "").upper()
    if identity.startswith("MST"):
        return "organ"
    if identity.startswith(("CMND", "CCCD", "CMT", "HC")):
        return "person"
    name = str(subject.get("common_name") or "").strip()
    if not name:
        return "unknown"
    if _ORGANS.match(name) or name.casefold() == str(subject.get("organization_name") or "").strip().casefold():
        return "organ"
    return "person" if 2 <= len(name.split()) <= 6 else "unknown"


def _clean(name: Any) -> str | None:
    """A name of the certificate without identity numbers and addresses; ``None`` when nothing is left."""
    if isinstance(name, list):
        name = name[0] if name else None
    if not isinstance(name, str):
        return None
    return " ".join(_PERSONAL.sub(" ", name).split()).strip(" ,;:.-–()") or None


def _time(signature: Any) -> tuple[str | None, str | None]:
    """When it was signed: by the token of a time service when there is one, else by the signer's own clock."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    stamp = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    if stamp is not None:
        return _iso(stamp["encap_content_info"]["content"].parsed["gen_time"].native), "timestamp"
    told = signature.self_reported_timestamp
    return (_iso(told), "signer") if isinstance(told, datetime) else (None, None)


def _iso(moment: datetime) -> str:
    """ISO 8601 to the second, in Vietnam's zone (Phụ lục I, Phần I, Mục II, khoản 8, điểm b)."""
    local = moment.replace(tzinfo=_VIETNAM) if moment.tzinfo is None else moment
    return local.astimezone(_VIETNAM).isoformat(timespec="seconds")


def _page_numbers(reader: Any) -> dict[Any, int]:
    """References of pages to their numbers, from 1."""
    numbers: dict[Any, int] = {}
    try:
        count = min(int(reader.root["/Pages"]["/Count"]), _MOST_PAGES)
        for index in range(count):
            numbers[reader.find_page_for_modification(index)[0].reference] = index + 1
    except Exception:  # a page tree that cannot be walked numbers no more pages
        return numbers
    return numbers


def _position(field: Any, pages: dict[Any, int]) -> tuple[int | None, tuple[float, float, float, float] | None]:
    """Page and box of what shows of a field; ``None`` for what does not show or cannot be placed."""
    try:
        for widget in _widgets(field.get_object()):
            page = widget.raw_get("/P")
            left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
            if abs(right - left) < 1 or abs(top - bottom) < 1 or page.reference not in pages:
                continue
            sheet = page.get_object()
            x0, _, _, y1 = (float(edge) for edge in _inherited(sheet, "/CropBox", "/MediaBox"))
            if _inherited(sheet, "/Rotate") not in (None, 0):
                return pages[page.reference], None
            box = (min(left, right) - x0, y1 - max(top, bottom), max(left, right) - x0, y1 - min(top, bottom))
            return pages[page.reference], tuple(round(edge, 1) for edge in box)  # type: ignore[return-value]
    except Exception:  # a widget that names no page or no box shows nowhere
        return None, None
    return None, None


def _widgets(field: Any) -> Iterator[Any]:
    if "/Rect" in field:
        yield field
    for child in field.get("/Kids", ()):
        if "/Rect" in child:
            yield child


def _inherited(sheet: Any, *names: str) -> Any:
    """An entry of a page or of the nodes above it (ISO 32000-1, 7.7.3.4)."""
    for name in names:
        node = sheet
        for _ in range(50):
            if name in node:
                return node[name]
            if "/Parent" not in node:
                break
            node = node["/Parent"]
    return None
