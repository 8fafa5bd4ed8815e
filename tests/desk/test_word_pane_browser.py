"""The pane in a real browser, beside a Word that is Microsoft's office-addin-mock; in Word itself nobody tried it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from docx import Document

from checker.fixing.wording import WORDINGS
from checker.reading.directives import by_us
from tests.browsing import CHROMIUM, look_at
from tests.desk.test_browser import FIXTURES, Clerk, served
from tests.desk.word_doubles import office_js, paragraphs_of

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the pane in Word was NOT tried in a browser: no Chromium is installed")
PANE = {"width": 320, "height": 800}


def plan(rule):
    return next((FIXTURES / "faulty").glob(f"{rule}*.docx")).read_bytes()


PADDED = plan("TT0302")
CLEAN = (FIXTURES / "compliant" / "so-noi-vu.docx").read_bytes()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pane")
    (folder / "office").mkdir()
    (folder / "office" / "office.js").write_text("// each test puts its own Word here", "utf-8")
    with served(folder, "--office-js", "office") as here:
        yield here


class Drafter(Clerk):
    """Somebody with the pane open beside a document."""

    def __init__(self, browser, address, data, lang="vi", **changes):
        looks = changes.pop("looks", {})
        super().__init__(browser, address, viewport=PANE, **looks)
        script = office_js(data, **changes)
        self.page.route("**/office-js/office.js", lambda route: route.fulfill(body=script, content_type="text/javascript; charset=utf-8"))
        self.page.goto(f"/ngon-ngu/{lang}?ve=/word")

    def check(self):
        self.page.click("#check")
        self.page.wait_for_selector("#outcome:not([hidden])")

    def press(self, act, at=0):
        """The answer of the list's row ``at`` to one of its buttons."""
        row = self.page.locator(".finding").nth(at)
        row.locator(f"[data-act={act}]").click()
        self.page.wait_for_function("!document.querySelector('[aria-busy]')")
        return row.locator(".told").inner_text()

    def word(self, expression):
        """What became of the document."""
        return self.page.evaluate(f"wordDouble.{expression}")

    def shows(self, act):
        return self.page.locator(f".finding [data-act={act}]:visible").count()


@contextmanager
def beside(browser, address, data, said=(), **changes):
    somebody = Drafter(browser, address, data, **changes)
    yield somebody
    told = (somebody.said, somebody.word("wrong"), somebody.word("openFiles"), somebody.word("tracks()"))
    somebody.context.close()
    assert told == (list(said), [], 0, False)


def test_findings_are_listed_and_each_leads_to_its_words_is_noted_and_mended_as_a_tracked_change(browser, address):
    with beside(browser, address, PADDED) as drafter:
        drafter.check()
        told = drafter.page.inner_text("#outcome")
        for words in (
            "Không đạt",
            "Lỗi: 1",
            "Số “5” nhỏ hơn 10",
            "Viết lại: Số: 05/KH-SNV",
            "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c",
        ):
            assert words in told
        assert drafter.press("go") == ""
        assert drafter.word("selected") == [4, "5"]
        assert drafter.press("note") == "Đã ghi chú."
        note = drafter.word("comments")[0]
        assert (note["at"], note["words"]) == (4, "5")
        assert by_us(note["content"].split("\n")[0])
        assert drafter.press("mend").startswith("Đã sửa")
        assert (drafter.word("accepted(4)"), drafter.word("rejected(4)")) == ("Số: 05/KH-SNV", "Số: 5/KH-SNV")
        assert drafter.page.locator("[data-act=mend]").is_disabled()


def test_the_same_in_english(browser, address):
    with beside(browser, address, PADDED, lang="en") as drafter:
        drafter.check()
        told = drafter.page.inner_text("#main")
        assert "Appendix I, Part I, Section II, clause 3, point c" in told
        assert re.search(r"Fail|Does not", told)
        assert drafter.press("mend").startswith("Mended")


def test_a_document_that_is_no_plan_is_said_not_to_be_checked(browser, address):
    letter, made = BytesIO(), Document()
    made.add_paragraph("Chào các anh chị, chiều nay họp lúc hai giờ.")
    made.save(letter)
    with beside(browser, address, letter.getvalue()) as drafter:
        drafter.check()
        told = drafter.page.inner_text("#outcome")
        assert "Ngoài phạm vi" in told
        assert "Chưa được kiểm tra" in told
        assert "Không có nhận xét" not in told
        assert "Lỗi: 0" not in told


