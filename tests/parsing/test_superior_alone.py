"""The issuer's line is left out below its superior's: symbol and post are both another organ's."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset
from tests.parsing.plans import CLOSING, HEADER, plan_of, whole


def told(superior, symbol, signed):
    """The organ and its superior as they are read, and the rules that speak of organ, symbol and signature."""
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", superior).replace("KH-SNV", symbol)
    plan = plan_of(whole(header=header, closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", signed)))
    parts = ("organ", "notation", "competence", "position")
    names = plan.components["superior_organ"].text, plan.components["organ"].text
    return names, [each.rule for each in lint(plan, load_ruleset(plan)).findings if each.component in parts]


@pytest.mark.parametrize(
    ("superior", "symbol", "signed"),
    [
        ("UBND TỈNH TÂY NINH", "KH-SCT", "GIÁM ĐỐC"),
        ("UBND XÃ TÂN LẬP", "KH-MNHS", "HIỆU TRƯỞNG"),
        ("UBND XÃ TÂN LẬP", "KH-KT", "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG"),
        ("BỘ TÀI CHÍNH", "KH-CHQ", "KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG"),
        ("CÔNG AN TỈNH TÂY NINH", "KH-CAX", "TRƯỞNG CÔNG AN XÃ"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH TÂY NINH", "KH-THPTLQĐ", "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG"),
        ("SỞ Y TẾ TỈNH TÂY NINH", "KH-CCDS", "CHI CỤC TRƯỞNG"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH TÂY NINH", "KH-CCKL", "CHI CỤC TRƯỞNG"),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "KH-CTL", "CỤC TRƯỞNG"),
    ],
)
def test_one_line_left_out_is_told_once(superior, symbol, signed):
    assert told(superior, symbol, signed) == ((superior, None), ["TT0201"])


@pytest.mark.parametrize(
    ("superior", "symbol", "signed", "rules"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH TÂY NINH", "KH-SCT", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", ["TT0323"]),
        ("ỦY BAN NHÂN DÂN TỈNH TÂY NINH", "KH-UBND", "GIÁM ĐỐC", ["TT0727"]),
        ("ỦY BAN NHÂN DÂN TỈNH TÂY NINH", "KH-SCT", "TL. CHỦ TỊCH\nGIÁM ĐỐC", ["TT0323"]),
        ("UBND TỈNH TÂY NINH SỞ NỘI VỤ", "KH-SNV", "GIÁM ĐỐC", ["TT0229"]),
        ("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "KH-SCT", "GIÁM ĐỐC", ["TT0323", "TT0727"]),
        ("BỘ TÀI CHÍNH", "KH-BTC", "TL. BỘ TRƯỞNG\nCỤC TRƯỞNG", []),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "KH-GDĐT", "HIỆU TRƯỞNG", ["TT0727"]),
        ("CÔNG AN TỈNH TÂY NINH", "KH-CAT", "TRƯỞNG CÔNG AN XÃ", ["TT0727"]),
        ("CÔNG AN XÃ TÂN LẬP", "KH-CAX", "TRƯỞNG CÔNG AN XÃ", []),
        ("SỞ Y TẾ TỈNH TÂY NINH", "KH-TTYT", "GIÁM ĐỐC", []),
    ],
)
def test_a_wrong_symbol_or_a_wrong_post_by_itself_is_told_as_it_is(superior, symbol, signed, rules):
    assert told(superior, symbol, signed) == ((None, superior.replace("\n", " ")), rules)


def test_smudged_letters_are_no_superiors_name_alone():
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "UBNDTÍVV TÂY NINH S_TÉ").replace("KH-SNV", "KH-SYT")
    assert plan_of(whole(header=header)).components["organ"].status != "missing"
