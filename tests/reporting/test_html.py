import json
import re
import time
from dataclasses import replace

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model import Block, Cell, CharacterFormat, Document, Location, NotChecked, PageSetup, ParagraphFormat, Report, Run
from checker.model.data import data_file
from checker.reporting import html, render
from checker.reporting.catalogue import Words
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT
from tests.reporting import page, samples

TIMES = CharacterFormat("Times New Roman", 14.0, False, False)
BODY = ParagraphFormat("both", 0.0, 0.0, 36.0, 6.0, 0.0, 1.0, "auto", "Normal")


def block(text, paragraph, **changes):
    """A paragraph of a Word file in one style."""
    return Block(text, paragraph=paragraph, runs=(Run(0, len(text), TIMES),), setting=BODY, **changes)


def plan(*blocks, **changes):
    """A Word file of these blocks."""
    return Document("kế hoạch.docx", "ab" * 32, "docx", blocks, (PageSetup(210, 297, 20, 20, 30, 15),), **changes)


def shown(*blocks, findings=(), **changes):
    """The page of one document with these findings."""
    report = samples.document(document=plan(*blocks), findings=tuple(findings), components={}, **changes)
    return page.parse(render(report, "html"))


def checked(path):
    """The report on a file, with the file's text in it."""
    document = read(str(path))
    understood = parse(document)
    return replace(lint(understood, load_ruleset(understood)), document=document)


