"""The compliant plans, one for each kind of organ. Every organ's doings and every person are invented."""

from __future__ import annotations

from dataclasses import replace

from tests.builders.plan_text import BODY, Annex, PlanText

SO_NOI_VU = PlanText()

TT01_2013 = PlanText(
    number="47",
    day="08",
    month="4",
    year="2013",
    subject="Tập huấn nghiệp vụ văn thư, lưu trữ năm 2013",
    bases=(
        "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;",
        "Căn cứ Nghị định số 01/2013/NĐ-CP ngày 03 tháng 01 năm 2013 của Chính phủ quy định chi tiết thi hành một số điều của "
        "Luật Lưu trữ;",
        "Căn cứ Quyết định số 61/QĐ-UBND ngày 21 tháng 01 năm 2013 của Ủy ban nhân dân tỉnh Tây Ninh về việc phê duyệt kế hoạch "
        "đào tạo, bồi dưỡng cán bộ, công chức năm 2013,",
    ),
    acts=(
        ("Luật", None, "2011-11-11"),
        ("Nghị định", "01/2013/NĐ-CP", "2013-01-03"),
        ("Quyết định", "61/QĐ-UBND", "2013-01-21"),
    ),
    lead_in="Sở Nội vụ ban hành Kế hoạch tập huấn nghiệp vụ văn thư, lưu trữ năm 2013 như sau:",
    body=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "Trang bị kiến thức, kỹ năng nghiệp vụ cho người làm văn thư, lưu trữ tại các cơ quan, đơn vị.",
        "2. Yêu cầu",
        "Người dự tập huấn tham gia đầy đủ các buổi học và bài kiểm tra cuối khóa.",
        "II. NỘI DUNG",
        "1. Nội dung tập huấn",
        "a) Soạn thảo và quản lý văn bản.",
        "b) Lập hồ sơ và giao nộp hồ sơ vào lưu trữ cơ quan.",
        "c) Xác định giá trị tài liệu.",
        "2. Thời gian và địa điểm",
        "a) Thời gian: 02 ngày, từ ngày 16 tháng 5 năm 2013.",
        "b) Địa điểm: Hội trường Sở Nội vụ.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Hành chính chuẩn bị hội trường, tài liệu và kinh phí.",
        "2. Các cơ quan, đơn vị cử người dự tập huấn, gửi danh sách trước ngày 26 tháng 4 năm 2013.",
        "Trên đây là Kế hoạch tập huấn nghiệp vụ văn thư, lưu trữ năm 2013, đề nghị các cơ quan, đơn vị phối hợp thực hiện./.",
    ),
    recipients=("- Các sở, ban, ngành tỉnh;", "- Phòng Nội vụ các huyện, thị xã;", "- Lưu: VT, VTLT."),
    competence=(),
    position="GIÁM ĐỐC",
    full_name="Lê Quốc Khải",
)

UBND_TINH = PlanText(
    superior="",
    organ=("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"),
    number="308",
    notation="KH-UBND",
    place="An Giang",
    day="21",
    month="10",
    year="2022",
    subject="Nâng cao chất lượng dịch vụ công trực tuyến trên địa bàn tỉnh giai đoạn 2022 - 2025",
    bases=(),
    acts=(("Quyết định", "749/QĐ-TTg", "2020-06-03"),),
    lead_in="Thực hiện Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi "
    "số quốc gia đến năm 2025, định hướng đến năm 2030, Ủy ban nhân dân tỉnh An Giang ban hành Kế hoạch nâng cao chất lượng dịch vụ "
    "công trực tuyến trên địa bàn tỉnh giai đoạn 2022 - 2025 như sau:",
    body=(
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "Người dân và doanh nghiệp nộp hồ sơ, nhận kết quả thuận tiện, tiết kiệm thời gian và chi phí.",
        "2. Mục tiêu cụ thể",
        "a) Đến hết năm 2023, 60% hồ sơ được tiếp nhận trực tuyến.",
        "b) Đến hết năm 2025, 85% hồ sơ được tiếp nhận trực tuyến.",
        "II. NHIỆM VỤ VÀ GIẢI PHÁP",
        "1. Rà soát, cắt giảm thành phần hồ sơ",
        "Các sở rà soát thủ tục thuộc phạm vi quản lý, hoàn thành trong quý I năm 2023.",
        "2. Hướng dẫn người dân",
        "Mỗi xã, phường, thị trấn bố trí ít nhất 01 điểm hỗ trợ nộp hồ sơ trực tuyến.",
        "III. KINH PHÍ",
        "Kinh phí thực hiện do ngân sách nhà nước bảo đảm theo phân cấp hiện hành.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Sở Thông tin và Truyền thông chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
        "2. Sở Tài chính tham mưu bố trí kinh phí hằng năm.",
        "3. Ủy ban nhân dân các huyện, thị xã, thành phố tổ chức thực hiện tại địa phương, báo cáo trước ngày 15 tháng 12 hằng năm./.",
    ),
    recipients=(
        "- Thường trực Tỉnh ủy;",
        "- Thường trực Hội đồng nhân dân tỉnh;",
        "- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh;",
        "- Các sở, ban, ngành tỉnh;",
        "- Lưu: VT, KGVX (3).",
    ),
    competence=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    position="PHÓ CHỦ TỊCH",
    full_name="Đoàn Minh Châu",
)

