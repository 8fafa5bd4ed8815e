"""Who signs: every signer with an office and a name of their own, and of them the plan's own."""

from dataclasses import replace

import pytest

from checker.parsing import parse
from checker.reading import read
from tests.parsing.plans import BODY, CLOSING, plan_of, whole

LISTED = "\nNơi nhận:\n- UBND tỉnh (để báo cáo);\n- Lưu: VT, CCVC.\n"
SIGNED = "\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Hoài Thu\n"


def signers(plan):
    fields = ("authority", "posts", "name", "approves")
    return [tuple(each.fields[name] for name in fields) for each in plan.extra["signers"]]


def beside(left, right):
    return f"\n| {'<br>'.join(left)} | {'<br>'.join(right)} |\n|---|---|\n{LISTED}"


def test_two_signers_of_a_joint_plan_keep_their_own_names():
    plan = plan_of(whole(closing=beside(("CHỦ TỊCH", "Lê Bá Sơn"), ("GIÁM ĐỐC", "Hồ Văn Tấn"))))
    assert signers(plan) == [("", ["CHỦ TỊCH"], "Lê Bá Sơn", False), ("", ["GIÁM ĐỐC"], "Hồ Văn Tấn", False)]
    assert (plan["position"].text, plan["full_name"].text) == ("CHỦ TỊCH", "Lê Bá Sơn")


def test_two_signers_of_a_template_stand_above_the_recipients():
    plan = plan_of(whole(closing=beside(("CHỦ TỊCH", "[Họ và tên]"), ("GIÁM ĐỐC", "[Họ và tên]"))))
    assert signers(plan) == [("", ["CHỦ TỊCH"], "[Họ và tên]", False), ("", ["GIÁM ĐỐC"], "[Họ và tên]", False)]
    assert (plan["position"].text, plan["full_name"].status) == ("CHỦ TỊCH", "blank")


@pytest.mark.parametrize("mark", ["PHÊ DUYỆT", "DUYỆT CỦA BAN GIÁM HIỆU", "XÁC NHẬN CỦA NHÀ TRƯỜNG"])
def test_who_approves_is_not_who_signs(mark):
    plan = plan_of(whole(closing=beside((mark, "HIỆU TRƯỞNG", "Lê Bá Sơn"), ("TỔ TRƯỞNG CHUYÊN MÔN", "Hồ Văn Tấn"))))
    assert signers(plan)[0] == ("", ["HIỆU TRƯỞNG"], "Lê Bá Sơn", True)
    assert (plan["position"].text, plan["full_name"].text) == ("TỔ TRƯỞNG CHUYÊN MÔN", "Hồ Văn Tấn")


def test_who_draws_the_plan_up_signs_it():
    plan = plan_of(whole(closing=beside(("PHÊ DUYỆT", "HIỆU TRƯỞNG", "Lê Bá Sơn"), ("NGƯỜI LẬP KẾ HOẠCH", "Hồ Văn Tấn"))))
    assert (plan["position"].text, plan["full_name"].text) == ("NGƯỜI LẬP KẾ HOẠCH", "Hồ Văn Tấn")


@pytest.mark.parametrize("first", ["Giám đốc (để b/c),", "Giám đốc (để b/c);", "- Giám đốc (để b/c),"])
def test_a_first_recipient_without_its_dash_or_its_mark_ends_no_list(first):
    plan = plan_of(whole(closing=LISTED.replace("Nơi nhận:\n", f"Nơi nhận:\n{first}\n") + SIGNED))
    assert (plan["archive"].text, plan["full_name"].text) == ("Lưu: VT, CCVC.", "Trần Hoài Thu")


def test_an_approval_below_the_signature_leaves_it_alone():
    plan = plan_of(whole(closing=LISTED + SIGNED + "\nPHÊ DUYỆT\nCHỦ TỊCH\n\nLê Bá Sơn\n"))
    assert (plan["position"].text, plan["full_name"].text) == ("PHÓ GIÁM ĐỐC", "Trần Hoài Thu")