LETTERHEAD = (
    block("SỞ NỘI VỤ", 0, cell=Cell(0, 0, 0, 2)),
    block("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, cell=Cell(0, 0, 1, 2)),
    block("Số: 5/KH-SNV", 4, cell=Cell(0, 1, 0, 2)),
    block("KẾ HOẠCH", 6),
)


@pytest.fixture(scope="module")
def fixtures():
    """Reports on every faulty Word fixture of the number, and on a compliant text."""
    paths = [*sorted((ROOT / "fixtures" / "faulty").glob("TT03*.docx")), ROOT / "fixtures" / "compliant" / "so-noi-vu.txt"]
    return Report(tuple(checked(path) for path in paths))


class DescribeThePage:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_tells_the_same_story_as_the_json_and_the_text(self, fixtures, lang):
        for report in (samples.ALL, fixtures):
            story = json.loads(render(report, "json", lang))
            text = " ".join(render(report, "text", lang, several=False).split())
            tree = page.parse(render(report, "html", lang))
            for document, article in zip(story["documents"], tree.all("article"), strict=True):
                said = sorted((f["rule"], f["level"], f["message"]) for f in document["findings"])
                items = article.all(None, "item")
                levels = [{"error", "warning", "note"}.intersection(each.classes).pop() for each in items]
                rules = [each.all("span", "rule")[0].text for each in items]
                told = zip(rules, levels, [each.all("p", "message")[0].text for each in items], strict=True)
                assert sorted(told) == said
                assert all(rule in text for rule in rules)

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_says_how_much_fix_can_mend_and_to_its_own_reader_by_which_command(self, lang):
        counted, command = {"vi": ("1 trong 3 phát hiện", "da-sua"), "en": ("1 of 3 findings", "mended")}[lang]
        whole, part = render(samples.document(), "html", lang), html.article(samples.document(), Words(lang)).markup
        assert counted in whole
        assert counted in part
        assert f"<code>thethuc fix &quot;kế hoạch.docx&quot; <span>-o</span> {command}.docx</code>" in whole
        assert "thethuc fix" not in part
        assert "<code>" not in render(samples.DECISION, "html", lang)

    def it_quotes_no_figure_as_if_it_were_written_where_a_sentence_says_it(self):
        found = samples.finding(rule="TT0664", component="body", got="0", want="1 / 1,27 cm", values={"count": 4, "wanted": [1, 1.27]})
        said = render(samples.document(findings=(found,)), "html")
        assert "4 đoạn nội dung lùi đầu dòng 0 cm; quy định 1 hoặc 1,27 cm." in said
        assert "Đang viết:" not in said
        assert "Cần viết:" not in said
        spaced = found._replace(rule="TT0666", got="2", want="1-1,5")
        assert "1-1.5" in render(samples.document(findings=(spaced,)), "text", "en")

    def it_writes_a_line_anew_once_for_all_that_is_wrong_with_it(self):
        line = {"before": "Số: 5/KH", "after": "Số: 05/KH"}
        report = samples.document(findings=(samples.finding(**line), samples.finding(rule="TT0309", fingerprint="2", **line)))
        page_ = render(report, "html")
        assert page_.count("“Số: 05/KH”") == 1
        assert page_.count("“Số: 5/KH”") == 1

    def it_is_well_formed_and_names_every_anchor_once(self, fixtures):
        for report in (samples.ALL, fixtures, Report(())):
            tree = page.parse(render(report, "html"))
            names = [each.attributes["id"] for each in tree.all() if "id" in each.attributes]
            assert len(names) == len(set(names))
            aims = {each.attributes["href"] for each in tree.all("a")}
            assert aims <= {f"#{name}" for name in names}

    def it_is_the_same_bytes_every_time(self, fixtures):
        assert render(fixtures, "html") == render(fixtures, "html")

    def it_asks_nothing_of_the_network_and_runs_nothing(self, fixtures):
        html = render(fixtures, "html")
        tree = page.parse(html)
        assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {each.name for each in tree.all()}
        assert not any(name.startswith("on") or name == "src" for each in tree.all() for name in each.attributes)
        assert all(each.attributes["href"].startswith("#") for each in tree.all("a"))
        assert not re.search(r"https?:|url\(|@import|javascript:", html)
        policy = tree.all("meta", **{"http-equiv": "Content-Security-Policy"})
        assert [each.attributes["content"] for each in policy] == ["default-src 'none'; style-src 'unsafe-inline'"]

    def it_leaves_no_key_and_no_place_of_a_sentence_unfilled(self, fixtures):
        for lang in ("vi", "en"):
            for report in (fixtures, Report((samples.UNREADABLE, samples.DECISION)), Report(())):
                body = page.parse(render(report, "html", lang)).all("body")[0].text
                assert not re.search(r"html\.|\bui\.|outside\.|\{\w+\}|\$\w", body)


class DescribeMarks:
    def it_marks_the_offending_words_and_links_them_with_their_remark_both_ways(self):
        tree = shown(*LETTERHEAD, findings=[samples.finding()])
        (mark,) = tree.all("mark")
        assert (mark.text, mark.classes) == ("5", ["error"])
        (there,) = tree.all("a", id="d1-m1")
        assert there.attributes["href"] == "#d1-n1"
        (remark,) = tree.all("div", id="d1-n1")
        assert [link.attributes["href"] for link in remark.all("a")] == ["#d1-m1"]
        assert mark.parent.children.index(there) == mark.parent.children.index(mark) + 1

    def it_puts_remarks_where_a_reader_comes_upon_them_what_is_missing_first(self):
        late = samples.finding(rule="TT0501", component="subject", place=Location(paragraph=6, start=0, end=2))
        lacking = samples.finding(rule="TT0703", component="full_name", place=None, got=None, want=None)
        tree = shown(*LETTERHEAD, findings=[late, samples.finding(), lacking])
        assert [each.all("span", "rule")[0].text for each in tree.all("div", "remark")] == ["TT0703", "TT0302", "TT0501"]

    def it_puts_the_remark_with_the_paragraph_it_is_about(self):
        tree = shown(*LETTERHEAD, findings=[samples.finding()])
        (piece,) = tree.all("div", "piece")
        assert "Số: 5" in piece.text
        assert "KẾ HOẠCH" not in piece.text

    def it_shows_every_level_where_remarks_overlap(self):
        whole = samples.finding(rule="TT0300", level="note", place=Location(paragraph=4, cell=(1, 0), start=0, end=12))
        tree = shown(*LETTERHEAD, findings=[whole, samples.finding()])
        assert [(mark.text, mark.classes[0]) for mark in tree.all("mark")] == [
            ("Số: ", "note"), ("5", "note"), ("5", "error"), ("/KH-SNV", "note"),
        ]  # fmt: skip
        assert [link.text for link in tree.all("mark")[0].parent.all("a", "ref")] == ["1", "2"]  # the error before the note

    def it_keeps_a_place_for_a_remark_on_nothing(self):
        nothing = samples.finding(place=Location(paragraph=6, start=8, end=8))
        assert shown(*LETTERHEAD, findings=[nothing]).all("a", id="d1-m1")

    def it_finds_words_of_a_text_by_their_line_and_what_they_say(self):
        lines = (Block("Số: 5/KH", line=3, cell=Cell(0, 0, 0, 2)), Block("Hà Nội, ngày 5", line=3, cell=Cell(0, 0, 1, 2)))
        rolled = Block("dòng một dòng hai", line=7, lines=((0, 7), (9, 8)))
        report = samples.document(
            medium="text",
            document=Document("a.txt", "", "text", (*lines, rolled)),
            findings=(
                samples.finding(place=Location(line=3, start=13, end=14)),
                samples.finding(place=Location(line=8, start=9, end=13), got="dòng"),
            ),
        )
        marks = page.parse(render(report, "html")).all("mark")
        assert [mark.text for mark in marks] == ["5", "dòng"]
        assert "Hà Nội" in marks[0].parent.text

    def it_still_lists_a_remark_whose_place_is_not_on_the_page(self):
        tree = shown(*LETTERHEAD, findings=[samples.finding(place=Location(part="comments", paragraph=99))])
        assert len(tree.all("div", "remark")) == 1
        assert tree.all("mark") == []


class DescribeTheSheet:
    def it_is_set_from_effective_formatting(self):
        words = "Căn cứ Luật"
        runs = (Run(0, 7, TIMES), Run(7, 11, TIMES._replace(bold=True, size=12.5)))
        html = render(samples.document(document=plan(Block(words, runs=runs, setting=BODY)), findings=(), components={}), "html")
        bold = page.parse(html).all("div", "sheet")[0].all("span")
        assert [each.text for each in bold] == ["Luật"]
        (rule,) = re.findall(rf"\.{bold[0].classes[0]}{{(.*)}}", html)
        assert "font-weight:700" in rule
        assert "calc(var(--u)*12.5)" in rule

    def it_lays_a_letterhead_out_in_columns_and_data_in_a_table(self):
        data = [block(f"ô {row}{column}", 10 + row * 3 + column, cell=Cell(1, row, column, 3)) for row in (0, 1) for column in (0, 2)]
        components = {"organ": replace(samples.part("organ"), places=(Location(paragraph=0, cell=(0, 0), start=0, end=9),))}
        tree = page.parse(render(samples.document(document=plan(*LETTERHEAD, *data), findings=(), components=components), "html"))
        assert len(tree.all("div", "row")) == 2
        (table,) = tree.all("table")
        assert [[cell.text for cell in row.all("td")] for row in table.all("tr")] == [["ô 00", "", "ô 02"], ["ô 10", "", "ô 12"]]

    def it_starts_a_sheet_at_a_page_break_and_where_the_paper_turns(self):
        broken = block("PHỤ LỤC", 7)._replace(setting=BODY._replace(page_break_before=True))
        turned = block("Bảng", 8)._replace(section=1)
        sections = (PageSetup(210, 297, 20, 20, 30, 15), PageSetup(297, 210, 20, 20, 30, 15, landscape=True))
        document = replace(plan(*LETTERHEAD, broken, turned), sections=sections)
        tree = page.parse(render(samples.document(document=document, findings=(), components={}), "html"))
        assert ["PHỤ LỤC" in each.text or "Bảng" in each.text for each in tree.all("div", "sheet")] == [False, True, True]

    def it_draws_lines_as_long_as_the_file_says(self):
        motto = LETTERHEAD[1]._replace(rule_line=True, drawn=(171.5,))
        html = render(samples.document(document=plan(LETTERHEAD[0], motto), findings=(), components={}), "html")
        (rule,) = page.parse(html).all("div", "sheet")[0].all("span", "rule")
        assert f".{rule.classes[1]}{{width:calc(var(--u)*171.5)}}" in html

    def it_keeps_footnotes_and_leaves_comments_out(self):
        notes = (block("Ghi chú", 0, part="footnotes"), block("Ý kiến", 0, part="comments"))
        sheet = page.parse(render(samples.document(document=plan(*LETTERHEAD, asides=notes), findings=()), "html")).all("div", "sheet")[0]
        assert "Ghi chú" in sheet.text
        assert "Ý kiến" not in sheet.text

    def it_lets_no_measure_of_a_file_leave_the_sheet(self):
        wild = ParagraphFormat("center", -9e9, 9e9, -9e9, 9e9, 9e9, 9e9, "exact")
        html = render(
            samples.document(document=plan(Block("x", runs=(Run(0, 1, CharacterFormat(size=1e6)),), setting=wild)), findings=()), "html"
        )
        assert max(abs(float(number)) for number in re.findall(r"var\(--u\)\*(-?[\d.]+)\)", html.split("color-scheme: light }")[-1])) <= 600


HOSTILE = "<script>alert(1)</script><img src=\"http://x\" onerror='y'></style>]]>&lt;\u202eevil\u2066\x00\x1b[31m\ud800"


class DescribeEscaping:
    def it_shows_whatever_a_document_says_as_text(self):
        bad = TIMES._replace(font='x;}</style><script>"', color="red;}")
        evil = Block(HOSTILE, runs=(Run(0, len(HOSTILE), bad),), setting=BODY._replace(style=HOSTILE, align=HOSTILE, line_rule=HOSTILE))
        faults = (
            samples.finding(place=Location(paragraph=0, start=3, end=30), got=HOSTILE, want=HOSTILE, values={"got": HOSTILE}),
            samples.finding(rule=HOSTILE, component=HOSTILE, name=HOSTILE, place=None, basis=HOSTILE),
        )
        report = samples.document(
            path=HOSTILE, document=plan(evil), findings=faults, suppressed=faults, stage_cue=HOSTILE, chosen_by=HOSTILE,
            components={"motto": samples.part("motto", text=HOSTILE, value=HOSTILE)},
            not_checked=(NotChecked("TT1", "cannot_tell", HOSTILE),),
        )  # fmt: skip
        html = render(report, "html")
        tree = page.parse(html)
        assert not {"script", "img"} & {each.name for each in tree.all()}
        assert len(tree.all("style")) == 1
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b\ud800-\udfff]", html)
        assert "<script>alert(1)</script>" in tree.all("h2")[0].text
        html.encode("utf-8")

    def it_does_not_take_dollar_signs_for_places_of_the_template(self):
        assert "$main $title" in page.parse(render(samples.document(path="$main $title"), "html")).all("h2")[0].text


