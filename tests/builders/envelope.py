"""An edXML envelope around files, as a sender of the national axis writes it; every organ and person is invented."""

from __future__ import annotations

import base64
from collections.abc import Mapping

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
FACTS = {
    "OrganName": "Sở Nội vụ tỉnh Tây Ninh",
    "CodeNumber": "125",
    "CodeNotation": "KH-SNV",
    "Place": "Tây Ninh",
    "PromulgationDate": "2024/03/15",
    "TypeName": "Kế hoạch",
    "Subject": "Kiểm tra công tác văn thư, lưu trữ năm 2024 tại các cơ quan, đơn vị",
    "Position": "Phó Giám đốc",
    "FullName": "Trần Hoài Thu",
}


def header(facts: Mapping[str, str] | None = None, prefix: str = "edXML:") -> str:
    """The message header with :data:`FACTS`, some of them replaced."""
    said = {**FACTS, **(facts or {})}

    def element(name: str, content: str) -> str:
        return f"<{prefix}{name}>{content}</{prefix}{name}>"

    def group(name: str, *names: str) -> str:
        return element(name, "".join(element(each, said[each]) for each in names if said[each]))

    return element(
        "MessageHeader",
        element("From", element("OrganId", "000.00.12.H53") + element("OrganName", said["OrganName"]))
        + element("To", element("OrganName", "Sở Tài chính"))
        + group("Code", "CodeNumber", "CodeNotation")
        + group("PromulgationInfo", "Place", "PromulgationDate")
        + group("DocumentType", "TypeName")
        + element("Subject", said["Subject"])
        + group("SignerInfo", "Position", "FullName")
        + element("ToPlaces", element("Place", "UBND tỉnh")),
    )


def attachment(name: str, data: bytes | str, prefix: str = "edXML:") -> str:
    """One enclosed file; ``data`` as text stands there as it is."""
    content = data if isinstance(data, str) else base64.encodebytes(data).decode()
    return (
        f"<{prefix}Attachment><{prefix}ContentType>application/octet-stream</{prefix}ContentType>"
        f"<{prefix}ContentTransferEncoded>{content}</{prefix}ContentTransferEncoded>"
        f"<{prefix}AttachmentName>{name}</{prefix}AttachmentName></{prefix}Attachment>"
    )


def envelope(files: Mapping[str, bytes | str], facts: Mapping[str, str] | None = None, declaration: str = "") -> bytes:
    """The bytes of an envelope; ``declaration`` stands before its root."""
    enclosed = "".join(attachment(name, data) for name, data in files.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<edXML:edXML xmlns:edXML="{NAMESPACE}"><edXML:edXMLEnvelope>'
        f"<edXML:edXMLHeader>{header(facts)}</edXML:edXMLHeader></edXML:edXMLEnvelope>"
        f"<edXML:AttachmentEncoded>{enclosed}</edXML:AttachmentEncoded></edXML:edXML>"
    ).encode()