def test_what_cannot_be_read_is_said_not_to_be_checked(browser, address):
    with beside(browser, address, PADDED, file="UEsDBGJhZA==") as drafter:
        drafter.check()
        assert "Chưa được kiểm tra: không đọc được văn bản." in drafter.page.inner_text("#outcome")


def test_a_plan_in_due_form_has_no_remark(browser, address):
    with beside(browser, address, CLEAN) as drafter:
        drafter.check()
        assert "Không có nhận xét nào về thể thức." in drafter.page.inner_text("#outcome")
        assert drafter.page.locator("#all").is_hidden()


def changed(data, change):
    """The paragraphs of a Word file as they stand after somebody went on writing."""
    return change(paragraphs_of(data))


def test_a_line_that_stands_twice_is_not_mended(browser, address):
    with beside(browser, address, PADDED, paragraphs=changed(PADDED, lambda texts: [*texts, "Số: 5/KH-SNV"])) as drafter:
        drafter.check()
        assert "nhiều chỗ" in drafter.press("mend")
        assert drafter.word("accepted(4)") == "Số: 5/KH-SNV"


def test_a_line_that_was_moved_is_found_by_its_words_and_one_that_was_changed_is_left(browser, address):
    with beside(browser, address, PADDED, paragraphs=changed(PADDED, lambda texts: ["Mới thêm", *texts])) as drafter:
        drafter.check()
        drafter.press("go")
        assert drafter.word("selected")[0] == 5
        assert drafter.press("mend").startswith("Đã sửa")
        assert drafter.word("accepted(5)") == "Số: 05/KH-SNV"
    with beside(
        browser, address, PADDED, paragraphs=changed(PADDED, lambda texts: [each.replace("Số: 5/", "Số: 6/") for each in texts])
    ) as drafter:
        drafter.check()
        assert drafter.press("go").startswith("Không tìm thấy")
        assert drafter.press("note").startswith("Không tìm thấy")
        assert drafter.press("mend").startswith("Chưa sửa")
        assert (drafter.word("selected"), drafter.word("comments")) == ([], [])
        assert drafter.word("accepted(4)") == drafter.word("rejected(4)") == "Số: 6/KH-SNV"


@pytest.fixture(scope="module")
def placing(browser, address):
    """What one of the functions says that know nothing of Word and keep nothing: all are asked in one pane."""
    somebody = Drafter(browser, address, PADDED)
    yield lambda call, *given: somebody.page.evaluate(
        f"async (given) => (await import('/tai-san/word/placing.mjs')).{call}(...given)", list(given)
    )
    somebody.context.close()


@pytest.mark.parametrize(
    ("texts", "finding", "spot"),
    [
        (["A", "một hai"], {"place": {"part": "body", "paragraph": 1, "start": 4, "end": 7}, "where": ""}, (1, 4, 7, False)),
        (["A"], {"place": {"part": "body", "paragraph": 3}, "where": ""}, None),
        (["A"], {"place": {"part": "footer", "paragraph": 0}, "where": "“A”"}, None),
        (["A"], {"place": {}, "where": ""}, None),
        (["x y", "A"], {"place": {"part": "body", "paragraph": 0, "start": 0, "end": 1}, "where": "“A”"}, (1, 0, 1, True)),
        (["A", "A"], {"place": {"part": "body", "paragraph": 7}, "where": "“A”"}, None),
        (["b c d c"], {"place": {"part": "body", "paragraph": 0, "start": 5, "end": 6}, "where": "“…c d…”", "got": "d"}, (0, 4, 5, True)),
        (["b c d c"], {"place": {"part": "body", "paragraph": 0, "start": 5, "end": 6}, "where": "“…c d…”", "got": "c"}, (0, 0, 7, True)),
    ],
    ids=["by number", "no such paragraph", "in the footer", "nowhere", "moved", "alike", "cut, once", "cut, twice"],
)
def test_where_a_finding_stands(placing, texts, finding, spot):
    told = placing("spotOf", texts, finding)
    assert (told and tuple(told[key] for key in ("paragraph", "start", "end", "sure"))) == spot


