"""A plan that bears a mark of secrecy leaves no byte outside the report that was asked for, whatever its medium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from checker.reading import DEFAULT
from checker.reading.enclosed import lines_of
from tests.builders.envelope import attachment, header
from tests.builders.plans import SO_NOI_VU
from tests.builders.printed_plans import printed_plan
from tests.builders.sheets import Show

ROOT = Path(__file__).resolve().parents[2]
PLAIN = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.txt"
SUBJECT = "Diễn tập Kim Long"
LOGS = ("concise", "github", "gitlab", "rdjson", "sarif", "junit", "markdown")
EVERY = (*LOGS, "text", "json", "csv", "html")


def text(mark: str) -> str:
    """A plan with one error; ``mark`` on a line of its own above the type."""
    lines = PLAIN.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip() == "KẾ HOẠCH")
    return "\n".join([*lines[:at], mark, "", lines[at], SUBJECT, *lines[at + 2 :]])


def word(mark: str) -> bytes:
    from docx import Document

    document, file = Document(), BytesIO()
    for line in text(mark).split("\n"):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def changed(change) -> bytes:
    """The plan in Word without a mark in its text, changed."""
    from docx import Document

    document, file = Document(BytesIO(word(""))), BytesIO()
    change(document)
    document.save(file)
    return file.getvalue()


def deleted(mark: str) -> bytes:
    """A mark that a tracked change took away."""
    from docx.oxml import parse_xml

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    gone = f'<w:del xmlns:w="{space}" w:id="9" w:author="An"><w:r><w:delText>{mark}</w:delText></w:r></w:del>'
    return changed(lambda document: document.paragraphs[0]._p.append(parse_xml(gone)))


def named(mark: str) -> bytes:
    return changed(lambda document: setattr(document.core_properties, "keywords", f"kế hoạch; {mark}"))


def hidden(mark: str) -> bytes:
    return changed(lambda document: setattr(document.paragraphs[0].add_run(mark).font, "hidden", True))


def footed(mark: str) -> bytes:
    return changed(lambda document: setattr(document.sections[0].footer.paragraphs[0], "text", f"Độ mật: {mark}"))


def stamped(mark: str) -> bytes:
    """The plan printed, with a mark that a program laid over the page."""
    from tests.builders.sheets import Page, pdf

    shows = tuple(Show(line, 60, 800 - 15 * at, size=11) for at, line in enumerate(text("").split("\n")[:50]) if line.strip())
    return pdf([Page(shows, laid=(("Stamp", (Show(mark, 450, 815),)),))])


def pdf(mark: str) -> bytes:
    return printed_plan(SO_NOI_VU, foot=(Show(mark, 90.0, 60.0, size=14),), room=20)


def scan(mark: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    try:
        font = ImageFont.truetype("DejaVuSansMono.ttf", 28)
    except OSError:
        pytest.skip("no DejaVu Sans Mono")
    page, file = Image.new("L", (1654, 2339), 255), BytesIO()
    for number, line in enumerate(text(mark).split("\n")[:48]):
        ImageDraw.Draw(page).text((150, 120 + number * 44), line, 0, font)
    page.save(file, "PNG", dpi=(200, 200))
    return file.getvalue()


def stamped_in_red(mark: str) -> bytes:
    """The plan scanned, with a mark in a red frame, which is taken off before the print is read."""
    from PIL import Image, ImageDraw, ImageFont

    page, file = Image.open(BytesIO(scan(""))).convert("RGB"), BytesIO()
    draw = ImageDraw.Draw(page)
    draw.rectangle((210, 20, 210 + 40 * len(mark), 100), outline="red", width=5)
    draw.text((240, 38), mark, "red", ImageFont.truetype("DejaVuSansMono.ttf", 40))
    page.save(file, "PNG", dpi=(200, 200))
    return file.getvalue()


def rtf(mark: str) -> bytes:
    def letters(line: str) -> str:
        return "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in line)

    return ("{\\rtf1\\ansi\n" + "".join(f"\\pard {letters(line)}\\par\n" for line in text(mark).split("\n")) + "}").encode("ascii")


def envelope(mark: str) -> bytes:
    """An envelope that says it of a plan that does not."""
    said = f"<edXML:Priority>{mark}</edXML:Priority></edXML:MessageHeader>"
    head = header().replace("</edXML:MessageHeader>", said)
    inner = attachment("plan.txt", text("").encode())
    name = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
    return f'<?xml version="1.0"?><edXML:edXMLEnvelope xmlns:edXML="{name}">{head}{inner}</edXML:edXMLEnvelope>'.encode()


MEDIA = {
    "a.txt": lambda mark: text(mark).encode(), "a.docx": word, "a.pdf": pdf, "a.edxml": envelope,
    "ke-hoach-mat.txt": lambda _: text("").encode(), "tick.txt": lambda mark: text(f"☐ Mật  [x] {mark}").encode(),
    "tieu-de.md": lambda mark: f"---\ndo_mat: {mark}\n---\n\n{text('')}".encode(), "da-xoa.docx": deleted,
    "thuoc-tinh.docx": named, "chu-an.docx": hidden, "chan-trang.docx": footed, "dong-dau.pdf": stamped,
    "a.png": pytest.param(scan, marks=pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract")),
    "dau-do.png": pytest.param(stamped_in_red, marks=pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract")),
}  # fmt: skip
MADE = [
    pytest.param(name, made.values[0], marks=made.marks, id=name) if hasattr(made, "values") else pytest.param(name, made, id=name)
    for name, made in MEDIA.items()
]


@pytest.fixture
def run(tmp_path):
    """``run(...)`` is the program in a process of its own, with a cache and a temporary folder to look into."""
    (tmp_path / "tmp").mkdir()
    (tmp_path / "work").mkdir()
    own = {"TMPDIR": tmp_path / "tmp", "THETHUC_CACHE_DIR": tmp_path / "cache", "THETHUC_CACHE": "on", "PYTHONPATH": ROOT}
    environment = {**os.environ, **{name: str(value) for name, value in own.items()}}

    def run(*arguments):
        command = [sys.executable, "-m", "checker", *map(str, arguments)]
        return subprocess.run(
            command, cwd=tmp_path / "work", env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
        )

    return run


def left(tmp_path: Path) -> list[str]:
    return sorted(path.name for folder in ("tmp", "cache") for path in (tmp_path / folder).rglob("*"))


@pytest.mark.parametrize(("name", "made"), MADE)
def test_it_leaves_nothing(run, tmp_path, name, made):
    plan = tmp_path / "work" / name
    plan.write_bytes(made("TỐI MẬT"))
    done = run("check", name)
    assert done.returncode in (0, 1), done.stderr
    assert "không lưu lại gì" in " ".join(done.stdout.split())
    assert SUBJECT not in done.stderr
    assert (left(tmp_path), os.listdir(tmp_path / "work")) == ([], [name])


def test_what_must_be_copied_to_be_read_is_refused(run, tmp_path):
    plan = tmp_path / "work" / "a.rtf"
    plan.write_bytes(rtf("TỐI MẬT"))
    done = run("check", "a.rtf")
    assert done.returncode == 2
    assert "--allow-secret" in done.stderr
    assert SUBJECT not in done.stdout + done.stderr
    assert (left(tmp_path), os.listdir(tmp_path / "work")) == ([], ["a.rtf"])


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_the_same_plan_without_a_mark_is_remembered(run, tmp_path, name):
    (tmp_path / "work" / name).write_bytes(text("").encode() if name == "a.txt" else word(""))
    assert "không lưu lại gì" not in " ".join(run("check", name).stdout.split())
    assert left(tmp_path)


def test_every_format_says_so_with_the_same_verdict_and_logs_quote_nothing(thethuc, tmp_path):
    for name, mark in (("a.txt", "MẬT"), ("b.txt", "")):
        (tmp_path / name).write_text(text(mark), encoding="utf-8")
    for format_ in EVERY:
        told, plain = (thethuc("check", "--format", format_, tmp_path / name) for name in ("a.txt", "b.txt"))
        assert told.code == plain.code == 1
        sign = '"secret": "MẬT"' if format_ == "json" else "không lưu lại gì"
        assert sign in " ".join(told.out.split()), format_
        assert sign not in " ".join(plain.out.split()), format_
        assert "TT0302" in told.out
        assert not (format_ in LOGS and SUBJECT in told.out), format_
        assert not (format_ in LOGS and "“05”" in told.out), format_


def test_logs_name_nothing_of_what_was_not_read_nor_who_signed(thethuc, tmp_path):
    name = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
    inner = attachment("a.txt", text("MẬT").encode(), prefix="") + attachment("Kim Long.xlsx", b"x", prefix="")
    (tmp_path / "a.edxml").write_text(f'<edXMLEnvelope xmlns="{name}">{header(prefix="")}{inner}</edXMLEnvelope>', encoding="utf-8")
    for format_ in LOGS:
        out = thethuc("check", "--format", format_, tmp_path / "a.edxml").out
        assert "Kim Long" not in out, format_
        assert "Trần Hoài Thu" not in out, format_
    assert "Kim Long.xlsx" in thethuc("check", "--format", "json", tmp_path / "a.edxml").out


def sheet(mark: str) -> bytes:
    """A workbook with a cell that says so."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("xl/sharedStrings.xml", f"<sst><si><t>Danh sách</t></si><si><t>{mark}</t></si></sst>")
    return file.getvalue()


