"""Copies of Word files that say they are not to be changed: signed, protected; and changes that must not stay unseen."""

import functools
import zipfile
from pathlib import Path

import pytest

from tests.fixing.changes import entries, rewritten

FAULTY = Path(__file__).resolve().parents[2] / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"
ORIGIN = (
    b'<Relationship Id="rId91" Target="_xmlsignatures/origin.sigs" '
    b'Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>'
)
TYPES = (
    b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
    b'<Override PartName="/_xmlsignatures/sig1.xml" '
    b'ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/>'
    b"</Types>"
)
VERBS = ("fix", "annotate")


@functools.cache  # a zip bears the second it was made in
def signed() -> bytes:
    parts = entries(FAULTY.read_bytes())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", ORIGIN)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", TYPES)
    return rewritten(parts | {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>"})


def with_setting(setting: str) -> bytes:
    parts = entries(FAULTY.read_bytes())
    settings = parts["word/settings.xml"]
    at = settings.index(b">", settings.index(b"<w:settings")) + 1
    return rewritten(parts | {"word/settings.xml": settings[:at] + setting.encode() + settings[at:]})


def protected(edit: str, enforced: str = "1") -> bytes:
    return with_setting(f'<w:documentProtection w:edit="{edit}" w:enforcement="{enforced}"/>')


@pytest.fixture
def run(thethuc, tmp_path):
    """One verb on one file, into ``out.docx``."""

    def run(verb, data, *options):
        (tmp_path / "kế hoạch.docx").write_bytes(data)
        return thethuc(verb, tmp_path / "kế hoạch.docx", "-o", tmp_path / "out.docx", *options)

    return run


@pytest.mark.parametrize("verb", VERBS)
class DescribeASignedFile:
    def it_is_refused_in_one_line_that_says_what_to_do(self, run, verb, tmp_path):
        outcome = run(verb, signed())
        assert outcome.code == 2
        assert "đã ký số" in outcome.err
        assert "--allow-signed" in outcome.err
        assert len(outcome.err.strip().split("\n")) == 1
        assert not (tmp_path / "out.docx").exists()

    def it_is_copied_without_its_signature_when_asked_and_says_so(self, run, verb, tmp_path):
        outcome = run(verb, signed(), "--allow-signed")
        assert outcome.code == (0 if verb == "fix" else 1)
        assert "đã bỏ chữ ký số" in outcome.err
        parts = entries((tmp_path / "out.docx").read_bytes())
        assert not [name for name in parts if name.startswith("_xmlsignatures")]
        assert b"digital-signature" not in parts["_rels/.rels"] + parts["[Content_Types].xml"]
        assert b"_xmlsignatures" not in parts["[Content_Types].xml"]
        assert "_xmlsignatures/sig1.xml" in entries((tmp_path / "kế hoạch.docx").read_bytes())

    def it_keeps_its_signature_where_nothing_is_changed(self, run, verb, tmp_path):
        ignore = ("--ignore", "TT0302") if verb == "fix" else ("--select", "TT0301")
        outcome = run(verb, signed(), "--allow-signed", *ignore)
        assert (tmp_path / "out.docx").read_bytes() == (tmp_path / "kế hoạch.docx").read_bytes()
        assert "chữ ký" not in outcome.err


def test_a_signed_file_can_be_looked_at(thethuc, tmp_path):
    (tmp_path / "a.docx").write_bytes(signed())
    outcome = thethuc("fix", "--diff", tmp_path / "a.docx")
    assert outcome.code == 1
    assert "+Số: 05/KH-SNV" in outcome.out


def test_one_signed_file_does_not_stop_the_others(thethuc, tmp_path):
    (tmp_path / "a.docx").write_bytes(signed())
    (tmp_path / "b.docx").write_bytes(FAULTY.read_bytes())
    outcome = thethuc("fix", "--in-place", tmp_path / "a.docx", tmp_path / "b.docx")
    assert outcome.code == 2
    assert (tmp_path / "a.docx").read_bytes() == signed()
    assert (tmp_path / "b.docx").read_bytes() != FAULTY.read_bytes()


class DescribeAProtectedFile:
    @pytest.mark.parametrize(
        ("edit", "verb", "options", "refused"),
        [
            ("readOnly", "fix", (), True),
            ("readOnly", "annotate", (), True),
            ("forms", "fix", (), True),
            ("comments", "fix", (), True),
            ("comments", "annotate", (), False),
            ("trackedChanges", "fix", (), False),
            ("trackedChanges", "fix", ("--accept",), True),
            ("trackedChanges", "annotate", (), False),
            ("none", "fix", (), False),
        ],
    )
    def it_is_refused_what_its_protection_forbids(self, run, edit, verb, options, refused):
        outcome = run(verb, protected(edit), *options)
        assert (outcome.code == 2) is refused
        assert ("--allow-protected" in outcome.err) is refused

    @pytest.mark.parametrize("verb", VERBS)
    def it_is_changed_when_asked_and_stays_protected(self, run, verb, tmp_path):
        assert run(verb, protected("readOnly"), "--allow-protected").code == (0 if verb == "fix" else 1)
        assert b'<w:documentProtection w:edit="readOnly"' in entries((tmp_path / "out.docx").read_bytes())["word/settings.xml"]

    def it_may_be_changed_once_its_protection_is_off(self, run):
        assert run("fix", protected("readOnly", "0")).code == 0

    def it_may_ask_for_a_password_before_anybody_writes(self, run):
        assert run("fix", with_setting('<w:writeProtection w:hashValue="AA=="/>')).code == 2
        assert run("fix", with_setting('<w:writeProtection w:recommended="1"/>'), "--force").code == 0


@pytest.mark.parametrize("verb", VERBS)
def test_markup_that_the_original_hid_shows_in_the_copy(run, verb, tmp_path):
    run(verb, with_setting('<w:revisionView w:markup="0" w:comments="0"/>'))
    assert b"revisionView" not in entries((tmp_path / "out.docx").read_bytes())["word/settings.xml"]
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        assert archive.testzip() is None
