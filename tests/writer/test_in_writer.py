"""The extension given to a LibreOffice without a screen: its menu, findings as comments, the panel, mends as recorded changes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from checker import check
from checker.reading.directives import by_us
from checker.writer.__main__ import main
from checker.writer.oxt import KEYS, packed

FIXTURES = Path(__file__).parents[2] / "fixtures"
PLAN = next((FIXTURES / "faulty").glob("TT0302*.docx"))
CLEAN = FIXTURES / "compliant" / "so-noi-vu.docx"


def knows_uno(python):
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0 if python else False


PYTHON = next(
    (each for each in (shutil.which("python3", path="/usr/bin"), shutil.which("python3"), sys.executable) if knows_uno(each)), None
)
needs_writer = pytest.mark.skipif(
    PYTHON is None or not all(map(shutil.which, ("soffice", "unopkg"))),
    reason="the extension of Writer was NOT tried: apt install libreoffice-writer-nogui python3-uno libreoffice-script-provider-python",
)


class Driven:
    """A LibreOffice with a profile of its own, and what drives it; ``program``: its folder, ``screen``: whether it shows itself."""

    def __init__(self, folder, environment, program="", screen=False):
        self._folder, self._environment = folder, environment
        self._program, self._driver = program, "screen_driver.py" if screen else "driver.py"
        self._hidden = [] if screen else ["--headless"]
        self._profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def given(self, extension):
        """``unopkg add``; it refuses root, who is somebody else for it therefore."""
        other = {"user": 65_534, "group": 65_534, "extra_groups": []} if os.geteuid() == 0 else {}
        command = [os.path.join(self._program, "unopkg"), "add", "--suppress-license", self._profile, str(extension)]
        environment = {**self._environment, "HOME": str(self._folder)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, env=environment, check=False, cwd=self._folder, **other)
        assert done.returncode == 0, done.stderr
        profile = self._folder / "profile"
        for path in (profile, *profile.rglob("*")) if other else ():
            os.chown(path, 0, 0)

    def run(self, *told):
        pipe = f"thethuc-{uuid.uuid4().hex[:8]}"
        soffice = os.path.join(self._program, "soffice")
        office = [soffice, self._profile, *self._hidden, "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(office, env=self._environment, cwd=self._folder, start_new_session=True, **quiet) as running:
            try:
                driver = [PYTHON, str(Path(__file__).with_name(self._driver)), pipe, *told]
                done = subprocess.run(driver, capture_output=True, text=True, timeout=240, env=self._environment, check=False)
                assert done.returncode == 0, done.stderr
                os.killpg(running.pid, signal.SIGTERM)
                running.wait(30)
            finally:
                if running.poll() is None:
                    os.killpg(running.pid, 9)
        return done.stdout


@pytest.fixture(scope="module")
def folder():
    """One that somebody else than root may enter too."""
    with tempfile.TemporaryDirectory(prefix="writer-") as made:
        os.chmod(made, 0o777)
        yield Path(made)


def around(folder):
    """The environment of a LibreOffice whose extension finds the program in ``folder``; the extension lies there too, and its code."""
    assert main([str(folder / "thethuc.oxt")]) == 0
    with zipfile.ZipFile(folder / "thethuc.oxt") as archive:
        archive.extractall(folder / "code")
    return {
        **os.environ,
        "THETHUC": str(hindered_by(folder / "hong")),
        "THETHUC_WRITER_QUIET": "1",
        "THETHUC_CACHE": "false",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }


@pytest.fixture(scope="module")
def told(folder):
    """What the driver saw."""
    driven = Driven(folder, around(folder))
    driven.given(folder / "thethuc.oxt")
    plans = [shutil.copy(each, folder) for each in (PLAN, CLEAN)]
    letter = Document()
    letter.add_paragraph("Chào các anh chị, chiều nay họp lúc hai giờ.")
    letter.save(str(folder / "thu.docx"))
    (folder / "danh-so.docx").write_bytes(numbered())
    given = (folder / "code", *plans, folder / "thu.docx", folder / "danh-so.docx", folder / "hong")
    return json.loads(driven.run(*map(str, given)))


def numbered():
    """A plan whose points the office numbers itself, with a fault in the words of one of them."""
    made, kept = Document(str(FIXTURES / "shapes" / "numbered-by-word.docx")), BytesIO()
    point = next(each for each in made.paragraphs if each.text.startswith("Đánh giá đúng"))
    point.runs[0].text = point.runs[0].text.replace("Đánh giá", "Theo Khoản 2 Điều 6 Luật Lưu trữ, đánh giá")
    made.save(kept)
    return kept.getvalue()


def hindered_by(path):
    """The program; while there is a file at ``path`` it fails, and complains of the file it was given."""
    program = path.with_name("thethuc")
    real = Path(sys.executable).with_name("thethuc")
    complaint = 'for last; do :; done; echo "thethuc: $last: Đĩa đầy." >&2; exit 2'
    program.write_text(f'#!/bin/sh\nif [ -e "{path}" ]; then {complaint}; fi\nexec "{real}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return program


@needs_writer
@pytest.mark.long
def test_the_menu_is_there_and_each_entry_calls_the_component(told):
    assert told["installed"]
    assert told["menu"] == "Kiểm tra thể thức"
    assert told["entries"] == [f"service:vn.thethuc.Writer?{each}" for each in ("check", "list", "fix", "clear")]


@needs_writer
@pytest.mark.long
def test_findings_are_comments_beside_their_words_once_and_others_comments_stay(told):
    """Ours are known to every part of the program by their first line, so that they are no fault of the document themselves."""
    ours = [each for each in told["comments"] if each[0] == "thethuc"]
    assert sorted(re.search(r"\[(\w+)\]$", each[1].split("\n")[0])[1] for each in ours) == [
        "TT0302",
        "TT2084",
    ]  # somebody's comment is left
    _, content, words = next(each for each in ours if "TT0302" in each[1])
    assert content.startswith("1. LỖI · Số [TT0302]\nSố “5” nhỏ hơn 10")
    assert "Viết lại: Số: 05/KH-SNV" in content
    assert "Nghị định số 30/2020/NĐ-CP" in content
    assert by_us(content.split("\n")[0])
    assert words == "5"
    assert told["again"] == told["comments"]
    assert told["same_text"]
    assert [each[:2] for each in told["cleared"]] == [["Lê An", "của tôi"]]


@needs_writer
@pytest.mark.long
def test_comments_of_ours_keep_their_lines_and_a_day_in_a_word_file(told):
    """So that Word opens it, and the program takes them for its own when the file is checked."""
    with zipfile.ZipFile(told["saved"]) as package:
        comments = package.read("word/comments.xml").decode()
    ours = next(each for each in re.findall(r"<w:comment .*?</w:comment>", comments, re.DOTALL) if "TT0302" in each)
    assert re.search(r'w:date="20\d\d-\d\d-\d\dT', ours)
    assert ours.count("<w:p>") == 4
    assert [finding.rule for finding in check(told["saved"]).findings] == ["TT0302"]


@needs_writer
@pytest.mark.long
def test_mends_of_a_copy_are_recorded_changes_and_the_document_stays(told):
    assert {kind for kind, _ in told["changes"]} == {"Insert", "Delete"}
    assert {author for _, author in told["changes"]} == {"thethuc"}
    assert told["untouched"]


@needs_writer
@pytest.mark.long
def test_the_panel_lists_leads_and_mends_by_a_recorded_change(told):
    assert told["said"][0] == "1 nhận xét về thể thức."
    assert told["rows"] == ["1. Số “5” nhỏ hơn 10 chưa ghi thêm số 0 phía trước."]
    assert told["can"] == [[], ["go", "note", "mend"]]
    assert told["shown"].startswith("1. LỖI · Số [TT0302]")
    assert told["selected"] == "5"
    assert told["said"][1].startswith("Đã sửa")
    assert sorted(told["recorded"]) == ["Delete", "Insert"]
    assert told["recording"] is False
    assert "05" in told["line"]
    assert told["said"][2].startswith("Chưa sửa")
    assert told["recorded_again"] == len(told["recorded"])


@needs_writer
@pytest.mark.long
def test_the_number_writer_gives_a_paragraph_is_not_sought_among_its_words(told):
    selected, said, changes = told["numbered"]
    assert selected == "Khoản 2"
    assert said.startswith("Đã sửa")
    assert changes == 2


@needs_writer
@pytest.mark.long
def test_what_hinders_is_one_plain_line_and_nothing_found_before_is_left_to_look_true(told):
    assert told["hindered"] == "Không kiểm tra được: Đĩa đầy."
    assert told["rows_then"] == []


@needs_writer
@pytest.mark.long
def test_a_document_that_was_not_judged_is_said_not_to_be(told):
    assert told["letter"].startswith("Chưa được kiểm tra")


@needs_writer
@pytest.mark.long
def test_a_plan_in_due_form_gets_no_comment_and_no_copy(told):
    assert told["clean"] == []
    assert told["nothing_to_mend"]


def test_the_file_is_the_same_each_time_and_holds_each_word_in_both_languages():
    assert packed() == packed()
    with zipfile.ZipFile(BytesIO(packed())) as archive:
        words = json.loads(archive.read("words.json"))
        assert "@VERSION@" not in archive.read("description.xml").decode()
    assert set(words) == {"vi", "en"}
    assert all(words["vi"][key] != words["en"][key] for key in words["vi"])


def test_the_code_says_what_the_file_holds_and_no_more():
    with zipfile.ZipFile(BytesIO(packed())) as archive:
        code = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".py"))
        declared = archive.read("META-INF/manifest.xml").decode()
        assert {name for name in archive.namelist() if name.endswith(".xcu")} == set(re.findall(r'"(\w+\.xcu)"', declared))
    said = set(re.findall(r'(?<![\w"])"([a-z_]+)"', code)) | {f"mend_{each}" for each in ("done", "gone", "many", "by_hand")}
    assert set(KEYS) <= said
    assert set(re.findall(r'said\(\s*"(\w+)"', code)) <= set(KEYS)


def test_without_a_name_for_the_file_nothing_is_written(capsys):
    assert main([]) == 2
    assert ".oxt" in capsys.readouterr().err


def test_a_file_that_is_there_is_left_as_it_is_and_what_cannot_be_made_is_said_in_a_line(tmp_path, capsys):
    (tmp_path / "a.oxt").write_text("quý", "utf-8")
    for name in ("a.oxt", "khong-co/a.oxt"):
        assert main([str(tmp_path / name)]) == 2
        assert name in capsys.readouterr().err
    assert (tmp_path / "a.oxt").read_text("utf-8") == "quý"
