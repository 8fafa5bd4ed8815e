"""The index over pages of their own: every document a row with its link, sorted and filtered by the style sheet alone."""

import re

import pytest

from checker.reporting.catalogue import Words
from checker.reporting.html.index import IndexedPage, page_name, render
from checker.reporting.particulars import Particulars
from tests.reporting import page

VI = Words("vi")
ROWS = (
    IndexedPage("pass", Particulars("a.docx", "Đạt", organ="SỞ Y TẾ", doc_number="05", notation="KH-SYT",
                                     date="2024-03-15", warnings=1), "t/1.html"),
    IndexedPage("fail", Particulars("b.docx", "Không đạt", organ="SỞ NỘI VỤ", date="2024-01-02", errors=3), "t/2.html"),
    IndexedPage("unreadable", Particulars("c.docx", "Không đọc được", remark="Tệp rỗng."), "t/3.html"),
)  # fmt: skip


def rows(tree):
    return [each for each in tree.all("ol", "register")[0].all("li") if "heads" not in each.classes]


def orders(row):
    return dict(re.findall(r"--(\w+):(\d+)", row.attributes["style"]))


class DescribeTheIndex:
    def it_has_a_row_a_document_with_its_link_and_what_a_register_says(self):
        tree = page.parse(render(ROWS, "Tổng cộng 3 văn bản.", VI))
        assert [row.all("a")[0].attributes["href"] for row in rows(tree)] == ["t/1.html", "t/2.html", "t/3.html"]
        first, _, last = (row.text for row in rows(tree))
        assert all(said in first for said in ("a.docx", "SỞ Y TẾ", "05/KH-SYT", "15/03/2024", "1 cảnh báo"))
        assert "Tệp rỗng." in last
        assert "Tổng cộng 3 văn bản." in tree.text

    def it_writes_days_as_the_reader_does(self):
        assert "2024-03-15" in page.parse(render(ROWS, "", Words("en"))).text
        assert "2024-03-15" not in page.parse(render(ROWS, "", VI)).text

    def it_knows_the_place_of_each_row_in_every_order(self):
        told = [orders(row) for row in rows(page.parse(render(ROWS, "", VI)))]
        assert [each["path"] for each in told] == ["1", "2", "3"]
        assert [each["errors"] for each in told] == ["2", "1", "3"]
        assert [each["organ"] for each in told] == ["2", "1", "3"]
        assert [each["date"] for each in told] == ["2", "1", "3"]
        assert [each["verdict"] for each in told] == ["3", "1", "2"]

    def it_sorts_and_filters_without_a_script(self):
        html = render(ROWS, "", VI)
        tree = page.parse(html)
        assert tree.all("script") == []
        buttons = {each.attributes["id"] for each in tree.all("input")}
        assert {"by-path", "by-errors", "by-organ", "show-pass", "show-fail", "show-unreadable", "of-all", "of-0", "of-1"} <= buttons
        assert "show-review" not in buttons
        assert all(f"#{button}" in html.split("</style>")[0] for button in buttons - {"of-all"})

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_names_every_control_and_leaves_no_key_unsaid(self, lang):
        tree = page.parse(render(ROWS, "", Words(lang)))
        labels = {each.attributes["for"] for each in tree.all("label") if each.text.strip()}
        assert {each.attributes["id"] for each in tree.all("input")} == labels
        assert not re.search(r"\b(html|csv|ui|counts)\.[a-z]", tree.all("body")[0].text)

    def it_shows_whatever_a_document_says_as_text(self):
        evil = Particulars("<script>x</script>", "Đạt", organ="</style><b>", subject="\u202e&lt;")
        tree = page.parse(render((IndexedPage("pass", evil, "t/1.html"),), "", VI))
        assert {"script", "b"} & {each.name for each in tree.all()} == set()

    @pytest.mark.parametrize(
        ("path", "name"),
        [("thư/kế hoạch 5.docx", "0007-kế-hoạch-5-docx.html"), ("C:\\a\\b.txt", "0007-b-txt.html"), ("../..", "0007.html"),
         ("x" * 99, f"0007-{'x' * 60}.html")],
    )  # fmt: skip
    def it_names_pages_so_that_no_system_minds(self, path, name):
        assert page_name(7, path) == name
