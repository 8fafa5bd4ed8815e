"""The desk in a real browser, with and without scripts, by mouse and by keyboard alone, each page looked at by axe."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.browsing import CHROMIUM, LOOKS, NARROW, PATIENCE, WIDE, look_at, to_show
from tests.desk.conftest import in_a_process, unheard, until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the desk was NOT tried in a browser: no Chromium is installed")

FIXTURES = Path(__file__).parents[2] / "fixtures"
PLANS = [next((FIXTURES / "faulty").glob(f"{rule}*.docx")) for rule in ("TT0302", "TT0001", "TT0102")]
DOSSIER = re.compile(r"/hang-doi/\w{64}")

THETHUC = (sys.executable, "-m", "checker")


def audited(folder):
    """What lies in ``in`` judged into the folder's register."""
    subprocess.run([*THETHUC, "audit", "in", "--register", "so.db", "--no-config", "-q"], cwd=folder, check=False, capture_output=True)


@contextmanager
def served(folder, *told):
    """A desk in a process of its own, over the folder's register unless it is ``told`` something else, and where it is."""
    with in_a_process("--who", "Lê An", *(told or ("--register", "so.db")), cwd=folder) as (desk, port):
        unheard(desk)
        yield f"http://127.0.0.1:{port}"
        desk.terminate()
        desk.wait(30)


