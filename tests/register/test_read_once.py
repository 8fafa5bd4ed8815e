"""An audit reads the same bytes once, writes nothing when nothing is new, and heeds nothing a plan says for itself."""

import os
import subprocess
import sys
import zipfile
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from sqlalchemy import event, select

from checker.register import Register, sheets, tables
from checker.register.arriving import arrivals_in
from checker.register.auditing import Audit, audit_settings
from checker.register.questions import waiting
from checker.register.verifying import faults
from checker.running import one
from tests.builders.envelope import envelope as enveloped
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.cli.test_secret import MEDIA, envelope, rtf, text, word

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def plan(number, motto=MOTTO):
    return PLAN.replace("125/KH", f"{number}/KH").replace(MOTTO, motto).encode()


@pytest.fixture
def inbox(tmp_path):
    """Two plans, and one more in an archive."""
    folder = tmp_path / "den"
    folder.mkdir()
    (folder / "mot.txt").write_bytes(plan(41))
    (folder / "hai.txt").write_bytes(plan(42))
    with zipfile.ZipFile(folder / "goi.zip", "w") as package:
        package.writestr("thang-3/ba.txt", plan(43))
    return folder


@pytest.fixture
def register(tmp_path):
    with Register.open(str(tmp_path / "so.db")) as opened:
        yield opened


def audited(register, folder, **more):
    audit = Audit(register, audit_settings({}, None, True), "Lê An", jobs=1, **more)
    found = list(audit.over(sorted(str(path) for path in [folder, *folder.rglob("*")] if path.is_file())))
    audit.end()
    return audit, found


def test_a_plan_in_an_archive_is_not_read_again_either(register, inbox, monkeypatch):
    audited(register, inbox)
    read, real = [], one.opened
    monkeypatch.setattr(one, "opened", lambda path, *rest: read.append(path) or real(path, *rest))
    again, found = audited(register, inbox)
    assert (read, again.known, found) == ([], 3, [None] * 3)


def test_a_plan_in_an_envelope_is_not_read_again_either(register, inbox, monkeypatch):
    (inbox / "goi.edxml").write_bytes(enveloped({"bon.txt": plan(44), "nam.txt": plan(45)}))
    with zipfile.ZipFile(inbox / "trong-goi.zip", "w") as package:
        package.writestr("goi.edxml", enveloped({"sau.txt": plan(46)}))
    first, _ = audited(register, inbox)
    read, real = [], one.opened
    monkeypatch.setattr(one, "opened", lambda path, *rest: read.append(path) or real(path, *rest))
    again, found = audited(register, inbox)
    assert (read, first.seen, again.seen, again.known, found) == ([], 6, 6, 6, [None] * 6)


@pytest.mark.parametrize(
    ("files", "facts", "secret"),
    [
        ({"bon.txt": plan(44)}, {"Subject": "TỐI MẬT"}, 1),
        ({"bon.txt": plan(44), "ghi-chu.csv": "TỐI MẬT\n".encode()}, {}, 1),
        ({"bon.txt": plan(44), "nam.txt": plan(45)}, {}, 0),
        ({"bon.txt": plan(45)}, {}, 0),
        ({"khac.txt": plan(44)}, {}, 0),
    ],
)
def test_an_envelope_that_is_no_longer_the_same_is_read(register, inbox, files, facts, secret):
    (inbox / "goi.edxml").write_bytes(enveloped({"bon.txt": plan(44)}))
    audited(register, inbox)
    (inbox / "goi.edxml").write_bytes(enveloped(files, facts))
    again, found = audited(register, inbox)
    assert [each.path for each in found if each] == [str(inbox / "goi.edxml" / name) for name in files if name.endswith(".txt")]
    assert again.secret == secret


def test_a_run_with_nothing_new_begins_and_ends_and_writes_nothing_else(register, inbox):
    audited(register, inbox)
    audited(register, inbox)
    written = []
    event.listen(register.engine, "begin", lambda connection: written.append(connection.get_execution_options().get("writing", False)))
    audited(register, inbox)
    assert written.count(True) == 2


def test_known_bytes_at_a_new_place_are_kept_there(register, inbox):
    audited(register, inbox)
    (inbox / "mot.txt").rename(inbox / "mot-ban-sao.txt")
    audited(register, inbox)
    paths = {os.path.basename(path) for (path,) in map(tuple, register.rows(select(tables.copies.c.path)))}
    assert paths == {"mot.txt", "mot-ban-sao.txt", "hai.txt", "ba.txt"}


def test_what_a_plan_or_a_file_beside_it_says_to_be_passed_over_is_not_heeded(register, inbox):
    (inbox / "hai.txt").write_bytes("<!-- thethuc: bỏ qua TT0102 — mẫu riêng của cơ quan -->\n".encode() + plan(42, motto=""))
    _, found = audited(register, inbox)
    assert [report.verdict for report in found if report.path.endswith("hai.txt")] == ["fail"]


