"""Words whose keys no input method turned into letters are read in the letters they make, and told once."""

import pytest

from checker.checking import lint, load_ruleset
from checker.parsing.recognition.keys import as_letters
from tests.parsing.plans import plan_of, whole

PARTS = ("superior_organ", "organ", "competence", "position", "full_name", "recipients")


@pytest.mark.parametrize(
    ("line", "typed", "rule"),
    [
        ("SỞ NỘI VỤ\n", "SOWR NOOIJ VUJ\n", "TT0290"),
        ("SỞ NỘI VỤ\n", "SỞ NOOIJ VUJ\n", "TT0290"),
        ("Nơi nhận:", "No7i nha65n:", "TT0990"),
        ("KT. GIÁM ĐỐC", "KT. GIAMS DDOOCS", "TT0790"),
        ("\nPHÓ GIÁM ĐỐC", "\nPHÓ GIÁM DDOOCS", "TT0789"),
        ("\nPHÓ GIÁM ĐỐC", "\nPHO1 GIA1M D9O61C", "TT0789"),
    ],
)
def test_a_line_typed_in_keys_is_its_part_and_told_once(line, typed, rule):
    plan, right = plan_of(whole().replace(line, typed)), plan_of(whole())
    assert [finding.rule for finding in lint(plan, load_ruleset(plan)).findings] == [rule]
    assert [plan[part].status for part in PARTS] == [right[part].status for part in PARTS]


def test_a_body_typed_in_keys_is_no_other_organs():
    text = whole().replace("KT. GIÁM ĐỐC", "TM. UYR BAN NHAAN DAAN\nKT. CHUR TICHJ").replace("PHÓ GIÁM ĐỐC", "PHÓ CHUR TICHJ")
    text = text.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "UYR BAN NHAAN DAAN\nTỈNH TÂY NINH").replace("KH-SNV", "KH-UBND")
    plan = plan_of(text)
    assert (plan["organ"].meant, plan["organ"].fields["kind"]) == ("ỦY BAN NHÂN DÂN TỈNH TÂY NINH", "ubnd")
    assert {finding.rule for finding in lint(plan, load_ruleset(plan)).findings} == {"TT0290", "TT0790", "TT0789"}


@pytest.mark.parametrize("name", ["GIÁM ĐỐC BOX", "GIÁM ĐỐC CÔNG TY FOOD"])
def test_a_post_that_stands_as_the_law_has_it_is_read_in_no_keys(name):
    plan = plan_of(whole().replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", name))
    assert "TT0789" not in {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}


def test_keys_make_the_letters_of_telex_and_vni_and_leave_abbreviations():
    assert as_letters("TRUWOWNGR TRUWOWRNG PHONGF UBND THPT KHKT QUYS GIAF") == "TRƯỞNG TRƯỞNG PHÒNG UBND THPT KHKT QUÝ GIÀ"
