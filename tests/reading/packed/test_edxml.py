"""Exchange envelopes: what they say, what they enclose, and those made to hurt."""

from __future__ import annotations

import contextlib
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Unreadable
from checker.reading import Limits, read
from checker.reading.packed.edxml import Attachment, Envelope, read_envelope
from checker.reading.sniffing import is_envelope
from tests.builders.envelope import FACTS, NAMESPACE, attachment, envelope, header

LIMITS = Limits()
PLAN = {"ke-hoach.txt": b"noi dung"}
OURS = {
    "organ": FACTS["OrganName"], "number": "125", "notation": "KH-SNV", "place": "Tây Ninh", "date": "2024-03-15", "type_name": "Kế hoạch",
    "subject": FACTS["Subject"], "position": "Phó Giám đốc", "full_name": "Trần Hoài Thu",
}  # fmt: skip


def opened(data: bytes, limits: Limits = LIMITS) -> Envelope:
    return read_envelope(io.BytesIO(data), limits)


def problem(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        opened(data, limits)
    return caught.value.key.removeprefix("unreadable.")


class TestWhatItSays:
    def test_its_facts_are_those_of_the_sender_and_the_document_not_of_the_receivers(self) -> None:
        assert opened(envelope(PLAN)).facts == OURS

    def test_other_prefixes_name_spaces_and_wrappings_say_the_same(self) -> None:
        flat = f"<edXMLEnvelope>{header(prefix='')}{attachment('a.txt', b'x', '')}</edXMLEnvelope>".encode()
        soap = (
            '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
            f'<e:edXML xmlns:e="urn:khac">{header(prefix="e:")}{attachment("a.txt", b"x", "e:")}</e:edXML></soap:Body></soap:Envelope>'
        ).encode()
        for data in (flat, soap, b"\xef\xbb\xbf \n" + flat):
            assert is_envelope(data)
            assert opened(data.lstrip(b"\xef\xbb\xbf \n")) == Envelope(OURS, (Attachment("a.txt", b"x"),))

    @pytest.mark.parametrize(("written", "iso"), [
        ("2024/03/15", "2024-03-15"), ("2024-3-15T08:00:00", "2024-03-15"), ("15/03/2024", "2024-03-15"), ("5.3.2024", "2024-03-05"),
        ("2024/02/30", None), ("hôm nay", None),
    ])  # fmt: skip
    def test_its_date_is_read_in_the_ways_senders_write_it(self, written: str, iso: str | None) -> None:
        assert opened(envelope(PLAN, {"PromulgationDate": written})).facts.get("date") == iso

    @pytest.mark.parametrize(
        ("said", "mark"), [("MẬT", "MẬT"), ("Độ mật: Tối mật", "Độ mật: Tối mật"), ("Độ mật: Thường", None), ("bảo mật", None)]
    )
    def test_a_mark_of_secrecy_is_one_in_whatever_element_or_attribute(self, said: str, mark: str | None) -> None:
        data = envelope(PLAN)
        for old, new in (
            ("<edXML:edXMLHeader>", f"<edXML:edXMLHeader doMat='{said}'>"),
            ("</edXML:edXMLHeader>", f"<x>{said}</x></edXML:edXMLHeader>"),
        ):
            assert opened(data.replace(old.encode(), new.encode())).facts.get("secrecy") == mark

    def test_a_number_and_symbol_in_one_element_are_taken_apart(self) -> None:
        facts = opened(envelope(PLAN, {"CodeNumber": "60/KH-SKHCN", "CodeNotation": ""})).facts
        assert (facts["number"], facts["notation"]) == ("60", "KH-SKHCN")

    def test_an_empty_element_says_nothing(self) -> None:
        assert "full_name" not in opened(envelope(PLAN, {"FullName": ""})).facts


class TestWhatItEncloses:
    def test_files_come_in_their_order_whatever_their_bytes(self) -> None:
        files: dict[str, bytes | str] = {"b.docx": bytes(range(256)) * 1000, "a.pdf": b"%PDF"}
        assert opened(envelope(files)).attachments == tuple(Attachment(name, data) for name, data in files.items())  # type: ignore[arg-type]

    def test_broken_base64_is_a_broken_file_and_the_others_are_whole(self) -> None:
        found = opened(envelope({"a.docx": "@@@@", "b.docx": "YWJ", "c.docx": b"abc"})).attachments
        assert [attached.data for attached in found] == [None, None, b"abc"]

    def test_the_word_base64_beside_the_content_is_not_the_content(self) -> None:
        data = envelope({}).replace(
            b"<edXML:AttachmentEncoded>",
            b"<edXML:AttachmentEncoded><edXML:Attachment><edXML:ContentTransferEncoding>base64</edXML:ContentTransferEncoding>"
            b"<edXML:Content>YWJj</edXML:Content><edXML:AttachmentName>a.txt</edXML:AttachmentName></edXML:Attachment>",
        )
        assert opened(data).attachments == (Attachment("a.txt", b"abc"),)

    def test_a_mime_message_encloses_its_other_parts_under_the_names_of_the_manifest(self) -> None:
        manifest = (
            "<edXML:Manifest><edXML:Reference><edXML:ContentId>cid:P1</edXML:ContentId>"
            "<edXML:AttachmentName>kế hoạch.txt</edXML:AttachmentName></edXML:Reference></edXML:Manifest>"
        )
        root = f'<?xml version="1.0"?><edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">{header()}{manifest}</edXML:edXMLEnvelope>'
        mime = (
            'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"; type="edXML"\r\n\r\n'
            f"--B\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{root}\r\n"
            "--B\r\nContent-ID: <p1>\r\nContent-Type: application/octet-stream\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\nYWJj\r\n--B--\r\n"
        ).encode()
        assert is_envelope(mime)
        assert opened(mime) == Envelope(OURS, (Attachment("kế hoạch.txt", b"abc"),))

    def test_plain_xml_text_and_word_files_are_no_envelopes(self) -> None:
        for head in (b"<?xml version='1.0'?><a/>", "Văn bản về edXML".encode(), b"PK\x03\x04edxml", b""):
            assert not is_envelope(head)

    def test_reading_one_as_a_document_says_what_it_is(self) -> None:
        with pytest.raises(Unreadable) as caught:
            read(envelope(PLAN), name="a.xml")
        assert caught.value.key == "unreadable.envelope"


class TestHostile:
    BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'

    def test_entities_and_document_types_are_refused_before_they_are_used(self) -> None:
        assert problem(envelope(PLAN, {"Subject": "&b;&c;"}, declaration=self.BOMB)) == "entities"
        assert problem(envelope(PLAN, declaration='<!DOCTYPE x SYSTEM "http://a.invalid/x.dtd">')) == "entities"

    def test_an_undeclared_entity_is_bad_xml(self) -> None:
        assert problem(envelope(PLAN, {"Subject": "&b;"})) == "bad_envelope"

    @pytest.mark.parametrize("cut", [80, 400, -40])
    def test_a_truncated_one_is_said_to_be_cut_short(self, cut: int) -> None:
        assert problem(envelope(PLAN)[:cut]) == "truncated"

    def test_files_too_large_together_are_refused_while_they_are_decoded(self) -> None:
        data = envelope({"a.docx": b"x" * 600_000, "b.docx": b"x" * 600_000})
        assert problem(data, Limits(total_bytes=1_150_000)) == "bomb"
        assert problem(data, Limits(total_bytes=1_000_000)) == "too_large"
        assert len(opened(data, Limits(total_bytes=1_200_000)).attachments) == 2

    def test_depth_and_elements_are_bounded(self) -> None:
        assert problem(b"<edXML>" + b"<a>" * 5000) == "too_deep"
        started = time.process_time()
        assert problem(b"<edXML>" + b"<a/>" * 1_000_000) == "too_complex"
        assert time.process_time() - started < 1

    @pytest.mark.parametrize("encoding", ["khong-co", "utf-7", "cp1258"])
    def test_an_encoding_nobody_knows_is_no_crash(self, encoding: str) -> None:
        data = envelope(PLAN).replace(b"UTF-8", encoding.encode())
        with contextlib.suppress(Unreadable):
            assert isinstance(opened(data), Envelope)
        assert problem(envelope(PLAN).replace(b"UTF-8", b"khong-co")) == "bad_envelope"

    def test_an_endless_value_is_cut_not_kept(self) -> None:
        assert len(opened(envelope(PLAN, {"Subject": "a" * 1_000_000})).facts["subject"]) <= 2000

    def test_a_mime_message_without_an_envelope_is_none(self) -> None:
        assert problem(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nedXML") == "bad_envelope"

    @given(st.integers(0, 3000), st.binary(max_size=12))
    def test_any_damage_ends_in_an_envelope_or_its_problem(self, at: int, noise: bytes) -> None:
        data = envelope(PLAN)
        at %= len(data)
        with contextlib.suppress(Unreadable):
            assert isinstance(opened(data[:at] + noise + data[at + len(noise) :]), Envelope)
