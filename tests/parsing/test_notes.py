"""The words that head an annex, and the note of the act that promulgates a plan: read with a slip, and told for it alone."""

from __future__ import annotations

import pytest

from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.parsing.plans import BODY, OPENING, TITLE, plan_of, whole

_ACT = "Quyết định số 56/QĐ-SNV ngày 15 tháng 9 năm 2026 của Giám đốc Sở Nội vụ"
_NOTE = "(Kèm theo Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của Sở Nội vụ)"


def _told(text, *rules):
    report = judged_bytes(text.encode(), "a.txt", Task()).report
    return [(finding.rule, finding.got, finding.want) for finding in report.findings if finding.rule in rules]


def _attached(note):
    return TITLE + note + "\n" + OPENING + BODY


def _annexed(label, note):
    announced = BODY.replace("thực hiện./.", "thực hiện (theo Phụ lục kèm theo)./.")
    return whole(body=announced, after=f"\n{label}\nDANH MỤC\n{note}\n\nNội dung.\n")


@pytest.mark.parametrize(
    "how", ["Ban hành kèm theo", "Được ban hành kèm theo", "Đã được phê duyệt kèm theo", "Ban hành kèm", "Được ban hành tại", "Đính kèm"]
)
def test_a_plan_promulgated_with_an_act_is_attached_however_its_note_says_so(how):
    plan = plan_of(_attached(f"({how} {_ACT})"))
    assert (plan.stage, plan["subject"].text) == ("attached", "Kiểm tra công tác văn thư, lưu trữ năm 2024")
    assert _told(_attached(f"({how} {_ACT})"), "TT2011") == []


@pytest.mark.parametrize(
    ("printed", "meant", "got", "want"),
    [
        ("kèm theo", "kèm thheo", "thheo", "theo"),
        ("(Ban", "(Bna", "(Bna", "(Ban"),
        ("Quyết định", "Quyết đinh", "đinh", "định"),
        ("số 56", "sô 56", "sô", "số"),
        ("56/QĐ-SNV", "56/QĐ_SNV", "56/QĐ_SNV", "56/QĐ-SNV"),
        ("ngày 15", "ngày15", "ngày15", "ngày 15"),
        ("tháng 9", "thang 9", "thang", "tháng"),
        ("năm 2026", "nam 2026", "nam", "năm"),
    ],
)
def test_a_slip_in_the_note_of_an_attached_plan_is_told_once(printed, meant, got, want):
    text = _attached(f"(Ban hành kèm theo {_ACT})".replace(printed, meant, 1))
    assert plan_of(text).stage == "attached"
    assert _told(text, "TT2011") == [("TT2011", got, want)]


@pytest.mark.parametrize(("printed", "other"), [("15 tháng 9 năm 2026", "15/9/2026"), ("56", "     "), (" 56", ": 56")])
def test_a_note_that_says_it_another_way_has_no_slip(printed, other):
    assert _told(_attached(f"(Ban hành kèm theo {_ACT.replace(printed, other)})"), "TT2011") == []


@pytest.mark.parametrize(
    ("label", "got", "want"),
    [
        ("Phục lục", "Phục", "Phụ"),
        ("PHỤC LỤC II", "PHỤC", "PHỤ"),
        ("PHỤLỤC", "PHỤLỤC", "PHỤ LỤC"),
        ("Phụ lụcI", "lụcI", "lục I"),
        ("PHỤ LỤCC", "LỤCC", "LỤC"),
        ("Phụ lục sô 1", "sô", "số"),
    ],
)
def test_a_label_of_an_annex_with_a_slip_is_its_label(label, got, want):
    plan = plan_of(_annexed(label, _NOTE))
    assert (plan["annexes"].text, plan["annexes"].form, plan["full_name"].text) == (label, "malformed", "Trần Hoài Thu")
    assert _told(_annexed(label, _NOTE), "TT1505", "TT1520", "TT1522") == [("TT1522", got, want)]


@pytest.mark.parametrize("label", ["Phụ lục", "Phụ lục II", "PHỤ LỤC số 1", "Phụ nữ", "Phụ lục kèm theo Kế hoạch"])
def test_a_label_without_a_slip_is_told_for_none(label):
    assert _told(_annexed(label, _NOTE), "TT1522") == []


def test_a_note_of_an_annex_with_a_slip_is_not_missing():
    for slip, want in (("Kèm thheo", "theo"), ("Kèmtheo", "(Kèm theo"), ("kèm thoe", "theo")):
        assert [each[::2] for each in _told(_annexed("Phụ lục", _NOTE.replace("Kèm theo", slip)), "TT1505", "TT1522")] == [("TT1522", want)]


def test_brackets_in_an_annex_are_no_note():
    assert _told(_annexed("Phụ lục", "(Theo Quyết đinh sô 12/QĐ-SNV đã ban hành)"), "TT1522") == []


