"""``thethuc check`` on files that hold files."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from ..builders.envelope import envelope
from ..reading.wordfile import zipped

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "fixtures/compliant/so-noi-vu.txt").read_bytes()
WORD = (ROOT / "fixtures/compliant/so-noi-vu.docx").read_bytes()


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    """The working folder, and a way to put a file there."""
    monkeypatch.chdir(tmp_path)

    def put(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return name

    return put


def documents(outcome) -> list[dict]:
    return json.loads(outcome.out)["documents"]


def rules(document: dict) -> list[str]:
    return [finding["rule"] for finding in document["findings"]]


def told(outcome) -> dict[str, str]:
    """Each document's path and verdict, or the key of its problem."""
    return {row["path"]: row.get("problem", {}).get("key", row["verdict"]) for row in documents(outcome)}


class DescribeAnArchive:
    def it_is_read_as_a_folder(self, thethuc, inbox):
        path = inbox("van-ban.zip", zipped({"thang-3/b.docx": WORD, "a.txt": TEXT, "bang.xlsx": b"x", ".an.txt": b"x", "~$b.docx": b"x"}))
        outcome = thethuc("check", "--format", "json", path)
        assert outcome.code == 0
        assert told(outcome) == {"van-ban.zip/a.txt": "pass", "van-ban.zip/thang-3/b.docx": "pass"}

    def it_is_found_in_a_folder_and_known_by_content_under_any_name(self, thethuc, inbox, tmp_path):
        inbox("a.zip", zipped({"a.txt": TEXT}))
        inbox("goi.tin", zipped({"b.txt": TEXT}))
        inbox("doi-ten.docx", zipped({"c.txt": TEXT}))
        assert set(told(thethuc("check", "--format", "json", "a.zip", "goi.tin", "doi-ten.docx"))) == {
            "a.zip/a.txt", "goi.tin/b.txt", "doi-ten.docx/c.txt",
        }  # fmt: skip
        assert "a.zip/a.txt: " in thethuc("check", "-q", ".").out.replace("./", "").replace("\\", "/")

    def it_is_a_document_when_its_content_is_one(self, thethuc, inbox):
        assert told(thethuc("check", "--format", "json", inbox("ke-hoach.zip", WORD))) == {"ke-hoach.zip": "pass"}

    def it_gives_the_same_report_from_many_processes(self, thethuc, inbox):
        path = inbox("a.zip", zipped({f"{number}.txt": TEXT if number % 2 else b"" for number in range(6)}))
        alone, beside = (thethuc("check", "--format", "json", path, "--jobs", jobs) for jobs in (1, 2))
        assert alone.out == beside.out
        assert alone.code == beside.code == 2

    def it_is_not_opened_inside_another(self, thethuc, inbox):
        inner = zipped({"a.txt": TEXT})
        path = inbox("a.zip", zipped({"trong.zip": inner, "gia.docx": inner, "b.txt": TEXT}))
        outcome = thethuc("check", "--format", "json", path)
        assert outcome.code == 2
        assert told(outcome) == {"a.zip/trong.zip": "unreadable.nested", "a.zip/gia.docx": "unreadable.nested", "a.zip/b.txt": "pass"}

    @pytest.mark.parametrize(("content", "key"), [
        (zipped({"a.xlsx": b"x"}), "nothing_inside"), (zipped({}), "nothing_inside"), (zipped({"a.txt": TEXT})[:-9], "truncated"),
        (zipped({"a.txt": bytes(9_000_000)}), "bomb"),
    ])  # fmt: skip
    def it_says_in_one_line_why_it_cannot_be_read(self, thethuc, inbox, content, key):
        path = inbox("a.zip", content)
        limits = ("--limit", "archive_bytes=5000000")
        outcome = thethuc("check", "--format", "json", path, *limits)
        assert outcome.code == 2
        assert told(outcome) == {"a.zip": f"unreadable.{key}"}
        assert re.fullmatch(r"thethuc: a\.zip: .+\n", outcome.err)

    @pytest.mark.parametrize("verb", ["explain", "extract"])
    def it_is_left_to_check_by_other_verbs(self, thethuc, inbox, verb):
        outcome = thethuc(verb, inbox("a.zip", zipped({"a.txt": TEXT})))
        assert outcome.code == 2
        assert "thethuc check" in outcome.err

    def it_leaves_nothing_on_the_disk(self, thethuc, inbox, tmp_path):
        thethuc("check", inbox("a.zip", zipped({"../../ngoai.txt": TEXT, "/tmp/thethuc-khong-duoc-co.txt": TEXT})))
        assert [path.name for path in tmp_path.rglob("*")] == ["a.zip"]
        assert not Path("/tmp/thethuc-khong-duoc-co.txt").exists()