@pytest.mark.parametrize(
    ("texts", "before", "after", "edits"),
    [
        (["a  b"], "a  b", "a b", [(2, " ", "", "Replace")]),
        (["ab"], "ab", "ab.", [(0, "ab", ".", "End")]),
        (["Nam"], "Nam", "- Nam", [(0, "Nam", "- ", "Start")]),
        (["Số: 55"], "Số: 5", "Số: 05", "none"),
        (["Lưu: VT\vSố: 5"], "Số: 5", "Số: 05", [(12, "5", "05", "Replace")]),
        (["Kế hoạch", "kế"], "kế", "kế;", [(0, "kế", ";", "End")]),
        (["x" * 300], "x" * 300, "y", "long"),
    ],
    ids=["taken away", "put behind", "put before", "part of a word", "a line of some", "case", "too long for Word"],
)
def test_what_a_mend_changes(placing, texts, before, after, edits):
    told = placing("mendOf", texts, {"before": before, "after": after, "fix": "safe"})
    made = told.get("why") or [tuple(each[key] for key in ("start", "old", "fresh", "how")) for each in told["edits"]]
    assert made == edits


def numbered():
    """A plan whose points Word numbers itself, with a fault in the words of one of them."""
    made, kept = Document(str(FIXTURES / "shapes" / "numbered-by-word.docx")), BytesIO()
    point = next(each for each in made.paragraphs if each.text.startswith("Đánh giá đúng"))
    point.runs[0].text = point.runs[0].text.replace("Đánh giá", "Theo Khoản 2 Điều 6 Luật Lưu trữ, đánh giá")
    made.save(kept)
    return kept.getvalue()


def test_the_number_word_gives_a_paragraph_is_not_sought_among_its_words(browser, address):
    with beside(browser, address, numbered()) as drafter:
        drafter.check()
        assert "a) Theo khoản 2 Điều 6" in drafter.page.inner_text("#findings")
        assert drafter.press("go") == ""
        assert drafter.word("selected") == [14, "Khoản 2"]
        assert drafter.press("mend").startswith("Đã sửa")
        assert drafter.word("accepted(14)").startswith("Theo khoản 2 Điều 6 Luật Lưu trữ, đánh giá đúng")


def test_a_fault_at_no_one_place_offers_no_jump(browser, address):
    with beside(browser, address, plan("TT0001")) as drafter:
        drafter.check()
        assert drafter.shows("go") == drafter.shows("note") == drafter.shows("mend") == 0
        assert "Không ở một chỗ nhất định" in drafter.page.inner_text(".finding")


def test_all_are_noted_once_however_often_and_the_notes_of_others_stay(browser, address):
    with beside(browser, address, PADDED) as drafter:
        drafter.page.evaluate("wordDouble.comments.push({content: '1. Việc của tôi', at: 0, words: 'x'})")
        drafter.check()
        for _ in range(2):
            drafter.page.click("#note-all")
            drafter.page.wait_for_function("!document.querySelector('[aria-busy]') && wordDouble.comments.length === 2")
        drafter.page.click("#clear-all")
        drafter.page.wait_for_function("wordDouble.comments.length === 1")
        assert drafter.word("comments[0].content") == "1. Việc của tôi"


def test_an_older_word_checks_and_jumps_and_says_what_it_lacks(browser, address):
    with beside(browser, address, PADDED, sets={"WordApi": 1.3}) as drafter:
        drafter.check()
        assert (drafter.shows("go"), drafter.shows("note"), drafter.shows("mend")) == (1, 0, 0)
        assert drafter.page.locator("#older").is_visible()
        assert drafter.page.locator("#all").is_hidden()


def test_outside_word_nothing_can_be_pressed(browser, address):
    with beside(browser, address, PADDED, host=None) as drafter:
        assert drafter.page.locator("#check").is_disabled()
        assert drafter.page.locator("#lacking").is_visible()


@pytest.mark.parametrize(
    ("status", "words"), [(401, "phiên đăng nhập đã hết"), (413, "lớn quá mức"), (429, "đợi một phút"), (500, "mã 500")]
)
def test_what_the_desk_refuses_is_told_in_a_sentence(browser, address, status, words):
    somebody = Drafter(browser, address, PADDED)
    somebody.page.route("**/api/v1/check", lambda route: route.fulfill(status=status, body="{}", content_type="application/json"))
    somebody.page.click("#check")
    somebody.page.wait_for_function("!document.querySelector('[aria-busy]')")
    assert words in somebody.page.inner_text("#said")
    assert somebody.page.locator("#door").is_visible() == (status == 401)
    assert somebody.page.locator("#check").is_enabled()
    somebody.context.close()


