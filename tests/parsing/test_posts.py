"""A post of the state is itself, and no slip of one that is better known."""

import pytest

from checker.checking import lint, load_ruleset
from tests.parsing.plans import CLOSING, plan_of, whole

SIGNED = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
HEADS = (
    "THỦ TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ", "TRƯỞNG THỐNG KÊ TỈNH", "TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH", "TRƯỞNG THUẾ TỈNH", "ĐỒN TRƯỞNG",
    "TRƯỞNG TRẠI", "TRẠI TRƯỞNG", "TRẠM TRƯỞNG", "GIÁM THỊ", "TRƯỞNG VĂN PHÒNG ĐẠI DIỆN", "TRƯỞNG BAN BAN DÂN NGUYỆN",
    "TRƯỞNG KHO BẠC", "TRƯỞNG BẢO HIỂM XÃ HỘI", "TRƯỞNG BỘ MÔN", "KIỂM TOÁN TRƯỞNG", "TỔNG KIỂM TOÁN NHÀ NƯỚC", "PHÂN VIỆN TRƯỞNG",
    "TRUNG ĐOÀN TRƯỞNG", "CỤM TRƯỞNG", "CHÍNH ỦY", "ĐẠI SỨ", "VỤ TRƯỞNG", "CHÁNH ÁN", "TỔNG THƯ KÝ",
    "TRƯỞNG BẢO TÀNG", "TRƯỞNG THƯ VIỆN", "TRƯỞNG SÂN BAY", "TRƯỞNG TỔNG KHO", "TRƯỞNG BẢO VỆ", "TRƯỞNG PHƯỜNG ĐỘI",
    "ĐẠI BIỂU THƯỜNG TRỰC", "ĐẠI DIỆN THƯỜNG TRỰC", "ĐẠI SỨ ĐẶC MỆNH TOÀN QUYỀN",
)  # fmt: skip
PAIRS = ("TỔ TRƯỞNG", "TỔ PHÓ"), ("VIỆN TRƯỞNG", "VIỆN PHÓ"), ("BỘ TRƯỞNG", "THỨ TRƯỞNG")
SLIPS = (
    ("TRƯỞNG PHONG", "PHONG", "PHÒNG"), ("TRƯỞNG BÀN", "BÀN", "BAN"), ("TRƯỞNG BNA", "BNA", "BAN"), ("TRƯỞNG PHONGF", "PHONGF", "PHÒNG"),
    ("TRAM TRƯỞNG", "TRAM", "TRẠM"), ("THU TRƯỞNG", "THU", "THỦ"),
    ("TRẠI TRUỞNG", "TRUỞNG", "TRƯỞNG"), ("CỤC TRƯỜNG", "TRƯỜNG", "TRƯỞNG"), ("VIÊN TRƯỞNG", "VIÊN", "VIỆN"),
    ("KT. BỘ TRƯỞNG\nTHỦ TRƯỞNG", "THỦ", "THỨ"), ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN BAN", "BAN BAN", "BAN"),
    ("CHÍNH TRI VIÊN", "TRI", "TRỊ"), ("ĐẠI SỬ", "SỬ", "SỨ"), ("CHINH ỦY", "CHINH", "CHÍNH"), ("TỔNG LÃNH SƯ", "SƯ", "SỰ"),
    ("KẾ TOÁN TRUỞNG", "TRUỞNG", "TRƯỞNG"), ("TƯ LỆNHH", "LỆNHH", "LỆNH"), ("KT. TỔ TRƯỞNG\nTỔ PHO", "PHO", "PHÓ"),
)  # fmt: skip


def found(posts):
    """What is told of the signer's posts; whether they are the issuing organ's (TT0727) is not asked."""
    plan = plan_of(whole(closing=CLOSING.replace(SIGNED, posts)))
    told = lint(plan, load_ruleset(plan)).findings
    return [(each.rule, each.got, each.want) for each in told if each.rule[:4] == "TT07" and each.rule != "TT0727"]


