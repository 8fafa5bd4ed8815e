"""The lines a register's verbs say: within the terminal, naming the option that lacks, one for each thing done."""

import pytest

from checker.register import Register, events_of
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.register.test_account import filled  # noqa: F401 - a fixture


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_holds_and_what_was_copied_keep_to_the_width(filled, thethuc, tmp_path, monkeypatch, lang):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    for run in (
        thethuc("register", "verify", filled[1], "--lang", lang),
        thethuc("register", "backup", filled[1], "sao.db", "--lang", lang),
    ):
        assert run.code == 0
        assert max(map(len, run.out.split("\n"))) <= 80
        assert any(len(line.strip()) == 64 for line in run.out.split("\n"))  # the hash stays whole


def test_what_was_forgotten_keeps_to_the_width(filled, thethuc):  # noqa: F811
    with Register.open(str(filled[1]), create=False) as register:
        from sqlalchemy import select

        from checker.register.tables import documents

        sha256 = register.rows(select(documents.c.sha256))[0][0]
    run = thethuc("register", "forget", filled[1], sha256, "--who", "Lê An", "--why", "gửi nhầm")
    assert (run.code, max(map(len, run.out.split("\n"))) <= 80, sha256 in run.out) == (0, True, True)


@pytest.mark.parametrize(("given", "lacks"), [(("--why", "gửi nhầm"), "--who"), (("--who", "Lê An"), "--why")])
def test_an_option_that_lacks_is_named(filled, thethuc, given, lacks):  # noqa: F811
    run = thethuc("register", "forget", filled[1], "0" * 64, *given)
    assert (run.code, run.err.split("\n")[0]) == (2, f"thethuc: thiếu {lacks} {'TÊN' if lacks == '--who' else 'LỜI'}")


def test_an_argument_that_lacks_is_named_as_in_the_help(thethuc):  # noqa: F811
    assert thethuc("register", "verify").err.split("\n")[0] == "thethuc: thiếu TỆP|URL"


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_table_that_was_written_is_told(filled, thethuc, tmp_path, monkeypatch, format_):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    run = thethuc("register", "export", filled[1], "--format", format_, "-o", f"den.{format_}")
    assert (run.code, run.out, run.err) == (0, "", f"thethuc: den.{format_}: đã ghi bảng văn bản đến\n")
    assert thethuc("register", "export", filled[1]).out.startswith("\ufeffBảng theo cột")


def test_an_office_chooses_and_sees_what_it_chose(filled, thethuc):  # noqa: F811
    def kept():
        with Register.open(str(filled[1]), create=False) as book:
            return book.choices["excerpts"], book.choices["organ"], len([each for each in events_of(book) if each.kind == "chosen"])

    first = thethuc("register", "choose", filled[1])
    assert (first.code, "(chưa ghi)" in first.out, "không giữ" in first.out, kept()) == (0, True, True, (False, "", 0))
    for _ in range(2):
        run = thethuc("register", "choose", filled[1], "--organ", "Sở Nội vụ tỉnh Vĩnh Sơn", "--excerpts", "on", "--who", "Lê An")
        assert (run.code, "Sở Nội vụ tỉnh Vĩnh Sơn" in run.out) == (0, True)
        assert kept() == (True, "Sở Nội vụ tỉnh Vĩnh Sơn", 2)
    assert thethuc("register", "choose", filled[1], "--excerpts", "off").code == 0
    assert kept()[0] is False
    told = [thethuc("register", "choose", filled[1], "--drafter-approves", said).out for said in ("on", "off")]
    assert ["không tự ghi" in said for said in told] == [False, True]
    assert thethuc("register", "choose", "khong-co.db").code == 2


def test_no_name_of_a_file_is_obeyed_by_the_terminal(thethuc, tmp_path):  # noqa: F811
    plan = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
    inbox, place = tmp_path / "den", tmp_path / "so.db"
    inbox.mkdir()
    for name, subject in (("đỏ\x1b[31m\x07.txt", "văn thư"), ("nguoc\u202egpj.txt", "văn phòng"), ("dong\nhai\x9b.txt", "một cửa")):
        (inbox / name).write_text(plan.replace("văn thư", subject), "utf-8")
    (inbox / "hong\x1b\u202e.pdf").write_bytes(b"%PDF-1.7 x")
    for run in (
        thethuc("audit", inbox, "--register", place, "--jobs", 1, "--no-config"),
        thethuc("query", "across", place),
        thethuc("query", "twice", place),
        thethuc("query", "waiting", place),
        thethuc("query", "across", place, "--format", "json"),
        thethuc("query", "waiting", place, "--format", "json"),
        thethuc("audit", inbox, "--register", tmp_path / "hai.db", "--jobs", 1, "--no-config", "--format", "json"),
        thethuc("register", "verify", place),
    ):
        said = run.out + run.err
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(said)
        assert "\nhai" not in said