def filled(folder):
    """The folder with three plans in its inbox, judged."""
    (folder / "in").mkdir()
    for path in PLANS:
        shutil.copy(path, folder / "in" / path.name)
    audited(folder)
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A desk with a queue."""
    with served(filled(tmp_path_factory.mktemp("desk"))) as here:
        yield here


class Clerk:
    """Somebody before a browser; what its console says is kept."""

    def __init__(self, browser, address, **looks):
        self.context = browser.new_context(base_url=address, accept_downloads=True, **looks)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def give(self, *paths):
        self.page.goto("/kiem-tra")
        self.page.set_input_files("#files", [str(path) for path in paths])
        self.page.click("button[type=submit]")
        self.page.wait_for_selector("a[href$='bao-cao.xlsx']")

    def tab_to(self, place):
        """Reach what stands at ``place`` by the Tab key, and press Enter."""
        self.page.wait_for_load_state()
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"document.activeElement.matches('{place}')"):
                break
        self.page.keyboard.press("Enter")

    def taken(self, label):
        with self.page.expect_download() as download:
            self.page.click(f"text={label}")
        return Path(download.value.path()).read_bytes()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def clerk(browser, address, request):
    somebody = Clerk(browser, address, viewport=WIDE, java_script_enabled=request.param)
    yield somebody
    somebody.context.close()
    assert somebody.said == []


def test_a_clerk_gives_a_plan_and_takes_away_what_is_made_of_it(clerk):
    clerk.give(PLANS[0])
    to_show(clerk.page.locator(".summary .verdict.fail")).to_have_count(1)
    to_show(clerk.page.locator(".remark.error")).to_have_count(1)
    for label in ("Tải bản Word có ghi chú", "Tải bản sửa có theo dõi thay đổi", "Tải bản đã sửa", "Tải bảng Excel"):
        assert clerk.taken(label)[:2] == b"PK", label
    clerk.page.click("text=Xóa ngay")
    to_show(clerk.page).to_have_url(re.compile("/kiem-tra$"))


def test_many_files_are_listed_and_each_leads_to_its_page(clerk):
    clerk.give(*PLANS)
    to_show(clerk.page.locator("tbody tr")).to_have_count(len(PLANS))
    clerk.page.click("tbody a")
    clerk.page.click("text=Về danh sách các tệp đã gửi")
    to_show(clerk.page.locator("tbody tr")).to_have_count(len(PLANS))


def test_a_new_plan_is_made_from_the_form(clerk):
    clerk.page.goto("/soan")
    clerk.page.fill("#organ", "Sở Xây dựng")
    clerk.page.fill("#subject", "Cải cách hành chính năm 2027")
    with clerk.page.expect_download() as download:
        clerk.page.click("text=Tải tệp Word")
    assert download.value.suggested_filename == "ke-hoach.docx"


def test_a_reviewer_decides_and_goes_on_without_the_list(clerk):
    clerk.page.goto("/hang-doi")
    clerk.page.click("tbody th a")
    to_show(clerk.page).to_have_url(DOSSIER)
    first = clerk.page.url
    chosen = clerk.page.locator("td select option").nth(1).inner_text()
    clerk.page.select_option("td select", index=1)
    clerk.page.fill("#why", "đã xem trên bản in")
    clerk.page.click("text=Ghi quyết định")
    to_show(clerk.page.locator("td select option").first).to_have_text(chosen)
    clerk.page.click("a[rel=next]")
    to_show(clerk.page).not_to_have_url(first)
    to_show(clerk.page).to_have_url(DOSSIER)
    clerk.page.click("text=Về hàng đợi")
    to_show(clerk.page).to_have_url(re.compile("/hang-doi$"))


def test_verdict_findings_decision_and_next_step_stand_in_this_order_and_a_form_comes_back_at_its_field(clerk):
    for size in (WIDE, NARROW):
        clerk.page.set_viewport_size(size)
        clerk.page.goto("/hang-doi?kl=fail")
        clerk.page.click("tbody th a")
        to_show(clerk.page).to_have_url(DOSSIER)
        places = (".standing .verdict", "#h-findings", "td select", "button[accesskey=q]", "#h-step", "button[accesskey=b]", "a[rel=next]")
        boxes = [clerk.page.locator(place).first.bounding_box() for place in places]
        down = boxes if size is NARROW else [*boxes[:4], boxes[6]]
        assert [each["y"] for each in down] == sorted(each["y"] for each in down)
        assert size is NARROW or boxes[3]["x"] < boxes[4]["x"]
        clerk.page.select_option("#what", "accepted")
        clerk.page.click("button[accesskey=b]")
        clerk.page.wait_for_selector("#wrong-step-typed")
        assert until(lambda: clerk.page.evaluate("document.activeElement.id") == "why2")  # the browser moves there when it has painted
        assert clerk.page.input_value("#what") == "accepted"
    clerk.said = [each for each in clerk.said if "422" not in each]


def test_the_keyboard_alone_is_enough(browser, address):
    somebody = Clerk(browser, address, viewport=WIDE)
    somebody.page.goto("/hang-doi")
    somebody.page.keyboard.press("Tab")
    assert somebody.page.evaluate("document.activeElement.className") == "skip"
    somebody.page.keyboard.press("Enter")
    somebody.tab_to("tbody th a")
    to_show(somebody.page).to_have_url(DOSSIER)
    before = somebody.page.url
    somebody.tab_to("a[rel=next]")
    to_show(somebody.page).not_to_have_url(before)
    somebody.context.close()


@pytest.mark.parametrize(("size", "scheme"), LOOKS, ids=["wide and light", "narrow and dark"])
def test_axe_finds_nothing_on_any_page(browser, address, size, scheme):
    somebody = Clerk(browser, address, viewport=size, color_scheme=scheme, bypass_csp=True)
    found = {}
    looked_at = partial(look_at, somebody.page, found)
    for name in ("kiem-tra", "soan", "hang-doi", "khong-co"):
        somebody.page.goto(f"/{name}")
        looked_at(name)
    somebody.give(PLANS[0])
    looked_at("document")
    somebody.give(*PLANS)
    looked_at("batch")
    somebody.page.goto("/hang-doi")
    somebody.page.click("tbody th a")
    to_show(somebody.page).to_have_url(DOSSIER)
    looked_at("dossier")
    somebody.page.select_option("#what", "told")
    somebody.page.click("button[accesskey=b]")
    somebody.page.wait_for_selector("#wrong-step-typed")
    looked_at("dossier whose form came back")
    somebody.context.close()
    assert found == {}
