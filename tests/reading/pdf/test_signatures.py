"""Digital signatures: who signed, when, and what was done to the file after; those that are broken or made to hurt."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import SIGNATURE_STATES, Document, Signature
from checker.reading import Limits
from checker.reading.pdf.signatures import signatures_of, signed, traits_of
from tests.builders import signing
from tests.builders.signing import ORGAN, PERSON, PERSONAL, blank, updated, with_empty_field

LIMITS = Limits()


@cache
def plain() -> bytes:
    return blank()


@cache
def by_person() -> bytes:
    return signing.signed(plain(), PERSON)


@cache
def by_both() -> bytes:
    return signing.signed(by_person(), ORGAN, (200, 100, 290, 180), "ChuKy2")


def found(data: bytes) -> tuple[Signature, ...]:
    return signatures_of(data, LIMITS)


def states(data: bytes) -> list[str]:
    return [signature.state for signature in found(data)]


class TestWhoAndWhen:
    def test_a_person_s_signature_tells_name_organization_time_and_place_on_the_page(self) -> None:
        (signature,) = found(by_person())
        assert (signature.state, signature.name, signature.signer, signature.organ) == (
            "intact", "Trần Hoài Thu", "person", "Sở Nội vụ tỉnh Tây Ninh",
        )  # fmt: skip
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", signature.time or "")
        assert (signature.clock, signature.page, signature.bbox) == ("signer", 1, (300.0, 662.0, 450.0, 742.0))

    def test_person_and_organ_come_in_the_order_they_signed_and_both_hold(self) -> None:
        assert [(each.name, each.signer, each.state) for each in found(by_both())] == [
            ("Trần Hoài Thu", "person", "intact"), ("Sở Nội vụ", "organ", "intact"),
        ]  # fmt: skip

    def test_one_that_does_not_show_has_no_place(self) -> None:
        (signature,) = found(signing.signed(plain(), ORGAN, None))
        assert (signature.state, signature.page, signature.bbox) == ("intact", None, None)

    @pytest.mark.parametrize(("name", "identity", "signer"), [
        ("UBND xã Hòa Bình", "", "organ"), ("Lê Văn Bình", "", "person"), ("Văn thư", "MST:0101", "organ"),
        ("SO NOI VU", "CMND:1", "person"), ("A", "", "unknown"),
    ])  # fmt: skip
    def test_organ_and_person_are_told_by_identity_kind_then_by_name(self, name: str, identity: str, signer: str) -> None:
        common, kind = signing.NameOID.COMMON_NAME, signing.NameOID.USER_ID
        names = {common: name} | ({kind: identity} if identity else {})
        assert found(signing.signed(plain(), names))[0].signer == signer

    def test_identity_numbers_and_addresses_are_kept_nowhere(self) -> None:
        said = repr(found(by_both())) + repr(traits_of(found(by_both())))
        assert not [secret for secret in PERSONAL if secret in said]

    @pytest.mark.parametrize(("name", "kept"), [
        ("Trần Hoài Thu - CCCD: 072301234567", "Trần Hoài Thu"), ("TRẦN HOÀI THU thuth@vi-du.invalid", "TRẦN HOÀI THU"),
        ("MST 3900 123 456 Sở Nội vụ", "Sở Nội vụ"), ("0909.123.456", None),
    ])  # fmt: skip
    def test_nor_when_the_issuer_put_them_into_the_name(self, name: str, kept: str | None) -> None:
        (signature,) = found(signing.signed(plain(), {signing.NameOID.COMMON_NAME: name}))
        assert signature.name == kept


class TestWhatWasDoneAfter:
    def test_a_later_update_of_the_page_shows_on_every_signature_before_it(self) -> None:
        assert states(updated(by_both())) == ["changed", "changed"]

    def test_a_signature_after_the_update_holds_the_one_before_does_not(self) -> None:
        assert states(signing.signed(updated(by_person()), ORGAN, None, "ChuKy2")) == ["changed", "intact"]

    def test_a_later_field_for_a_signature_is_no_alteration(self) -> None:
        assert states(with_empty_field(by_person())) == ["intact", "empty"]

    def test_a_byte_changed_within_what_was_signed_breaks_it(self) -> None:
        assert states(by_person().replace(b"KE HOACH", b"KE HOACX")) == ["broken"]

    def test_bytes_at_the_end_that_update_nothing_alter_nothing(self) -> None:
        assert states(by_person() + b"\n% them vao\n") == ["intact"]

    def test_a_large_file_s_updates_are_not_compared_and_that_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("checker.reading.pdf.signatures._COMPARED_BYTES", 100)
        assert states(by_both()) == ["extended", "intact"]


class TestFieldsThatAreNone:
    def test_a_file_without_fields_has_none_and_loads_no_library(self) -> None:
        code = (
            "import sys; from checker.reading.pdf.signatures import signatures_of; from checker.reading import Limits; "
            "print(signatures_of(b'%PDF-1.7 van ban', Limits()), 'pyhanko' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.split() == ["()", "False"]

    def test_one_nobody_has_signed_is_empty(self) -> None:
        (signature,) = found(with_empty_field(plain()))
        assert (signature.state, signature.name, signature.page) == ("empty", None, 1)

    def test_a_kind_or_a_file_beyond_us_is_unchecked_and_no_rule_speaks_of_it(self) -> None:
        for odd in (re.sub(rb"/(?:adbe\.pkcs7|ETSI\.CAdES)", b"/adbe.x509x", by_person()), by_person()[:-300]):
            assert states(odd) == ["unchecked"]
            assert set(traits_of(found(odd))) == {"signatures", "signed_by_unknown"}

    @pytest.mark.parametrize("damage", [
        lambda data: data.replace(b"/Contents <", b"/Contentz <"), lambda data: data.replace(b"/ByteRange", b"/ByteRangz"),
        lambda data: data[: len(data) - 300], lambda data: re.sub(rb"(/Contents <3)[0-9A-Fa-f]{20}", rb"\g<1>" + b"0" * 20, data),
        lambda data: data.replace(b"adbe.pkcs7", b"adbe.pkcs9").replace(b"ETSI.CAdES", b"ETSI.CAdET"),
    ])  # fmt: skip
    def test_a_damaged_one_is_said_to_be_so_and_never_intact(self, damage) -> None:  # type: ignore[no-untyped-def]
        data = damage(by_person())
        assert data != by_person()
        assert set(states(data)) <= {"unreadable", "unchecked", "broken"}

    def test_no_pdf_at_all_has_none(self) -> None:
        assert found(b"/Sig") == ()
        assert found(b"") == ()

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 100_000), st.integers(1, 255))
    def test_no_byte_of_what_was_signed_can_change_unseen(self, at: int, shift: int) -> None:
        data = bytearray(by_person())
        start, length, second, rest = map(int, re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", by_person())[0])
        covered = [*range(start, start + length), *range(second, second + rest)]
        at = covered[at % len(covered)]
        data[at] = (data[at] + shift) % 256
        assert "intact" not in states(bytes(data))

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 100_000), st.binary(min_size=1, max_size=8))
    def test_any_damage_ends_in_a_state_and_none_in_a_crash(self, at: int, noise: bytes) -> None:
        at %= len(by_person())
        data = by_person()[:at] + noise + by_person()[at + len(noise) :]
        assert set(states(data)) <= set(SIGNATURE_STATES)


class TestTraits:
    def test_rules_are_told_who_signed_as_what_and_whose_does_not_hold(self) -> None:
        document = signed(Document("a.pdf", "", "pdf", (), (), {"pages": 1}), updated(by_both()), LIMITS)
        assert {name: value for name, value in document.traits.items() if name != "signatures"} == {
            "pages": 1, "signatures_outdated": "Trần Hoài Thu; Sở Nội vụ",
            "signed_by_organ": "Sở Nội vụ", "signed_by_person": "Trần Hoài Thu",
        }  # fmt: skip
        assert [each.state for each in document.traits["signatures"]] == ["changed", "changed"]

    def test_a_document_without_signatures_is_left_as_it_was(self) -> None:
        document = Document("a.pdf", "", "pdf", ())
        assert signed(document, plain(), LIMITS) is document


class TestHostile:
    def test_fields_and_pages_that_go_in_circles_end(self) -> None:
        data = by_person()
        ring = re.sub(rb"/Kids \[[^\]]*\]", lambda found: b"/Kids [2 0 R]".ljust(len(found.group())), data)
        assert ring != data
        assert set(states(ring)) <= set(SIGNATURE_STATES)

    def test_a_crowd_of_fields_is_cut_off(self) -> None:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import SigFieldSpec, append_signature_field

        writer = IncrementalPdfFileWriter(io.BytesIO(plain()))
        for number in range(60):
            append_signature_field(writer, SigFieldSpec(f"O{number}"))
        buffer = io.BytesIO()
        writer.write(buffer)
        assert len(found(buffer.getvalue())) == 50
