"""Reports made by hand: one plan with three findings, one file that could not be read, one decision."""

from dataclasses import replace

from checker.model import COMPONENTS, Clause, Component, DocumentReport, Finding, Location, NotChecked, Report, RuleHead

CLAUSE = Clause("30/2020/NĐ-CP", "Phụ lục I, Phần I, Mục II, khoản 3, điểm c")


def part(name: str, status: str = "found", text: str | None = None, value: object = None) -> Component:
    """A part standing on line 3."""
    return Component(name, status, text, value, (Location(line=3, start=0, end=4),))


def finding(**changes: object) -> Finding:
    """The number without its leading zero."""
    sample = Finding(
        rule="TT0302",
        name="number-zero-padded",
        component="number",
        level="error",
        basis="decree",
        clause=CLAUSE,
        place=Location(paragraph=4, cell=(1, 0), start=4, end=5),
        got="5",
        want="05",
        fix="safe",
        fingerprint="f00d",
    )
    return sample._replace(**changes)


def document(**changes: object) -> DocumentReport:
    """A plan that fails."""
    components = {name: Component(name, "not_applicable") for name in COMPONENTS} | {
        "motto": part("motto", text="Độc lập - Tự do - Hạnh phúc"),
        "number": part("number", text="5", value=5),
        "sections": part(
            "sections",
            text="MỤC ĐÍCH",
            value=[{"numeral": "I", "title": "MỤC ĐÍCH", "level": 1, "place": Location(line=9), "children": []}],
        ),
        "full_name": Component("full_name", "missing"),
        "recipients": part("recipients", text="Nơi nhận:", value=["UBND tỉnh", "Sở Nội vụ"]),
    }
    sample = DocumentReport(
        path="kế hoạch.docx",
        verdict="fail",
        sha256="ab" * 32,
        medium="docx",
        type="KH",
        stage="issued",
        stage_cue="number_and_date",
        ruleset="nd30-2020",
        chosen_by="date 2024-03-07",
        components=components,
        findings=(
            finding(rule="TT0904", name="recipient-ending", component="recipients", level="warning", place=Location(line=31), fix=None),
            finding(),
            finding(rule="TT0703", name="name-present", component="full_name", place=None, got=None, want=None, fix=None),
        ),
        not_checked=(NotChecked("TT0001", "cannot_tell", "fonts"), NotChecked("TT0601", "not_applicable", "condition")),
    )
    heads = {each.rule: RuleHead(each.rule, each.name, each.level, each.basis, each.clause, each.component) for each in sample.findings}
    sample = replace(sample, rules=heads)
    return replace(sample, **changes)


UNREADABLE = DocumentReport(path="rỗng.docx", verdict="unreadable", problem=("unreadable.empty", {}))
DECISION = document(path="qd.docx", verdict="out_of_scope", type="QĐ", scope="type", findings=(), not_checked=())
ALL = Report((document(), UNREADABLE, DECISION))
