"""Plans that lie elsewhere: in memory, and in a bucket of moto's own server; read as plans of this machine, and nothing of them stays."""

import os
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from checker.model.errors import Refused
from checker.register import Register, tables
from checker.register.auditing import Audit, audit_settings
from checker.register.fetching import Copies, is_url, walk_all
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: plans behind URLs were NOT tested")
PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")


def plan(number):
    return PLAN.replace("125/KH", f"{number}/KH").encode()


def packed(**files):
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, data in files.items():
            package.writestr(f"{name}.txt", data)
    return whole.getvalue()


@pytest.fixture
def memory():
    """A folder in memory."""
    system = fsspec.filesystem("memory")
    for name, data in {
        "den/2024/mot.txt": plan(41), "den/hai.txt": plan(42), "den/goi.zip": packed(ba=plan(43)), "den/hong.docx": b"PK\x03\x04 hong",
        "den/bang.xlsx": b"x", "den/.an.txt": plan(44),
    }.items():  # fmt: skip
        system.pipe(f"/{name}", data)
    yield "memory://den"
    system.rm("/den", recursive=True)


@pytest.fixture
def bucket(monkeypatch):
    """A bucket of a server of this process, reached as any S3 is."""
    pytest.importorskip("s3fs", reason="s3fs is not installed: S3 was NOT tested")
    server = pytest.importorskip("moto.server", reason="moto is not installed: S3 was NOT tested").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    system.mkdir("hop-thu")
    for number in range(41, 45):
        system.pipe(f"hop-thu/den/{number}.txt", plan(number))
    yield "s3://hop-thu/den"
    server.stop()


def audited(register, *paths, **more):
    audit = Audit(register, audit_settings({}, None, True), "Lê An", jobs=1, **more)
    met = walk_all(paths)
    found = list(audit.over(met.files, met.skipped))
    audit.end()
    return audit, found, met


@pytest.fixture
def register(tmp_path):
    with Register.open(str(tmp_path / "so.db")) as opened:
        yield opened


def paths_in(register):
    return sorted(path for (path,) in map(tuple, register.rows(select(tables.copies.c.path))))


def test_a_folder_elsewhere_is_read_as_one_of_this_machine(register, memory):
    audit, found, met = audited(register, memory)
    assert (audit.seen, audit.added, audit.unreadable) == (4, 3, 1)
    names = ["memory://den/2024/mot.txt", "memory://den/goi.zip/ba.txt", "memory://den/hai.txt"]
    assert [path for path in paths_in(register) if "hong" not in path] == names
    assert met.skipped == ["memory://den/bang.xlsx"]
    (broken,) = [report for report in found if report.verdict == "unreadable"]
    assert broken.path == "memory://den/hong.docx"


def test_what_is_known_is_not_read_again_and_no_copy_stays(register, memory, tmp_path, monkeypatch):
    (tmp_path / "tam").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))
    audited(register, memory)
    again, found, _ = audited(register, memory)
    assert (again.known, [report for report in found if report and report.verdict != "unreadable"]) == (3, [])
    assert os.listdir(tmp_path / "tam") == []


def test_few_copies_lie_here_at_a_time(memory, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Copies(1000) as copies:
        first, second, third = (copy for copy in copies.fetched([f"{memory}/hai.txt", f"{memory}/2024/mot.txt", f"{memory}/goi.zip"]))
        assert (Path(first).name, os.path.exists(first), len(Path(second).read_bytes())) == ("hai.txt", True, 1001)
        assert second in copies.cut
        copies.done_before(f"{third}/ba.txt")
        assert (os.path.exists(first), os.path.exists(second), os.path.exists(third)) == (False, False, True)


@pytest.mark.long
def test_a_bucket_is_read_file_by_file_and_a_file_that_is_gone_stops_nothing(register, bucket):
    audit, *_ = audited(register, bucket)
    assert (audit.added, paths_in(register)) == (4, [f"{bucket}/{number}.txt" for number in range(41, 45)])
    audit = Audit(register, audit_settings({}, None, True), "Lê An", jobs=1)
    gone, known = audit.over([f"{bucket}/99.txt", f"{bucket}/41.txt"])
    assert (gone.verdict, gone.path, known) == ("unreadable", f"{bucket}/99.txt", None)


@pytest.mark.parametrize("url", ["khong-co://a/b", "memory://khong-co-gi"])
def test_what_cannot_be_listed_is_refused(url):
    with pytest.raises(Refused) as trouble:
        walk_all([url])
    assert trouble.value.key in ("fetching.failed", "fetching.nothing")


def test_the_verb_takes_urls_beside_folders_and_watches_none(thethuc, memory, tmp_path):  # noqa: F811
    (tmp_path / "bon.txt").write_bytes(plan(44))
    run = thethuc("audit", memory, tmp_path / "bon.txt", "--register", tmp_path / "so.db", "--jobs", 1, "--no-config")
    assert run.out.startswith("5 tệp: 4 mới kiểm tra, 0 đã kiểm tra trước đó, 1 không đọc được")
    assert "memory://den/hong.docx" in run.err
    refused = thethuc("audit", memory, "--register", tmp_path / "so.db", "--watch")
    assert (refused.code, "--watch" in refused.err) == (2, True)


def test_a_path_with_a_colon_is_no_url():
    assert [is_url(path) for path in ("s3://a/b", "memory://a", "C:/a/b.docx", "/a://b", "a.docx", "file:a")] == [True, True, *[False] * 4]