BAN_CHI_DAO = PlanText(
    superior="UBND TỈNH LÂM ĐỒNG",
    organ=("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
    number="12",
    notation="KH-BCĐ",
    place="Lâm Đồng",
    day="06",
    month="02",
    year="2023",
    subject="Hoạt động của Ban Chỉ đạo cải cách hành chính tỉnh năm 2023",
    bases=(
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính "
        "nhà nước giai đoạn 2021 - 2030;",
        "Căn cứ Quyết định số 215/QĐ-UBND ngày 30 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Lâm Đồng về việc kiện toàn Ban Chỉ "
        "đạo cải cách hành chính tỉnh.",
    ),
    acts=(("Nghị quyết", "76/NQ-CP", "2021-07-15"), ("Quyết định", "215/QĐ-UBND", "2023-01-30")),
    lead_in="Ban Chỉ đạo cải cách hành chính tỉnh ban hành Kế hoạch hoạt động năm 2023 như sau:",
    body=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Bảo đảm các nhiệm vụ được theo dõi, đôn đốc thường xuyên, có kết quả đo lường được.",
        "2. Phân công rõ người chịu trách nhiệm và thời hạn hoàn thành.",
        "II. NỘI DUNG HOẠT ĐỘNG",
        "1. Họp Ban Chỉ đạo: Mỗi quý 01 lần.",
        "2. Kiểm tra thực tế: Ít nhất 08 cơ quan, đơn vị trong năm.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Thành viên Ban Chỉ đạo thực hiện nhiệm vụ theo phân công của Trưởng Ban.",
        "2. Sở Nội vụ là cơ quan thường trực, tổng hợp kết quả, báo cáo trước ngày 10 tháng 12 năm 2023./.",
    ),
    recipients=("- Chủ tịch UBND tỉnh;", "- Thành viên Ban Chỉ đạo;", "- Các sở, ban, ngành;", "- Lưu: VT, SNV."),
    competence=("TM. BAN CHỈ ĐẠO",),
    position="TRƯỞNG BAN",
    second_office="CHỦ TỊCH UBND TỈNH",
    full_name="Phan Thế Vinh",
)

XA = PlanText(
    superior="",
    organ=("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"),
    number="09",
    notation="KH-UBND",
    place="Tân Lập",
    day="04",
    month="8",
    year="2025",
    subject="Tuyên truyền, hướng dẫn thủ tục hành chính cho người dân năm 2025",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế "
        "một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia.",
    ),
    acts=(("Luật", None, "2025-06-16"), ("Nghị định", "118/2025/NĐ-CP", "2025-06-09")),
    lead_in="Ủy ban nhân dân xã Tân Lập ban hành Kế hoạch tuyên truyền, hướng dẫn thủ tục hành chính cho người dân năm 2025 như sau:",
    body=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Giúp người dân biết nơi nộp hồ sơ và cách nộp hồ sơ trực tuyến.",
        "2. Tuyên truyền ngắn gọn, dễ hiểu, phù hợp với từng ấp.",
        "II. NỘI DUNG",
        "1. Phát thanh trên hệ thống truyền thanh xã vào sáng thứ Hai và thứ Năm.",
        "2. Tổ chức 04 buổi hướng dẫn tại nhà văn hóa ấp.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Trung tâm Phục vụ hành chính công xã chủ trì thực hiện Kế hoạch này.",
        "2. Trưởng các ấp vận động người dân tham dự.",
        "3. Phòng Văn hóa - Xã hội tổng hợp kết quả, báo cáo trước ngày 20 tháng 12 năm 2025./.",
    ),
    recipients=("- UBND tỉnh Tây Ninh;", "- Đảng ủy, HĐND xã;", "- Trưởng các ấp;", "- Lưu: VT."),
    competence=("TM. ỦY BAN NHÂN DÂN",),
    position="CHỦ TỊCH",
    full_name="Võ Thành Được",
)

