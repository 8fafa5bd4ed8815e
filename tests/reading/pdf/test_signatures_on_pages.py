"""What a signing program puts on a page: kept out of the text wherever it stands, and told of where it hides something."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checking import lint, load_ruleset
from checker.model import DocumentReport, Plan
from checker.parsing import parse
from checker.reading import read
from tests.builders.plan_text import PlanText
from tests.builders.plans import SO_NOI_VU
from tests.builders.printed_plans import closing_at, printed_plan
from tests.builders.sheets import Show

LIST_X, LIST_Y = closing_at(SO_NOI_VU, SO_NOI_VU.recipients[0])
UNDER_TITLE = (350.0, LIST_Y - 20)
LABELLED = (
    "Người ký: Trần Hoài Thu", "Email: thuth@vi-du.invalid", "Cơ quan: Sở Nội vụ, tỉnh Tây Ninh", "Thời gian ký: 15.03.2024",
    "15:20:33 +07:00",
)  # fmt: skip
DESCRIPTIONS = {
    "a person's": LABELLED,
    "an organ's, wrapped": ("Ký bởi: Ủy ban nhân dân", "tỉnh Tây Ninh", "Thời gian ký: 15.03.2024 15:20:33"),
    "an English one": ("Digitally signed by Trần Hoài Thu", "Date: 2024.03.15 15:20:33 +07'00'"),
    "a bare time": ("15/03/2024 15:20:33 +07:00",),
}


def lines(texts: tuple[str, ...], x: float, y: float, size: float = 9) -> tuple[Show, ...]:
    return tuple(Show(text, x, y - 1.2 * size * at, "F1", size) for at, text in enumerate(texts))


def parts(plan: Plan) -> dict[str, tuple[str, str | None]]:
    return {name: (part.status, part.text) for name, part in plan.components.items()}


def report(data: bytes) -> DocumentReport:
    plan = parse(read(data, name="a.pdf"))
    return lint(plan, load_ruleset(plan))


CLEAN = parse(read(printed_plan(SO_NOI_VU), name="a.pdf"))


@pytest.mark.parametrize("texts", DESCRIPTIONS.values(), ids=DESCRIPTIONS)
class TestADescription:
    @pytest.mark.parametrize("place", [UNDER_TITLE, (LIST_X + 212, LIST_Y - 3), (340.0, LIST_Y + 34)], ids=["name", "list", "title"])
    def test_printed_into_the_page_leaves_every_part_as_it_was(self, texts: tuple[str, ...], place: tuple[float, float]) -> None:
        document = read(printed_plan(SO_NOI_VU, flat=lines(texts, *place)), name="a.pdf")
        assert parts(parse(document)) == parts(CLEAN)
        assert [aside.text for aside in document.asides if aside.part == "signature"] == list(texts)

    def test_laid_over_it_does_too(self, texts: tuple[str, ...]) -> None:
        data = printed_plan(SO_NOI_VU, over=lines(texts, *UNDER_TITLE))
        assert parts(parse(read(data, name="a.pdf"))) == parts(CLEAN)
        assert report(data).findings == ()


class TestWhatIsNoDescription:
    @pytest.mark.parametrize("text", ["Người ký: Trần Hoài Thu chịu trách nhiệm", "Ký bởi người có thẩm quyền"])
    def test_text_as_large_as_the_page_s_stays(self, text: str) -> None:
        document = read(printed_plan(SO_NOI_VU, flat=(Show(text, 85, LIST_Y - 150, "F1", 14),)), name="a.pdf")
        assert any(text in block.text for block in document.blocks)

    def test_specks_of_a_time_service_are_no_typed_text(self) -> None:
        data = printed_plan(SO_NOI_VU, over=(Show("Timestamp: 2024-03-15", 380, LIST_Y - 30, "F1", 2),))
        assert report(data).findings == ()


class TestCovering:
    def test_letters_over_a_recipient_are_told_with_the_part_they_hide(self) -> None:
        fixture = Path(__file__).resolve().parents[3] / "fixtures/faulty/TT2094-signature-over-recipients.pdf"
        (finding,) = report(fixture.read_bytes()).findings
        assert (finding.rule, finding.level, finding.got, finding.values["part"]) == ("TT2094", "warning", "- UBND tỉnh (để", "recipients")
        assert finding.place is not None
        assert finding.place.page == 2

    def test_letters_over_the_title_of_the_signer_are_too(self) -> None:
        y = LIST_Y - 2  # the second line of the title stands beside the first recipient
        (finding,) = report(printed_plan(SO_NOI_VU, over=(Show("Ký bởi: Sở Nội vụ", 380, y, "F1", 10),))).findings
        assert (finding.rule, finding.values["part"]) == ("TT2094", "position")

    def test_a_number_typed_over_the_page_covers_nothing(self) -> None:
        assert report(printed_plan(SO_NOI_VU, over=(Show("362", 300, 300, "F1", 13),))).findings == ()


class TestWhoSignsBesideAnother:
    JOINT = PlanText(
        superior="", organ=("SỞ NỘI VỤ - SỞ TÀI CHÍNH",), notation="KH-SNV-STC", competence=(), position="", full_name="",
    )  # fmt: skip

    @pytest.mark.parametrize("higher", [0, 8, 16, -20])
    @pytest.mark.parametrize("lines", [("GIÁM ĐỐC SỞ {}",), ("KT. GIÁM ĐỐC SỞ {}", "PHÓ GIÁM ĐỐC")])
    def test_names_that_are_not_level_stay_with_their_posts(self, lines: tuple[str, ...], higher: float) -> None:
        _, y = closing_at(self.JOINT, self.JOINT.recipients[-1])
        shows = []
        for middle, organ, name, up in ((155, "NỘI VỤ", "Trần Hoài Thu", 0), (415, "TÀI CHÍNH", "Lê Bá Sơn", higher)):
            posts = [(line.format(organ), y - 30 - 16 * at) for at, line in enumerate(lines)]
            shows += [Show(text, middle - 3 * len(text), at, "F2", 12) for text, at in (*posts, (name, y - 120 + up))]
        told = report(printed_plan(self.JOINT, flat=tuple(shows)))
        signers = parse(read(printed_plan(self.JOINT, flat=tuple(shows)), name="a.pdf")).extra["signers"]
        assert [each.fields["name"] for each in signers] == ["Trần Hoài Thu", "Lê Bá Sơn"]
        assert not {finding.rule for finding in told.findings} & {"TT0703", "TT0959", "TT0909"}
