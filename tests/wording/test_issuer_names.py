"""The names of issuers as a header prints them, parted and written within a sentence."""

import pytest

from checker.wording.issuer_names import (
    PrintedIssuer,
    in_full,
    issuers_of,
    lowered,
    named_apart,
    names_council,
    place_in,
    printed_issuers,
    superior_of,
    told_apart_by,
    without_place,
)


@pytest.mark.parametrize(
    ("organ", "letters", "parted"),
    [
        ("SỞ NỘI VỤ", "SNV", ("SỞ NỘI VỤ",)),
        ("SỞ NỘI VỤ SỞ Y TẾ", "SNV", ("SỞ NỘI VỤ SỞ Y TẾ",)),
        ("SỞ NỘI VỤ SỞ Y TẾ", "SNV-SYT", ("SỞ NỘI VỤ", "SỞ Y TẾ")),
        ("SỞ NỘI VỤ - SỞ Y TẾ", "SNV-SYT", ("SỞ NỘI VỤ", "SỞ Y TẾ")),
        ("SỞ NỘI VỤ - CÔNG AN TỈNH TÂY NINH", "SNV-CAT", ("SỞ NỘI VỤ", "CÔNG AN TỈNH TÂY NINH")),
        ("SỞ NỘI VỤ SỞ Y TẾ SỞ XÂY DỰNG", "SNV-SYT", ("SỞ NỘI VỤ SỞ Y TẾ SỞ XÂY DỰNG",)),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH", "SLĐ-TB", ("SỞ LAO ĐỘNG - THƯƠNG BINH",)),
        ("LIÊN MINH HỢP TÁC LIÊN MINH", "LM-LM", ("LIÊN MINH HỢP TÁC LIÊN MINH",)),
        ("", "SNV", ()),
    ],
)
def test_a_joint_plans_names_are_as_many_as_its_symbol_has(organ, letters, parted):
    assert printed_issuers(PrintedIssuer(organ, letters=letters)) == parted


@pytest.mark.parametrize(
    ("organ", "texts", "said"),
    [
        ("SỞ NỘI VỤ", (), "Sở Nội vụ"),
        ("Sở nội vụ", ("Sở Nội vụ chủ trì.",), "Sở nội vụ"),
        ("TRUNG TÂM AN BÌNH", ("Giao Trung tâm An Bình chủ trì.",), "Trung tâm An Bình"),
        ("TRUNG TÂM AN BÌNH", ("GIAO TRUNG TÂM AN BÌNH CHỦ TRÌ.", "giao trung tâm an bình chủ trì."), "Trung tâm An bình"),
        ("TRUNG TÂM AN BÌNH", ("Trung tâm An Bình chủ trì.",), "Trung tâm An Bình"),
        ("TRUNG TÂM AN BÌNH", ("Giao TRUNG TÂM AN BÌNH chủ trì.", "Việc của Trung tâm An Bình."), "Trung tâm An Bình"),
    ],
)
def test_a_name_is_written_as_the_plan_itself_writes_it_in_a_sentence(organ, texts, said):
    assert issuers_of(PrintedIssuer(organ, texts=texts)) == (said,)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (PrintedIssuer("SỞ NỘI VỤ", "UBND TỈNH TÂY NINH"), ("Sở Nội vụ tỉnh Tây Ninh",)),
        (PrintedIssuer("SỞ NỘI VỤ TỈNH TÂY NINH", "UBND TỈNH TÂY NINH"), ("Sở Nội vụ tỉnh Tây Ninh",)),
        (PrintedIssuer("SỞ NỘI VỤ TÂY NINH", "UBND TỈNH TÂY NINH"), ("Sở Nội vụ tỉnh Tây Ninh",)),
        (PrintedIssuer("TRƯỜNG ĐẠI HỌC TÂY NINH", "UBND TỈNH TÂY NINH"), ("Trường Đại học Tây Ninh tỉnh Tây Ninh",)),
        (PrintedIssuer("CỤC THỐNG KÊ", "BỘ TÀI CHÍNH"), ("Cục Thống kê",)),
        (PrintedIssuer("SỞ NỘI VỤ - CÔNG AN TỈNH TÂY NINH", letters="SNV-CAT"), ("Sở Nội vụ tỉnh Tây Ninh", "Công an tỉnh Tây Ninh")),
        (PrintedIssuer("SỞ NỘI VỤ", letters="SNV"), ("Sở Nội vụ",)),
    ],
)
def test_a_departments_name_bears_the_province_above_it_or_behind_the_last(printed, said):
    assert issuers_of(printed) == said


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("TRƯỜNG TRUNG HỌC CƠ SỞ LÊ THỊ HẠNH", "Trường Trung học cơ sở Lê Thị Hạnh"),
        ("TRƯỜNG ĐẠI HỌC TÂN BIÊN", "Trường Đại học Tân Biên"),
        ("TRƯỜNG TÂN BIÊN", "Trường Tân Biên"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU PHÚ AN", "Ủy ban nhân dân đặc khu Phú An"),
        ("LIÊN MINH HỢP TÁC", "Liên minh hợp tác"),
    ],
)
def test_capitals_follow_the_kind_of_organ(printed, said):
    assert lowered(printed) == said


@pytest.mark.parametrize(
    ("name", "full"), [("SỞ GD&ĐT", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"), ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"), ("SỞ XGD&ĐT", "SỞ XGD&ĐT")]
)
def test_a_shortened_field_is_written_in_full(name, full):
    assert in_full(name) == full


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Sở Nội vụ tỉnh Tây Ninh", "Sở Nội vụ"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("UBND xã Phú An, tỉnh Tây Ninh", "Ủy ban nhân dân xã Phú An"),
        ("UBND xã Phú An", "UBND xã Phú An"),
        ("Hội đồng nhân dân tỉnh Tây Ninh", "Hội đồng nhân dân tỉnh Tây Ninh"),
        ("Phòng Văn hóa - Xã hội xã Phú An", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_a_place_is_part_of_a_councils_name_alone(name, without):
    assert without_place(name) == without
    assert names_council(name) == name.startswith(("UBND", "Hội đồng"))


@pytest.mark.parametrize(
    ("name", "place"),
    [("UBND XÃ TÂN LẬP", "Tân Lập"), ("UBND xã Tân Lập, tỉnh Tây Ninh", "Tân Lập"), ("Bộ Nội vụ", "Bộ Nội vụ")],
)
def test_the_place_of_an_organ_is_its_narrowest(name, place):
    assert place_in(name) == place


def test_a_department_alone_has_its_provinces_committee_above_it():
    assert superior_of("Sở Nội vụ tỉnh Tây Ninh") == "Ủy ban nhân dân tỉnh Tây Ninh"
    assert superior_of("Trung tâm Y tế tỉnh Tây Ninh") == ""


@pytest.mark.parametrize(
    ("organ", "superior", "place", "apart"),
    [
        ("SỞ Y TẾ", "UBND TỈNH A", "Vĩnh Sơn", "UBND TỈNH A"),
        ("TRẠM Y TẾ", "", "Phú An", "Phú An"),
        ("TRẠM Y TẾ PHÚ AN", "", "Phú An", ""),
        ("BỘ Y TẾ", "", "Phú An", ""),
    ],
)
def test_organs_of_one_name_are_told_apart(organ, superior, place, apart):
    assert told_apart_by(organ, superior, place) == apart
    assert named_apart(organ, superior, place) == (f"{organ} – {apart}" if apart else organ)
