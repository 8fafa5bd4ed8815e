"""An attack on the first version left 33 rows and two of use; each is a test that failed on that version (6be643b).

``pytest tests/hostile/test_attack_rows.py -k row_16`` tries one. Those below run the program itself, as the attacker did, so that
they run on that version too. The others stand where their room's tests are:

| rows | what | test |
|---|---|---|
| 2, 3, 4, 5, 6, 7, 9, 32 | files, pictures, labels, marks, old codes, long lines that cost too much | ``tests/hostile/test_bounded.py`` |
| 2b, 8, ReDoS | patterns that go back and back | ``tests/patterns/test_linear.py`` |
| 12, 13, 14, 17 | broken parts, what is shown but not read, pictures alone, parts there are two of | ``tests/reading/test_not_read.py`` |
| 18, 19 | the author's own suppressions, no rule left | ``tests/cli/test_suppressions.py`` |
| 22 | control and direction characters of names and texts | ``tests/reporting/test_pipeline_formats.py`` |
| 24, 25 | settings without end, pipes and devices | ``tests/reading/test_regular_files.py`` |
| 27 | a mended text with more findings than before | ``tests/cli/test_fixing_adds_nothing.py`` |
| 29 | a full disk behind standard output | ``tests/running/test_replacing.py`` |
| 1, 10, 11, 15, 16, 20, 21, 23, 26, 28, 30, 31, 33, U1, U2 | the rest | here, and in the tests of their rooms |
"""

from __future__ import annotations