def test_posts_of_the_state_are_taken_as_they_stand():
    lawful = [*HEADS, "Q. THỦ TRƯỞNG", "Q. TRẠM TRƯỞNG", "TL. THỦ TRƯỞNG\nCHÁNH VĂN PHÒNG", "TUQ. TRẠM TRƯỞNG\nCHÁNH VĂN PHÒNG"]
    lawful += [f"KT. {head}\nPHÓ {head}" for head in HEADS] + [f"KT. {head}\n{deputy}" for head, deputy in PAIRS]
    for posts in lawful:
        assert found(posts) == [], posts


def test_who_heads_a_mission_for_the_time_is_no_deputy():
    assert found("ĐẠI BIỆN LÂM THỜI") == []


def test_a_post_that_nobody_listed_is_one_above_a_name():
    closing = CLOSING.replace(SIGNED, "QUẢN TRỊ SỰ VỤ TOÀN QUYỀN")
    plan = plan_of(whole(closing=closing))
    assert (plan["position"].text, plan["full_name"].text) == ("QUẢN TRỊ SỰ VỤ TOÀN QUYỀN", "Trần Hoài Thu")
    assert plan["archive"].text == plan_of(whole())["archive"].text


def test_capitals_with_no_name_below_are_no_post():
    plan = plan_of(whole(closing=CLOSING.replace(f"{SIGNED}\n\nTrần Hoài Thu", "QUẢN TRỊ SỰ VỤ TOÀN QUYỀN\n\nNội dung kèm theo.")))
    assert plan["position"].status == "missing"


def test_a_deputy_minister_above_another_is_no_slip_of_the_minister():
    assert found("KT. THỨ TRƯỞNG\nTHỨ TRƯỞNG") == [("TT0730", "THỨ TRƯỞNG", "BỘ TRƯỞNG")]


def test_posts_with_a_slip_are_set_right():
    for posts, got, want in SLIPS:
        assert found(posts) == [("TT0789", got, want)], posts


def test_posts_that_nobody_listed_are_no_slips_of_listed_ones():
    for post in (
        "TRƯỞNG BẾN",
        "TRƯỞNG KHO",
        "TRƯỞNG BUÔN",
        "TRƯỞNG CA",
        "THƯ KÝ",
        "THỦ QUỸ",
        "GIÁM SỰ",
        "LÃNH SỰ",
        "TRƯỞNG GIÁO XỨ",
        "BÍ THỰC",
        "TRƯỞNG KHÓA",
        "TRƯỞNG CHI BỘ",
        "TRƯỞNG GA",
        "TRƯỞNG ĐÀI",
        "TRƯỞNG LỚP",
        "TRƯỞNG TÀU",
        "KT. TRƯỞNG GA\nPHÓ TRƯỞNG GA",
    ):
        assert [each for each in found(post) if each[0] in ("TT0789", "TT0790")] == [], post


@pytest.mark.parametrize(
    ("typed", "got", "want"),
    [
        ("T.M BAN GIÁM ĐỐC", "T.M", "TM."),
        ("T.M. BAN GIÁM HIỆU", "T.M.", "TM."),
        ("T.L CHỈ HUY TRƯỞNG", "T.L", "TL."),
        ("T.U.Q THỐNG ĐỐC", "T.U.Q", "TUQ."),
    ],
)
def test_an_authority_whose_letters_a_stop_parts_is_told(typed, got, want):
    assert ("TT0790", got, want) in found(f"{typed}\nCHÁNH VĂN PHÒNG")


def test_initials_are_no_authority():
    assert plan_of(whole(closing=CLOSING.replace(SIGNED, "T.Q BAN GIÁM ĐỐC\nGIÁM ĐỐC")))["competence"].status == "not_applicable"


def test_a_deputy_named_the_short_way_is_given_the_post_in_full():
    for short, full in (("HIỆU PHÓ", "PHÓ HIỆU TRƯỞNG"), ("CỤC PHÓ", "PHÓ CỤC TRƯỞNG")):
        assert found(f"KT. {short.removesuffix(' PHÓ')} TRƯỞNG\n{short}") == [("TT0723", short, full)]


def test_a_post_that_few_hold_is_known_by_one_slip_and_not_by_two():
    assert found("CHÍNH TRỊ VIÊM") == [("TT0789", "VIÊM", "VIÊN")]
    assert found("CHÍNH TRI. VIÊN") == []