TRUONG_THPT = PlanText(
    superior="SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH",
    organ=("TRƯỜNG TRUNG HỌC PHỔ THÔNG", "HÒA BÌNH"),
    number="86",
    notation="KH-THPTHB",
    place="Tây Ninh",
    day="11",
    month="9",
    year="2023",
    subject="Tổ chức Ngày hội đọc sách năm học 2023 - 2024",
    bases=(
        "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;",
        "Căn cứ Thông tư số 32/2020/TT-BGDĐT ngày 15 tháng 9 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Điều lệ trường "
        "trung học cơ sở, trường trung học phổ thông và trường phổ thông có nhiều cấp học.",
    ),
    acts=(("Luật", None, "2019-11-21"), ("Thông tư", "32/2020/TT-BGDĐT", "2020-09-15")),
    lead_in="Trường Trung học phổ thông Hòa Bình xây dựng Kế hoạch tổ chức Ngày hội đọc sách năm học 2023 - 2024 như sau:",
    body=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Khơi dậy thói quen đọc sách trong học sinh.",
        "2. Tổ chức tiết kiệm, an toàn, mỗi lớp đều có học sinh tham gia.",
        "II. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM",
        "1. Nội dung",
        "a) Trưng bày và giới thiệu sách.",
        "b) Thi kể chuyện theo sách.",
        "2. Thời gian: Từ 07 giờ 30 phút ngày 20 tháng 10 năm 2023.",
        "3. Địa điểm: Sân trường.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Thư viện nhà trường chuẩn bị sách và bàn trưng bày.",
        "2. Giáo viên chủ nhiệm đăng ký học sinh dự thi trước ngày 06 tháng 10 năm 2023./.",
    ),
    recipients=("- Sở Giáo dục và Đào tạo (để báo cáo);", "- Các tổ chuyên môn;", "- Lưu: VT, TV."),
    competence=(),
    position="HIỆU TRƯỞNG",
    full_name="Bùi Ngọc Diệp",
)

BO = PlanText(
    superior="",
    organ=("BỘ NỘI VỤ",),
    number="05",
    notation="KH-BNV",
    place="Hà Nội",
    day="07",
    month="01",
    year="2022",
    subject="Kiểm tra công tác văn thư, lưu trữ của các bộ, ngành, địa phương năm 2022",
    bases=(
        "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    ),
    acts=(("Luật", None, "2011-11-11"), ("Nghị định", "30/2020/NĐ-CP", "2020-03-05")),
    lead_in="Bộ Nội vụ ban hành Kế hoạch kiểm tra công tác văn thư, lưu trữ của các bộ, ngành, địa phương năm 2022 như sau:",
    body=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Đánh giá việc chấp hành pháp luật về văn thư, lưu trữ.",
        "2. Kiểm tra đúng kế hoạch, có kết luận bằng văn bản.",
        "II. ĐỐI TƯỢNG, NỘI DUNG KIỂM TRA",
        "1. Đối tượng: 04 bộ, ngành và 06 địa phương.",
        "2. Nội dung: Thể thức văn bản; lập hồ sơ điện tử; chỉnh lý tài liệu tồn đọng.",
        "III. KINH PHÍ",
        "Kinh phí kiểm tra lấy từ nguồn chi thường xuyên của Bộ.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Cục Văn thư và Lưu trữ nhà nước chủ trì, thành lập các đoàn kiểm tra.",
        "2. Vụ Kế hoạch - Tài chính bố trí kinh phí./.",
    ),
    recipients=(
        "- Các bộ, ngành, địa phương được kiểm tra;",
        "- Bộ trưởng (để báo cáo);",
        "- Lưu: VT, VTLTNN.",
    ),
    competence=("KT. BỘ TRƯỞNG",),
    position="THỨ TRƯỞNG",
    full_name="Đỗ Hải Đăng",
)

NOTE = "(Kèm theo Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của Sở Nội vụ)"
ANNOUNCED = tuple(
    "a) Đối tượng: 12 cơ quan, đơn vị thuộc tỉnh (Phụ lục I kèm theo), đề cương báo cáo theo Phụ lục II kèm theo."
    if line.startswith("a) Đối tượng")
    else line
    for line in BODY
)
CO_PHU_LUC = replace(
    SO_NOI_VU,
    body=ANNOUNCED,
    annexes=(
        Annex(
            "Phụ lục I",
            "DANH SÁCH CƠ QUAN, ĐƠN VỊ ĐƯỢC KIỂM TRA",
            NOTE,
            ("1. Sở Công Thương.", "2. Sở Xây dựng.", "3. Trung tâm Lưu trữ lịch sử."),
        ),
        Annex(
            "Phụ lục II",
            "ĐỀ CƯƠNG BÁO CÁO",
            NOTE,
            ("1. Việc ban hành văn bản hướng dẫn.", "2. Việc lập hồ sơ công việc.", "3. Kiến nghị, đề xuất."),
        ),
    ),
)

COMPLIANT = {
    "so-noi-vu": SO_NOI_VU,
    "tt01-2013": TT01_2013,
    "ubnd-tinh": UBND_TINH,
    "ban-chi-dao": BAN_CHI_DAO,
    "xa": XA,
    "truong-thpt": TRUONG_THPT,
    "bo": BO,
    "co-phu-luc": CO_PHU_LUC,
}
