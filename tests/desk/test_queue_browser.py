"""The queue's further pages in a real browser: what came again, what is searched and kept, what is taken away, the overview."""

from __future__ import annotations

from functools import partial

import pytest

from tests.browsing import CHROMIUM, LOOKS, NARROW, WIDE, look_at
from tests.desk.test_browser import PLANS, Clerk, audited, filled, served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the queue was NOT tried in a browser: no Chromium is installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A desk whose queue holds three plans, one of them sent back and come again mended."""
    from checker.desk.work import GivenFile, mended_file

    folder = filled(tmp_path_factory.mktemp("desk"))
    sent_back(folder, PLANS[0])
    mended = mended_file(GivenFile(PLANS[0].name, PLANS[0].read_bytes(), no_config=True), True)
    (folder / "in" / "gui-lai.docx").write_bytes(mended.data)
    audited(folder)
    with served(folder) as here:
        yield here


def sent_back(folder, path):
    from hashlib import sha256

    from checker.register import Register

    with Register.open(str(folder / "so.db"), create=False) as register:
        digest = sha256(path.read_bytes()).hexdigest()
        register.record("told", digest, who="Lê An", why="đã gửi công văn đề nghị đính chính")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def clerk(browser, address, request):
    somebody = Clerk(browser, address, viewport=WIDE, java_script_enabled=request.param)
    yield somebody
    somebody.context.close()
    assert somebody.said == []


def came_again(page):
    """The page of the plan that came again."""
    page.goto("/hang-doi")
    for href in page.locator("tbody th a").evaluate_all("all => all.map(each => each.getAttribute('href'))"):
        page.goto(href)
        if page.locator(".resubmitted").count():
            return


def test_a_plan_that_came_again_is_held_against_the_letter_and_shown_beside_the_one_before(clerk):
    came_again(clerk.page)
    assert clerk.page.locator(".faults tr.mended").count() == 1
    clerk.page.click("text=Xem hai bản cạnh nhau")
    sheets = clerk.page.locator(".beside .sheets")
    old, new = sheets.nth(0).bounding_box(), sheets.nth(1).bounding_box()
    assert sheets.count() == 2
    assert old["x"] + old["width"] <= new["x"]
    clerk.page.click("text=Về văn bản")
    assert clerk.page.locator(".resubmitted").count() == 1


def test_what_a_form_lacks_is_said_by_the_desk_in_its_own_words_and_not_by_the_browser_in_its_own(clerk):
    clerk.page.goto("/hang-doi")
    clerk.page.click("tbody th a >> nth=0")
    for button, said in (("button[accesskey=q]", "lý do"), ("button[accesskey=b]", "Chưa chọn việc cần làm")):
        clerk.page.locator("select[name^='f:']").first.select_option("waived")
        clerk.page.click(button)
        clerk.page.wait_for_selector(".wrong")
        assert said in " ".join(clerk.page.locator(".wrong").all_inner_texts())
    clerk.page.goto("/hang-doi")
    clerk.page.click("form[action='/hang-doi'][method=post] button")
    clerk.page.wait_for_selector(".wrong")
    assert "Chưa" in clerk.page.inner_text(".wrong >> nth=0")
    clerk.page.goto("/kiem-tra")
    clerk.page.click("#given button")
    assert "Chưa" in clerk.page.inner_text("main")
    clerk.said[:] = [each for each in clerk.said if "status of 422" not in each]


def test_a_search_is_kept_as_a_filter_and_its_list_taken_away(clerk):
    clerk.page.goto("/hang-doi")
    clerk.page.fill("#tim", "cong tac văn thư")
    clerk.page.click("form[role=search] button")
    found = clerk.page.locator("tbody tr").count()
    assert found > 1
    clerk.page.click("text=Lưu cách lọc đang xem")
    clerk.page.fill("#filter-name", "văn thư")
    clerk.page.click("text=Lưu bộ lọc")
    clerk.page.click("text=Việc của tôi")
    assert clerk.page.locator("tbody tr").count() == 0
    clerk.page.goto("/hang-doi")
    clerk.page.click(".kept-filters a:has-text('văn thư')")
    assert clerk.page.input_value("#tim") == "cong tac văn thư"
    for name in ("Excel", "Word"):
        assert clerk.taken(name)[:2] == b"PK", name
    clerk.page.click(".kept-filters button")
    assert clerk.page.locator(".kept-filters").count() == 0


def test_the_overview_draws_and_tells_what_fails(clerk):
    clerk.page.goto("/tong-quan")
    assert clerk.page.locator("svg.chart").count() == 4
    bar = clerk.page.locator("svg.chart .series rect").last.bounding_box()
    assert bar["width"] > 0
    clerk.page.select_option("#thang", index=1)
    clerk.page.click("text=Xem")
    assert "thang=20" in clerk.page.url


def test_on_a_narrow_screen_each_cell_says_what_it_is(browser, address):
    somebody = Clerk(browser, address, viewport=NARROW)
    somebody.page.goto("/hang-doi")
    said = (
        somebody.page.locator("tbody tr")
        .first.locator("td[data-label]")
        .evaluate_all("all => all.map(each => getComputedStyle(each, '::before').content)")
    )
    somebody.context.close()
    assert [each.replace('"', "").strip() for each in said] == [
        "Kết luận:", "Ngày nhận (hoặc soát lần đầu):", "Chờ:", "Tình trạng:", "Người soát:",
    ]  # fmt: skip


def inside(page, inner, outer):
    """Whether a box lies in another and touches none of its edges."""
    small, large = (page.locator(each).first.bounding_box() for each in (inner, outer))
    return all(
        large[start] < small[start] and small[start] + small[size] < large[start] + large[size]
        for start, size in (("x", "width"), ("y", "height"))
    )


def test_words_stay_within_the_frame_that_holds_them(browser, address):
    wide, narrow = Clerk(browser, address, viewport=WIDE), Clerk(browser, address, viewport=NARROW)
    wide.page.goto("/hang-doi")
    assert inside(wide.page, ".many legend", ".many")
    narrow.page.goto("/kiem-tra")
    assert inside(narrow.page, "#kinds", "#drop")
    for each in (wide, narrow):
        each.context.close()


@pytest.mark.parametrize(("size", "scheme"), LOOKS, ids=["wide and light", "narrow and dark"])
def test_axe_finds_nothing_on_any_page(browser, address, size, scheme):
    somebody = Clerk(browser, address, viewport=size, color_scheme=scheme, bypass_csp=True)
    found = {}
    looked_at = partial(look_at, somebody.page, found)
    came_again(somebody.page)
    looked_at("came again")
    somebody.page.click("text=Xem hai bản cạnh nhau")
    looked_at("beside")
    for name in ("hang-doi", "tong-quan"):
        somebody.page.goto(f"/{name}")
        for folded in somebody.page.locator("details").all():
            folded.evaluate("each => { each.open = true; }")
        looked_at(name)
    somebody.context.close()
    assert found == {}


def test_the_counter_names_the_files_chosen_in_its_own_words_where_scripts_run(clerk):
    clerk.page.goto("/kiem-tra")
    ours = clerk.page.locator(".named-here").count()
    assert (clerk.page.locator("#files").bounding_box()["width"] <= 1) == bool(ours)
    with clerk.page.expect_file_chooser() as chooser:
        clerk.page.click("label[for=files]")
    chooser.value.set_files([str(path) for path in PLANS[:2]])
    told = clerk.page.inner_text("#named") if ours else ""
    assert told == (", ".join(path.name for path in PLANS[:2]) if ours else "")