@pytest.mark.parametrize("mark", ["PL.(300)", "NTHoa.15", "PL (300 bản)", "pl.(300)"])
@pytest.mark.parametrize("where", ["after the archive line", "after the name"])
def test_the_mark_of_box_12_stands_where_offices_put_it(mark, where):
    closing = LISTED + mark + "\n" + SIGNED if where == "after the archive line" else LISTED + SIGNED + mark + "\n"
    plan = plan_of(whole(closing=closing))
    assert (plan["drafter"].text, plan["full_name"].text) == (mark, "Trần Hoài Thu")
    assert plan["archive"].text == "Lưu: VT, CCVC."


@pytest.mark.parametrize("note", ["./.", "ĐT: 0276.3822.145"])
def test_a_note_between_list_and_signature_is_neither(note):
    plan = plan_of(whole(closing=LISTED + note + "\n" + SIGNED))
    assert (plan["position"].text, plan["full_name"].text) == ("PHÓ GIÁM ĐỐC", "Trần Hoài Thu")


@pytest.mark.parametrize("title", ["PHỤ LỤC", "DANH SÁCH", "Danh sách thành viên", "BIỂU TỔNG HỢP NHIỆM VỤ"])
def test_the_title_of_an_annex_is_never_the_signer(title):
    plan = plan_of(whole(closing=LISTED + "\nGIÁM ĐỐC\n", after=f"\n{title}\n"))
    assert (plan["position"].text, plan["full_name"].status) == ("GIÁM ĐỐC", "missing")


def test_a_prompt_to_sign_beside_the_archive_line_is_no_name():
    rows = ("Nơi nhận:", "KT. GIÁM ĐỐC"), ("- UBND tỉnh;", "TRƯỞNG PHÒNG TỔ CHỨC"), ("- Các phòng;", "VÀ HÀNH CHÍNH")
    text = "\n" + "\n".join(f"{left:40}{right}" for left, right in (*rows, ("- Lưu: VT.", "[CHỜ KÝ]"), ("", "Đỗ Thị An"))) + "\n"
    plan = plan_of(whole(closing=text))
    assert plan["recipients"].value == ["UBND tỉnh", "Các phòng"]
    assert (plan["archive"].text, plan["full_name"].text) == ("Lưu: VT.", "Đỗ Thị An")


def test_a_name_is_no_code_of_an_archive_line_that_is_left_open():
    plan = plan_of(whole(closing=CLOSING.replace("VT, CCVC.\n", "VT, CCVC,\n")))
    assert (plan["archive"].text, plan["full_name"].text) == ("Lưu: VT, CCVC,", "Trần Hoài Thu")


def test_the_body_has_no_signer():
    assert plan_of(whole(body=BODY, closing="")).extra["signers"] == ()


def test_a_signature_that_breaks_over_the_page_is_one():
    rows = "Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT, TH.", "TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br>Hồ Văn Tấn"
    document = read(whole(closing=f"\n| {rows[0]} | {rows[1]} |\n|---|---|\n").encode(), name="plan.txt")
    over = ("PHÓ CHỦ TỊCH", "Hồ Văn Tấn")
    pages = [each._replace(page=2, cell=None) if each.text in over else each._replace(page=1) for each in document.blocks]
    assert {each.page for each in pages} == {1, 2}
    plan = parse(replace(document, blocks=tuple(pages)))
    assert signers(plan) == [("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", ["PHÓ CHỦ TỊCH"], "Hồ Văn Tấn", False)]


@pytest.mark.parametrize("gap", ["  ", "   ", "        "])
@pytest.mark.parametrize("end", [";", "."])
def test_an_authority_close_beside_a_long_recipient_is_the_signers(gap, end):
    closing = (
        "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n"
        f"- Thường trực Đảng ủy xã (báo cáo){end}{gap}KT. CHỦ TỊCH\n"
        "- Lưu: VT, KT.                         PHÓ CHỦ TỊCH\n\n\n"
        "                                       Phạm Thị Ổi\n"
    )
    plan = plan_of(whole(closing=closing))
    assert plan["competence"].text.split("\n")[-1].endswith("KT. CHỦ TỊCH")
    assert (plan["position"].text, plan["full_name"].text) == ("PHÓ CHỦ TỊCH", "Phạm Thị Ổi")
    assert plan["recipients"].value == ["Thường trực Đảng ủy xã (báo cáo)"]