import base64
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.builders.envelope import attachment, header

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
PLAN = FIXTURES / "compliant" / "so-noi-vu.docx"
TEXT = (FIXTURES / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
FAULTY = TEXT.replace("Số: 125/", "Số: 5/", 1)
MAIN = "word/document.xml"
MEGABYTE = 1_000_000
SECONDS = 30

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, links and limits as POSIX has them")


class Bench:
    """A folder to work in, and the program, run there with a temporary folder and a cache of its own."""

    def __init__(self, place: Path) -> None:
        self.work, self.temporary, self.cache = (place / name for name in ("work", "tmp", "cache"))
        for folder in (self.work, self.temporary):
            folder.mkdir()
        own = {"TMPDIR": self.temporary, "THETHUC_CACHE_DIR": self.cache, "THETHUC_CACHE": "on", "PYTHONPATH": ROOT}
        self.environment = {**os.environ, **{name: str(value) for name, value in own.items()}}

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "checker", *map(str, arguments)]

    def run(self, *arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
        settings = {"cwd": self.work, "env": self.environment, "capture_output": True, "encoding": "utf-8", "timeout": SECONDS, **more}
        return subprocess.run(self.command(*arguments), check=False, **settings)

    def begin(self, *arguments: object, **more: str) -> subprocess.Popen[bytes]:
        pipe, own = subprocess.PIPE, {**self.environment, **more}
        return subprocess.Popen(
            self.command(*arguments), cwd=self.work, env=own, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True, bufsize=0
        )

    def write(self, name: str, content: bytes | str) -> Path:
        path = self.work / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def reports(self, *arguments: object) -> list[dict[str, Any]]:
        documents: list[dict[str, Any]] = json.loads(self.run("check", "--format", "json", *arguments).stdout)["documents"]
        return documents

    def passes_in_silence(self, name: str, content: bytes | str) -> bool:
        self.write(name, content)
        (report,) = self.reports("--no-cache", name)
        return report["verdict"] == "pass" and not report["findings"]


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def changed(change, part: str = MAIN) -> bytes:
    """The plan in Word with one part of it changed."""
    file = BytesIO()
    with zipfile.ZipFile(PLAN) as package, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            content = package.read(name)
            out.writestr(name, change(content.decode()).encode() if name == part else content)
    return file.getvalue()


def looking(properties: str, only: str = "") -> bytes:
    """The plan with properties put on its runs, or on those alone that say something."""

    def change(xml: str) -> str:
        def dressed(found: re.Match[str]) -> str:
            run = found.group()
            if only not in run:
                return run
            bare = run.replace(">", "><w:rPr></w:rPr>", 1)
            return (run if "<w:rPr>" in run else bare).replace("</w:rPr>", f"{properties}</w:rPr>", 1)

        return re.sub(r"<w:r(?: [^<>]*)?>(?:(?!</w:r>).)*</w:r>", dressed, xml, flags=re.DOTALL)

    return changed(change)


def packed(files: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def waited(what, seconds: float = 15) -> bool:
    """Whether something comes to be within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.05)
    return False


def group(leader: int) -> list[int]:
    """The living processes of a group."""
    said = subprocess.run(["ps", "-e", "-o", "pgid=,pid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in said.splitlines()]
    return [int(pid) for pgid, pid, state in rows if int(pgid) == leader and not state.startswith("Z")]


def test_row_1_a_cache_laid_over_a_folder_deletes_nothing_of_it(bench):
    """The settings that travel with the documents name their own folder as the cache, and it holds more than a cache may."""
    mine = [bench.write(name, "") for name in ("quan-trong.txt.orig", "phim.mp4")]
    for path in mine:
        os.truncate(path, 200 * MEGABYTE)
        os.utime(path, (0, 0))
    bench.write("thethuc.toml", 'cache-dir = "."\n')
    for number in range(201):
        bench.write(f"{number}.txt", "KẾ HOẠCH\n")
    del bench.environment["THETHUC_CACHE_DIR"]
    bench.run("check", "--quiet", "-j", 1, ".", env={**bench.environment, "XDG_CACHE_HOME": str(bench.cache)})
    assert [path.name for path in mine if not path.exists()] == []


def test_row_10_a_plan_all_in_white_is_told(bench):
    assert not bench.passes_in_silence("a.docx", looking('<w:color w:val="FFFFFF"/>'))


@pytest.mark.parametrize("printed", ["KẾ HOACH", "KÊ HOẠCH"])
@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_row_11_a_type_name_with_a_slip_is_told(bench, name, printed):
    slipped = TEXT.replace("KẾ HOẠCH", printed, 1) if name == "a.txt" else changed(lambda xml: xml.replace(">KẾ HOẠCH<", f">{printed}<", 1))
    bench.write(name, slipped)
    (report,) = bench.reports("--no-cache", name)
    told = [finding for finding in report["findings"] if finding["component"] == "type_name"]
    assert told
    assert report["verdict"] == "fail"


@pytest.mark.parametrize(
    "rest",
    [
        attachment("bang-so-lieu.xlsx", b"PK", prefix=""), attachment("trang.html", b"<p>KH</p>", prefix=""),
        "<Attachment><AttachmentName>b.docx</AttachmentName></Attachment>", f"<Khac>{base64.b64encode(PLAN.read_bytes()).decode()}</Khac>",
    ],
    ids=["a sheet", "a page", "a file without content", "an element nobody knows"],
)  # fmt: skip
def test_row_15_what_of_an_envelope_was_not_looked_at_is_told(bench, rest):
    inner = attachment("a.txt", TEXT.encode(), prefix="")
    bench.write(
        "a.edxml", f'<edXMLEnvelope xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">{header(prefix="")}{inner}{rest}</edXMLEnvelope>'
    )
    reports = bench.reports("--no-cache", "a.edxml")
    assert any(report.get("not_read") or report["verdict"] == "unreadable" for report in reports)


UNASKED = ("anh.bmp", "anh.webp", "van-ban.fodt", "trang.html", "mau.dotm")


@pytest.mark.parametrize("packed_up", [False, True], ids=["a folder", "an archive"])
def test_row_16_every_file_of_a_folder_is_checked_or_named(bench, packed_up):
    files = {"ok.docx": PLAN.read_bytes(), **dict.fromkeys(UNASKED, b"x")}
    if packed_up:
        bench.write("den.zip", packed(files))
    for name, content in files.items() if not packed_up else ():
        bench.write(f"den/{name}", content)
    done = bench.run("check", "--no-cache", "den.zip" if packed_up else "den")
    said = " ".join((done.stdout + done.stderr).split())
    assert [name for name in UNASKED if name not in said] == []


def test_row_20_one_remembered_result_is_not_taken_for_another(bench):
    """Each entry of the cache is copied over each other, as somebody could who ships a cache with the documents."""
    bench.write("tot.txt", TEXT)
    bench.write("hong.txt", FAULTY)

    def kept() -> set[Path]:
        return {path for path in bench.cache.rglob("*") if path.is_file() and len(path.parent.name) == 2}

    bench.run("check", "tot.txt")
    good = kept()
    assert bench.run("check", "hong.txt").returncode == 1
    for bad in kept() - good:
        for one in good:
            if ("." in one.name) == ("." in bad.name):
                bad.write_bytes(one.read_bytes())
    assert good
    assert bench.run("check", "hong.txt").returncode == 1


def asked(bench: Bench, tool: str, **arguments: object) -> str:
    """What an assistant is answered."""
    pytest.importorskip("mcp")
    rows = (
        {"id": 1, "method": "initialize", "params": {
            "protocolVersion": "2024-11-05", "capabilities": {}, "clientInfo": {"name": "thu", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": {"name": tool, "arguments": arguments}},
    )  # fmt: skip
    run = bench.begin("mcp", "--allow-fix")
    assert run.stdin is not None
    assert run.stdout is not None
    try:
        for row in rows:
            run.stdin.write((json.dumps({"jsonrpc": "2.0", **row}) + "\n").encode())
            while "id" in row and (line := run.stdout.readline()) and json.loads(line).get("id") != row["id"]:
                pass
        return line.decode()
    finally:
        run.kill()
        run.communicate(timeout=SECONDS)


class TestRow21:
    """What is meant for an assistant's hands stays in the folder it was given, and nothing there is written over."""

    @pytest.mark.parametrize("output", ["khac/quan-trong.docx", "../ngoai.docx"])
    def test_row_21_an_assistant_writes_over_nothing_and_nowhere_else(self, bench, output):
        bench.write("a.docx", (FIXTURES / "faulty" / "TT0302-number-not-padded.docx").read_bytes())
        there = bench.write("khac/quan-trong.docx", "quan trọng")
        asked(bench, "fix", path=str(bench.work / "a.docx"), output=str(bench.work / output))
        assert there.read_text(encoding="utf-8") == "quan trọng"
        assert not (bench.work / "../ngoai.docx").exists()

    def test_row_21_an_assistant_reads_nothing_elsewhere(self, bench):
        outside = bench.work.parent / "rieng.txt"
        outside.write_text("mật khẩu: hoa sữa", encoding="utf-8")
        assert "hoa s" not in asked(bench, "explain", path=str(outside))


def test_row_23_a_glob_of_many_stars_ends(bench):
    stars = "*a" * 12
    bench.write("thethuc.toml", f'[[files]]\nmatch = "{stars}*b"\nselect = ["TT0302"]\n')
    bench.write("a" * 200 + ".txt", TEXT)
    done = bench.run("check", "--no-cache", ".", timeout=15)
    assert done.stdout


class TestRow26:
    """A plan mended in place is the same file as before to all who know it, or they are told."""

    def test_row_26_another_name_of_the_file_is_told_of(self, bench):
        plan = bench.write("a.docx", (FIXTURES / "faulty" / "TT0302-number-not-padded.docx").read_bytes())
        os.link(plan, bench.work / "ten-khac.docx")
        done = bench.run("fix", "--in-place", "a.docx")
        assert "liên kết" in (done.stdout + done.stderr)

    def test_row_26_a_backup_is_never_written_through_a_link(self, bench):
        bench.write("a.docx", (FIXTURES / "faulty" / "TT0302-number-not-padded.docx").read_bytes())
        (bench.work / "a.docx.bak").symlink_to(bench.work.parent / "noi-khac")
        bench.run("fix", "--in-place", "a.docx")
        assert not (bench.work.parent / "noi-khac").exists()

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
    def test_row_26_the_owner_stays_the_owner(self, bench):
        plan = bench.write("a.docx", (FIXTURES / "faulty" / "TT0302-number-not-padded.docx").read_bytes())
        os.chown(plan, 1234, 4321)
        bench.run("fix", "--in-place", "a.docx")
        assert (plan.stat().st_uid, plan.stat().st_gid) == (1234, 4321)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN"])
def test_row_28_a_baseline_that_counts_beyond_all_numbers_is_named(bench, number):
    bench.write("a.txt", FAULTY)
    bench.run("baseline", "write", "a.txt", "-o", "b.json")
    baseline = bench.work / "b.json"
    text = baseline.read_text(encoding="utf-8")
    baseline.write_text(re.sub(r'("count": ?)\d+', rf"\g<1>{number}", text), encoding="utf-8")
    assert number in baseline.read_text(encoding="utf-8")
    done = bench.run("check", "--no-cache", "--baseline", "b.json", "a.txt")
    assert done.returncode == 2
    assert "b.json" in done.stderr
    assert "OverflowError" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_row_30_a_run_ended_while_another_program_converts_leaves_no_copy(bench, number):
    """What no handler can sweep, the next run sweeps."""
    program = bench.work.parent / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch {bench.work.parent}/works\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    bench.write("cu.rtf", r"{\rtf1 KE HOACH}")
    run = bench.begin("check", "cu.rtf", THETHUC_SOFFICE=str(program), PATH=f"{program.parent}:{os.environ['PATH']}")
    assert waited((bench.work.parent / "works").exists)
    assert list(bench.temporary.rglob("*.rtf"))
    run.send_signal(number)
    run.communicate(timeout=SECONDS)
    if number == signal.SIGKILL:
        bench.write("a.rtf", r"{\rtf1 KE HOACH}")
        bench.run("check", "a.rtf", env={**bench.environment, "THETHUC_SOFFICE": "/bin/false", "PATH": "/nowhere"})
    assert waited(lambda: not list(bench.temporary.rglob("*.rtf")), 5)


def no_room() -> None:
    """No file can be written to."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


class TestRow31:
    """Nothing half-written stays on a full disk."""

    def test_row_31_the_cache_keeps_nothing_half_written(self, bench):
        bench.write("a.txt", TEXT)
        assert "so-noi-vu" not in bench.run("check", "a.txt", preexec_fn=no_room).stderr
        assert list(bench.cache.rglob("*.part")) == []

    def test_row_31_in_place_the_file_alone_is_left(self, bench):
        content = (FIXTURES / "faulty" / "TT0302-number-not-padded.docx").read_bytes()
        plan = bench.write("a.docx", content)
        bench.run("fix", "--in-place", "a.docx", preexec_fn=no_room)
        assert (os.listdir(bench.work), plan.read_bytes()) == (["a.docx"], content)


HIDING = {
    "struck": "<w:strike/>", "struck twice": "<w:dstrike/>", "hidden with its mark": "<w:specVanish/>",
    "squeezed to a hundredth": '<w:w w:val="1"/>', "raised off the page": '<w:position w:val="2000"/>',
    "black on black": '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    "on black": '<w:highlight w:val="black"/>',
}  # fmt: skip
NATIONAL_NAME = "CỘNG HÒA XÃ HỘI"


@pytest.mark.parametrize("how", HIDING)
def test_row_33_a_national_name_that_paper_does_not_show_is_told(bench, how):
    assert not bench.passes_in_silence("a.docx", looking(HIDING[how], NATIONAL_NAME))


def test_row_33_a_national_name_in_a_frame_off_the_page_is_told(bench):
    frame = '<w:framePr w:w="4000" w:x="-20000" w:y="100" w:hAnchor="page" w:vAnchor="page"/>'

    def change(xml: str) -> str:
        before, _, rest = xml.partition(NATIONAL_NAME)
        head, opening, inside = before.rpartition("<w:pPr>")
        return f"{head}{opening}{frame}{inside}{NATIONAL_NAME}{rest}"

    assert not bench.passes_in_silence("a.docx", changed(change))


@pytest.fixture
def many(bench):
    """More plans than are checked before a signal comes."""
    for number in range(600):
        os.link(PLAN, bench.work / f"{number:03}.docx") if PLAN.stat().st_dev == bench.work.stat().st_dev else bench.write(
            f"{number:03}.docx", PLAN.read_bytes()
        )
    return bench


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_row_u1_no_worker_outlives_its_parent(many, number):
    run = many.begin("check", "--no-cache", "--quiet", "-j", 2, ".")
    assert waited(lambda: len(group(run.pid)) > 1)
    run.send_signal(number)
    ended = waited(lambda: not group(run.pid), 10)
    if not ended:
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate(timeout=SECONDS)
    assert ended


def test_row_u2_what_was_done_before_an_interrupt_is_told(many):
    run = many.begin("check", "--no-cache", "--quiet", "-j", 2, ".")
    time.sleep(1.5)
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=SECONDS)
    assert run.returncode == 130
    assert time.monotonic() - begun < 5
    assert out.strip()
    assert "dừng giữa chừng" in err.decode()
