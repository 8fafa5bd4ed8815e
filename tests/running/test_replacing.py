"""No file of a user is ever lost: what stands where something is written, whatever the disk, the owner, the names."""

import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from checker.running.replacing import Part, keep_copy, name_new, replace_file

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"


@pytest.fixture
def plan(tmp_path):
    return Path(shutil.copy(FAULTY, tmp_path / "a.docx"))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


class DescribeReplacing:
    def it_keeps_mode_and_owner(self, tmp_path):
        path = tmp_path / "a"
        path.write_bytes(b"old")
        path.chmod(0o640)
        if os.getuid() == 0:
            os.chown(path, 1234, 4321)
        before = path.stat()
        assert replace_file(str(path), b"new") == ()
        after = path.stat()
        assert (path.read_bytes(), after.st_mode, after.st_uid, after.st_gid) == (b"new", before.st_mode, before.st_uid, before.st_gid)

    def it_says_when_the_owner_cannot_be_kept(self, tmp_path, monkeypatch):
        path = tmp_path / "a"
        path.write_bytes(b"old")
        real = os.fstat
        monkeypatch.setattr(os, "fchown", lambda *_: (_ for _ in ()).throw(PermissionError()))
        monkeypatch.setattr(
            "checker.running.replacing.os.fstat", lambda handle: os.stat_result((*real(handle)[:4], 99, 99, *real(handle)[6:]))
        )
        assert replace_file(str(path), b"new") == ("owner",)
        assert path.read_bytes() == b"new"

    def it_tells_of_a_hard_link(self, tmp_path):
        path = tmp_path / "a"
        path.write_bytes(b"old")
        os.link(path, tmp_path / "b")
        assert replace_file(str(path), b"new") == ("links",)
        assert ((tmp_path / "b").read_bytes(), path.read_bytes()) == (b"old", b"new")

    def it_keeps_extended_attributes(self, tmp_path):
        path = tmp_path / "a"
        path.write_bytes(b"old")
        try:
            os.setxattr(path, "user.note", b"x")
        except (OSError, AttributeError):
            pytest.skip("no extended attributes here")
        assert replace_file(str(path), b"new") == ()
        assert os.getxattr(path, "user.note") == b"x"

    def it_gives_a_new_file_the_users_mask(self, tmp_path):
        replace_file(str(tmp_path / "a"), b"new")
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o666 & ~mask

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
    def it_hands_each_piece_to_whoever_reads_a_pipe(self, tmp_path):
        path = tmp_path / "a"
        os.mkfifo(path)
        reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        part = Part(str(path))
        try:
            part.put(b"first")
            assert os.read(reader, 10) == b"first"
            part.put_in_place()
        finally:
            part.drop()
            os.close(reader)
        assert names(tmp_path) == ["a"]

    def it_refuses_what_nobody_may_write(self, tmp_path):
        path = tmp_path / "a"
        path.write_bytes(b"old")
        path.chmod(0o444)
        with pytest.raises(PermissionError):
            replace_file(str(path), b"new")
        assert path.read_bytes() == b"old"

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def it_leaves_the_old_file_and_nothing_else_on_a_full_disk(self, tmp_path, monkeypatch, step):
        def full(*_):
            raise OSError(errno.ENOSPC, "full")

        path = tmp_path / "a"
        path.write_bytes(b"old")
        monkeypatch.setattr(f"checker.running.replacing.os.{step}", full)
        with pytest.raises(OSError, match="full"):
            replace_file(str(path), b"new")
        assert (names(tmp_path), path.read_bytes()) == (["a"], b"old")

    def it_drops_what_a_killed_run_left_and_nothing_like_it(self, tmp_path):
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        kept = ["plan.part", f"thethuc-{gone.pid}-abcdefgh.part", f".thethuc-{os.getpid()}-abcdefgh.part", f".thethuc-{gone.pid}-abc.part"]
        for name in (*kept, f".thethuc-{gone.pid}-abcdefgh.part"):
            (tmp_path / name).write_bytes(b"x")
        replace_file(str(tmp_path / "a"), b"new")
        assert names(tmp_path) == sorted([*kept, "a"])


