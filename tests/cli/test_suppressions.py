"""Suppressions beside a file and inside it: what is accepted does not count, and a bad suppression is told."""

import json
import shutil
from pathlib import Path

import docx
import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded"
SCHEMA = json.loads((ROOT / "reports" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def check(thethuc):
    """One document of the JSON report on a file, and the exit code."""

    def run(path, *options):
        outcome = thethuc("check", "--format", "json", *options, path)
        report = json.loads(outcome.out)
        Draft202012Validator(SCHEMA).validate(report)
        return report["documents"][0], outcome.code

    return run


@pytest.fixture
def plan(tmp_path):
    """A Word plan whose number is not padded (TT0302), and room beside it."""
    return Path(shutil.copy(FAULTY.with_suffix(".docx"), tmp_path / "ke-hoach.docx"))


@pytest.fixture
def sidecar(plan):
    def written(text):
        plan.with_name(plan.name + ".thethuc.toml").write_text(text, encoding="utf-8")
        return plan

    return written


@pytest.fixture
def commented(plan):
    """The plan with a comment of Word on the paragraph that holds some words."""

    def written(comment, words="Số:", author="Trần Thị B"):
        document = docx.Document(str(plan))
        paragraphs = [*document.paragraphs, *(p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs)]
        paragraph = next(each for each in paragraphs if words in each.text)
        document.add_comment(paragraph.runs, text=comment, author=author, initials="B")
        document.save(str(plan))
        return plan

    return written


def rules(findings):
    return [finding["rule"] for finding in findings]


class DescribeSidecars:
    def it_takes_the_finding_out_of_what_counts_and_keeps_it_with_its_reason(self, check, sidecar):
        document, code = check(
            sidecar('[[suppress]]\nrule = "TT0302"\nreason = "mẫu cũ"\nby = "Trần A"\nuntil = 2024-12-31'), "--as-of", "2024-12-31"
        )
        assert (code, document["verdict"], document["findings"]) == (0, "pass", [])
        (finding,) = document["suppressed"]
        assert finding["rule"] == "TT0302"
        assert finding["suppression"] == {"kind": "sidecar", "reason": "mẫu cũ", "by": "Trần A", "until": "2024-12-31"}

    def it_still_reports_one_without_a_reason_and_says_so(self, check, sidecar):
        document, code = check(sidecar('[[suppress]]\nrule = "TT0302"\nreason = " "'))
        assert code == 1
        assert rules(document["findings"]) == ["TT0302", "TT2071"]
        assert (document["findings"][1]["level"], document["findings"][1]["basis"]) == ("warning", "practice")
        assert document["suppressed"] == []

    @pytest.mark.parametrize(
        ("lang", "said", "untrue"), [("vi", "không phải về thể thức", "thông lệ"), ("en", "not about form", "practice")]
    )
    def it_says_that_a_bad_one_is_no_matter_of_form(self, thethuc, sidecar, lang, said, untrue):
        told = " ".join(thethuc("check", "--lang", lang, sidecar('[[suppress]]\nrule = "TT0302"\n')).out.split())
        assert said in told
        assert untrue not in told
        asked = thethuc("rules", "show", "TT2071", "--lang", lang)
        assert (asked.code, said in asked.err) == (2, True)

    def it_still_reports_one_past_its_date_and_says_so(self, check, sidecar):
        path = sidecar('[[suppress]]\nrule = "TT0302"\nreason = "mẫu cũ"\nuntil = "2024-12-31"')
        document, code = check(path, "--as-of", "2025-01-01")
        assert (code, rules(document["findings"])) == (1, ["TT0302", "TT2072"])
        assert "hết hạn ngày 31/12/2024" in document["findings"][1]["message"]

    def it_goes_by_the_day_of_the_run_else_by_source_date_epoch(self, check, sidecar, monkeypatch):
        path = sidecar('[[suppress]]\nrule = "TT0302"\nreason = "mẫu cũ"\nuntil = "2024-12-31"')
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735603200")  # 2024-12-31
        assert check(path)[1] == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")  # 2025-01-01
        assert check(path)[1] == 1

    def it_says_when_one_is_about_nothing(self, check, sidecar):
        document, _ = check(sidecar('[[suppress]]\nrule = ["TT0302", "TT0303"]\nreason = "x"\n[[suppress]]\nrule = "TT0102"\nreason = "y"'))
        assert [(f["rule"], f["level"], f["got"]) for f in document["findings"]] == [("TT2073", "note", "TT0102")]

    def it_does_not_call_one_unused_whose_rule_was_not_asked_for(self, check, sidecar):
        path = sidecar('[[suppress]]\nrule = "TT0302"\nreason = "x"')
        for options in (["--ignore", "TT0302"], ["--select", "motto"]):
            assert check(path, *options)[0]["findings"] == []

    @pytest.mark.parametrize(
        ("limit", "used"),
        [
            ('got = "5"', True), ('got = "6"', False), ("paragraph = 5", True), ("paragraph = 6", False),
            ('fingerprint = "0123456789abcdef"', False),
        ],
    )  # fmt: skip
    def it_can_be_limited_to_one_of_several_findings(self, check, sidecar, limit, used):
        document, code = check(sidecar(f'[[suppress]]\nrule = "TT0302"\nreason = "x"\n{limit}'))
        assert (code == 0) is used
        assert ("TT2073" in rules(document["findings"])) is not used

    def it_outlives_what_fix_writes_into_the_same_citation(self, thethuc, check, tmp_path):
        whole = (FAULTY.parents[1] / "compliant" / "so-noi-vu.txt").read_text("utf-8")
        bare = whole.replace("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "Nghị định 30/2020/NĐ-CP")
        assert bare != whole
        plan = tmp_path / "ke-hoach.txt"
        plan.write_text(bare, "utf-8")
        (found,) = (each for each in check(plan)[0]["findings"] if each["rule"] == "TT0605")
        row = f'[[suppress]]\nrule = "TT0605"\nreason = "x"\nfingerprint = "{found["fingerprint"]}"'
        (tmp_path / "ke-hoach.txt.thethuc.toml").write_text(row, "utf-8")
        thethuc("fix", "--in-place", plan)
        assert "Nghị định số 30/2020/NĐ-CP của Chính phủ" in plan.read_text("utf-8")
        assert "TT0605" not in {each["rule"] for each in check(plan)[0]["findings"]}
        plan.write_text(bare.replace("30/2020/NĐ-CP", "31/2020/NĐ-CP"), "utf-8")  # another act is another finding
        assert "TT0605" in {each["rule"] for each in check(plan)[0]["findings"]}

    def it_can_name_the_fingerprint(self, check, plan, sidecar):
        (finding,) = check(plan)[0]["findings"]
        assert check(sidecar(f'[[suppress]]\nrule = "TT0302"\nreason = "x"\nfingerprint = "{finding["fingerprint"]}"'))[1] == 0

    @pytest.mark.parametrize(
        "text", ["[[suppres]]", '[[suppress]]\nreason = "x"', '[[suppress]]\nrule = "TT0302"\nuntill = 2024-01-01', "x"]
    )
    def it_refuses_one_that_is_malformed_in_a_line_that_names_it(self, thethuc, sidecar, text):
        run = thethuc("check", sidecar(text))
        assert (run.code, run.out) == (2, "")
        assert len(run.err.strip().split("\n")) == 1
        assert "ke-hoach.docx.thethuc.toml" in run.err

    @pytest.mark.parametrize("day", ["2999-13-45", "2999-02-30", "0000-01-01"])
    def it_refuses_one_until_a_day_that_the_calendar_does_not_have(self, thethuc, sidecar, day):
        run = thethuc("check", sidecar(f'[[suppress]]\nrule = "TT0302"\nreason = "x"\nuntil = "{day}"'))
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert f'“suppress.1.until” có giá trị "{day}"' in run.err

    @pytest.mark.parametrize("word", ["TT", "TT0", "TT03", "TT030", "number", "document", "STNMT"])
    def it_refuses_one_that_names_a_family_of_rules(self, thethuc, sidecar, word):
        run = thethuc("check", sidecar(f'[[suppress]]\nrule = ["TT0302", "{word}"]\nreason = "x"'))
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert f"“{word}”" in run.err

    @pytest.mark.parametrize("word", ["TT0302", "number-zero-padded"])
    def it_takes_one_that_names_the_rule_by_id_or_name(self, check, sidecar, word):
        assert check(sidecar(f'[[suppress]]\nrule = "{word}"\nreason = "x"'))[0]["findings"] == []

    def it_heeds_a_level_set_for_its_own_rules(self, check, sidecar, plan):
        (plan.parent / "thethuc.toml").write_text('[levels]\nTT2073 = "off"\nTT2071 = "note"')
        document, _ = check(sidecar('[[suppress]]\nrule = "TT0102"\nreason = "y"\n[[suppress]]\nrule = "TT0302"'))
        assert [(f["rule"], f["level"]) for f in document["findings"]] == [("TT0302", "error"), ("TT2071", "note")]


class DescribeWordComments:
    def it_accepts_a_finding_in_the_paragraph_it_is_anchored_to(self, check, commented):
        document, code = check(commented("thethuc: bỏ qua TT0302 — văn thư ghi tay (đến 31/12/2999)"))
        assert (code, document["findings"]) == (0, [])
        assert document["suppressed"][0]["suppression"] == {
            "kind": "comment", "reason": "văn thư ghi tay", "by": "Trần Thị B", "until": "2999-12-31",
        }  # fmt: skip

    def it_accepts_none_elsewhere(self, check, commented):
        document, code = check(commented("thethuc: bỏ qua TT0302 — văn thư ghi tay", words="KẾ HOẠCH"))
        assert (code, rules(document["findings"])) == (1, ["TT0302", "TT2073"])

    def it_is_no_comment_left_in_the_plan_and_other_comments_are(self, check, commented):
        assert "TT2084" not in rules(check(commented("thethuc: bỏ qua TT0302 — lý do"))[0]["findings"])
        assert "TT2084" in rules(check(commented("Xem lại chỗ này"))[0]["findings"])

    @pytest.mark.parametrize(
        ("comment", "rule"),
        [
            ("thethuc: bỏ qua TT0302", "TT2071"),
            ("thethuc: bỏ qua TT0302 —", "TT2071"),
            ("Thethuc : xin bỏ qua", "TT2074"),
            ("thethuc: bỏ qua TT — lý do", "TT2075"),
            ("thethuc: bỏ qua TT0302, number — lý do", "TT2075"),
        ],
    )
    def it_tells_of_one_that_cannot_be_applied(self, check, commented, comment, rule):
        document, code = check(commented(comment))
        assert (code, sorted(rules(document["findings"]))) == (1, ["TT0302", rule])

    def it_leaves_accepted_findings_out_of_the_margin_too(self, thethuc, commented, tmp_path):
        run = thethuc("annotate", commented("thethuc: bỏ qua TT0302 — lý do"), "-o", tmp_path / "x.docx")
        assert run.code == 0
        assert "0 nhận xét" in run.out


class DescribeCommentsInText:
    @pytest.fixture
    def text(self, tmp_path):
        def written(old, new, name="ke-hoach.md"):
            text = FAULTY.with_suffix(".txt").read_text(encoding="utf-8")
            assert old in text
            path = tmp_path / name
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            return path

        return written

    @pytest.mark.parametrize("name", ["ke-hoach.md", "ke-hoach.txt"])
    @pytest.mark.parametrize(
        "new",
        [
            "Số: 5/KH <!-- thethuc: bỏ qua TT0302 — sổ cũ -->",
            "<!-- thethuc: ignore number-zero-padded - sổ cũ -->\nSố: 5/KH",
            "<!-- thethuc: bỏ qua TT0302,\n  TT0303: sổ cũ -->\n\nSố: 5/KH",
        ],
    )
    def it_accepts_a_finding_on_its_line_or_the_next(self, check, text, new, name):
        if "<!--" in new and new.startswith("Số"):
            new = new.replace("Số: 5/KH <!--", "<!--").replace("-->", "-->Số: 5/KH")
        document, code = check(text("Số: 5/KH", new, name))
        assert (code, document["findings"]) == (0, [])
        (finding,) = document["suppressed"]
        assert (finding["rule"], finding["suppression"]["reason"]) == ("TT0302", "sổ cũ")

    def it_accepts_none_on_another_line(self, check, text):
        document, code = check(text("KẾ HOẠCH\n", "KẾ HOẠCH <!-- thethuc: bỏ qua TT0302 — sổ cũ -->\n"))
        assert (code, rules(document["findings"])) == (1, ["TT0302", "TT2073"])

    @pytest.mark.parametrize("day", ["45/13/2099", "31/02/2099", "2099-13-01", "12/2099", "31-12-2099", "tháng 12/2099"])
    def it_applies_none_until_a_day_that_is_none_and_says_so(self, check, tmp_path, day):
        path = tmp_path / "a.txt"
        plan = FAULTY.with_suffix(".txt").read_text(encoding="utf-8")
        path.write_text(plan.replace("Số: 5", f"<!-- thethuc: bỏ qua TT0302 — mẫu cũ (đến {day}) -->\nSố: 5"), encoding="utf-8")
        document, code = check(path)
        told = [(each["rule"], each["message"]) for each in document["findings"]]
        assert code == 1
        assert [rule for rule, _ in told] == ["TT0302", "TT2076"]
        assert f"(đến {day})”" in told[1][1]
        assert "không phải ngày đầy đủ có trong lịch" in told[1][1]

    def it_takes_a_number_in_the_reason_for_no_day(self, check, tmp_path):
        path = tmp_path / "a.txt"
        plan = FAULTY.with_suffix(".txt").read_text(encoding="utf-8")
        path.write_text(plan.replace("Số: 5", "<!-- thethuc: bỏ qua TT0302 — mẫu cũ (đến 3 lần) -->\nSố: 5"), encoding="utf-8")
        assert check(path)[1] == 0

    def it_tells_the_line_of_a_bad_one(self, check, text):
        document, _ = check(text("Số: 5/KH", "<!-- thethuc: bỏ qua TT0302 -->\nSố: 5/KH"))
        (finding,) = [f for f in document["findings"] if f["rule"] == "TT2071"]
        (number,) = [f for f in document["findings"] if f["rule"] == "TT0302"]
        assert finding["place"]["line"] == number["place"]["line"]


class DescribeIncomingFiles:
    """Whoever sends a file does not say what of it counts."""

    def it_heeds_no_comment_of_theirs(self, check, commented):
        document, code = check(commented("thethuc: bỏ qua TT0302 — lý do"), "--no-suppressions")
        assert (code, rules(document["findings"]), document["suppressed"], document["disregarded"]) == (1, ["TT0302"], [], 1)

    def it_heeds_no_sidecar_not_even_a_broken_one(self, check, sidecar):
        document, code = check(sidecar("[[suppres"), "--no-suppressions")
        assert (code, rules(document["findings"]), document["disregarded"]) == (1, ["TT0302"], 1)

    def it_heeds_no_baseline(self, thethuc, check, plan, tmp_path):
        baseline = tmp_path / "baseline.json"
        assert thethuc("baseline", "write", plan, "-o", baseline).code == 0
        assert check(plan, "--baseline", baseline)[1] == 0
        document, code = check(plan, "--baseline", baseline, "--no-suppressions")
        assert (code, rules(document["findings"]), document["disregarded"]) == (1, ["TT0302"], 1)

    def it_may_be_set_in_the_configuration(self, check, commented, plan):
        (plan.parent / "thethuc.toml").write_text("suppressions = false")
        document, code = check(commented("thethuc: bỏ qua TT0302 — lý do"))
        assert (code, document["disregarded"]) == (1, 1)

    def it_says_so_in_the_text_report(self, thethuc, commented):
        run = thethuc("check", commented("thethuc: bỏ qua TT0302 — lý do"), "--no-suppressions")
        assert "1 chỗ bỏ qua ghi sẵn không được tính (--no-suppressions)" in " ".join(run.out.split())

    def it_says_nothing_where_there_is_nothing_to_disregard(self, check, plan):
        assert "disregarded" not in check(plan, "--no-suppressions")[0]


class DescribeNoRuleAtAll:
    @pytest.mark.parametrize("configuration", ['select = ["TT"]\nignore = ["TT"]', '[levels]\nTT = "off"', 'ignore = ["TT"]'])
    def it_is_no_pass(self, check, plan, configuration):
        (plan.parent / "thethuc.toml").write_text(configuration)
        document, _ = check(plan)
        assert (document["verdict"], [row["kind"] for row in document["not_read"]]) == ("review", ["no_rules"])

    def it_is_no_pass_when_the_file_shows_nothing_of_what_the_rules_ask(self, check):
        document, _ = check(ROOT / "fixtures" / "compliant" / "so-noi-vu.txt", "--select", "TT0001")
        assert (document["verdict"], [row["kind"] for row in document["not_read"]]) == ("review", ["no_answers"])
