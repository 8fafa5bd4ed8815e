"""The text of a digital signature's stamp, flattened into the page or typed: it is no part of the plan and hides none."""

from __future__ import annotations

import pytest

from checker.grammar.signer import is_signing_note
from checker.parsing import parse

from .plans import CLOSING, HEADER, plan_of, whole
from .test_edges import document

STAMPS = {
    "an organ's": "Ký bởi: Ủy ban nhân dân tỉnh Tây Ninh\nThời gian ký: 15.03.2024\n15:20:33 +07:00",
    "an organ's, wrapped": "Ký bởi: Ủy ban nhân dân\ntỉnh Tây Ninh\nThời gian ký: 15.03.2024 15:20:33 +07:00",
    "a person's": "Người ký: Trần Hoài Thu\nEmail: thuth@vi-du.invalid\nCơ quan: Sở Nội vụ\nThời gian ký: 2024-03-15T15:20:33+07:00",
    "a reader's": "Signature Not Verified\nĐược ký bởi Trần Hoài Thu\nNgày ký: 15-03-2024 10:11:12",
    "an English one": "Digitally signed by Trần Hoài Thu\nDate: 2024.03.15 15:20:33 +07'00'",
}
NAME = "\nTrần Hoài Thu\n"


def signature(closing: str) -> tuple[str | None, ...]:
    plan = plan_of(whole(closing=closing))
    return tuple(plan[name].text for name in ("competence", "position", "full_name"))


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
class TestAStamp:
    def test_above_the_name_leaves_title_and_name_where_they_are(self, stamp: str) -> None:
        assert signature(CLOSING.replace(NAME, f"\n{stamp}{NAME}")) == signature(CLOSING)

    def test_below_the_name_does_too(self, stamp: str) -> None:
        assert signature(CLOSING.replace(NAME, f"{NAME}{stamp}\n")) == signature(CLOSING)

    def test_between_the_signature_and_the_recipients_takes_none_of_them(self, stamp: str) -> None:
        if "\ntỉnh" in stamp:
            pytest.skip("read from below, the second line of a wrapped name of an organ tells nothing of itself")
        above = CLOSING.split("KT.")[1]
        label = CLOSING.split("KT.")[0]
        plan = plan_of(whole(closing=f"\nKT.{above}{stamp}\n{label}"))
        assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"]
        assert plan["full_name"].text == "Trần Hoài Thu"

    def test_in_the_place_of_a_missing_name_is_not_taken_for_one(self, stamp: str) -> None:
        assert plan_of(whole(closing=CLOSING.replace(NAME, f"\n{stamp}\n")))["full_name"].status == "missing"


@pytest.mark.parametrize("line", [
    "Trần Hoài Thu", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", "- Lưu: VT, CCVC.", "Nguyễn Ký", "15.03.2024", "- Như trên;", "Y Ngày", "12/2024",
])  # fmt: skip
def test_what_a_signature_block_holds_besides_is_no_stamp(line: str) -> None:
    assert not is_signing_note(line)


ARRIVED = {
    "the decree's own": "SỞ TƯ PHÁP\nĐẾN\nSố: 1123\nNgày: 22/3/2024\nChuyển: Phòng Nghiệp vụ\n",
    "a short one": "CÔNG VĂN ĐẾN\nSố 1123\nNgày 22/3/2024\n",
    "one to be filled in": "ĐẾN Số: ......\nNgày: ......\nLưu hồ sơ: ......\n",
}


@pytest.mark.parametrize("below", ["", "Số: 125", "KẾ HOẠCH"])
@pytest.mark.parametrize("stamp", ARRIVED.values(), ids=ARRIVED)
def test_the_stamp_of_who_received_the_plan_is_none_of_it(stamp: str, below: str) -> None:
    parts = ("superior_organ", "organ", "number", "date", "type_name", "subject")
    plan, clean = plan_of(whole().replace(below, stamp + below, 1)), plan_of(whole())
    assert (plan.type, plan.scope) == (clean.type, "in")
    assert [plan[name].text for name in parts] == [clean[name].text for name in parts]


@pytest.mark.parametrize("stamp", ["CÔNG VĂN ĐẾN", "VĂN BẢN ĐẾN"])
def test_a_stamp_whose_rows_are_blank_is_none_of_the_plan(stamp: str) -> None:
    plan = plan_of(f"{stamp}\n{whole()}")
    assert (plan["superior_organ"].text, plan["number"].text, plan["type_name"].text) == ("UBND TỈNH TÂY NINH", "125", "KẾ HOẠCH")


def test_words_that_no_organ_stands_below_are_no_stamp() -> None:
    assert plan_of(f"VĂN BẢN ĐẾN\nLƯU Ý CHUNG\n{whole()}").document.blocks[0].text == "VĂN BẢN ĐẾN"


def test_a_title_that_ends_in_den_is_no_stamp() -> None:
    plan = plan_of(whole().replace("năm 2024\n\nCăn", "từ nay\nĐẾN\nnăm 2030\n\nCăn", 1))
    assert "ĐẾN" in (plan["subject"].text or "")


@pytest.mark.parametrize("mark", ["BẢN SAO", "BẢN CHÍNH", "BẢN GỐC", "BẢN PHOTO", "BẢN THẢO", "BẢN DỰ THẢO", "BẢN SAO Y"])
def test_a_stamp_on_what_copy_it_is_names_no_organ(mark):
    plan = plan_of(f"{mark}\n{whole()}")
    assert (plan["superior_organ"].text, plan["organ"].text) == ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ")


@pytest.mark.parametrize("organ", ["BAN CHÍNH SÁCH", "BAN DÂN TỘC", "BAN CHỈ ĐẠO"])
def test_a_board_is_no_such_stamp(organ):
    plan = plan_of(whole().replace("SỞ NỘI VỤ\n", f"{organ}\n", 1))
    assert (plan["superior_organ"].text, plan["organ"].text) == ("UBND TỈNH TÂY NINH", organ)


def test_the_plan_s_number_is_not_the_number_of_the_copy_that_its_head_is_marked_as():
    mark = plan_of(f"SAO Y\n{whole()}").extra["copies"][0]
    assert (mark.fields["form"], mark.fields["code"]) == ("paper", "")
    below = plan_of(whole(after="\nSỞ NỘI VỤ\nSAO LỤC\nSố: 12/SY-SNV\n")).extra["copies"][0]
    assert (below.fields["wanted"], below.fields["code"]) == ("SL", "SY")


def test_the_stamp_of_who_received_the_plan_may_be_one_paragraph() -> None:
    head = [row for row in HEADER.split("\n") if row]
    rows = *head[:2], "CÔNG VĂN ĐẾN\nSố: 1123\nNgày: 22/3/2024", *head[2:], "KẾ HOẠCH", "Diễn tập", "I. NỘI DUNG", "Diễn tập."
    plan = parse(document(*rows, medium="docx"))
    assert (plan["organ"].text, plan["number"].value, plan["date"].value) == ("SỞ NỘI VỤ", 125, "2024-03-15")
