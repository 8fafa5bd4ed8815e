"""Lines of a signature that are no line each of their own: a post that wrapped within itself is one on two lines, a name beside the note
that it is signed is two on one."""

import pytest

from checker.checking import lint, load_ruleset
from tests.parsing.plans import CLOSING, plan_of, whole

SIGNED = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Hoài Thu"


def signed(posts, *, name="Trần Hoài Thu"):
    plan = plan_of(whole(closing=CLOSING.replace(SIGNED, f"{posts}\n\n{name}")))
    told = lint(plan, load_ruleset(plan)).findings
    return plan, [each.rule for each in told if each.rule[:4] == "TT07" and each.rule != "TT0727"]


@pytest.mark.parametrize(
    ("posts", "authority", "post"),
    [
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM\nĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. GIÁM\nĐỐC\nPHÓ GIÁM\nĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. GIÁM ĐỐC\nPHÓ\nGIÁM ĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. GIÁM ĐỐC\nPHÓ\nGIÁM\nĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. CHI CỤC\nTRƯỞNG\nPHÓ CHI CỤC\nTRƯỞNG", "KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"),
        ("KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH\nVĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("KT.\nGIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("CHÁNH VĂN\nPHÒNG", None, "CHÁNH VĂN PHÒNG"),
        ("CHÁNH\nVĂN PHÒNG", None, "CHÁNH VĂN PHÒNG"),
        ("HIỆU\nTRƯỞNG", None, "HIỆU TRƯỞNG"),
        ("CHỦ\nTỊCH", None, "CHỦ TỊCH"),
        ("TỔNG\nGIÁM ĐỐC", None, "TỔNG GIÁM ĐỐC"),
        ("TRƯỞNG\nPHÒNG", None, "TRƯỞNG PHÒNG"),
        ("TRƯỞNG\nPHÒNG TÀI CHÍNH", None, "TRƯỞNG PHÒNG TÀI CHÍNH"),
        ("CHÁNH VĂN\nPHÒNG HĐND VÀ UBND", None, "CHÁNH VĂN PHÒNG HĐND VÀ UBND"),
        ("Q. HIỆU\nTRƯỞNG", "Q. HIỆU TRƯỞNG", "Q. HIỆU TRƯỞNG"),
        ("TM. ỦY BAN\nNHÂN DÂN\nCHỦ\nTỊCH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ],
)
def test_it_is_read_whole_and_nothing_is_told(posts, authority, post):
    plan, told = signed(posts)
    assert (plan["competence"].text, plan["position"].text, plan["full_name"].text) == (authority, post, "Trần Hoài Thu")
    assert [rule for rule in told if rule in ("TT0701", "TT0703", "TT0707", "TT0789", "TT0790")] == []


def test_it_stands_on_both_lines():
    plan, _ = signed("KT. GIÁM ĐỐC\nPHÓ GIÁM\nĐỐC")
    lines = [place.line for place in plan["position"].places]
    assert len(lines) == 2
    assert lines[1] == lines[0] + 1
    assert [reading.component for reading in plan.readings if reading.block in range(len(plan.document.blocks))].count("position") == 2


def test_the_post_of_a_body_below_its_authority_is_no_rest_of_it():
    plan, _ = signed("TM. ĐOÀN\nTRƯỞNG ĐOÀN")
    assert (plan["competence"].text, plan["position"].text) == ("TM. ĐOÀN", "TRƯỞNG ĐOÀN")


def test_beside_the_list_it_goes_on_in_its_own_column():
    listed = "\nNơi nhận:                HIỆU\n- Như trên;               TRƯỞNG\n- Lưu: VT.\n\n                    Trần Hoài Thu\n"
    plan = plan_of(whole(closing=listed))
    assert (plan["position"].text, plan["full_name"].text, len(plan["recipients"].value)) == ("HIỆU TRƯỞNG", "Trần Hoài Thu", 1)


def test_its_lines_printed_twice_are_two_posts():
    plan, _ = signed("GIÁM\nĐỐC\nGIÁM\nĐỐC")
    assert plan["position"].text == "GIÁM ĐỐC"


def test_its_rest_with_a_slip_is_told_still():
    assert "TT0789" in signed("KT. GIÁM ĐỐC\nPHÓ GIÁM\nĐÓC")[1]


NOTED = (
    "(Đã ký) {name}",
    "(đã ký) {name}",
    "(Ký, đóng dấu) {name}",
    "[Đã ký] {name}",
    "Đã ký: {name}",
    "Đã ký - {name}",
    "{name} (đã ký)",
    "{name} [Ký số]",
)


@pytest.mark.parametrize("noted", NOTED)
@pytest.mark.parametrize("posts", ["KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "GIÁM ĐỐC"])
def test_a_name_beside_the_note_that_it_is_signed_is_the_name(noted, posts):
    plan, told = signed(posts, name=noted.format(name="Trần Hoài Thu"))
    assert (plan["position"].text, plan["full_name"].text) == (posts.split("\n")[-1], "Trần Hoài Thu")
    assert (plan["archive"].text, told) == ("Lưu: VT, CCVC.", [])


def test_it_stands_above_the_list_too():
    plan = plan_of(whole(closing="\nGIÁM ĐỐC\n(Đã ký) Trần Hoài Thu\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"))
    assert (plan["position"].text, plan["full_name"].text, plan["archive"].text) == ("GIÁM ĐỐC", "Trần Hoài Thu", "Lưu: VT.")


def test_whose_signature_a_program_names_is_no_name_of_its_own():
    plan, _ = signed("GIÁM ĐỐC\nKý bởi: Sở Nội vụ")
    assert plan["full_name"].text == "Trần Hoài Thu"


def test_a_note_beside_words_that_are_no_name_stays_whole():
    plan, _ = signed("GIÁM ĐỐC\n(Đã ký) và đóng dấu")
    assert (plan["position"].text, plan["full_name"].text) == ("GIÁM ĐỐC", "Trần Hoài Thu")


SECOND = (
    "Phó Chủ tịch UBND tỉnh", "(Phó Chủ tịch UBND tỉnh)", "Giám đốc Sở Nội vụ", "Phó Bí thư Thường trực Tỉnh ủy", "Giám đốc Công an tỉnh",
    "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh", "Phó Chủ tịch", "Ủy viên Ban Thường vụ Tỉnh ủy",
)  # fmt: skip


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("posts", ["TRƯỞNG BAN", "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC"])
def test_a_second_post_in_small_letters_is_no_name(second, posts):
    plan, _ = signed(f"{posts}\n{second}")
    assert (plan["position"].text, plan["position"].fields["second"]) == (posts.split("\n")[-1], second)
    assert (plan["full_name"].text, plan["archive"].text) == ("Trần Hoài Thu", "Lưu: VT, CCVC.")


@pytest.mark.parametrize("second", SECOND)
def test_it_is_none_above_the_list_either(second):
    plan = plan_of(whole(closing=f"\nTRƯỞNG BAN\n{second}\nTrần Hoài Thu\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"))
    assert (plan["position"].text, plan["position"].fields["second"], plan["full_name"].text) == ("TRƯỞNG BAN", second, "Trần Hoài Thu")


def test_a_name_that_looks_like_a_post_without_its_marks_is_a_name():
    assert signed("TRƯỞNG BAN", name="Trương Thị Hoài")[0]["full_name"].text == "Trương Thị Hoài"