def test_a_desk_that_is_closed_and_a_file_word_does_not_give_are_told(browser, address):
    somebody = Drafter(browser, address, PADDED)
    somebody.page.route("**/api/v1/check", lambda route: route.abort())
    somebody.page.click("#check")
    somebody.page.wait_for_function("document.getElementById('said').textContent.includes('không trả lời')")
    somebody.context.close()
    with beside(browser, address, PADDED, locked=True) as drafter:
        drafter.page.click("#check")
        drafter.page.wait_for_function("document.getElementById('said').textContent.includes('The file is locked.')")


def test_words_of_a_plan_are_never_markup(browser, address):
    made = Document(BytesIO(plan("TT1614")))
    kept = BytesIO()
    for each in (each for cell in made.tables[-1].rows[0].cells for each in cell.paragraphs if "Sở nội vụ" in each.text):
        each.runs[0].text = each.text.replace("nội vụ", "nội vụ <img src=x onerror=alert(1)>")
        for run in each.runs[1:]:
            run.text = ""
    made.save(kept)
    with beside(browser, address, kept.getvalue()) as drafter:
        drafter.check()
        assert "<img" in drafter.page.inner_text("#findings")
        assert drafter.page.locator("main img").count() == 0


def test_the_keyboard_alone_is_enough(browser, address):
    with beside(browser, address, PADDED) as drafter:
        drafter.tab_to("#check")
        drafter.page.wait_for_selector("#outcome:not([hidden])")
        drafter.tab_to("[data-act=go]")
        drafter.page.wait_for_function("wordDouble.selected.length === 2")
        drafter.tab_to("[data-act=mend]")
        drafter.page.wait_for_function("wordDouble.accepted(4) === 'Số: 05/KH-SNV'")


@pytest.mark.parametrize(("lang", "scheme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_pane(browser, address, scheme, lang):
    somebody = Drafter(browser, address, PADDED, lang, looks={"color_scheme": scheme, "bypass_csp": True})
    found = {}
    looked_at = partial(look_at, somebody.page, found)
    looked_at("before")
    somebody.page.click("summary")
    somebody.check()
    looked_at("checked")
    for act in ("go", "note", "mend"):
        somebody.press(act)
    looked_at("done")
    somebody.context.close()
    outside = Drafter(browser, address, PADDED, lang, host=None, looks={"color_scheme": scheme, "bypass_csp": True})
    look_at(outside.page, found, "outside")
    outside.context.close()
    assert found == {}


def worded():
    """The faulty plans whose fault is mended in its words."""
    files = (yaml.safe_load(path.read_text("utf-8")) for path in sorted((FIXTURES.parent / "rules" / "nd30-2020").glob("*.yaml")))
    mended = tuple(rule["id"] for rules in files if isinstance(rules, list) for rule in rules if rule.get("fix") in WORDINGS)
    return [path for path in sorted((FIXTURES / "faulty").glob("*.docx")) if path.name.startswith(mended)]


def test_every_mend_a_report_promises_makes_its_line_of_the_one_that_stands_there(browser, address):
    """The edits the pane would make, made in the text of each faulty plan: the old line becomes the new one, all else stays."""
    command = [sys.executable, "-m", "checker", "check", "--no-config", "--format", "json", *map(str, worded())]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    asked = []
    for document in report["documents"]:
        texts = paragraphs_of(Path(document["path"]).read_bytes())
        asked += [[texts, finding] for finding in document["findings"] if finding.get("after") and finding["fix"]]
    somebody = Drafter(browser, address, PADDED)
    plans = somebody.page.evaluate(
        "async (asked) => { const it = await import('/tai-san/word/placing.mjs'); return asked.map((each) => it.mendOf(...each)); }",
        asked,
    )
    somebody.context.close()
    wrong, many = [], 0
    for (texts, finding), told in zip(asked, plans, strict=True):
        if told.get("why") == "many":
            many += 1
        elif "edits" not in told or done(texts[told["paragraph"]], told["edits"]) != texts[told["paragraph"]].replace(
            finding["before"], finding["after"]
        ):
            wrong.append((finding["rule"], told, finding["before"], finding["after"]))
    assert wrong == []
    assert len(asked) > 60
    assert many < 5


def done(text, edits):
    for each in reversed(edits):
        start, end = each["start"], each["start"] + len(each["old"])
        assert text[start:end] == each["old"]
        made = {"Replace": each["fresh"], "End": each["old"] + each["fresh"], "Start": each["fresh"] + each["old"]}[each["how"]]
        text = text[:start] + made + text[end:]
    return text
