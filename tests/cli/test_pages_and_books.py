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

    def it_writes_one_page_of_one_document(self, thethuc, faulty, tmp_path):
        thethuc("check", faulty, "-o", tmp_path / "một.html")
        assert not (tmp_path / "một-trang").exists()

    def it_writes_a_workbook(self, thethuc, compliant, faulty, tmp_path):
        assert thethuc("check", compliant, faulty, "-o", tmp_path / "sổ.xlsx", "-o", f"json:{tmp_path / 'a.json'}").code == 1
        story = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        told = workbooks.table((tmp_path / "sổ.xlsx").read_bytes(), "Văn bản")
        assert [row["Tệp"] for row in told] == [each["path"] for each in story["documents"]]

    @pytest.mark.parametrize(
        ("arguments", "said"), [(["--format", "xlsx"], "so-theo-doi.xlsx"), (["-o", "x.pdf"], "đuôi tệp"), (["-o", "x.foo"], "đuôi tệp")]
    )
    def it_refuses_what_is_no_report(self, thethuc, faulty, tmp_path, monkeypatch, arguments, said):
        monkeypatch.chdir(tmp_path)
        run = thethuc("check", faulty, *arguments)
        assert run.code == 2
        assert said in run.err
