"""Signed PDF files, made in the test: keys of a moment, invented organs and people, certificates nobody issued."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko_certvalidator.registry import SimpleCertificateStore

PERSON = {
    NameOID.COMMON_NAME: "Trần Hoài Thu",
    NameOID.ORGANIZATION_NAME: "Sở Nội vụ tỉnh Tây Ninh",
    NameOID.USER_ID: "CCCD:072301234567",
    NameOID.EMAIL_ADDRESS: "thuth@vi-du.invalid",
    NameOID.SERIAL_NUMBER: "0909123456",
}
ORGAN = {
    NameOID.COMMON_NAME: "Sở Nội vụ",
    NameOID.ORGANIZATION_NAME: "UBND tỉnh Tây Ninh",
    NameOID.USER_ID: "MST:3900123456",
    NameOID.EMAIL_ADDRESS: "sonoivu@vi-du.invalid",
}
PERSONAL = ("072301234567", "thuth", "0909123456", "3900123456", "sonoivu@", "vi-du.invalid")
"""What of these certificates no report may ever show."""

Names = dict[x509.ObjectIdentifier, str]
Box = tuple[int, int, int, int]


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _signer(names: Names) -> signers.SimpleSigner:
    subject = x509.Name([x509.NameAttribute(kind, value) for kind, value in names.items()])
    builder = x509.CertificateBuilder(subject, subject, _key().public_key(), 7, datetime(2024, 1, 1), datetime(2034, 1, 1))
    encoding = serialization.Encoding.DER
    key = _key().private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(builder.sign(_key(), hashes.SHA256()).public_bytes(encoding)),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )


def blank(text: str = "KE HOACH") -> bytes:
    """A PDF of one A4 page with a few letters."""
    writer = PdfFileWriter()
    content = writer.add_object(generic.StreamObject(stream_data=f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()))
    sheet = generic.ArrayObject([generic.NumberObject(edge) for edge in (0, 0, 595, 842)])
    writer.insert_page(PageObject(contents=content, media_box=sheet, resources=generic.DictionaryObject()))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def signed(data: bytes, names: Names, box: Box | None = (300, 100, 450, 180), field: str = "ChuKy1") -> bytes:
    """The file with one more signature; ``box`` in pt from the bottom left of the first page, ``None`` for one that does not show."""
    place = SigFieldSpec(field, on_page=0, box=box) if box else SigFieldSpec(field)
    signer = signers.PdfSigner(signers.PdfSignatureMetadata(field_name=field), _signer(names), new_field_spec=place)
    return bytes(signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data))).getvalue())


def updated(data: bytes, text: str = "KE HOACH KHAC") -> bytes:
    """The file with the letters of its first page put otherwise in a later update, as an editor leaves it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page, _ = writer.find_page_for_modification(0)
    content = generic.StreamObject(stream_data=f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
    page.get_object()["/Contents"] = writer.add_object(content)
    writer.mark_update(page)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def with_empty_field(data: bytes) -> bytes:
    """The file with a signature field nobody has signed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    append_signature_field(writer, SigFieldSpec("ChuaKy", on_page=0, box=(100, 100, 200, 150)))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