def test_a_number_of_arrival_by_bare_name_is_nobodys_where_two_have_the_name(register, inbox, tmp_path):
    (inbox / "khac").mkdir()
    (inbox / "khac" / "mot.txt").write_bytes(plan(51))
    (tmp_path / "den.csv").write_text("Tệp,Số đến\nmot.txt,12\nhai.txt,13\n", "utf-8")
    audited(register, inbox, arrivals=arrivals_in(str(tmp_path / "den.csv")))
    assert register.rows(select(tables.arrivals.c.arrival_number)) == [("13",)]


def test_a_number_of_arrival_may_be_told_by_the_hash_of_the_bytes(register, inbox, tmp_path):
    (tmp_path / "den.csv").write_text(f"sha256;Số đến\n{sha256(plan(43)).hexdigest().upper()};14\n", "utf-8")
    audited(register, inbox, arrivals=arrivals_in(str(tmp_path / "den.csv")))
    asked = select(tables.copies.c.path).join(tables.arrivals, tables.arrivals.c.document_id == tables.copies.c.document_id)
    assert [path.endswith("goi.zip/thang-3/ba.txt") for (path,) in map(tuple, register.rows(asked))] == [True]


def test_a_list_that_comes_later_is_taken_though_the_plans_are_known(register, inbox, tmp_path):
    audited(register, inbox)
    (tmp_path / "den.csv").write_text("Tệp,Số đến\nmot.txt,12\n", "utf-8")
    audited(register, inbox, arrivals=arrivals_in(str(tmp_path / "den.csv")))
    assert register.rows(select(tables.arrivals.c.arrival_number)) == [("12",)]


def test_files_that_are_not_looked_at_are_named(thethuc, inbox, tmp_path):  # noqa: F811
    (inbox / "bang-tinh.xlsx").write_bytes(b"x")
    with zipfile.ZipFile(inbox / "goi.zip", "a") as package:
        package.writestr("anh.heic", b"x")
    run = thethuc("audit", inbox, "--register", tmp_path / "so.db", "--jobs", 1)
    assert "bang-tinh.xlsx" in run.err
    assert "anh.heic" in run.err


@pytest.mark.skipif(os.name != "posix", reason="names of bytes")
def test_a_name_in_no_code_stops_nothing(register, inbox):
    with open(os.path.join(os.fsencode(inbox), b"b\xe0\xf5.txt"), "wb") as file:
        file.write(plan(44))
    audit, _ = audited(register, inbox)
    assert (audit.seen, audit.added) == (4, 4)
    assert any(path.endswith("b\\udce0\\udcf5.txt") for (path,) in register.rows(select(tables.copies.c.path)))


def test_an_envelope_under_a_mark_takes_nothing_out_that_came_without_one(register, tmp_path):
    (tmp_path / "den").mkdir()
    (tmp_path / "den" / "mot.txt").write_bytes(text("").encode())
    audited(register, tmp_path / "den")
    (tmp_path / "den" / "goi.edxml").write_bytes(envelope("TỐI MẬT"))
    again, _ = audited(register, tmp_path / "den")
    assert (again.secret, again.known) == (1, 1)
    assert len(register.rows(select(tables.documents.c.id))) == 1


@pytest.mark.parametrize("data", [plan(45), b"PK\x03\x04 hong"])
def test_a_file_that_is_named_secret_leaves_its_name_nowhere(register, inbox, data):
    (inbox / "bon.txt").write_bytes(plan(45))
    audited(register, inbox)
    (inbox / "TỐI MẬT.docx").write_bytes(data)
    again, _ = audited(register, inbox)
    assert again.secret == 1
    assert not any("MẬT" in path for (path,) in register.rows(select(tables.copies.c.path)))


def test_what_cannot_be_read_beside_a_plan_of_its_envelope_is_kept_too(register, tmp_path):
    (tmp_path / "den").mkdir()
    damaged = b"PK\x03\x04 hong"
    (tmp_path / "den" / "goi.edxml").write_bytes(enveloped({"kh.txt": plan(46), "phu-luc.docx": damaged}))
    (tmp_path / "den" / "kh.txt").write_bytes(plan(46))  # the plan itself is known by its bytes before its envelope is met
    audited(register, tmp_path / "den" / "kh.txt")
    first, found = audited(register, tmp_path / "den")
    kept = {sha256 for (sha256,) in map(tuple, register.rows(select(tables.documents.c.sha256)))}
    assert (len(found), first.unreadable) == (3, 1)
    assert sha256(damaged).hexdigest() in kept