@pytest.mark.parametrize(
    ("signed", "authority", "post"),
    [
        ("KT. GIÁM ĐỐC\nVàng Thị Mẩy, Phó Giám đốc", "KT. GIÁM ĐỐC", "Phó Giám đốc"),
        ("KT. GIÁM ĐỐC\n\nVàng Thị Mẩy, PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("Vàng Thị Mẩy, Phó Giám đốc", "", "Phó Giám đốc"),
        ("KT. GIÁM ĐỐC\nPGĐ\n\nVàng Thị Mẩy", "KT. GIÁM ĐỐC", "PGĐ"),
    ],
)
def test_a_post_behind_the_name_or_by_its_letters_is_the_signers(signed, authority, post):
    plan = plan_of(whole(closing=f"{LISTED}\n{signed}\n"))
    assert signers(plan) == [(authority, [post], "Vàng Thị Mẩy", False)]


def test_a_name_with_its_post_in_a_list_of_members_is_no_signer():
    plan = plan_of(whole(body=f"{BODY}\nThành phần đoàn:\n\nVàng Thị Mẩy, Phó Giám đốc\n"))
    assert plan["full_name"].text == "Trần Hoài Thu"


def test_letters_of_a_post_without_an_authority_above_are_none():
    plan = plan_of(whole(closing=f"{LISTED}\nPGĐ\n"))
    assert plan["position"].status == "missing"


def test_who_approves_below_the_list_is_no_recipient():
    row = ("Nơi nhận:<br>- Các tổ;<br>- Lưu: VT.<br>DUYỆT CỦA HIỆU TRƯỞNG<br>Lê Bá Sơn", "NGƯỜI LẬP KẾ HOẠCH<br>Hồ Văn Tấn")
    plan = plan_of(whole(closing="\n| " + " | ".join(row) + " |\n|---|---|\n"))
    assert (plan["recipients"].value, plan["archive"].text, plan["full_name"].text) == (["Các tổ"], "Lưu: VT.", "Hồ Văn Tấn")


def test_the_organ_of_the_next_signer_is_nobody_s_name():
    closing = "\nSỞ TÀI CHÍNH\nGIÁM ĐỐC\nLê Bá Sơn\nSỞ NỘI VỤ\nGIÁM ĐỐC\nHồ Văn Tấn\n" + LISTED
    assert [name for _, _, name, _ in signers(plan_of(whole(closing=closing)))] == ["Lê Bá Sơn", "Hồ Văn Tấn"]


@pytest.mark.parametrize("post", ["HẠT TRƯỞSG", "PHỤ TRÁCH BẢO TÀNG", "HPỤ TRÁCH BẢO TÀNG", "TỔNG PHỤ TRÁCH ĐỘI"])
def test_capitals_right_above_the_name_are_the_post_where_no_line_is_a_known_one(post):
    plan = plan_of(whole(closing=beside((*LISTED.strip().split("\n"),), (post, "Hồ Văn Tấn")).replace(LISTED, "")))
    assert (plan["position"].status, plan["full_name"].text) == ("found", "Hồ Văn Tấn")
    assert signers(plan)[0][1] == [post]


@pytest.mark.parametrize("name", ["TRƯƠNG TẤN ĐẠT", "TRƯƠNG THỊ MẨY"])
def test_a_name_in_capitals_whose_surname_opens_posts_is_a_name(name):
    plan = plan_of(whole(closing=CLOSING.replace("Trần Hoài Thu", name)))
    assert (plan["position"].text, plan["full_name"].text) == ("PHÓ GIÁM ĐỐC", name)


def test_a_post_with_a_slip_that_makes_a_surname_of_it_is_a_post():
    plan = plan_of(whole(closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "TRƯƠNG PHÒNG")))
    assert (plan["position"].text, plan["full_name"].text) == ("TRƯƠNG PHÒNG", "Trần Hoài Thu")


def test_an_organ_or_a_note_above_the_name_is_no_post():
    for line in ("SỞ NỘI VỤ", "(Đã ký)"):
        plan = plan_of(whole(closing=beside((*LISTED.strip().split("\n"),), (line, "Hồ Văn Tấn")).replace(LISTED, "")))
        assert plan["position"].status == "missing"