@pytest.mark.parametrize(
    ("printed", "slip", "want"),
    [
        ("ngày 12", "ngày12", "ngày 12"),
        ("tháng 8", "tháng8", "tháng 8"),
        ("12 tháng", "12tháng", "12 tháng"),
        ("năm 2021", "nam 2021", "năm"),
        ("Thông tư", "Thông từ", "tư"),
    ],
)
@pytest.mark.parametrize("opening", ["Căn cứ", "Thực hiện"])
def test_a_slip_in_the_words_of_a_basis_is_told_and_its_act_read(opening, printed, slip, want):
    act = "Thông tư số 05/2021/TT-BNV ngày 12 tháng 8 năm 2021".replace(printed, slip)
    text = whole(opening=f"\n{opening} {act} của Bộ trưởng Bộ Nội vụ về công tác văn thư.\n\nSở Nội vụ ban hành Kế hoạch như sau:\n")
    assert plan_of(text)["legal_bases"].value[0] | {"subject": "", "text": "", "organ": ""} == {
        "type": "Thông tư", "code": "05/2021/TT-BNV", "date": "2021-08-12", "subject": "", "text": "", "organ": "",
    }  # fmt: skip
    assert [each[::2] for each in _told(text, "TT0605", "TT0606", "TT0690")] == [("TT0690", want)]


def test_a_basis_dated_by_strokes_or_not_at_all_has_no_slip():
    for date in (" ngày 12/8/2021", "", " ban hành ngày 12 tháng 8 năm 2021", ", ngày 12 tháng 8 năm 2021"):
        text = whole(opening=f"\nCăn cứ Thông tư số 05/2021/TT-BNV{date} của Bộ trưởng Bộ Nội vụ về 12 nội dung 30 mục 2021 việc.\n")
        assert _told(text, "TT0690") == []


def _noted_above(after):
    plan = plan_of(whole(body=BODY.replace("thực hiện./.", "thực hiện (theo Phụ lục kèm theo)./."), after=after))
    return [(item.fields["label"], item.fields["title"], item.fields["note_above"]) for item in plan["annexes"].items["labels"]]


class TestNoteAboveTheTitle:
    @pytest.mark.parametrize("head", [f"Phụ lục\n{_NOTE}\nDANH MỤC", f"{_NOTE}\nPhụ lục\nDANH MỤC"])
    def test_a_note_above_an_annex_s_title_is_its_note(self, head):
        assert _noted_above(f"\n{head}\n\nNội dung.\n") == [("Phụ lục", "DANH MỤC", _NOTE)]
        text = whole(body=BODY.replace("thực hiện./.", "thực hiện (theo Phụ lục kèm theo)./."), after=f"\n{head}\n\nNội dung.\n")
        assert _told(text, "TT1505", "TT1525", "TT1514") == [("TT1525", _NOTE, None)]

    def test_a_title_run_on_behind_its_note_is_the_title(self):
        note = f"{_NOTE[:-1]} về kiểm tra công tác văn thư, lưu trữ năm 2024)"
        for title, read in (("DANH MỤC", ("DANH MỤC", note)), ("DANH MỤC (BIỂU 1)", ("", "")), ("Nội dung", ("", ""))):
            assert _noted_above(f"\nPhụ lục\n{note} {title}\n\nNội dung.\n") == [("Phụ lục", *read)]

    def test_what_stands_below_the_title_is_no_title(self):
        assert _noted_above(f"\nPhụ lục\n{_NOTE}\nDANH MỤC\nI. CƠ QUAN\n\nNội dung.\n")[0][1] == "DANH MỤC"

    @pytest.mark.parametrize(
        "below",
        [
            "I. CƠ QUAN",
            "1. SỞ CÔNG THƯƠNG",
            "Nội dung.",
            "UBND TỈNH TÂY NINH",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "| STT | NỘI DUNG |\n|---|---|\n| 1 | VĂN THƯ |",
        ],
    )
    def test_an_annex_without_a_title_has_its_note_where_it_should_be(self, below):
        assert _noted_above(f"\nPhụ lục\n{_NOTE}\n{below}\n\nNội dung.\n") == [("Phụ lục", "", "")]

    def test_the_note_of_the_annex_before_is_not_the_next_one_s(self):
        after = f"\nPhụ lục I\nDANH MỤC\n{_NOTE}\nPhụ lục II\nBIỂU MẪU\n\nNội dung.\n"
        assert _noted_above(after) == [("Phụ lục I", "DANH MỤC", ""), ("Phụ lục II", "BIỂU MẪU", "")]

    def test_a_title_on_the_label_s_line_stands_above_its_note(self):
        assert _noted_above(f"\nPhụ lục: DANH MỤC\n{_NOTE}\nVĂN THƯ\n\nNội dung.\n")[0][2] == ""