def test_a_file_met_half_copied_is_replaced_by_the_whole_one(register, inbox, tmp_path):
    (tmp_path / "den.csv").write_text("Tệp,Số đến,Ngày đến\nbon.docx,12,02/03/2026\nnam.docx,13,02/03/2026\n", "utf-8")
    came = {"arrivals": arrivals_in(str(tmp_path / "den.csv"))}
    whole = (ROOT / "fixtures" / "compliant" / "ban-chi-dao.docx").read_bytes()
    (inbox / "bon.docx").write_bytes(whole[:4000])
    (inbox / "nam.docx").write_bytes(whole[:5000])
    (inbox / "ban-sao.docx").write_bytes(whole[:5000])
    audited(register, inbox, **came)
    (inbox / "bon.docx").write_bytes(whole)
    (inbox / "nam.docx").write_bytes(whole + b"\n")
    audited(register, inbox, **came)
    states = dict(map(tuple, register.rows(select(tables.documents.c.sha256, tables.documents.c.state))))
    halves = {number: sha256(whole[:number]).hexdigest() for number in (4000, 5000)}
    assert {number: states[each] for number, each in halves.items()} == {4000: "replaced", 5000: "checked"}
    assert [row[1] for row in sheets.rows(register, "den") if row[1]] == ["12", "13", "13"]
    assert {line["sha256"] for line in waiting(register, date(2026, 3, 3))} >= {halves[5000]}
    assert halves[4000] not in {line["sha256"] for line in waiting(register, date(2026, 3, 3))}
    with register.reading() as connection:
        assert list(faults(connection)) == []


def test_lines_of_the_list_that_no_file_is_are_named(thethuc, inbox, tmp_path):  # noqa: F811
    (tmp_path / "den.csv").write_text("Tệp,Số đến\nmot.txt,12\nmott.txt,13\nhai.txt,14\nhai.txt,15\n", "utf-8")
    run = thethuc("audit", inbox, "--register", tmp_path / "so.db", "--arrivals", tmp_path / "den.csv", "--jobs", 1)
    said = " ".join(run.err.replace("thethuc:", "").split())
    assert "dòng 3: không tệp nào là “mott.txt”" in said
    assert "dòng 4: một dòng sau cũng nêu “hai.txt”" in said
    assert "dòng 2" not in said
    with Register.open(str(tmp_path / "so.db")) as register:
        assert {number for (number,) in map(tuple, register.rows(select(tables.arrivals.c.arrival_number)))} == {"12", "15"}


def web_page(mark):
    return f"<html><body><p>{'</p><p>'.join(text(mark).splitlines())}</p></body></html>".encode()


def secret_files():
    """Plans under a mark in every medium, by names that stand nowhere else; within archives and envelopes too."""
    made = {f"zq{at}{os.path.splitext(name)[1]}": made for at, (name, made) in enumerate(MEDIA.items()) if callable(made)}
    made |= {"zq-ke-hoach-mat.txt": made.pop("zq4.txt"), "zq.rtf": rtf, "zq-trang-web.doc": web_page}
    files = {name: each("TỐI MẬT") for name, each in made.items()}
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(f"zq-thu-muc/{name}", data)
    files["zq-goi.zip"] = held.getvalue()
    files["zq-kem.edxml"] = enveloped({"zq-chinh.txt": text("").encode(), "zq-trang.html": web_page("TỐI MẬT")})
    files["zq-trong.edxml"] = enveloped({"zq-chinh.docx": word("TỐI MẬT"), "zq-phu.txt": text("").encode()})
    return files


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_audit_leaves_no_byte_of_a_plan_under_a_mark_in_any_medium(tmp_path, jobs):
    places = {name: tmp_path / name.lower() for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "THETHUC_CACHE_DIR")}
    for place in (*places.values(), tmp_path / "den"):
        place.mkdir()
    (tmp_path / "den" / "thuong.txt").write_bytes(plan(41))
    files = secret_files()
    for name, data in files.items():
        (tmp_path / "den" / name).write_bytes(data)
    with Register.open(str(tmp_path / "so.db")) as register:
        register.choose("excerpts", True, who="Lê An")
    asked = ("audit", "den", "--register", "so.db", "--no-config", "-q", "--format", "json", "-j", str(jobs))
    own = {**os.environ, **{name: str(place) for name, place in places.items()}, "THETHUC_CACHE": "on", "PYTHONPATH": str(ROOT)}
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-m", "checker", *asked], cwd=tmp_path, env=own, capture_output=True, check=False, timeout=240
        )
        assert run.returncode in (0, 1, 2)
        assert not _told(run.stdout, files)
        assert b"Kim Long" not in run.stderr
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != tmp_path / "den"]
    assert {path.name for path in left} == {"so.db"}
    assert not _told((tmp_path / "so.db").read_bytes(), files)
    with Register.open(str(tmp_path / "so.db")) as register:
        assert register.rows(select(tables.copies.c.path)) == [("den/thuong.txt",)]


def _told(data, files):
    """What of the files stands in some bytes: their names, their words, their hashes."""
    words = [each.encode(code) for each in ("Kim Long", "kim long", "TỐI MẬT", "zq") for code in ("utf-8", "utf-16-le")]
    return [each for each in (*words, *(sha256(each).hexdigest().encode() for each in files.values())) if each in data]