def test_a_name_close_behind_the_archive_line_is_the_signer_s():
    closing = LISTED.replace("CCVC.", "CCVC. Hồ Văn Tấn").replace("Nơi nhận:", "Nơi nhận:\tGIÁM ĐỐC")
    plan = plan_of(whole(closing=closing))
    assert (plan["archive"].text, plan["archive"].value["codes"]) == ("Lưu: VT, CCVC.", ["VT", "CCVC"])
    assert (plan["position"].text, plan["full_name"].text) == ("GIÁM ĐỐC", "Hồ Văn Tấn")


FIRST = ("KT. GIÁM ĐỐC SỞ NỘI VỤ", "PHÓ GIÁM ĐỐC", "", "Trần Hoài Thu")


def typed(left, right, gap=45):
    rows = max(len(left), len(right))
    sides = zip((*left, *[""] * (rows - len(left))), (*right, *[""] * (rows - len(right))), strict=True)
    return LISTED + "\n" + "\n".join(f"{one:<{gap}}{other}".rstrip() if gap else f"{one}\t{other}".rstrip() for one, other in sides) + "\n"


@pytest.mark.parametrize("gap", [45, 0])
def test_who_signs_beside_another_keeps_to_the_own_column_though_the_lines_are_not_level(gap):
    other = ("GIÁM ĐỐC SỞ TÀI CHÍNH", "", "Lê Bá Sơn")
    both = {("", ("GIÁM ĐỐC SỞ TÀI CHÍNH",), "Lê Bá Sơn"), (FIRST[0], (FIRST[1],), FIRST[3])}
    for closing in (typed(FIRST, other, gap), typed(other, FIRST, gap)):
        assert {(each[0], tuple(each[1]), each[2]) for each in signers(plan_of(whole(closing=closing)))} == both


def test_who_signs_below_another_is_read_named_or_not():
    second = ("KT. GIÁM ĐỐC SỞ TÀI CHÍNH", "PHÓ GIÁM ĐỐC")
    for name in ("Lê Bá Sơn", "LÊ BÁ SƠN", "Lê bá Sơn", ""):
        below = "\n".join((*FIRST, "", *second, "", name))
        assert signers(plan_of(whole(closing=LISTED + "\n" + below + "\n"))) == [
            (FIRST[0], [FIRST[1]], FIRST[3], False), (second[0], [second[1]], name, False),
        ]  # fmt: skip
    plan = plan_of(whole(closing=LISTED + "\n" + "\n".join((*FIRST, "", second[0], "", "Lê Bá Sơn", "", second[1])) + "\n"))
    assert signers(plan)[1] == (second[0], [second[1]], "Lê Bá Sơn", False)


@pytest.mark.parametrize(
    ("posts", "rest"),
    [
        ("GIÁM ĐỐC", "SỞ TÀI CHÍNH"),
        ("PHÓ GIÁM ĐỐC", "SỞ NỘI VỤ"),
        ("GIÁM ĐỐC TRUNG TÂM LƯU TRỮ", "LỊCH SỬ TỈNH"),
        ("TRƯỞNG PHÒNG", "VĂN HÓA"),
    ],
)
def test_a_post_of_two_lines_is_one_of_each_who_sign_one_below_another(posts, rest):
    first, second = ("GIÁM ĐỐC", "SỞ NỘI VỤ", "", "Trần Hoài Thu"), (posts, rest, "", "Lê Bá Sơn")
    closing = LISTED + "\n" + "\n".join((*first, "", *second)) + "\n"
    assert signers(plan_of(whole(closing=closing))) == [
        ("", ["GIÁM ĐỐC SỞ NỘI VỤ"], "Trần Hoài Thu", False), ("", [f"{posts} {rest}"], "Lê Bá Sơn", False),
    ]  # fmt: skip


def test_who_signs_below_the_list_in_its_own_column_is_a_signer():
    left = (*LISTED.strip().split("\n"), "GIÁM ĐỐC SỞ NỘI VỤ", "Trần Hoài Thu")
    plan = plan_of(whole(closing=beside(left, ("GIÁM ĐỐC SỞ TÀI CHÍNH", "Lê Bá Sơn")).replace(LISTED, "")))
    assert [each[2] for each in signers(plan)] == ["Trần Hoài Thu", "Lê Bá Sơn"]
    assert plan["archive"].text == "Lưu: VT, CCVC."


