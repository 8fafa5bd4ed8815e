"""The extension given to a LibreOffice without a screen: its menu, findings as comments, the list, mends as recorded changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from checker.writer.__main__ import main
from checker.writer.oxt import packed

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
    """A LibreOffice with a profile of its own, and what drives it."""

    def __init__(self, folder, environment):
        self._folder, self._environment = folder, environment
        self._profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def given(self, extension):
        """``unopkg add``; it refuses root, who is somebody else for it therefore."""
        other = {"user": 65_534, "group": 65_534, "extra_groups": []} if os.geteuid() == 0 else {}
        command = ["unopkg", "add", "--suppress-license", self._profile, str(extension)]
        environment = {**self._environment, "HOME": str(self._folder)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, env=environment, check=False, cwd=self._folder, **other)
        assert done.returncode == 0, done.stderr
        profile = self._folder / "profile"
        for path in (profile, *profile.rglob("*")) if other else ():
            os.chown(path, 0, 0)

    def run(self, *told):
        pipe = f"thethuc-{uuid.uuid4().hex[:8]}"
        office = ["soffice", self._profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(office, env=self._environment, cwd=self._folder, start_new_session=True, **quiet) as running:
            try:
                driver = [PYTHON, str(Path(__file__).with_name("driver.py")), pipe, *told]
                done = subprocess.run(driver, capture_output=True, text=True, timeout=240, env=self._environment, check=False)
                assert done.returncode == 0, done.stderr
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


@pytest.fixture(scope="module")
def told(folder):
    """What the driver saw."""
    assert main([str(folder / "thethuc.oxt")]) == 0
    program = Path(sys.executable).with_name("thethuc")
    environment = {
        **os.environ,
        "THETHUC": str(program),
        "THETHUC_WRITER_QUIET": "1",
        "THETHUC_CACHE": "false",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }
    driven = Driven(folder, environment)
    driven.given(folder / "thethuc.oxt")
    with zipfile.ZipFile(folder / "thethuc.oxt") as archive:
        archive.extractall(folder / "code")
    plans = [shutil.copy(each, folder) for each in (PLAN, CLEAN)]
    return json.loads(driven.run(str(folder / "code"), *map(str, plans)))


@needs_writer
@pytest.mark.long
def test_the_menu_is_there_and_each_entry_calls_the_component(told):
    assert told["installed"]
    assert told["menu"] == "Kiểm tra thể thức"
    assert told["entries"] == [f"service:vn.thethuc.Writer?{each}" for each in ("check", "list", "fix", "clear")]


@needs_writer
@pytest.mark.long
def test_findings_are_comments_beside_their_words_once_and_others_comments_stay(told):
    ours = [each for each in told["comments"] if each[0] == "thethuc"]
    assert [each[1][:6] for each in ours] == ["TT0302", "TT2084"]  # the second: somebody's comment is left in the file
    _, content, words = ours[0]
    assert content.startswith("TT0302: Số “5” nhỏ hơn 10")
    assert "30/2020/NĐ-CP" in content
    assert words == "5"
    assert told["again"] == told["comments"]
    assert told["same_text"]
    assert [each[:2] for each in told["cleared"]] == [["Lê An", "của tôi"]]


@needs_writer
@pytest.mark.long
def test_the_list_leads_to_the_words_and_mends_are_recorded_changes_of_a_copy(told):
    assert len(told["rows"]) == 1
    assert told["rows"][0].startswith("TT0302")
    assert told["selected"] == "5"
    assert {kind for kind, _ in told["changes"]} <= {"Insert", "Delete"}
    assert "Insert" in {kind for kind, _ in told["changes"]}
    assert {author for _, author in told["changes"]} == {"thethuc"}
    assert told["untouched"]


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


def test_without_a_name_for_the_file_nothing_is_written(capsys):
    assert main([]) == 2
    assert ".oxt" in capsys.readouterr().err


def test_a_file_that_is_there_is_left_as_it_is_and_what_cannot_be_made_is_said_in_a_line(tmp_path, capsys):
    (tmp_path / "a.oxt").write_text("quý", "utf-8")
    for name in ("a.oxt", "khong-co/a.oxt"):
        assert main([str(tmp_path / name)]) == 2
        assert name in capsys.readouterr().err
    assert (tmp_path / "a.oxt").read_text("utf-8") == "quý"
