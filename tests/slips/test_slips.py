"""The measure of slips measures what it says, and its figures become no worse."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.model import Clause, Finding
from tests.builders.plans import SO_NOI_VU, XA
from tests.slips.bases import MEDIA, word_files
from tests.slips.lines import Line, lines
from tests.slips.measuring import Read, _blamed, _lost, read_base, sound
from tests.slips.planting import Edit, slips
from tests.slips.ratchet import RATCHET, figures_of

LINES = {line.name: line for line in lines(SO_NOI_VU)}


def made(line: str, kind: str) -> set[str]:
    return {edit.on(line) for edit in slips(line, kind)}


class TestPlanting:
    @pytest.mark.parametrize(
        ("line", "kind", "slipped"),
        [
            ("Lưu:", "dropped", {"ưu:", "Lu:", "Lư:"}),
            ("Số:", "doubled", {"SSố:", "Sốố:"}),
            ("Sở Y", "swapped", {"ởS Y"}),
            ("XÃ", "neighbour", {"ZÃ", "CÃ"}),
            ("ộ", "mark", {"ô", "ồ", "ố", "ổ", "ỗ", "ọ"}),
            ("Đ", "mark", {"D"}),
            ("VT", "case", {"vT", "Vt"}),
            ("KT. AB", "space", {"K T. AB", "KT . AB", "KT.AB", "KT. A B"}),
            ("Số: 5/K", "point", {"Số 5/K", "Số; 5/K", "Số: 5K", "Số: 5.K"}),
            ("Số:", "telex", {"Sôs:", "Sóo:"}),
            ("HOẠCH", "telex", {"HOAJCH", "HOACHJ"}),
            ("ĐỊA", "vni", {"D9ỊA", "ĐI5A", "ĐIA5"}),
            ("Số: 15", "shape", {"5ố: 15", "Số: l5", "Số: 1S"}),
            ("KT", "alphabet", {"КT", "KТ"}),
            ("Nơi nhận:", "tab", {"Nơi\tnhận:"}),
            ("Nơi nhận:", "no_break", {"Nơi\u00a0nhận:"}),
            ("SỞ Y TẾ", "lowered", {"Sở y tế", "Sở Y Tế", "sở y tế"}),
            ("Nơi nhận:", "lowered", set()),
            ("Nơi nhận:", "raised", {"NƠI NHẬN:"}),
            ("Đ. SỞ", "unmarked", {"D. SO"}),
            ("PHÓ CHỦ TỊCH", "word", {"CHỦ TỊCH", "PHÓ TỊCH", "PHÓ CHỦ ", "PHÓ PHÓ CHỦ TỊCH", "PHÓ CHỦ CHỦ TỊCH", "PHÓ CHỦ TỊCH TỊCH"}),
        ],
    )
    def test_a_kind_makes_every_slip_of_its_own(self, line, kind, slipped):
        assert made(line, kind) == slipped

    def test_a_sign_too_many_stands_at_either_end(self):
        signed = made("VT", "stray")
        assert {"*VT", ".VT", "VT.", "VT ,"} <= signed
        assert all(line.startswith("VT") or line.endswith("VT") for line in signed)

    def test_a_piece_moves_with_the_slip_before_it(self):
        assert Edit(0, 1, "SS").moved(4, 7) == (5, 8)
        assert Edit(5, 6, "").moved(4, 7) == (4, 6)
        assert Edit(9, 10, "").moved(4, 7) == (4, 7)


class TestLines:
    def test_the_number_line_carries_the_number_and_the_notation(self):
        line = LINES["number"]
        assert {name: line.text[start:end] for name, (start, end) in line.pieces} == {"number": "125", "notation": "KH-SNV"}
        assert [line.text[start:end] for start, end in line.fixed] == ["Số:", "/", "KH-"]

    def test_the_words_of_the_law_in_an_organ_are_fixed_and_its_own_name_is_free(self):
        line = next(line for line in lines(XA) if line.text == "XÃ TÂN LẬP")
        assert [line.text[start:end] for start, end in line.fixed] == ["XÃ"]

    @pytest.mark.parametrize(
        ("name", "slipped", "hits"),
        [
            ("number", "Dố: 125/KH-SNV", True),
            ("number", "Số: 12 5/KH-SNV", False),  # the figures are the organ's own
            ("number", "Số:125/KH-SNV", False),  # no clause asks for the space
            ("number", "Số : 125/KH-SNV", False),
            ("number", "Số: 125/KH -SNV", True),  # "không cách chữ"
            ("date", "Tây Ninh ngày 15 tháng 3 năm 2024", True),
            ("date", "Tây Ninj, ngày 15 tháng 3 năm 2024", False),
            ("archive", "- Lưu: VT, CCVX.", False),
            ("motto", "Độc lập- Tự do - Hạnh phúc", True),
            ("position", "PHÓGIÁM ĐỐC", True),
            ("position", "PHÓ\tGIÁM ĐỐC", False),
        ],
    )
    def test_a_slip_hits_where_the_law_fixes_the_words(self, name, slipped, hits):
        line = LINES[name]
        kinds = ("dropped", "neighbour", "space", "point", "tab")
        edit = next(edit for kind in kinds for edit in line.slips(kind) if edit.on(line.text) == slipped)
        assert line.hits(edit) is hits

    def test_no_tab_is_struck_within_the_name_of_a_place(self):
        assert {edit.on(LINES["date"].text).partition("\t")[0] for edit in LINES["date"].slips("tab")} == {
            "Tây Ninh,", "Tây Ninh, ngày", "Tây Ninh, ngày 15", "Tây Ninh, ngày 15 tháng", "Tây Ninh, ngày 15 tháng 3",
            "Tây Ninh, ngày 15 tháng 3 năm",
        }  # fmt: skip

    def test_a_comma_behind_the_first_word_makes_no_office_of_it(self):
        plan = replace(XA, organ=("BAN CHỈ HUY", "PHÒNG, CHỐNG LỤT"))
        assert not next(line for line in lines(plan) if line.text.startswith("PHÒNG")).fixed

    def test_only_a_word_of_the_law_is_left_out(self):
        assert {edit.on(LINES["number"].text) for edit in LINES["number"].slips("word")} == {"125/KH-SNV", "Số: Số: 125/KH-SNV"}

    def test_of_a_basis_only_its_first_words_are_slipped(self):
        assert all(edit.end <= len("Căn cứ") for edit in LINES["legal_bases"].slips("dropped"))


class TestMeasuring:
    BASE = Read(
        "text",
        "in",
        "issued",
        "nd30-2020",
        {
            "organ": ("found", "SỞ NỘI VỤ", None),
            "number": ("found", "125", 125),
            "notation": ("found", "KH-SNV", None),
        },
        (),
    )
    LINE = LINES["number"]
    SLIP = Edit(0, 1, "R")

    def after(self, **parts: tuple[str, str | None, object]) -> Read:
        return replace(self.BASE, parts=self.BASE.parts | parts)

    def lost(self, now: Read) -> str:
        return _lost(SO_NOI_VU, self.BASE, now, self.LINE, self.SLIP)

    def test_a_part_called_missing_is_lost(self):
        assert self.lost(self.after(number=("missing", None, None))) == "number missing"

    def test_a_part_whose_text_another_part_took_is_lost(self):
        assert self.lost(self.after(notation=("found", "SNV SỞ NỘI VỤ", None))) != ""

    def test_a_part_that_gives_the_whole_line_is_not_lost(self):
        assert self.lost(self.after(number=("garbled", "Rố: 125/KH-SNV", None))) == ""

    def test_another_part_that_reads_otherwise_is_blamed(self):
        now = self.after(organ=("found", "SỞ NỘI VỤ Rố: 125/KH-SNV", None))
        assert _blamed(self.BASE, now, self.LINE, [], []).startswith("organ")

    def test_a_finding_on_another_part_is_blame(self):
        finding = Finding("TT0201", "organ", "organ", "error", "decree", Clause("30/2020/NĐ-CP", ""))
        assert _blamed(self.BASE, self.BASE, self.LINE, [finding], []) == "TT0201 on organ"

    def test_the_slip_is_made_in_the_word_file_itself(self):
        base = next(base for base in word_files("so-noi-vu", SO_NOI_VU) if base.name == "so-noi-vu tabs")
        line: Line = LINES["position"]
        assert sound(base, read_base(base.make(base.plan), "docx"), line)
        assert base.with_slip(line, Edit(0, 0, "")) != base.make(replace(base.plan, position="X"))
        slipped = base._retyped(line.text, "PHÓ GIÁM ĐỐD")
        assert slipped is not None
        assert "PHÓ GIÁM ĐỐD" in "".join(part or "" for _, part, _ in read_base(slipped, "docx").parts.values())


@pytest.mark.long
@pytest.mark.parametrize("medium", MEDIA)
def test_no_figure_is_worse_than_the_ratchet(medium):
    held, now = json.loads(RATCHET.read_text(encoding="utf-8"))[medium], figures_of(medium)
    assert now["slips"] == held["slips"]
    assert {name: (now[name], held[name]) for name in ("lost", "blamed", "silent", "unsound") if now[name] > held[name]} == {}