def test_who_has_no_name_is_not_given_that_of_the_signer_below():
    closing = LISTED + "\nKT. GIÁM ĐỐC SỞ TÀI CHÍNH\nPHÓ GIÁM ĐỐC\n\n" + "\n".join(FIRST) + "\n"
    assert signers(plan_of(whole(closing=closing))) == [
        ("KT. GIÁM ĐỐC SỞ TÀI CHÍNH", ["PHÓ GIÁM ĐỐC"], "", False), (FIRST[0], [FIRST[1]], FIRST[3], False),
    ]  # fmt: skip


@pytest.mark.parametrize("second", [("PGĐ", "Lê Bá Sơn"), ("PHÓ GIÁM ĐỐC", "Lê bá Sơn")])
def test_a_post_in_letters_or_a_name_in_small_ones_ends_no_signature_above_the_list(second):
    plan = plan_of(whole(closing=beside(FIRST, ("KT. GIÁM ĐỐC SỞ TÀI CHÍNH", *second))))
    assert [each[2] for each in signers(plan)] == ["Trần Hoài Thu", "Lê Bá Sơn"[:3] + second[1][3:]]


def test_a_name_without_an_office_beside_the_signer_is_read():
    for pair in ((("Lê Bá Sơn",), FIRST), (FIRST, ("Lê Bá Sơn",))):
        assert sorted(each[2] for each in signers(plan_of(whole(closing=beside(*pair))))) == ["Lê Bá Sơn", "Trần Hoài Thu"]


def test_an_annex_and_a_paragraph_below_the_signature_are_nobody():
    for after in ("DANH SÁCH\nLê Bá Sơn\n", "Lê Bá Sơn\n", "Các đơn vị thực hiện nghiêm Kế hoạch này.\nGIÁM ĐỐC\nLê Bá Sơn\n"):
        assert len(signers(plan_of(whole(closing=LISTED + SIGNED, after="\n" + after)))) == 1


@pytest.mark.parametrize("mark", [" - ", " – ", ", ", "/", " "])
def test_a_post_behind_its_authority_on_one_line_is_the_signer_s(mark):
    plan = plan_of(whole(closing=LISTED + f"\nKT. GIÁM ĐỐC{mark}PHÓ GIÁM ĐỐC\n\nTrần Hoài Thu\n"))
    assert (plan["competence"].text, plan["position"].text, plan["full_name"].text) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Hoài Thu")
    assert plan["position"].fields["run_in"] == "PHÓ GIÁM ĐỐC"


def test_a_second_office_of_the_head_is_not_the_signer_s_own():
    plan = plan_of(whole(closing=LISTED + "\nKT. CHỦ TỊCH - TRƯỞNG BAN\nPHÓ CHỦ TỊCH\n\nTrần Hoài Thu\n"))
    assert (plan["competence"].text, plan["position"].text) == ("KT. CHỦ TỊCH - TRƯỞNG BAN", "PHÓ CHỦ TỊCH")
    plan = plan_of(whole(closing=LISTED + "\nKT. TRƯỞNG PHÒNG TÀI CHÍNH - KẾ HOẠCH\nPHÓ TRƯỞNG PHÒNG\n\nTrần Hoài Thu\n"))
    assert plan["competence"].text == "KT. TRƯỞNG PHÒNG TÀI CHÍNH - KẾ HOẠCH"