def enclosing(head: str, *plans: str) -> bytes:
    name = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
    inner = "".join(attachment(f"{number}.txt", text(mark).encode(), prefix="") for number, mark in enumerate(plans))
    above = header(prefix="").replace("</MessageHeader>", head + "</MessageHeader>")
    return f'<edXMLEnvelope xmlns="{name}">{above}{inner}</edXMLEnvelope>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        enclosing("<Priority>Mật</Priority>", "", ""),
        enclosing("", "MẬT", ""),
        enclosing("", "", "MẬT"),
        enclosing("", "", "").replace(
            b"</edXMLEnvelope>", attachment("b.xlsx", sheet("TỐI MẬT"), prefix="").encode() + b"</edXMLEnvelope>"
        ),
    ],
    ids=["the envelope", "its first document", "its last", "a file of it that is not read"],
)
def test_what_an_envelope_or_one_of_its_documents_says_holds_for_all(thethuc, tmp_path, data):
    (tmp_path / "a.edxml").write_bytes(data)
    documents = json.loads(thethuc("check", "--format", "json", tmp_path / "a.edxml").out)["documents"]
    assert [bool(document.get("secret")) for document in documents] == [True, True]
    assert SUBJECT not in thethuc("check", "--format", "sarif", tmp_path / "a.edxml").out


