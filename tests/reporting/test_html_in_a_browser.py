"""The page of a plan and the index over several, looked at by axe in a real browser."""

import subprocess
import sys

import pytest

from tests.browsing import CHROMIUM, browsing, troubles
from tests.cli.conftest import ROOT

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the page was NOT looked at in a browser: no Chromium is installed")


def test_axe_finds_nothing_on_the_page_of_a_plan_and_on_the_index_over_several(tmp_path):
    faulty = sorted(map(str, (ROOT / "fixtures" / "faulty").glob("TT00*.docx")))
    told = ["-m", "checker", "check", "--no-config", "--no-cache", "--quiet", "-o"]
    for name, plans in (("trang.html", faulty[:1]), ("danh-sach.html", [*faulty, str(ROOT / "fixtures" / "compliant")])):
        subprocess.run([sys.executable, *told, str(tmp_path / name), *plans], cwd=ROOT, check=False)
    pages = [*tmp_path.glob("*.html"), next((tmp_path / "danh-sach-trang").glob("*.html"))]
    assert len(pages) == 3
    with browsing() as browser:
        assert troubles(browser, pages) == {}