def test_an_authority_below_the_post_is_told_where_it_stands():
    for first, second, below in (("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "")):
        plan = plan_of(whole(closing=LISTED + f"\n{first}\n{second}\n\nTrần Hoài Thu\n"))
        assert plan["competence"].fields["below_post"] == below


@pytest.mark.parametrize("address", ["bà", "Ông", "Đ/C", "đ/c", "Đồng chí", "Bà."])
def test_how_the_signer_is_addressed_is_no_part_of_the_name_or_of_the_post(address):
    plan = plan_of(whole(closing=LISTED + f"\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n{address} Trần Hoài Thu\n"))
    assert (plan["position"].text, plan["full_name"].text) == ("PHÓ GIÁM ĐỐC", f"{address} Trần Hoài Thu")
    assert plan["full_name"].fields["bare"] == "Trần Hoài Thu"


def test_a_word_that_the_plan_is_signed_waits_for_nothing():
    for note, waits in (("[Ký số]", 0), ("<đã ký số>", 0), ("[Chữ ký số]", 1)):
        plan = plan_of(whole(closing=LISTED + f"\nGIÁM ĐỐC\n{note}\nTrần Hoài Thu\n"))
        assert len(plan.extra["placeholders"]) == waits


def test_a_letter_before_the_head_s_post_is_an_authority_where_the_deputy_s_post_stands_below():
    plan = plan_of(whole(closing=LISTED + "\nP. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Hoài Thu\n"))
    assert [slip.fields["want"] for slip in plan["competence"].items["slips"]] == ["KT."]


def test_a_post_below_its_authority_in_one_paragraph_stands_on_a_line_of_its_own():
    plan = plan_of(whole(closing=f"\n| Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT. | {'<br>'.join(FIRST)} |\n|---|---|\n"))
    block = next(block for block in plan.document.blocks if block.text == FIRST[0])
    joint = replace(plan.document, blocks=tuple(
        each._replace(text="\n".join(FIRST)) if each is block else each for each in plan.document.blocks if each.text not in FIRST[1:]
    ))  # fmt: skip
    plan = parse(joint)
    assert (plan["position"].text, plan["position"].fields["run_in"]) == ("PHÓ GIÁM ĐỐC", "")


def test_the_stroke_behind_an_authority_parts_no_post():
    plan = plan_of(whole(closing=LISTED + "\nQ/ GIÁM ĐỐC\n\nTrần Hoài Thu\n"))
    assert (plan["competence"].text, plan["position"].fields["run_in"]) == ("Q/ GIÁM ĐỐC", "")


@pytest.mark.parametrize("line", ["Trần Hoài Thu - Lê Bá Sơn", "Trần Hoài Thu, Lê Bá Sơn"])
def test_two_names_on_one_line_are_names_and_the_second_is_told_apart(line):
    plan = plan_of(whole(closing=SIGNED.replace("Trần Hoài Thu", line) + LISTED))
    assert (plan["full_name"].status, plan["full_name"].fields["others"]) == ("found", "Lê Bá Sơn")


def test_a_name_in_initials_is_a_name():
    plan = plan_of(whole(closing=SIGNED.replace("Trần Hoài Thu", "T.H. Thu") + LISTED))
    assert plan["full_name"].text == "T.H. Thu"


@pytest.mark.parametrize(
    ("post", "organ"),
    [
        ("GIÁM ĐỐC SỞ TÀI CHÍNH", "SỞ TÀI CHÍNH"),
        ("PHÓ GIÁM ĐỐC SỞ VĂN HOÁ VÀ THỂ THAO", "SỞ VĂN HOÁ VÀ THỂ THAO"),
        ("CHỦ TỊCH UBND XÃ TÂN LẬP", "UBND XÃ TÂN LẬP"),
        ("GIÁM ĐỐC SỞ GD&ĐT", ""),  # in letters that no table spells out
        ("GIÁM ĐỐC SỞ", ""),
        ("TRƯỞNG BAN", ""),
    ],
)
def test_a_post_is_named_with_a_department_or_a_committee(post, organ):
    plan = plan_of(whole(closing=LISTED + f"\n{post}\n\nTrần Hoài Thu\n"))
    assert (plan["position"].text, plan["position"].fields["organ"]) == (post, organ)


@pytest.mark.parametrize("between", ["\n", " "])
def test_an_authority_behind_another_on_one_line_is_one_of_its_own(between):
    plan = plan_of(whole(closing=LISTED + f"\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH{between}PHÓ CHỦ TỊCH\n\nTrần Hoài Thu\n"))
    assert [line.fields["prefix"] for line in plan["competence"].items["lines"]] == ["TM", "KT"]
    assert plan["position"].text == "PHÓ CHỦ TỊCH"


@pytest.mark.parametrize("speck", ["_", ".", "*"])
def test_a_speck_between_post_and_name_is_neither(speck):
    plan = plan_of(whole(closing=LISTED + f"\nGIÁM ĐỐC\n{speck}\nTrần Hoài Thu\n"))
    assert (plan["position"].text, plan["full_name"].text) == ("GIÁM ĐỐC", "Trần Hoài Thu")
    assert (plan["recipients"].value, plan["archive"].text) == (
        plan_of(whole(closing=LISTED + SIGNED))["recipients"].value,
        "Lưu: VT, CCVC.",
    )


@pytest.mark.parametrize("second", ["kiêm CHỦ TỊCH HỘI ĐỒNG", "Kiêm Trưởng ban Ban Tổ chức"])
def test_a_second_post_that_says_it_is_one_is_no_name(second):
    plan = plan_of(whole(closing=LISTED + f"\nGIÁM ĐỐC\n{second}\n\nTrần Hoài Thu\n"))
    assert (plan["position"].text, plan["position"].fields["second"], plan["full_name"].text) == ("GIÁM ĐỐC", second, "Trần Hoài Thu")


@pytest.mark.parametrize("also", ["kiêm GIÁM ĐỐC SỞ NỘI VỤ", "Kiêm Giám đốc Sở Nội vụ", "KIÊM GIÁM ĐỐC SỞ NỘI VỤ"])
def test_a_second_post_with_kiem_is_one_of_its_own_however_it_is_printed(also):
    plan = plan_of(whole(closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"PHÓ CHỦ TỊCH UBND TỈNH\n{also}")))
    assert signers(plan) == [("", ["PHÓ CHỦ TỊCH UBND TỈNH", also], "Trần Hoài Thu", False)]
    assert (plan["position"].fields["organ"], plan["position"].fields["second"]) == ("UBND TỈNH", also)


def test_an_organ_behind_kiem_is_the_second_posts():
    plan = plan_of(whole(closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "PHÓ CHỦ TỊCH KIÊM GIÁM ĐỐC SỞ NỘI VỤ")))
    assert plan["position"].fields["organ"] == ""