class DescribeAnEnvelope:
    def it_is_opened_and_agrees(self, thethuc, inbox):
        outcome = thethuc("check", "--format", "json", inbox("a.edxml", envelope({"ke-hoach.docx": WORD})))
        assert outcome.code == 0
        assert [(row["path"], row["medium"], rules(row)) for row in documents(outcome)] == [("a.edxml/ke-hoach.docx", "docx", [])]

    @pytest.mark.parametrize(("fact", "value", "rule"), [
        ("CodeNumber", "126", "TT0391"), ("CodeNotation", "KH-STC", "TT0392"), ("PromulgationDate", "2024/03/16", "TT0491"),
        ("Place", "Long An", "TT0492"), ("TypeName", "Báo cáo", "TT0591"), ("Subject", "Tuyên truyền", "TT0592"),
        ("OrganName", "Sở Tài chính", "TT0291"), ("FullName", "Lê Văn Bình", "TT0791"), ("Position", "Chủ tịch", "TT0792"),
    ])  # fmt: skip
    def it_is_compared_part_by_part_and_nothing_else_is_said(self, thethuc, inbox, fact, value, rule):
        outcome = thethuc("check", "--format", "json", inbox("a.edxml", envelope({"a.txt": TEXT}, {fact: value})))
        (document,) = documents(outcome)
        assert outcome.code == 0  # what an envelope says is no error of the document
        assert rules(document) == [rule]
        (finding,) = document["findings"]
        assert finding["want"] in (value, "16/3/2024")
        assert finding["got"] in finding["message"]
        assert finding["want"] in finding["message"]

    def it_speaks_of_its_first_document_only(self, thethuc, inbox):
        files = {"cong-van.txt": TEXT, "ke-hoach.txt": TEXT}
        rows = documents(thethuc("check", "--format", "json", inbox("a.edxml", envelope(files, {"CodeNumber": "7"}))))
        assert [rules(row) for row in rows] == [["TT0391"], []]

    def it_passes_over_what_is_no_document(self, thethuc, inbox):
        files = {"bang.xlsx": b"x", "ke-hoach.txt": TEXT, "phu-luc.txt": TEXT}
        rows = documents(thethuc("check", "--format", "json", inbox("a.edxml", envelope(files, {"CodeNumber": "7"}))))
        assert [(row["path"], rules(row)) for row in rows] == [("a.edxml/ke-hoach.txt", ["TT0391"]), ("a.edxml/phu-luc.txt", [])]

    def it_speaks_of_another_document_when_its_type_is_another(self, thethuc, inbox):
        outcome = thethuc(
            "check", "--format", "json", inbox("a.edxml", envelope({"a.txt": TEXT}, {"TypeName": "Công văn", "CodeNumber": "7"}))
        )
        assert rules(documents(outcome)[0]) == ["TT0591"]

    def it_lies_in_archives_and_holds_none(self, thethuc, inbox):
        inner = envelope({"../../a.txt": TEXT, "b.zip": zipped({"a.txt": TEXT}), "c.edxml": envelope({"a.txt": TEXT}), "d.xlsx": b"x"})
        outcome = thethuc("check", "--format", "json", inbox("a.zip", zipped({"x.edxml": inner})))
        assert told(outcome) == {
            "a.zip/x.edxml/a.txt": "review", "a.zip/x.edxml/b.zip": "unreadable.nested", "a.zip/x.edxml/c.edxml": "unreadable.nested",
        }  # fmt: skip

    @pytest.mark.parametrize(("content", "key"), [
        (envelope({}), "nothing_inside"), (envelope({"a.xlsx": b"x"}), "nothing_inside"), (envelope({"a.txt": TEXT})[:-200], "truncated"),
        (envelope({}, declaration='<!DOCTYPE a [<!ENTITY b "c">]>'), "entities"), (envelope({}, {"Subject": "<"}), "bad_envelope"),
    ])  # fmt: skip
    def it_says_why_it_cannot_be_read(self, thethuc, inbox, content, key):
        outcome = thethuc("check", "--format", "json", inbox("a.edxml", content))
        assert outcome.code == 2
        assert told(outcome) == {"a.edxml": f"unreadable.{key}"}

    def it_names_a_file_whose_base64_is_broken(self, thethuc, inbox):
        outcome = thethuc("check", "--format", "json", inbox("a.edxml", envelope({"a.docx": "!!!!", "b.txt": TEXT})))
        assert told(outcome) == {"a.edxml/a.docx": "unreadable.damaged", "a.edxml/b.txt": "pass"}

    def it_gives_equal_and_missing_names_names_of_their_own(self, thethuc, inbox):
        content = envelope({"a.txt": TEXT, "../a.txt": TEXT, "": TEXT})
        assert list(told(thethuc("check", "--format", "json", inbox("a.edxml", content)))) == [
            "a.edxml/a.txt", "a.edxml/a (2).txt", "a.edxml/_",
        ]  # fmt: skip

    def it_may_be_larger_than_a_text(self, thethuc, inbox):
        big = envelope({"anh.gif": bytes(4_000_000), "a.txt": TEXT})
        assert told(thethuc("check", "--format", "json", inbox("a.edxml", big))) == {"a.edxml/a.txt": "review"}

    def it_names_what_it_did_not_look_at(self, thethuc, inbox):
        content = envelope({"a.txt": TEXT, "bang.xlsx": b"x", "bang.html": b"x"})
        (row,) = documents(thethuc("check", "--format", "json", inbox("a.edxml", content)))
        assert [(each["kind"], each["member"]) for each in row["not_read"]] == [("attachment", "bang.xlsx"), ("attachment", "bang.html")]
        assert row["verdict"] == "review"

    def it_names_how_many_files_it_did_not_begin_when_its_work_is_used_up(self, thethuc, inbox):
        path = inbox("a.edxml", envelope({f"{number}.txt": TEXT for number in range(20)}))
        reports = documents(thethuc("check", "--format", "json", "--limit", "envelope_work=0", path))
        assert [report["path"] for report in reports] == ["a.edxml/0.txt"]
        assert [(row["kind"], row["member"], row["count"]) for row in reports[0]["not_read"]] == [("enclosed_left", "1.txt", 19)]
        assert reports[0]["verdict"] == "review"

    def it_keeps_nothing_when_a_file_it_did_not_begin_bears_a_mark(self, thethuc, inbox):
        path = inbox("a.edxml", envelope({"a.txt": TEXT, "b.txt": "MẬT\n".encode() + TEXT}))
        (report,) = documents(thethuc("check", "--format", "json", "--limit", "envelope_work=0", path))
        assert report["secret"]

    def it_cannot_be_checked_where_it_names_a_file_it_does_not_hold(self, thethuc, inbox):
        content = envelope({"a.txt": TEXT, "b.docx": WORD})
        start = content.index(b"<edXML:ContentTransferEncoded>", content.index(b"a.txt"))
        end = content.index(b"<edXML:AttachmentName>b.docx")
        outcome = thethuc("check", "--format", "json", inbox("a.edxml", content[:start] + content[end:]))
        assert (outcome.code, told(outcome)) == (2, {"a.edxml/a.txt": "pass", "a.edxml/b.docx": "unreadable.empty"})

    def it_is_read_twice_where_it_holds_two_contents_of_one_file(self, thethuc, inbox):
        content = envelope({"a.txt": TEXT})
        other = b"<edXML:Content>" + base64.b64encode("Độc".encode() + TEXT) + b"</edXML:Content>"
        changed = content.replace(b"<edXML:AttachmentName>a.txt", other + b"<edXML:AttachmentName>a.txt")
        assert list(told(thethuc("check", "--format", "json", inbox("a.edxml", changed)))) == ["a.edxml/a.txt", "a.edxml/a (2).txt"]

    def it_names_an_element_nobody_knows_that_holds_a_file(self, thethuc, inbox):
        held = b"<edXML:BanKem>" + base64.encodebytes(WORD) + b"</edXML:BanKem></edXML:AttachmentEncoded>"
        content = envelope({"a.txt": TEXT}).replace(b"</edXML:AttachmentEncoded>", held)
        (row,) = documents(thethuc("check", "--format", "json", inbox("a.edxml", content)))
        assert [(each["kind"], each["member"]) for each in row["not_read"]] == [("unknown_element", "bankem")]

    @pytest.mark.parametrize("element", ["SignatureValue", "X509Certificate"])
    def it_may_be_signed(self, thethuc, inbox, element):
        held = (
            f"<Signature><{element}>{base64.encodebytes(bytes(range(256)) * 3).decode()}</{element}></Signature></edXML:AttachmentEncoded>"
        )
        content = envelope({"a.txt": TEXT}).replace(b"</edXML:AttachmentEncoded>", held.encode())
        assert told(thethuc("check", "--format", "json", inbox("a.edxml", content))) == {"a.edxml/a.txt": "pass"}


