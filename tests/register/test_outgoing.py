"""The sheet of outgoing documents holds plans of the register's own organ, however its name is written, and of no other."""

import csv
import io

import pytest

from checker.register import Register
from checker.wording.issuer_names import PrintedIssuer
from checker.wording.same_office import is_own
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
ISSUERS = {
    "11": ("UBND TỈNH VĨNH SƠN", "SỞ CÔNG THƯƠNG", "SCT"),
    "12": ("UBND TỈNH LONG KHÊ", "SỞ CÔNG THƯƠNG", "SCT"),
    "13": ("UBND TỈNH VĨNH SƠN", "SỞ XÂY DỰNG", "SXD"),
    "14": ("UBND TP. BẾN CÁT LINH", "SỞ CÔNG THƯƠNG", "SCT"),
    "15": ("SỞ CÔNG THƯƠNG", "TRUNG TÂM KHUYẾN CÔNG", "TTKC"),
    "16": ("UBND HUYỆN TAM BÌNH LONG", "UBND XÃ PHÚ AN", "UBND"),
    "17": ("UBND HUYỆN LONG SƠN BẮC", "UBND XÃ PHÚ AN", "UBND"),
}


@pytest.fixture
def place(tmp_path, thethuc):  # noqa: F811
    folder = tmp_path / "den"
    folder.mkdir()
    for number, (superior, organ, letters) in ISSUERS.items():
        text = PLAN.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"{superior}\n{organ}").replace("125/KH-SNV", f"{number}/KH-{letters}")
        if number == "17":
            text = text.replace("UBND tỉnh (", "UBND tỉnh Vĩnh Sơn (")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    thethuc("audit", folder, "--register", tmp_path / "so.db", "--jobs", 1)
    return tmp_path / "so.db"


def numbers(out):
    return {row[0].split("/")[0] for row in list(csv.reader(io.StringIO(out.lstrip("\ufeff"))))[2:]}


def test_only_plans_of_the_office_are_listed(thethuc, place):  # noqa: F811
    for office, listed in {
        "Sở Công Thương tỉnh Vĩnh Sơn": {"11"},
        "SỞ CÔNG THƯƠNG TỈNH LONG KHÊ": {"12"},
        "Sở Công Thương Vĩnh Sơn": {"11"},
        "SỞ CÔNG THƯƠNG – UBND TỈNH VĨNH SƠN": {"11"},  # as an audit names it
        "Sở Công Thương thành phố Bến Cát Linh": {"14"},
        "Trung tâm Khuyến công": {"15"},
        "UBND xã Phú An, tỉnh Tây Ninh": {"16"},  # the other goes to another province
        "Sở Xây dựng tỉnh Vĩnh Sơn; Sở Công Thương tỉnh Vĩnh Sơn": {"11", "13"},
    }.items():
        run = thethuc("register", "export", place, "--sheet", "di", "--office", office)
        assert (office, run.code, numbers(run.out), run.err) == (office, 0, listed, "")
        assert thethuc("register", "export", place, "--sheet", "den", "--office", office).out.count("/KH-") == len(ISSUERS)


def test_the_configuration_and_the_register_name_the_office_too(thethuc, place):  # noqa: F811
    with Register.open(str(place)) as register:
        register.choose("organ", "Sở Xây dựng tỉnh Vĩnh Sơn", who="Lê An")
    assert numbers(thethuc("register", "export", place, "--sheet", "di").out) == {"13"}
    (place.parent / "thethuc.toml").write_text('office = "Sở Công Thương tỉnh Long Khê"\n', "utf-8")
    assert numbers(thethuc("register", "export", place, "--sheet", "di").out) == {"12"}
    assert numbers(thethuc("register", "export", place, "--sheet", "di", "--no-config").out) == {"13"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_where_no_office_is_known_all_are_listed_and_that_is_said(thethuc, place, lang):  # noqa: F811
    run = thethuc("register", "export", place, "--sheet", "di", "--lang", lang)
    assert numbers(run.out) == set(ISSUERS)
    assert run.err.count("\n") == 1
    assert "--office" in run.err
    assert thethuc("register", "export", place, "--sheet", "den", "--lang", lang).err == ""


def test_a_name_without_its_province_is_no_others_and_that_is_said(thethuc, place):  # noqa: F811
    run = thethuc("register", "export", place, "--sheet", "di", "--office", "Sở Công Thương")
    assert (run.code, numbers(run.out), run.err.count("\n")) == (0, set(), 1)
    assert "có cả tỉnh" in run.err


@pytest.mark.parametrize(
    ("notation", "office", "own"),
    [
        ("KH-SCT-SXD", "Sở Xây dựng tỉnh Vĩnh Sơn", True),
        ("KH-SCT-SXD", "Sở Công Thương tỉnh Vĩnh Sơn", True),
        ("KH-SCT-SXD", "Sở Xây dựng tỉnh Long Khê", False),
        ("KH-TTXD", "Sở Xây dựng tỉnh Vĩnh Sơn", False),  # one issuer, whatever its name ends with
    ],
)
def test_a_joint_plan_is_of_each_of_its_issuers(notation, office, own):
    printed = PrintedIssuer("SỞ CÔNG THƯƠNG SỞ XÂY DỰNG", "UBND TỈNH VĨNH SƠN", notation.partition("-")[2])
    assert is_own(printed, (office,)) is own