@pytest.mark.parametrize("above", ["", "DUYỆT CỦA HIỆU TRƯỞNG\n\nLê Bá Sơn\n\n"])
def test_who_draws_the_plan_up_signs_it_where_no_list_stands(above):
    plan = plan_of(whole(closing=f"\n{above}NGƯỜI LẬP\n\nTrần Hoài Thu\n"))
    assert (plan["position"].text, plan["full_name"].text) == ("NGƯỜI LẬP", "Trần Hoài Thu")


def test_a_slip_in_a_second_post_is_the_positions_too():
    plan = plan_of(whole(closing=CLOSING.replace("PHÓ GIÁM ĐỐC\n", "PHÓ GIÁM ĐỐC\n\nPHÓ CHỦ TỊC UBND TỈNH\n")))
    assert [(slip.text, slip.fields["want"]) for slip in plan["position"].items["slips"]] == [("TỊC", "TỊCH")]


def test_a_name_above_all_that_says_who_signs_is_the_signers_and_told_to_stand_there():
    plan = plan_of(whole(closing=LISTED + "\nTrần Hoài Thu\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n"))
    assert signers(plan) == [("KT. GIÁM ĐỐC", ["PHÓ GIÁM ĐỐC"], "Trần Hoài Thu", False)]
    assert plan["position"].fields["below_name"] == "PHÓ GIÁM ĐỐC"


def test_a_name_above_who_approves_is_not_the_approvers():
    plan = plan_of(whole(closing=LISTED + "\nTrần Hoài Thu\nDUYỆT\nGIÁM ĐỐC\n"))
    assert plan["position"].status == "missing"


def test_a_list_on_one_long_line_ends_no_closing():
    entries = "; ".join(
        ["Bộ Nông nghiệp và Môi trường", "Ủy ban nhân dân tỉnh", "Giám đốc, các Phó Giám đốc Sở", "Cổng Thông tin điện tử Sở"]
    )
    plan = plan_of(whole(closing=f"\nNơi nhận:\n{entries};\n- Lưu: VT, CCVC.\n{SIGNED}"))
    assert (plan["archive"].text, plan["full_name"].text) == ("Lưu: VT, CCVC.", "Trần Hoài Thu")