class DescribeTheRest:
    def it_says_which_rules_judged_and_why_at_the_top(self):
        summary = shown(*LETTERHEAD).all("div", "summary")[0].text
        assert "30/2020/NĐ-CP" in summary
        assert "07/3/2024" in summary

    def it_lists_parts_with_links_to_where_they_stand(self):
        report = checked(ROOT / "fixtures" / "compliant" / "so-noi-vu.docx")
        tree = page.parse(render(report, "html"))
        (list_,) = tree.all("ul", "parts")
        motto = next(each for each in list_.all("a") if each.text == "Tiêu ngữ")
        (aim,) = tree.all("p", id=motto.attributes["href"][1:])
        assert aim.text.startswith("Độc lập - Tự do - Hạnh phúc")

    def it_says_what_could_not_be_checked_and_why_and_what_was_accepted(self):
        tree = shown(*LETTERHEAD, suppressed=(samples.finding(rule="TT0999"),))
        unchecked, suppressed = tree.all("details")
        assert "TT0001" in unchecked.text
        assert "TT0601" not in unchecked.text
        assert "TT0999" in suppressed.text

    def it_holds_for_nothing_found_nothing_readable_and_nothing_in_scope(self):
        clean = shown(*LETTERHEAD, verdict="pass")
        assert clean.all("div", "remark") == []
        assert clean.all("div", "sheet")
        unreadable = page.parse(render(samples.UNREADABLE, "html"))
        assert "rỗng.docx" in unreadable.all("article")[0].text
        assert unreadable.all("div", "sheet") == []
        outside = page.parse(render(replace(samples.DECISION, document=plan(*LETTERHEAD)), "html"))
        assert "Quyết định" in outside.all("article")[0].text
        assert "THIẾU" not in outside.text
        assert page.parse(render(Report(()), "html")).all("main")

    def it_is_given_the_text_only_when_it_is_asked_for(self):
        path = str(ROOT / "fixtures" / "compliant" / "so-noi-vu.txt")
        assert judge(path, Task()).document is None
        asked = judge(path, Task(keep_document=True))
        assert asked.document is not None
        assert render(asked, "json") == render(judge(path, Task()), "json")

    def it_lists_the_remarks_alone_when_the_text_did_not_come_with_the_report(self):
        tree = page.parse(render(samples.document(), "html"))
        assert tree.all("div", "sheet") == []
        assert len(tree.all("div", "unset")[0].all("div", "remark")) == 3

    def it_has_one_section_a_document_and_an_index_of_them(self):
        tree = page.parse(render(samples.ALL, "html"))
        (index,) = tree.all("nav")
        assert [link.text for link in index.all("a")] == ["kế hoạch.docx", "rỗng.docx", "qd.docx"]
        assert page.parse(render(samples.document(), "html")).all("nav") == []

    def it_shows_the_levels_asked_for_and_keeps_the_others_a_click_away(self):
        tree = page.parse(render(samples.document(), "html", level="warning"))
        assert [(box.attributes["id"], "checked" in box.attributes) for box in tree.all("input")] == [
            ("show-error", True), ("show-warning", True), ("show-note", False),
        ]  # fmt: skip
        with open(data_file("page.css"), encoding="utf-8") as file:
            css = file.read()
        for level in ("error", "warning", "note"):
            assert f":root:has(#show-{level}:not(:checked)) .item.{level}" in css

    def it_stays_linear_with_ten_thousand_findings_on_one_word(self):
        def cost(count):
            findings = [samples.finding(fingerprint=f"{number:05}") for number in range(count)]
            began = time.perf_counter()
            html = render(samples.document(document=plan(*LETTERHEAD), findings=tuple(findings), components={}), "html")
            return time.perf_counter() - began, html

        cost(10)
        thousand, _ = cost(1000)
        ten_thousand, html = cost(10_000)
        assert html.count('<li class="item error"') == 10_000
        assert html.count('role="note"') == 1
        assert html.count("<mark") == 1
        assert ten_thousand < 30 * thousand