class DescribeWhatIsSkipped:
    @pytest.fixture
    def folder(self, tmp_path, inbox):
        inbox("a.txt", TEXT)
        for name in ("bang.xlsx", "trang.html", "ma.py", "cau-hinh.toml", ".an.html", "~$b.docx"):
            inbox(name, b"x")
        inbox("goi.zip", zipped({"b.txt": TEXT, "c.pptx": b"x", "__MACOSX/c.pptx": b"x", "d.json": b"x"}))
        return tmp_path

    SKIPPED = ("bang.xlsx", "trang.html", "goi.zip/c.pptx")

    def it_is_told_in_the_order_met_but_code_and_settings_are_not(self, thethuc, folder):
        tree = json.loads(thethuc("check", "--format", "json", folder).out)
        assert [path.replace("\\", "/").removeprefix(folder.as_posix() + "/") for path in tree["skipped"]] == list(self.SKIPPED)

    @pytest.mark.parametrize(
        "format_", ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "rdjson", "html", "markdown", "csv"]
    )
    def it_is_named_in_every_format(self, thethuc, folder, format_):
        out = re.sub(r"\\([.-])", r"\1", "".join(thethuc("check", "--format", format_, ".").out.split()))
        assert [name for name in self.SKIPPED if name not in out] == []

    def it_is_told_in_the_short_report_too(self, thethuc, folder):
        assert "Bỏ qua 3 tệp" in " ".join(thethuc("check", "-q", folder).out.split())

    def it_is_nothing_where_all_is_read(self, thethuc, inbox):
        assert "skipped" not in json.loads(thethuc("check", "--format", "json", inbox("a.txt", TEXT)).out)

    @pytest.mark.parametrize("suffix", ["dotm", "docm"])
    def it_is_no_form_of_word(self, thethuc, inbox, tmp_path, suffix):
        inbox(f"a.{suffix}", WORD)
        tree = json.loads(thethuc("check", "--format", "json", tmp_path).out)
        assert (len(tree["documents"]), tree.get("skipped")) == (1, None)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("KE HOACH", True), ("so-lieu.dat", True), ("ke-hoach.docx.bak", True), ("chu-ky.p7s", True), ("du-lieu.xml", True),
        (".an.docx", True), ("ke-hoach.docx.lnk", True), ("ke-hoach.gdoc", True),
        (".git/config", False), ("__MACOSX/._a.docx", False), ("~$a.docx", False), ("Thumbs.db", False), ("thethuc.toml", False),
    ],
)  # fmt: skip
def test_every_file_of_an_archive_that_may_be_a_document_is_named(thethuc, tmp_path, name, told):
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": TEXT, name: TEXT}))
    said = " ".join(thethuc("check", tmp_path / "a.zip").out.split())
    assert (name in said) is told
    assert ("Bỏ qua 1 tệp" in said) is told