class DescribeKeepingACopy:
    def it_never_follows_a_link_that_leads_nowhere(self, plan, tmp_path):
        (tmp_path / "a.docx.bak").symlink_to(tmp_path / "elsewhere")
        assert keep_copy(str(plan)) == f"{plan}.bak2"
        assert not (tmp_path / "elsewhere").exists()

    @pytest.mark.parametrize("links", [True, False])
    def it_takes_a_name_nothing_bears(self, plan, monkeypatch, links):
        if not links:
            monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EPERM, "none")))
        data = plan.read_bytes()
        (plan.parent / "a.docx.bak").write_bytes(b"older")
        name = Path(keep_copy(str(plan)))
        assert (name.name, name.read_bytes(), (plan.parent / "a.docx.bak").read_bytes()) == ("a.docx.bak2", data, b"older")
        assert name.stat().st_mtime == plan.stat().st_mtime

    def it_copies_a_file_that_has_other_names(self, plan, tmp_path):
        os.link(plan, tmp_path / "b.docx")
        assert os.stat(keep_copy(str(plan))).st_ino != plan.stat().st_ino

    def it_leaves_nothing_on_a_full_disk(self, plan, tmp_path, monkeypatch):
        monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EPERM, "none")))
        monkeypatch.setattr(shutil, "copyfileobj", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        with pytest.raises(OSError, match="full"):
            keep_copy(str(plan))
        assert names(tmp_path) == ["a.docx"]


def limited(*arguments, most=None, **options):
    """One run in a process of its own that may write files of ``most`` bytes only: none of compiled code, which would stay cut short."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))) if most is not None else None
    command = [sys.executable, "-B", "-m", "checker", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE, encoding="utf-8", preexec_fn=limit, timeout=60, **options)


def test_in_place_on_a_full_disk_the_file_is_as_it_was_and_nothing_is_left(plan, tmp_path):
    limited("rules", "list", stdout=subprocess.DEVNULL)  # a checkout builds its catalogues
    before = plan.read_bytes(), plan.stat().st_ino
    run = limited("fix", "--in-place", plan, most=2000)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "vượt cỡ tệp" in run.stderr
    assert (names(tmp_path), (plan.read_bytes(), plan.stat().st_ino)) == (["a.docx"], before)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("verb", [["check"], ["check", "--format", "json"], ["explain"], ["rules", "list"]])
def test_a_full_disk_behind_standard_output_is_told_in_its_own_words(plan, verb):
    arguments = verb if verb[0] == "rules" else [*verb, plan]
    with open("/dev/full", "wb") as full:
        run = limited(*arguments, stdout=full)
    assert (run.returncode, run.stderr) == (2, "thethuc: đầu ra chuẩn: không ghi được (hết chỗ trên ổ đĩa)\n")


@pytest.mark.parametrize("verb", ["annotate", "fix", "new"])
def test_a_file_that_is_there_is_written_over_only_when_told_to(thethuc, plan, tmp_path, verb):
    target = tmp_path / "b.docx"
    target.write_bytes(b"important")
    arguments = [verb, *([] if verb == "new" else [plan]), "-o", target]
    refused = thethuc(*arguments)
    assert (refused.code, target.read_bytes()) == (2, b"important")
    assert "--force" in refused.err
    assert thethuc(*arguments, "--force").code in (0, 1)
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("other", [True, False])
def test_in_place_the_backup_is_the_old_file_and_no_other_name_is_told_of(thethuc, plan, tmp_path, other):
    before = plan.read_bytes()
    if other:
        os.link(plan, tmp_path / "b.docx")
    outcome = thethuc("fix", "--in-place", plan)
    assert ("liên kết cứng" in outcome.err) is other
    assert ((tmp_path / "a.docx.bak").read_bytes(), plan.read_bytes() == before) == (before, False)


@pytest.mark.parametrize("links", [True, False])
def test_a_whole_file_takes_a_new_name_and_none_that_is_borne(tmp_path, monkeypatch, links):
    aside, place = tmp_path / "moi.part", tmp_path / "so.db"
    aside.write_bytes(b"new")
    if not links:
        monkeypatch.setattr("checker.running.replacing._linked", lambda *_names: False)
    place.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        name_new(str(aside), str(place))
    assert place.read_bytes() == b"mine"
    place.unlink()
    name_new(str(aside), str(place))
    assert place.read_bytes() == b"new"
