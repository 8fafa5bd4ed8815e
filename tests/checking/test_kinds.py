"""Each check kind: what it takes for wrong, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checking.case import Case, Problem
from checker.checking.kinds import KINDS
from checker.checking.kinds.days import spoken
from checker.model import Plan
from tests.checking.plans import item, part, plan


def seeds(kind: str, of: str, on: Plan, facts: dict[str, Any] | None = None, **settings: Any) -> list[Problem]:
    return list(KINDS[kind](Case(on, {"on": "2025-10-15", **(facts or {})}), {"kind": kind, "of": of, **settings}))


def found(kind: str, text: str, **settings: Any) -> list[tuple[str | None, str | None]]:
    """(got, want) of each seed on a part that says ``text``."""
    return [(seed.got, seed.want) for seed in seeds(kind, "number", plan(part("number", text)), **settings)]


def test_there_are_at_most_fifteen_kinds() -> None:
    assert len(KINDS) <= 15


class TestPresent:
    def test_a_missing_part_is_a_fault_without_a_place(self) -> None:
        (seed,) = seeds("present", "number", plan(part("number", status="missing")), want="Số: …")
        assert (seed.place, seed.want) == (None, "Số: …")

    @pytest.mark.parametrize("status", ["found", "blank", "garbled"])
    def test_something_in_its_place_is_enough(self, status: str) -> None:
        assert seeds("present", "number", plan(part("number", status=status))) == []

    def test_a_blank_is_missing_when_it_must_be_filled(self) -> None:
        assert len(seeds("present", "number", plan(part("number", status="blank")), filled=True)) == 1

    def test_an_empty_field_is_a_fault_where_its_part_stands(self) -> None:
        (seed,) = seeds("present", "place.comma", plan(part("place", "Hà Nội", comma="", line=4)))
        assert seed.place is not None
        assert (seed.place.line, seed.got) == (4, "Hà Nội")

    def test_what_must_not_stand_is_a_fault_wherever_it_does(self) -> None:
        letters = (item("Kính gửi: A", 3), item("Kính gửi: B", 4))
        assert [seed.got for seed in seeds("present", "extra/addressee", plan(addressee=letters), wanted=False)] == [
            "Kính gửi: A",
            "Kính gửi: B",
        ]

    def test_each_wording_that_stands_in_no_item_is_a_fault_where_the_list_begins(self) -> None:
        letters = (item("Như trên", 3), item("UBND tỉnh", 4))
        found = seeds("present", "extra/addressee", plan(addressee=letters), each=["như trên", "Công an tỉnh"])
        assert [(seed.want, seed.place.line if seed.place else None) for seed in found] == [("Công an tỉnh", 3)]
        assert [seed.place for seed in seeds("present", "extra/addressee", plan(), each=["như trên"])] == [None]

    def test_only_the_items_meant_are_asked(self) -> None:
        acts = (item("Luật", date=None, law=True), item("Quyết định", date=None, law=False))
        on = plan(part("legal_bases", items={"citations": acts}))
        assert [seed.got for seed in seeds("present", "legal_bases/citations.date", on, where={"law": False})] == ["Quyết định"]

    def test_once_gives_one_finding_and_the_count(self) -> None:
        on = plan(part("recipients", items={"entries": (item("A", dash=""), item("B", dash=""))}))
        (seed,) = seeds("present", "recipients/entries.dash", on, once=True)
        assert seed.values == {"count": 2}

    def test_acts_that_share_a_paragraph_are_left_alone(self) -> None:
        acts = (item("A", organ="", line_=0), item("B", organ="", line_=0), item("C", organ="", line_=1))
        on = plan(part("legal_bases", items={"citations": acts}))
        assert [seed.got for seed in seeds("present", "legal_bases/citations.organ", on, alone="line_")] == ["C"]


class TestCount:
    def test_too_few_items(self) -> None:
        on = plan(part("sections", items={"top": (item("I. A"), item("II. B"))}))
        (seed,) = seeds("count", "sections/top", on, at_least=3)
        assert (seed.got, seed.values) == ("I. A; II. B", {"count": 2, "least": 3})

    def test_enough_items(self) -> None:
        on = plan(part("sections", items={"top": (item("I. A"), item("II. B"))}))
        assert seeds("count", "sections/top", on, at_least=2) == []

    def test_too_much_in_one_item(self) -> None:
        on = plan(part("legal_bases", items={"lines": (item("A", acts=1), item("B; C", acts=2))}))
        assert [seed.got for seed in seeds("count", "legal_bases/lines.acts", on, at_most=1)] == ["B; C"]


class TestMatches:
    def test_the_whole_text_must_meet_a_pattern(self) -> None:
        assert found("matches", "5", pattern="0[1-9]|[0-9]{2,}", rewrite=[["^", "0"]]) == [("5", "05")]
        assert found("matches", "05", pattern="0[1-9]|[0-9]{2,}") == []

    def test_a_group_is_put_in_small_letters(self) -> None:
        pairs = [[r"(\w+) (\w+)", r"\g<1> \L<2>"]]
        assert found("matches", "Tổ Chức Cán Bộ", forbid=".+", rewrite=pairs) == [("Tổ Chức Cán Bộ", "Tổ chức Cán bộ")]
        assert found("matches", "Tổ chức", forbid=".+", rewrite=pairs) == [("Tổ chức", None)]

    def test_every_forbidden_stretch_is_found_at_its_place(self) -> None:
        spots = seeds("matches", "extra/paragraphs", plan(paragraphs=(item("tại Khoản 2, Khoản 3", 9),)), forbid=r"Khoản \d")
        assert [(seed.got, seed.place.start if seed.place else None) for seed in spots] == [("Khoản 2", 4), ("Khoản 3", 13)]

    def test_no_pattern_is_tried_without_one_of_its_hints(self) -> None:
        assert found("matches", "Điều 2", hints=["Khoản"], forbid="[") == []

    def test_an_act_that_opens_a_text_is_left_alone_to_the_end_of_its_clause(self) -> None:
        act = "Nghị định số 30/2020/NĐ-CP"
        on = plan(paragraphs=(item(f"{act} nêu ở Khoản 1; Khoản 2"), item("Theo Khoản 3")), citations=(item(act),))
        seen = seeds("matches", "extra/paragraphs", on, forbid=r"Khoản \d", outside=["acts"])
        assert [seed.got for seed in seen] == ["Khoản 2", "Khoản 3"]

    @pytest.mark.parametrize(("text", "found"), [('Sở "', ['"']), ('Sở ""', []), ('Sở "A"', [])])
    def test_a_quotation_mark_that_quotes_nothing_is_a_sign_of_the_text(self, text: str, found: list[str]) -> None:
        on = plan(paragraphs=(item(text),))
        assert [seed.got for seed in seeds("matches", "extra/paragraphs", on, forbid='"', outside=["quotes"])] == found

    @pytest.mark.parametrize(("title", "found"), [("Khoản 12", ["Khoản 12"]), ("Khoản 123", [])])
    def test_a_title_of_eight_letters_is_a_word_that_may_stand_anywhere(self, title: str, found: list[str]) -> None:
        on = plan(paragraphs=(item(f"theo {title}"),), citations=(item("Luật", subject=title),))
        assert [seed.got for seed in seeds("matches", "extra/paragraphs", on, forbid=r"Khoản \d+", outside=["titles"])] == found

    def test_quotations_and_titles_of_acts_are_left_alone(self) -> None:
        act = item("Luật", subject="sửa đổi Khoản 1 Điều 5")
        text = "theo “Khoản 9” và Luật sửa đổi Khoản 1 Điều 5 và Khoản 2"
        on = plan(paragraphs=(item(text),), citations=(act,))
        seen = seeds("matches", "extra/paragraphs", on, forbid=r"Khoản \d", outside=["quotes", "titles"])
        assert [seed.got for seed in seen] == ["Khoản 2"]


class TestEquals:
    def test_old_and_new_tone_placement_are_one(self) -> None:
        assert found("equals", "CỘNG HOÀ", any=["CỘNG HÒA"]) == []

    def test_capitals_count_unless_left_to_another_rule(self) -> None:
        assert found("equals", "Độc Lập", any=["Độc lập"]) == [("Độc Lập", "Độc lập")]
        assert found("equals", "Độc Lập", any=["Độc lập"], letters="free") == []

    def test_spaces_around_dashes_count_unless_left_to_another_rule(self) -> None:
        assert found("equals", "a-b", any=["a - b"]) == [("a-b", "a - b")]
        assert found("equals", "a–b", any=["a - b"], dashes="free") == []

    def test_a_wrong_letter_is_never_folded_away(self) -> None:
        assert found("equals", "VIẸT NAM", any=["VIỆT NAM"], letters="free") == [("VIẸT NAM", "VIỆT NAM")]


class TestLetterCase:
    def test_capitals_throughout(self) -> None:
        assert found("letter_case", "Kế hoạch", letters="upper") == [("Kế hoạch", "KẾ HOẠCH")]
        assert found("letter_case", "SỞ KH&CN 2", letters="upper") == []

    def test_not_capitals_throughout(self) -> None:
        assert found("letter_case", "TRẦN THU", letters="mixed") == [("TRẦN THU", None)]
        assert found("letter_case", "Trần Thu", letters="mixed") == []

    def test_capital_first_letters_small_words_apart(self) -> None:
        assert found("letter_case", "Tây ninh", letters="initials") == [("Tây ninh", "Tây Ninh")]
        assert found("letter_case", "Thành phố Huế", letters="initials", small=["phố"]) == []


class TestEndings:
    LINES = (item("a.", ending=".", last=False), item("b;", ending=";", last=False), item("c,", ending=",", last=True))

    def test_inner_lines(self) -> None:
        on = plan(part("legal_bases", items={"lines": self.LINES}))
        assert [(seed.got, seed.want) for seed in seeds("endings", "legal_bases/lines", on, which="inner", allowed=[";"])] == [("a.", ";")]

    def test_the_last_line(self) -> None:
        on = plan(part("legal_bases", items={"lines": self.LINES}))
        assert [seed.got for seed in seeds("endings", "legal_bases/lines", on, which="last", allowed=["."])] == ["c,"]


class TestSequence:
    def breaks(self, *numerals: tuple[str, int], style: str = "roman") -> list[tuple[str, str, str | None]]:
        items = tuple(item(sign, numeral=sign, ordinal=ordinal, style=style, group="1") for sign, ordinal in numerals)
        on = plan(part("sections", items={"all": items}))
        return [
            (fault, str(seed.got), seed.want)
            for fault in ("gap", "repeat", "restart")
            for seed in seeds("sequence", "sections/all", on, faults=[fault], from_one=True)
        ]

    def test_a_gap(self) -> None:
        assert self.breaks(("I", 1), ("III", 3), ("IV", 4)) == [("gap", "III", "II")]

    def test_a_repeat(self) -> None:
        assert self.breaks(("I", 1), ("II", 2), ("II", 2)) == [("repeat", "II", "III")]

    def test_a_repeat_that_the_next_numeral_makes_up_for_is_one_fault(self) -> None:
        assert self.breaks(("I", 1), ("II", 2), ("II", 2), ("IV", 4)) == [("repeat", "II", "III")]

    def test_a_restart(self) -> None:
        assert self.breaks(("I", 1), ("II", 2), ("I", 1)) == [("restart", "I", "III")]

    @pytest.mark.parametrize(("numerals", "found"), [([2], []), ([2, 3], ["2"]), ([1, 2], [])])
    def test_two_or_more_below_their_heading_begin_with_one(self, numerals: list[int], found: list[str]) -> None:
        items = tuple(item(str(each), numeral=str(each), ordinal=each, style="arabic", group="1", opens=True) for each in numerals)
        on = plan(part("sections", items={"all": items}))
        assert [seed.got for seed in seeds("sequence", "sections/all", on, faults=["gap"])] == found

    @pytest.mark.parametrize(
        ("numerals", "faults"),
        [
            ([("I", 1), ("II", 2), ("III", 3), ("I", 1), ("III", 3)], [("gap", "III", "II"), ("restart", "I", "IV")]),
            ([("I", 1), ("I", 1)], [("repeat", "I", "II")]),
            ([("I", 1), ("II", 2), ("I", 1), ("II", 2)], [("restart", "I", "III")]),
            ([("I", 1), ("II", 2), ("II", 2), ("II", 2)], [("repeat", "II", "III"), ("repeat", "II", "III")]),
            ([("I", 1), ("III", 3), ("II", 2), ("III", 3)], [("gap", "III", "II")]),
            ([("II", 2), ("I", 1), ("II", 2)], [("gap", "II", "I")]),
            ([("I", 1), ("II", 2), ("III", 3), ("II", 2), ("III", 3)], [("repeat", "II", "IV")]),
        ],
    )
    def test_what_comes_after_a_repeat_or_a_restart(self, numerals: list[tuple[str, int]], faults: list[Any]) -> None:
        assert self.breaks(*numerals) == faults

    def test_the_first_must_be_one(self) -> None:
        assert self.breaks(("II", 2), ("III", 3)) == [("gap", "II", "I")]

    def test_d_bar_stands_between_d_and_e(self) -> None:
        assert self.breaks(("c", 3), ("d", 4), ("e", 6), style="letter")[-1] == ("gap", "e", "đ")

    def test_an_only_child_is_no_fault(self) -> None:
        assert self.breaks(("I", 1)) == []


class TestAgrees:
    @pytest.mark.parametrize("through", ["heads", {"Sở …": "GIÁM ĐỐC", "Hội đồng …": ["CHỦ TỊCH", "TRƯỞNG BAN"]}], ids=["named", "own"])
    def test_a_table_of_the_facts_or_of_the_rule_gives_what_the_other_part_stands_for(self, through: Any) -> None:
        facts = {"heads": {"Sở …": "GIÁM ĐỐC", "Hội đồng …": ["CHỦ TỊCH", "TRƯỞNG BAN"]}}
        asked = {"with": "organ", "as": "phrase", "through": through}
        for organ, post, wanted in (
            ("SỞ Y TẾ", "CHỦ TỊCH", ["GIÁM ĐỐC"]), ("SỞ Y TẾ", "GIÁM ĐỐC", []), ("HỘI ĐỒNG THI", "TRƯỞNG BAN", []),
            ("HỘI ĐỒNG THI", "GIÁM ĐỐC", ["CHỦ TỊCH"]), ("BAN A", "GIÁM ĐỐC", []),
        ):  # fmt: skip
            on = plan(part("organ", organ), part("position", post))
            assert [seed.want for seed in seeds("agrees", "position", on, facts, **asked)] == wanted

    def test_a_post_may_say_more_than_the_other_and_never_less(self) -> None:
        asked = {"with": "organ", "as": "post", "through": {"Cục …": "CỤC TRƯỞNG", "Chi cục …": "CHI CỤC TRƯỞNG"}}
        for organ, post, wanted in (
            ("CỤC THUẾ", "PHÓ CỤC TRƯỞNG", []), ("CỤC THUẾ", "CHI CỤC TRƯỞNG", ["CỤC TRƯỞNG"]),
            ("CỤC THUẾ", "TỔNG CỤC TRƯỞNG", ["CỤC TRƯỞNG"]), ("CHI CỤC THUẾ", "CỤC TRƯỞNG", ["CHI CỤC TRƯỞNG"]),
            ("CHI CỤC THUẾ", "CHI CỤC TRƯỞNG", []), ("CỤC THUẾ", "Q.CỤC TRƯỞNG", []),
        ):  # fmt: skip
            on = plan(part("organ", organ), part("position", post))
            assert [seed.want for seed in seeds("agrees", "position", on, **asked)] == wanted

    def test_of_several_tables_the_first_that_lists_the_other_part_gives_it(self) -> None:
        asked = {"with": "organ", "as": "phrase", "through": [{"Sở Y …": "BÁC SĨ"}, "heads"]}
        for organ, wanted in (("SỞ Y TẾ", ["BÁC SĨ"]), ("SỞ NỘI VỤ", ["GIÁM ĐỐC"]), ("BAN A", [])):
            on = plan(part("organ", organ), part("position", "CHỦ TỊCH"))
            assert [seed.want for seed in seeds("agrees", "position", on, {"heads": {"Sở …": "GIÁM ĐỐC"}}, **asked)] == wanted

    def test_two_parts_that_differ(self) -> None:
        on = plan(part("notation", "QĐ-SNV", type="QĐ"), part("type_name", "KẾ HOẠCH", value="KH"))
        assert [(seed.got, seed.want) for seed in seeds("agrees", "notation.type", on, **{"with": "type_name.value"})] == [("QĐ", "KH")]

    @pytest.mark.parametrize(
        ("said", "want"), [("Sở Tài chính", "Sở Nội vụ"), ("STC", "Sở Nội vụ"), ("SỞ TÀI CHÍNH", "SỞ NỘI VỤ"), ("Sở Nội vụ", None)]
    )
    def test_what_is_wanted_is_in_the_letters_of_what_stands(self, said: str, want: str | None) -> None:
        on = plan(part("annexes", items={"labels": (item("Phụ lục", note_organ=said),)}), part("organ", "SỞ NỘI VỤ"))
        seen = seeds("agrees", "annexes/labels.note_organ", on, **{"with": "organ", "as": "organ"})
        assert [seed.want for seed in seen] == ([want] if want else [])

    @pytest.mark.parametrize(("exact", "found"), [(True, [("Kh", "KH")]), (False, [])])
    def test_capitals_count_where_a_rule_says_so(self, exact: bool, found: list[Any]) -> None:
        on = plan(part("notation", "Kh-SNV", type="Kh"), part("type_name", "KẾ HOẠCH", value="KH"))
        seen = seeds("agrees", "notation.type", on, **{"with": "type_name.value", "exact": exact})
        assert [(seed.got, seed.want) for seed in seen] == found

    def test_nothing_is_compared_with_what_is_not_there(self) -> None:
        on = plan(part("notation", "QĐ-SNV", type="QĐ"), part("type_name", status="missing"))
        assert seeds("agrees", "notation.type", on, **{"with": "type_name.value"}) == []

    def test_numbers_may_be_padded(self) -> None:
        on = plan(part("number", "05"), part("annexes", items={"labels": (item(note_number="5"),)}))
        assert seeds("agrees", "annexes/labels.note_number", on, **{"with": "number", "as": "number"}) == []

    def test_dates_are_told_as_the_decree_writes_them(self) -> None:
        on = plan(part("date", value="2024-03-15"), part("annexes", items={"labels": (item(note_date="2024-02-05"),)}))
        (seed,) = seeds("agrees", "annexes/labels.note_date", on, **{"with": "date.value", "as": "date"})
        assert (seed.got, seed.want) == ("05/02/2024", "15/3/2024")


class TestCalendar:
    def test_a_day_the_calendar_does_not_have(self) -> None:
        on = plan(part("date", "ngày 31 tháng 02 năm 2024", day="31", month="02", year="2024", real="no"))
        assert len(seeds("calendar", "date", on, asks="real")) == 1

    def test_a_date_with_a_blank_is_no_wrong_date(self) -> None:
        on = plan(part("date", "ngày … tháng 02 năm 2024", day="…", month="02", year="2024", real="no"))
        assert seeds("calendar", "date", on, asks="real") == []

    def test_an_act_dated_after_the_plan(self) -> None:
        acts = (item("A", date="2024-03-15"), item("B", date="2024-03-16"), item("C", date=None))
        on = plan(part("date", value="2024-03-15"), part("legal_bases", items={"citations": acts}))
        assert [seed.got for seed in seeds("calendar", "legal_bases/citations.date", on, asks="not_later")] == ["B"]

    def test_a_plan_without_a_date_is_before_nothing(self) -> None:
        on = plan(part("date", status="blank"), part("legal_bases", items={"citations": (item("B", date="2024-03-16"),)}))
        assert seeds("calendar", "legal_bases/citations.date", on, asks="not_later") == []


PLACES = {"places": [{"name": "Long An", "fold": "long an", "first": "2025-07-01", "last": "", "now": "Tây Ninh"}]}


class TestListed:
    def ended(self, text: str, on: str = "2025-10-15", **settings: Any) -> list[tuple[str | None, str | None]]:
        seen = seeds("listed", "place", plan(part("place", text)), {**PLACES, "on": on}, table="places", **settings)
        return [(seed.got, seed.want) for seed in seen]

    def test_a_name_that_had_ended(self) -> None:
        assert self.ended("UBND TỈNH LONG AN") == [("Long An", "Tây Ninh")]

    def test_the_same_name_on_its_last_day(self) -> None:
        assert self.ended("Long An", on="2025-06-30") == []

    def test_the_same_name_on_the_first_day_without_it(self) -> None:
        assert self.ended("Long An", on="2025-07-01") == [("Long An", "Tây Ninh")]

    def test_an_act_on_its_last_day_and_the_day_after(self) -> None:
        rows = {"acts": [{"name": "01/2011/TT-BNV", "first": "2020-03-05", "now": "", "date": "2011-01-19"}]}
        act = item("Thông tư số 01/2011/TT-BNV", code="01/2011/TT-BNV", date="2011-01-19")
        for on, found in (("2020-03-04", 0), ("2020-03-05", 1)):
            there = plan(part("legal_bases", items={"citations": (act,)}))
            assert len(list(seeds("listed", "legal_bases/citations", there, {**rows, "on": on}, table="acts", asks="in_force"))) == found

    @pytest.mark.parametrize(
        ("subject", "date", "found"),
        [
            ("Lưu trữ", "2011-11-11", 1),
            ("Lưu trữ", "2024-06-21", 0),
            ("Lưu trữ", None, 0),
            ("Lưu trữ năm 2011", None, 1),
            ("Lưu trữ số 2011", None, 1),
            ("Lưu trữ năm 2024", None, 0),
            ("Lưu trữ quốc gia", "2011-11-11", 0),
        ],
    )
    def test_a_law_is_known_by_its_name_and_its_date_or_year(self, subject: str, date: str | None, found: int) -> None:
        row = {"type": "Luật", "name": "Lưu trữ", "date": "2011-11-11", "first": "2025-07-01"}
        there = plan(
            part(
                "legal_bases", items={"citations": (item("x", code=None, type="Luật", subject=subject, date=date, year=(date or "")[:4]),)}
            )
        )
        facts = {"acts": [{**row, "now": "Luật Lưu trữ năm 2024"}], "on": "2025-10-15"}
        assert len(list(seeds("listed", "legal_bases/citations", there, facts, table="acts", asks="in_force"))) == found

    @pytest.mark.parametrize(("kind", "subject"), [("Bộ luật", "Lưu trữ"), ("Luật", "Đất đai")])
    def test_an_act_of_another_type_or_name_is_another(self, kind: str, subject: str) -> None:
        row = {"type": "Luật", "name": "Lưu trữ", "date": "2011-11-11", "first": "2025-07-01"}
        act = item("x", code=None, type=kind, subject=subject, date="2011-11-11")
        there = plan(part("legal_bases", items={"citations": (act,)}))
        facts = {"acts": [{**row, "now": ""}], "on": "2025-10-15"}
        assert list(seeds("listed", "legal_bases/citations", there, facts, table="acts", asks="in_force")) == []

    @pytest.mark.parametrize(
        ("date", "on", "want"),
        [
            ("2015-06-25", "2026-03-15", None),
            ("2025-06-25", "2026-03-15", None),  # behind all that are known: a law that took their place
            ("2025-06-25", "", None),
            ("2025-06-25", "2025-06-25", None),
            ("2016-06-25", "2026-03-15", "2015-06-25"),  # its own day, a year on: no law lasts so short
            ("2018-06-25", "2026-03-15", "2015-06-25"),
            ("2019-06-25", "2026-03-15", None),
            ("2025-06-25", "2024-03-15", "2015-06-25"),  # behind the plan as well: none that the plan could cite
            ("2014-06-25", "2026-03-15", "2015-06-25"),
            ("2015-06-26", "2026-03-15", "2015-06-25"),
            ("2014-07-01", "2026-03-15", None),
        ],
    )
    def test_a_law_s_day_near_one_of_its_name(self, date: str, on: str, want: str | None) -> None:
        rows = [{"name": "Ngân sách", "type": "Luật", "dates": ["2002-12-16", "2015-06-25"], "codes": ["a", "b"]}]
        act = item("x", code=None, type="Luật", subject="Ngân sách", date=date, year_in_code="")
        there = plan(part("legal_bases", items={"citations": (act,)}))
        told = seeds("listed", "legal_bases/citations", there, {"dated_acts": rows, "on": on}, table="dated_acts", asks="date")
        assert [seed.want for seed in told] == ([spoken(want)] if want else [])

    @pytest.mark.parametrize(
        ("name", "date", "want"),
        [("30/2020/NĐ-CP", "2020-03-05", None), ("30/2020/NĐ-CP", "2020-03-06", "2020-03-05"), ("66-QĐ/TW", "2017-02-07", None)],
    )
    def test_a_code_with_its_year_tells_the_day(self, name: str, date: str, want: str | None) -> None:
        act = item("x", code=name, type="x", subject="x", date=date, year_in_code="")
        there = plan(part("legal_bases", items={"citations": (act,)}))
        rows = {"dated_acts": [{"name": name, "date": "2020-03-05"}]}
        told = seeds("listed", "legal_bases/citations", there, rows, table="dated_acts", asks="date")
        assert [seed.want for seed in told] == ([spoken(want)] if want else [])

    @pytest.mark.parametrize(
        ("cited", "year", "date", "want"),
        [
            ("Lưu chữ", "2024", None, ["Lưu trữ"]), ("Lưu trữ", "2024", None, []), ("Lưu chữ", "2023", None, []),
            ("Lưu chữ", "2011", "2011-11-11", ["Lưu trữ"]), ("Lưu chữ", "2011", "2011-11-12", []),
        ],
    )  # fmt: skip
    def test_a_law_of_the_day_or_the_year_cited_bears_its_name(self, cited: str, year: str, date: str | None, want: list[str]) -> None:
        row = {"name": "Lưu trữ", "type": "Luật", "dates": ["2011-11-11", "2024-06-21"], "codes": ["a", "b"]}
        act = item(f"Luật {cited} năm {year}", code=None, type="Luật", subject=cited, law=True, date=date, year=year)
        there = plan(part("legal_bases", items={"citations": (act,)}))
        told = seeds("listed", "legal_bases/citations", there, {"dated_acts": [row]}, table="dated_acts", asks="name")
        assert [seed.want for seed in told] == want

    @pytest.mark.parametrize(
        ("codes", "cited", "want"),
        [
            (["01/2002/QH11", "83/2015/QH13"], "83/2016/QH13", "2015-06-25"),
            (["01/2002/QH11", "83/2015/QH13"], "83/2016/QH14", None),
            (["83/2014/QH13", "83/2015/QH13"], "83/2016/QH13", None),
            (["01/2002/HĐ11", "83/2015/HĐ13"], "83/2016/HĐ13", None),
        ],
    )
    def test_a_law_by_its_number_and_the_term_of_its_assembly(self, codes: list[str], cited: str, want: str | None) -> None:
        rows = [{"name": "Ngân sách", "type": "Luật", "dates": ["2002-12-16", "2015-06-25"], "codes": codes}]
        act = item("x", code=cited, type="Luật", subject="Ngân sách", date="2016-06-25", year_in_code="2016")
        there = plan(part("legal_bases", items={"citations": (act,)}))
        told = seeds("listed", "legal_bases/citations", there, {"dated_acts": rows, "on": "2026-03-15"}, table="dated_acts", asks="date")
        assert [seed.want for seed in told] == ([spoken(want)] if want else [])

    @pytest.mark.parametrize(("on", "now"), [("2024-05-31", "Thông tư 2/2020/TT"), ("2024-06-01", "Thông tư 3/2024/TT")])
    def test_what_took_the_place_of_an_act_may_have_ended_on_the_day(self, on: str, now: str) -> None:
        rows = [
            {"name": "1/2010/TT", "date": "2010-01-05", "first": "2020-01-01", "now": "Thông tư 2/2020/TT"},
            {"name": "2/2020/TT", "date": "2020-01-05", "first": "2024-06-01", "now": "Thông tư 3/2024/TT"},
        ]
        there = plan(part("legal_bases", items={"citations": (item("x", code="1/2010/TT", date="2010-01-05"),)}))
        told = seeds("listed", "legal_bases/citations", there, {"acts": rows, "on": on}, table="acts", asks="in_force")
        assert [seed.want for seed in told] == [now]

    @pytest.mark.parametrize(
        ("now", "cited"),
        [
            ("Luật Mới số 9/2024/QH15", "Luật Mới ngày 05 tháng 3 năm 2024"),
            ("Nghị quyết Mới số 9/2024/QH15", "Nghị quyết Mới số 9/2024/QH15"),
        ],
    )
    def test_a_law_alone_is_cited_without_its_number(self, now: str, cited: str) -> None:
        rows = {"acts": [{"name": "1/2010/TT", "date": "2010-01-05", "first": "2020-01-01", "now": now}], "on": "2025-10-15"}
        laws = [{"name": "Mới", "type": "x", "dates": ["2024-03-05"], "codes": ["9/2024/QH15"]}]
        there = plan(part("legal_bases", items={"citations": (item("x", code="1/2010/TT", date="2010-01-05"),)}))
        told = seeds("listed", "legal_bases/citations", there, {**rows, "dated_acts": laws}, table="acts", asks="in_force")
        assert [seed.want for seed in told] == [cited]

    @pytest.mark.parametrize(
        ("name", "slip", "other"),
        [
            ("Đê kè", "Đê cè", "Đê cà"),
            ("Cư trú", "Cư chú", "Cơ chú"),
            ("Phòng, chống ma túy", "Phòng, trống ma túy", "Phùng, trống ma túy"),
            ("Thi đua, khen thưởng", "Thi dua, khem thướng", "Thy dua, khem thướng"),
        ],
    )
    def test_the_longer_a_law_s_name_the_more_of_its_letters_may_be_slips(self, name: str, slip: str, other: str) -> None:
        rows = {"dated_acts": [{"name": name, "type": "Luật", "dates": ["2024-06-21"], "codes": ["a"]}]}
        for cited, found in ((slip, [name]), (other, [])):
            act = item(f"Luật {cited} năm 2024", code=None, type="Luật", subject=cited, law=True, date=None, year="2024")
            there = plan(part("legal_bases", items={"citations": (act,)}))
            told = seeds("listed", "legal_bases/citations", there, rows, table="dated_acts", asks="name")
            assert [seed.want for seed in told] == found

    def test_a_law_of_another_name_has_a_day_of_its_own(self) -> None:
        rows = [{"name": "Ngân sách", "type": "Luật", "dates": ["2015-06-25"], "codes": ["a"]}]
        act = item("x", code=None, type="Luật", subject="Đất đai", date="2015-06-26", year_in_code="")
        there = plan(part("legal_bases", items={"citations": (act,)}))
        facts = {"dated_acts": rows, "on": "2026-03-15"}
        assert list(seeds("listed", "legal_bases/citations", there, facts, table="dated_acts", asks="date")) == []

    @pytest.mark.parametrize(("code", "date", "found"), [("b", "2024-06-22", ["Lưu trữ"]), ("c", "2024-06-21", [])])
    def test_a_law_by_its_code_bears_the_name_of_that_code(self, code: str, date: str, found: list[str]) -> None:
        row = {"name": "Lưu trữ", "type": "Luật", "dates": ["2011-11-11", "2024-06-21"], "codes": ["a", "b"]}
        act = item("Luật Lưu chữ", code=code, type="Luật", subject="Lưu chữ", law=True, date=date, year=date[:4])
        there = plan(part("legal_bases", items={"citations": (act,)}))
        told = seeds("listed", "legal_bases/citations", there, {"dated_acts": [row]}, table="dated_acts", asks="name")
        assert [seed.want for seed in told] == found

    def test_a_longer_word_is_another_name(self) -> None:
        assert self.ended("Long Anh") == []

    def test_a_plan_without_a_date_is_not_judged(self) -> None:
        assert self.ended("Long An", on="") == []

    def test_the_whole_text_when_asked(self) -> None:
        assert self.ended("Xã Long An", whole=True) == []

    def test_a_name_at_the_end_of_a_text_that_opens_so(self) -> None:
        assert self.ended("SỞ Y TẾ LONG AN", starts=["sở "], ends=True) == [("Long An", "Tây Ninh")]
        assert self.ended("SỞ Y TẾ LONG AN ĐÔNG", starts=["sở "], ends=True) == []
        assert self.ended("TRƯỜNG LONG AN", starts=["sở "], ends=True) == []

    @pytest.mark.parametrize(("place", "want"), [("Huy", []), ("Hu ế", ["Huế"]), ("Lao Cai", ["Lào Cai"]), ("Lào Vai", ["Lào Cai"])])
    def test_a_short_name_with_another_letter_may_be_another_name(self, place: str, want: list[str]) -> None:
        rows = {"names": [{"name": "Huế"}, {"name": "Lào Cai"}]}
        there = plan(part("place", place), part("organ", f"UBND {'THÀNH PHỐ HUẾ' if place[0] == 'H' else 'TỈNH LÀO CAI'}"))
        told = seeds("listed", "place", there, rows, table="names", asks="spelling", apart=["organ"])
        assert [seed.want for seed in told] == want

    @pytest.mark.parametrize(
        ("place", "name", "told"),
        [("Sa Ba", "Sa Pa", True), ("Y Tí", "Y Tý", False), ("Lào Cia", "Lào Cai", True), ("Lào Cxy", "Lào Cai", False)],
    )
    def test_a_slip_is_a_letter_or_two_that_changed_places(self, place: str, name: str, told: bool) -> None:
        there = plan(part("place", place), part("organ", f"UBND XÃ {name.upper()}"))
        seen = seeds("listed", "place", there, {"names": [{"name": name}]}, table="names", asks="spelling", apart=["organ"])
        assert [seed.want for seed in seen] == ([name] if told else [])

    def test_a_name_that_another_part_bears_too(self) -> None:
        there = plan(part("place", "Long An"), part("organ", "ỦY BAN NHÂN DÂN PHƯỜNG LONG AN"))
        settings: dict[str, Any] = {"table": "places", "apart": ["organ"]}
        assert list(seeds("listed", "place", there, {**PLACES, "on": "2025-10-15"}, **settings)) == []

    def test_a_text_that_itself_speaks_of_what_was(self) -> None:
        assert self.ended("tỉnh Long An trước đây", but=["trước đây"]) == []
        assert self.ended("tỉnh Long An ngày nay", but=["trước đây"]) == [("Long An", "Tây Ninh")]

    def test_a_name_not_yet_in_use(self) -> None:
        rows = {"unborn": [{"name": "thành phố Tân Biên", "fold": "thành phố tân biên", "first": "", "last": "2026-04-29", "now": "x"}]}
        for on, found in (("2026-04-29", 1), ("2026-04-30", 0), ("", 0)):
            seen = list(seeds("listed", "place", plan(part("place", "TP. Tân Biên")), {**rows, "on": on}, table="unborn"))
            assert len(seen) == found

    def test_a_name_that_goes_on_as_another_s(self) -> None:
        rows = {
            "bodies": [{"name": "Ban Dân tộc", "fold": "ban dân tộc", "first": "2025-03-01", "last": "", "now": "", "but": ["hội đồng"]}]
        }
        for text, found in (("BAN DÂN TỘC", 1), ("BAN DÂN TỘC HỘI ĐỒNG NHÂN DÂN", 0)):
            seen = list(seeds("listed", "place", plan(part("place", text)), {**rows, "on": "2025-10-15"}, table="bodies"))
            assert len(seen) == found


def test_a_count_that_should_be_none_is_quoted_as_no_words_of_the_plan():
    case = Case(plan(traits={"revisions": 26}), {})
    (problem,) = KINDS["present"](case, {"of": "trait.revisions", "wanted": False})
    assert problem.got is None