class DescribeWhatIsRemembered:
    @pytest.fixture
    def cached(self, thethuc, tmp_path, monkeypatch):
        """One check with a cache; what it printed, and the files within files that were judged."""
        from checker.running import archives

        judged, judge = [], archives.judge
        monkeypatch.setenv("THETHUC_CACHE", "on")
        monkeypatch.setenv("THETHUC_CACHE_DIR", str(tmp_path / "cache"))
        monkeypatch.setattr(archives, "judge", lambda path, task, *inner: (inner and judged.append(path)) or judge(path, task, *inner))

        def run(path, *options):
            judged.clear()
            return documents(thethuc("check", "--jobs", "1", "--format", "json", *options, path)), list(judged)

        return run

    def it_is_each_file_of_an_archive(self, cached, inbox):
        path = inbox("van-ban.zip", zipped({"a.txt": TEXT, "b.docx": WORD}))
        first, again = cached(path), cached(path)
        assert (first[1], again[1]) == (["van-ban.zip/a.txt", "van-ban.zip/b.docx"], [])
        assert first[0] == again[0]
        inbox("van-ban.zip", zipped({"a.txt": TEXT + b"\n", "b.docx": WORD}))
        assert cached(path)[1] == ["van-ban.zip/a.txt"]

    def it_is_each_file_of_an_envelope_with_what_the_envelope_says(self, cached, inbox):
        path = inbox("goi.edxml", envelope({"a.txt": TEXT, "b.docx": WORD}))
        first, again = cached(path), cached(path)
        assert (len(first[1]), again[1]) == (2, [])
        assert first[0] == again[0]
        inbox("goi.edxml", envelope({"a.txt": TEXT, "b.docx": WORD}, {"CodeNumber": "999"}))
        assert cached(path)[1] == ["goi.edxml/a.txt"]

    def it_is_one_in_the_archive_too(self, cached, inbox):
        path = inbox("van-ban.zip", zipped({"goi.edxml": envelope({"a.txt": TEXT})}))
        cached(path)
        assert cached(path)[1] == ["van-ban.zip/goi.edxml"]

    def it_is_nothing_of_an_envelope_of_which_one_document_is_secret(self, cached, inbox, tmp_path):
        secret = TEXT.replace("KẾ HOẠCH\n".encode(), "MẬT\n\nKẾ HOẠCH\n".encode(), 1)
        path = inbox("goi.edxml", envelope({"a.txt": TEXT, "b.txt": secret}))
        found, _ = cached(path)
        assert all(document["secret"] for document in found)
        assert [each for each in (tmp_path / "cache").rglob("*") if each.is_file() and len(each.name) == 40] == []
        assert len(cached(path)[1]) == 2
