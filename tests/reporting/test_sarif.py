import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from checker.checking.rulesets import rules_of
from checker.model import Location, NotChecked, Report, Suppression
from checker.reporting import render, sarif
from checker.reporting.sarif import uri
from checker.running.one import judge
from checker.running.tasks import Task
from tests.reporting import mixed, samples

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@cache
def validator():
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())


def run(report, **options):
    log = json.loads(render(report, "sarif", **options))
    assert [error.message for error in validator().iter_errors(log)] == []
    return log["runs"][0]


class DescribeSarif:
    def it_follows_the_schema_of_oasis_and_the_schema_would_notice(self):
        run(mixed.report())
        run(Report(()))
        spoilt = json.loads(render(samples.ALL, "sarif"))
        spoilt["runs"][0]["results"][0]["level"] = "fatal"
        assert not validator().is_valid(spoilt)

    def it_describes_each_rule_once_with_help_and_clause(self):
        rules = run(mixed.report())["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        (rule,) = [rule for rule in run(samples.document())["tool"]["driver"]["rules"] if rule["id"] == "TT0703"]
        assert rule["help"]["text"].startswith("Họ và tên người ký gồm")
        assert rule["properties"]["clause"]["document"] == "30/2020/NĐ-CP"
        assert not any("helpUri" in rule or "{" in rule["help"]["text"] for rule in rules)

    def it_describes_a_rule_in_the_words_of_the_law_that_judged(self):
        said = {}
        for law in ("nd30-2020", "tt01-2011"):
            (rule,) = [rule for rule in rules_of(law) if rule.id == "TT0602"]
            told = samples.finding(rule=rule.id, name=rule.name, component=rule.component, clause=rule.clause)
            document = samples.document(ruleset=law, findings=(told,), rules={rule.id: rule.head})
            said[law] = next(each for each in run(document)["tool"]["driver"]["rules"] if each["id"] == rule.id)
        assert "kết thúc bằng dấu chấm (.)" in said["nd30-2020"]["help"]["text"]
        assert "kết thúc bằng dấu “phẩy”" in said["tt01-2011"]["help"]["text"]
        assert "Thông tư số 01/2011/TT-BNV, Điều 11" in said["tt01-2011"]["help"]["text"]
        assert "“phẩy”" in said["tt01-2011"]["fullDescription"]["text"]

    def it_has_no_more_results_than_github_takes_and_keeps_room_for_errors(self, monkeypatch):
        monkeypatch.setattr(sarif, "MOST", 12)
        monkeypatch.setattr(sarif, "_FOR_ERRORS", 4)
        documents = tuple(replace(samples.document(), path=f"{number}.docx") for number in range(40))
        log = run(Report(documents))
        levels = [each["level"] for each in log["results"]]
        assert len(levels) == 12
        assert set(levels[-4:]) == {"error"}
        (cut,) = [each for each in log["invocations"][0]["toolExecutionNotifications"] if each.get("descriptor", {}).get("id") == "cut"]
        assert "12 phát hiện" in cut["message"]["text"]
        assert len(log["artifacts"]) == 40

    def it_gives_the_line_of_a_text_and_says_so_where_a_medium_has_none(self):
        results = run(samples.document())["results"]
        regions = {each["ruleId"]: each["locations"][0]["physicalLocation"] for each in results}
        assert regions["TT0904"]["region"]["startLine"] == 31
        assert "properties" not in regions["TT0904"]
        assert regions["TT0302"]["region"] == {"startLine": 1}
        assert regions["TT0302"]["properties"] == {"nominalLine": True}

    def it_leads_to_the_part_and_its_paragraph(self):
        (result,) = [each for each in run(samples.document())["results"] if each["ruleId"] == "TT0302"]
        (part,) = result["locations"][0]["logicalLocations"]
        assert part["fullyQualifiedName"] == "number/body/paragraph 4/cell 1,0"
        assert result["properties"]["place"] == {"part": "body", "paragraph": 4, "cell": [1, 0], "start": 4, "end": 5}

    def it_keeps_fingerprints_under_a_key_of_our_own(self):
        assert {tuple(each["partialFingerprints"]) for each in run(samples.document())["results"]} == {("thethuc/v1",)}

    @pytest.mark.parametrize(("kind", "said"), [("comment", "inSource"), ("sidecar", "external"), ("baseline", "external")])
    def it_holds_accepted_findings_as_suppressed_with_the_reason(self, kind, said):
        mark = Suppression(kind, "mẫu của Bộ", "Lan", "2027-01-01")
        (result,) = run(replace(mixed.accepted(), suppressed=(samples.finding()._replace(suppression=mark),), findings=()))["results"]
        (suppression,) = result["suppressions"]
        assert suppression == {
            "kind": said, "status": "accepted", "justification": "mẫu của Bộ", "properties": {"by": "Lan", "until": "2027-01-01"},
        }  # fmt: skip

    def it_says_open_where_a_person_has_to_look_and_not_where_the_medium_shows_nothing(self):
        rest = (NotChecked("TT0001", "cannot_tell", "fonts"), NotChecked("TT0302", "cannot_tell", "garbled"))
        log = run(samples.document(findings=(), verdict="review", not_checked=rest))
        assert [(each["ruleId"], each["kind"], each["level"]) for each in log["results"]] == [("TT0302", "open", "none")]
        (notice,) = log["invocations"][0]["toolExecutionNotifications"]
        assert (notice["level"], notice["descriptor"]["id"]) == ("warning", "cannot_tell.fonts")
        assert "TT0001" in notice["message"]["text"]

    def it_notifies_of_what_could_not_be_read_and_of_rules_that_broke(self):
        invocation = run(Report((samples.UNREADABLE, mixed.broken())))["invocations"][0]
        told = [(each["level"], each["locations"][0]["physicalLocation"]["artifactLocation"]["index"])
                for each in invocation["toolExecutionNotifications"]]  # fmt: skip
        assert told == [("error", 0), ("error", 1)]
        assert invocation["toolExecutionNotifications"][1]["associatedRule"] == {"id": "TT0601"}
        assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)

    def it_states_the_exit_code_of_the_run(self):
        passing = samples.document(verdict="pass", findings=())
        assert run(passing)["invocations"][0] | {"toolExecutionNotifications": []} == {
            "executionSuccessful": True, "exitCode": 0, "toolExecutionNotifications": [],
        }  # fmt: skip
        assert run(samples.document())["invocations"][0]["exitCode"] == 1
        assert run(passing, code=2)["invocations"][0]["exitCode"] == 2

    def it_never_invents_a_place(self):
        lost = samples.finding()._replace(place=Location(part="footnotes", paragraph=2))
        (result,) = run(samples.document(findings=(lost,)))["results"]
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "number/footnotes/paragraph 2"


