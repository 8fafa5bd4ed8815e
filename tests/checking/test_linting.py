"""A plan before its rules: states, levels, order, fingerprints, verdicts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.checking import lint
from checker.model import DocumentReport, Location, PageSetup
from checker.parsing import body
from tests.checking.plans import item, part, plan, rule, ruleset
from tests.parsing.plans import plan_of, whole

PADDED = {"kind": "matches", "pattern": "0[1-9]|[0-9]{2,}"}
THERE = {"kind": "present"}


def states(report: DocumentReport) -> list[tuple[str, str]]:
    return [(silence.state, silence.why) for silence in report.not_checked]


class TestStates:
    def test_a_rule_that_passes_leaves_no_trace(self) -> None:
        report = lint(plan(part("number", "05")), ruleset(rule(PADDED)))
        assert (report.findings, report.not_checked, report.verdict) == ((), (), "pass")

    def test_a_rule_that_fails_gives_a_finding_with_its_clause(self) -> None:
        (finding,) = lint(plan(part("number", "5", line=7)), ruleset(rule(PADDED))).findings
        assert (finding.got, finding.level, finding.clause.at) == ("5", "error", "here")
        assert finding.place is not None
        assert finding.place.line == 7

    @pytest.mark.parametrize(("status", "why"), [("missing", "missing"), ("blank", "blank"), ("not_applicable", "none_by_right")])
    def test_what_is_not_there_cannot_be_worded_wrongly(self, status: str, why: str) -> None:
        assert states(lint(plan(part("number", "5", status)), ruleset(rule(PADDED)))) == [("not_applicable", why)]

    def test_a_rule_may_look_at_what_surrounds_a_blank(self) -> None:
        check = {"kind": "present", "of": "number.colon", "on_blank": True}
        assert len(lint(plan(part("number", None, "blank", colon="")), ruleset(rule(check))).findings) == 1

    def test_a_smudged_part_cannot_be_judged(self) -> None:
        assert states(lint(plan(part("number", "5", "garbled")), ruleset(rule(PADDED)))) == [("cannot_tell", "garbled")]

    def test_a_smudged_part_is_there(self) -> None:
        assert lint(plan(part("number", "5", "garbled")), ruleset(rule(THERE))).findings == ()

    def test_recognised_text_does_not_warrant_its_letters(self) -> None:
        report = lint(plan(part("number", "5"), medium="ocr"), ruleset(rule(PADDED, needs=("letters",))))
        assert states(report) == [("cannot_tell", "letters")]

    def test_in_a_form_whose_type_is_not_filled_in_nothing_is_an_error(self) -> None:
        form = replace(plan(part("number", "5")), type=None)
        assert [finding.level for finding in lint(form, ruleset(rule(PADDED))).findings] == ["warning"]

    def test_each_who_signs_is_judged_by_the_rules_of_the_first(self) -> None:
        check = {"kind": "matches", "of": "position", "forbid": "^PHÓ"}
        signed = {"position": part("position", "PHÓ GIÁM ĐỐC", line=9), "full_name": part("full_name", None, "garbled")}
        joint = replace(plan(part("position", "GIÁM ĐỐC"), part("full_name", "Lê Bá Sơn")), cosigners=(signed,))
        of_name = rule({"kind": "matches", "of": "full_name", "forbid": "x"}, id="TT0002", component="full_name")
        envelope = rule({"kind": "agrees", "of": "position", "with": "trait.envelope_position"}, id="TT0003", component="position")
        joint = replace(joint, document=replace(joint.document, traits={"envelope_position": "GIÁM ĐỐC"}))
        report = lint(joint, ruleset(rule(check, component="position"), of_name, envelope))
        assert [(finding.got, finding.place and finding.place.line) for finding in report.findings] == [("PHÓ", 9)]
        assert states(report) == [("cannot_tell", "garbled")]

    def test_plain_text_does_not_show_fonts(self) -> None:
        report = lint(plan(part("number", "5")), ruleset(rule(PADDED, needs=("fonts",)), rule(THERE, id="TT9902")))
        assert (states(report), report.verdict) == ([("cannot_tell", "fonts")], "pass")

    def test_where_no_rule_could_answer_nothing_was_checked(self) -> None:
        report = lint(plan(part("number", "5")), ruleset(rule(PADDED, needs=("fonts",))))
        assert ([row.kind for row in report.not_read], report.verdict) == (["no_answers"], "review")

    def test_a_rule_that_does_not_concern_the_plan_is_an_answer(self) -> None:
        report = lint(plan(part("number", "5", "missing")), ruleset(rule(PADDED)))
        assert (report.not_read, report.verdict) == ((), "pass")

    def test_where_no_rule_is_left_nothing_was_checked(self) -> None:
        report = lint(plan(part("number", "5")), ruleset())
        assert ([row.kind for row in report.not_read], report.verdict) == (["no_rules"], "review")

    def test_what_a_rule_finds_over_and_over_is_listed_up_to_a_bound_and_counted_beyond_it(self) -> None:
        lines = [item("- việc", ending=";") for _ in range(1200)]
        check = {"kind": "matches", "of": "sections/lines.ending", "pattern": "[.]"}
        report = lint(plan(part("sections", items={"lines": lines})), ruleset(rule(check, level="note")))
        assert (len(report.findings), report.verdict) == (1000, "review")
        assert [(row.kind, row.member, row.number) for row in report.not_read] == [("findings", report.findings[0].rule, 200)]

    def test_paragraphs_whose_citations_are_too_many_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        cited = "\n\n".join(f"Thực hiện Nghị định số {number}/2020/NĐ-CP." for number in range(31, 35))
        for most, told in ((2, [2]), (3, [1]), (4, []), (9, [])):
            monkeypatch.setattr(body, "_MOST_CITED", most)
            read = plan_of(whole(opening="", body=f"\nI. NỘI DUNG\n\n{cited}\n"))
            assert [row.number for row in lint(read, ruleset(rule(THERE))).not_read if row.kind == "citations_left"] == told, most

    def test_missing_is_missing_in_recognised_text_too_but_no_error(self) -> None:
        report = lint(plan(part("number", status="missing"), medium="ocr"), ruleset(rule(THERE)))
        assert [finding.level for finding in report.findings] == ["warning"]

    def test_a_part_that_may_have_left_no_letters_is_not_missing(self) -> None:
        lost = replace(part("number", None, "missing"), confidence=0.0)
        report = lint(plan(lost, medium="ocr"), ruleset(rule(THERE)))
        assert (report.findings, states(report)) == ((), [("cannot_tell", "garbled")])

    def test_a_rule_that_could_tell_nothing_is_no_pass(self) -> None:
        page = PageSetup(210, 297, 20, 20, 50, 15, unmeasured=frozenset({"left"}))
        check = {"kind": "page", "of": "document", "asks": "margin", "side": "left", "range": [30, 35]}
        assert states(lint(plan(medium="pdf", sections=(page,)), ruleset(rule(check)))) == [("cannot_tell", "ink")]

    def test_a_part_cut_off_cannot_be_judged(self) -> None:
        cut = {**THERE, "doubt": {"plan.medium": ["text"], "motto": "missing"}}
        report = lint(plan(part("number", status="missing"), part("motto", status="missing")), ruleset(rule(cut)))
        assert (states(report), report.verdict) == ([("cannot_tell", "cut")], "review")

    def test_another_stage_and_another_medium_are_not_meant(self) -> None:
        rules = ruleset(rule(PADDED, stages=("draft",)), rule(PADDED, media=("docx",)))
        assert states(lint(plan(part("number", "5")), rules)) == [("not_applicable", "stage"), ("not_applicable", "medium")]

    def test_a_condition_that_does_not_hold(self) -> None:
        check = {**PADDED, "when": {"number.form": "party"}}
        assert states(lint(plan(part("number", "5", form="state")), ruleset(rule(check)))) == [("not_applicable", "condition")]

    @pytest.mark.parametrize(
        "check", [{"kind": "matches", "pattern": "("}, {"kind": "no-such-kind"}, {**PADDED, "when": {"plan.nothing": 1}}]
    )
    def test_a_rule_that_crashes_is_recorded_and_is_no_pass(self, check: dict[str, object]) -> None:
        report = lint(plan(part("number", "5")), ruleset(rule(check)))
        assert [state for state, _ in states(report)] == ["rule_error"]
        assert report.verdict == "review"

    def test_the_other_rules_still_speak_when_one_crashes(self) -> None:
        rules = ruleset(rule({"kind": "matches", "pattern": "("}, id="TT0002"), rule(PADDED))
        assert [finding.rule for finding in lint(plan(part("number", "5")), rules).findings] == ["TT0001"]


class TestVerdicts:
    def verdict(self, level: str, fail_on: str) -> str:
        return lint(plan(part("number", "5")), ruleset(rule(PADDED, level=level)), fail_on=fail_on).verdict

    def test_a_finding_at_or_above_the_level_fails(self) -> None:
        assert self.verdict("error", "error") == self.verdict("error", "note") == self.verdict("warning", "warning") == "fail"

    def test_a_finding_below_the_level_passes(self) -> None:
        assert self.verdict("warning", "error") == self.verdict("note", "warning") == self.verdict("error", "never") == "pass"

    def test_a_grave_rule_that_could_not_read_its_part_asks_for_a_person(self) -> None:
        report = lint(plan(part("number", "5", "garbled")), ruleset(rule(PADDED)))
        assert report.verdict == "review"

    def test_a_light_one_does_not(self) -> None:
        report = lint(plan(part("number", "5", "garbled")), ruleset(rule(PADDED, level="warning"), rule(THERE, id="TT9902")))
        assert report.verdict == "pass"

    @pytest.mark.parametrize("scope", ["type", "party", "none"])
    def test_what_is_no_plan_is_judged_by_no_rule(self, scope: str) -> None:
        report = lint(plan(part("number", "5"), scope=scope), ruleset(rule(PADDED)))
        assert (report.verdict, report.findings, report.not_checked, report.scope) == ("out_of_scope", (), (), scope)


FORBIDDEN = {"kind": "matches", "of": "extra/paragraphs", "forbid": "x"}


class TestOrderAndFingerprints:
    def test_what_is_missing_comes_first_then_reading_order(self) -> None:
        on = plan(part("number", "5", line=9), part("motto", status="missing"), paragraphs=(item("ax", 3), item("x", 12)))
        rules = ruleset(rule(FORBIDDEN, id="TT0003", component="body"), rule(PADDED), rule(THERE, id="TT0002", component="motto"))
        lines = [(finding.rule, finding.place and finding.place.line) for finding in lint(on, rules).findings]
        assert lines == [("TT0002", None), ("TT0003", 3), ("TT0001", 9), ("TT0003", 12)]

    def test_the_same_plan_gives_the_same_report(self) -> None:
        on = plan(part("number", "5"), paragraphs=(item("xx", 3),))
        rules = ruleset(rule(FORBIDDEN, component="body"), rule(PADDED, id="TT0002"))
        assert lint(on, rules) == lint(on, rules)

    def test_a_fingerprint_does_not_hang_on_the_line(self) -> None:
        here, there = (lint(plan(part("number", "5", line=line)), ruleset(rule(PADDED))).findings[0] for line in (7, 70))
        assert here.fingerprint == there.fingerprint
        assert len(here.fingerprint) == 16

    def test_a_fingerprint_hangs_on_the_text(self) -> None:
        one, other = (lint(plan(part("number", text)), ruleset(rule(PADDED))).findings[0] for text in ("5", "6"))
        assert one.fingerprint != other.fingerprint

    def test_equal_findings_are_told_apart_by_their_turn(self) -> None:
        report = lint(plan(paragraphs=(item("x x", 3),)), ruleset(rule(FORBIDDEN, component="body")))
        assert len({finding.fingerprint for finding in report.findings}) == 2

    def test_a_lone_surrogate_has_a_fingerprint(self) -> None:
        assert lint(plan(part("number", "\ud800")), ruleset(rule(PADDED))).findings[0].fingerprint


class TestYielding:
    """One fault, one finding: a rule leaves to another what that one tells of the same words."""

    def test_a_rule_is_silent_where_the_one_it_yields_to_speaks(self) -> None:
        shy = rule({**PADDED, "yields_to": ["TT0002"]}, id="TT0001")
        grave = rule({"kind": "matches", "forbid": "5"}, id="TT0002")
        there = plan(part("number", "5", line=7))
        assert [finding.rule for finding in lint(there, ruleset(shy, grave)).findings] == ["TT0002"]
        assert [finding.rule for finding in lint(there, ruleset(shy)).findings] == ["TT0001"]

    def test_of_what_has_no_place_the_part_is_one(self) -> None:
        placeless = {"kind": "matches", "of": "trait.title", "forbid": "x"}
        shy, grave = rule({**placeless, "yields_to": ["TT0002"]}, id="TT0001"), rule(placeless, id="TT0002")
        there = plan(traits={"title": "x y"})
        assert [finding.rule for finding in lint(there, ruleset(shy, grave)).findings] == ["TT0002"]
        elsewhere = grave._replace(component="date")
        assert [finding.rule for finding in lint(there, ruleset(shy, elsewhere)).findings] == ["TT0001", "TT0002"]

    def test_a_whole_line_meets_every_word_in_it(self) -> None:
        words = {"kind": "matches", "of": "number", "forbid": "x"}
        shy, grave = rule({**words, "yields_to": ["TT0002"]}, id="TT0001"), rule(words, id="TT0002")
        there = plan(replace(part("number", "x"), places=(Location(line=7),)))
        assert [finding.rule for finding in lint(there, ruleset(shy, grave)).findings] == ["TT0002"]

    def test_other_words_of_the_part_are_another_fault(self) -> None:
        shy = rule({"kind": "matches", "of": "number", "forbid": "x", "yields_to": ["TT0002"]}, id="TT0001")
        grave = rule({"kind": "matches", "of": "number", "forbid": "y"}, id="TT0002")
        report = lint(plan(part("number", "x 5 y", line=7)), ruleset(shy, grave))
        assert [finding.rule for finding in report.findings] == ["TT0001", "TT0002"]

    @pytest.mark.parametrize(("text", "shy", "grave"), [("xy", "x", "y"), ("yx", "x", "y")])
    def test_words_that_only_touch_are_others(self, text: str, shy: str, grave: str) -> None:
        of = {"kind": "matches", "of": "number"}
        rules = rule({**of, "forbid": shy, "yields_to": ["TT0002"]}), rule({**of, "forbid": grave}, id="TT0002")
        assert len(lint(plan(part("number", text, line=7)), ruleset(*rules)).findings) == 2

    def test_another_part_of_the_signature_is_the_same_fault_where_one_signs(self) -> None:
        shy = rule({"kind": "matches", "of": "position", "forbid": "x", "yields_to": ["TT0002"]}, id="TT0001", component="position")
        grave = rule({"kind": "matches", "of": "competence", "forbid": "y"}, id="TT0002", component="competence")
        there = plan(part("competence", "y", line=7), part("position", "x", line=8))
        assert [finding.rule for finding in lint(there, ruleset(shy, grave)).findings] == ["TT0002"]
        joint = replace(there, cosigners=({"position": part("position", "x", line=9), "competence": part("competence", "z", line=8)},))
        assert [finding.rule for finding in lint(joint, ruleset(shy, grave)).findings] == ["TT0002", "TT0001", "TT0001"]