def test_the_bytes_of_a_picture_are_no_lines():
    said = "TỐI MẬT\n".encode()
    assert list(lines_of(said, DEFAULT)) == ["TỐI MẬT"]
    for head in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBP"):
        assert list(lines_of(head + b"\n" + said, DEFAULT)) == [], head


def test_it_is_lifted_where_the_user_says_so_and_nowhere_else(run, tmp_path):
    (tmp_path / "work" / "a.txt").write_text(text("MẬT"), encoding="utf-8")
    (tmp_path / "work" / "thethuc.toml").write_text("allow-secret = true")
    assert "--allow-secret" in run("check", "a.txt").stderr
    assert left(tmp_path) == []
    assert "không lưu lại gì" not in run("check", "--allow-secret", "a.txt").stdout
    assert len(left(tmp_path)) > 1


def test_a_baseline_holds_nothing_of_it_unless_the_user_says_so(run, tmp_path):
    (tmp_path / "work" / "a.txt").write_text(text("MẬT"), encoding="utf-8")
    for more, known in ((), False), (("--allow-secret",), True):
        run("baseline", "write", "a.txt", "-o", "b.json", "--grow", *more)
        baseline = (tmp_path / "work" / "b.json").read_text(encoding="utf-8")
        assert ("TT0302" in baseline) == ("a.txt" in baseline) == known
        assert SUBJECT not in baseline
        assert (left(tmp_path) == []) is not known


def test_a_summary_of_a_pipeline_quotes_nothing_of_it(thethuc, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "a.txt").write_text(text("MẬT"), encoding="utf-8")
    thethuc("check", "--format", "github", tmp_path / "a.txt")
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "TT0302" in summary
    assert "không lưu lại gì" in summary
    assert SUBJECT not in summary
