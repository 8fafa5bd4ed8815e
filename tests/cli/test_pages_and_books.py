"""Reports that are more than one text: an index with pages beside it, and a workbook."""

import json
import os

import pytest

from tests.reporting import page, workbooks
from tests.reporting.test_html_index import rows


class DescribeAReportOfPages:
    def it_writes_an_index_and_a_page_a_document_beside_it(self, thethuc, compliant, faulty, tmp_path):
        target = tmp_path / "báo cáo.html"
        assert thethuc("check", "-q", compliant, faulty, "-o", target).code == 1
        tree = page.parse(target.read_text(encoding="utf-8"))
        pages = sorted(os.listdir(tmp_path / "báo cáo-trang"))
        assert len(pages) == len(rows(tree)) == 2
        back = page.parse((tmp_path / "báo cáo-trang" / pages[1]).read_text(encoding="utf-8")).all("p", "back")[0].all("a")[0]
        assert back.attributes["href"] == "../b%C3%A1o%20c%C3%A1o.html"

    def it_tells_organs_of_one_name_apart_as_the_sums_do(self, thethuc, compliant, tmp_path):
        other = compliant.read_text("utf-8").replace("UBND TỈNH TÂY NINH", "UBND TỈNH VĨNH SƠN")
        (tmp_path / "khác.txt").write_text(other, encoding="utf-8")
        assert thethuc("check", compliant, tmp_path / "khác.txt", "-o", tmp_path / "a.html").code == 0
        tree = page.parse((tmp_path / "a.html").read_text(encoding="utf-8"))
        buttons = [each.text for each in tree.all("label") if "SỞ NỘI VỤ" in each.text]
        assert buttons == ["SỞ NỘI VỤ – UBND TỈNH TÂY NINH (1)", "SỞ NỘI VỤ – UBND TỈNH VĨNH SƠN (1)"]

    def it_writes_one_page_of_one_document(self, thethuc, faulty, tmp_path):
        thethuc("check", faulty, "-o", tmp_path / "một.html")
        assert not (tmp_path / "một-trang").exists()

    def it_writes_a_workbook(self, thethuc, compliant, faulty, tmp_path):
        assert thethuc("check", compliant, faulty, "-o", tmp_path / "sổ.xlsx", "-o", f"json:{tmp_path / 'a.json'}").code == 1
        story = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        told = workbooks.table((tmp_path / "sổ.xlsx").read_bytes(), "Văn bản")
        assert [row["Tệp"] for row in told] == [each["path"] for each in story["documents"]]

    def it_is_no_document_that_a_later_run_skipped(self, thethuc, compliant, faulty, tmp_path):
        for plan in (compliant, faulty):
            (tmp_path / plan.name).write_bytes(plan.read_bytes())
        (tmp_path / "của người khác.html").write_text("<p>KẾ HOẠCH</p>", encoding="utf-8")
        thethuc("check", tmp_path, "-o", tmp_path / "báo cáo.html", "-o", f"xlsx:{tmp_path / 'sổ.xlsx'}")
        report = json.loads(thethuc("check", tmp_path, "--format", "json").out)
        assert [os.path.basename(path) for path in report["skipped"]] == ["của người khác.html"]

    @pytest.mark.parametrize(
        ("arguments", "said"), [(["--format", "xlsx"], "so-theo-doi.xlsx"), (["-o", "x.pdf"], "đuôi tệp"), (["-o", "x.foo"], "đuôi tệp")]
    )
    def it_refuses_what_is_no_report(self, thethuc, faulty, tmp_path, monkeypatch, arguments, said):
        monkeypatch.chdir(tmp_path)
        run = thethuc("check", faulty, *arguments)
        assert run.code == 2
        assert said in run.err


class DescribePagesOfAnEarlierRun:
    def it_removes_its_own_and_says_so_but_nothing_else(self, thethuc, compliant, faulty, tmp_path):
        target, folder = tmp_path / "soát.html", tmp_path / "soát-trang"
        third = tmp_path / "thứ ba.txt"
        third.write_bytes(compliant.read_bytes())
        assert "đã bỏ" not in thethuc("check", compliant, faulty, third, "-o", target).err
        ours = sorted(os.listdir(folder))
        strangers = {"của tôi.html": "<p>của tôi</p>", "0009-so.html": "<p>không phải của chương trình</p>", "ghi-chú.txt": "x"}
        strangers["0004-khac.html"] = (folder / ours[2]).read_text(encoding="utf-8").replace("../so%C3%A1t.html", "../kh%C3%A1c.html")
        for name, said in strangers.items():
            (folder / name).write_text(said, encoding="utf-8")
        os.symlink(folder / ours[0], folder / "0008-lien-ket.html")
        run = thethuc("check", compliant, faulty, "-o", target)
        assert "đã bỏ 1 trang" in run.err
        assert sorted(os.listdir(folder)) == sorted([*ours[:2], *strangers, "0008-lien-ket.html"])
        assert all((folder / name).read_text(encoding="utf-8") == said for name, said in strangers.items())

    def it_leaves_no_empty_folder_when_one_document_is_left(self, thethuc, compliant, faulty, tmp_path):
        thethuc("check", compliant, faulty, "-o", tmp_path / "a.html")
        assert "đã bỏ 2 trang" in thethuc("check", faulty, "-o", tmp_path / "a.html").err
        assert not (tmp_path / "a-trang").exists()

    def it_touches_nothing_when_the_run_cannot_be_done(self, thethuc, compliant, faulty, tmp_path):
        thethuc("check", compliant, faulty, "-o", tmp_path / "a.html")
        assert thethuc("check", tmp_path / "không có", "-o", tmp_path / "a.html").code == 2
        assert len(os.listdir(tmp_path / "a-trang")) == 2