class DescribeUris:
    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("kế hoạch.docx", "k%E1%BA%BF%20ho%E1%BA%A1ch.docx"),
            ("./a/../b.txt", "b.txt"),
            ("a#b?c%d.txt", "a%23b%3Fc%25d.txt"),
            ("a:b.txt", "a%3Ab.txt"),
            ("C:/kế/x.txt", "file:///C:/k%E1%BA%BF/x.txt"),
            ("/nowhere at all/x.txt", "file:///nowhere%20at%20all/x.txt"),
        ],
    )
    def it_encodes_what_a_reader_would_take_for_something_else(self, path, said):
        assert uri(path) == said

    def it_is_relative_for_a_file_below_the_working_folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert uri(str(tmp_path / "kế" / "x.txt")) == "k%E1%BA%BF/x.txt"

    @given(st.text(st.characters(codec=None), min_size=1, max_size=20))
    def it_is_ascii_for_any_name(self, name):
        said = uri(f"d/{name}")
        assert said.isascii()
        assert not set(said) & set(' <>"\\^`{|}#?')

    def it_tells_the_level_a_rule_has_of_itself_not_that_of_the_first_finding(self):
        text = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8").replace("Độc lập - Tự do - Hạnh phúc", "")
        noisy, plain = (judge("a.txt", Task(medium=medium), text.encode()) for medium in ("ocr", "text"))
        log = run(Report((noisy, plain)))
        told = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
        levels = {result["level"] for result in log["results"] if result["ruleId"] == "TT0102"}
        assert levels == {"warning", "error"}
        assert told["TT0102"]["defaultConfiguration"] == {"level": "error"}
