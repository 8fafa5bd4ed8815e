"""Which letter the law knows: Điều 12 khoản 2 for a draft, Điều 18 khoản 3 for an issued plan, Điều 21 khoản 2 điểm b for a return."""

import pytest

from checker.letters.choosing import chosen_letter
from checker.model import Unreadable
from checker.model.errors import Refused
from checker.model.records import replace
from checker.model.signature import Signature
from checker.running.one import judged
from checker.running.tasks import Task
from tests.letters.words import DEPARTMENT, PROVINCE, draft_text, letter, plan_text, said


def chosen(text, *offices, **wish):
    found = judged("ke-hoach.txt", Task(), text.encode())
    return chosen_letter(found.report, found.plan, offices, **wish)


class DescribeTheChoice:
    def it_is_a_note_for_a_draft_whoever_we_are(self):
        assert chosen(draft_text())[:2] == ("note", "draft")

    def it_is_a_request_for_a_correction_for_an_issued_plan_of_another_organ(self):
        choice = chosen(plan_text(), PROVINCE)
        assert choice[:2] == ("correction", "another")
        assert choice.values["issuer"] == DEPARTMENT

    @pytest.mark.parametrize("office", [DEPARTMENT, "sở nội vụ Tỉnh Tây Ninh"])
    def it_is_a_note_for_an_issued_plan_of_our_own(self, office):
        assert chosen(plan_text(), office)[:2] == ("note", "own")

    def it_knows_the_office_by_any_of_its_names(self):
        assert chosen(plan_text(), PROVINCE, DEPARTMENT).kind == "note"

    def it_takes_the_same_name_in_another_province_for_another_organ(self):
        assert chosen(plan_text(), "Sở Nội vụ tỉnh An Giang").kind == "correction"

    def it_asks_rather_than_guess_which_province_is_meant(self):
        with pytest.raises(Refused, match=r"letter\.whose"):
            chosen(plan_text(), "Sở Nội vụ")

    def it_asks_who_we_are(self):
        with pytest.raises(Refused, match=r"letter\.no_office"):
            chosen(plan_text())

    def it_is_what_the_user_says(self):
        assert chosen(plan_text(), kind="transfer")[:2] == ("transfer", "asked")

    @pytest.mark.parametrize("kind", ["correction", "transfer"])
    def it_never_asks_ourselves_for_a_correction(self, kind):
        with pytest.raises(Refused, match=r"letter\.to_itself"):
            chosen(plan_text(), DEPARTMENT, kind=kind)

    def it_returns_only_what_is_not_whole_or_was_sent_to_the_wrong_place(self):
        with pytest.raises(Refused, match=r"letter\.no_reason"):
            chosen(plan_text(), PROVINCE, kind="return")
        assert chosen(plan_text(), PROVINCE, kind="return", reason="misaddressed").reason == "misaddressed"

    @pytest.mark.parametrize(("state", "kind"), [("broken", "return"), ("changed", "correction"), ("intact", "correction")])
    def it_returns_a_plan_whose_signature_does_not_hold_by_itself(self, state, kind):
        found = judged("ke-hoach.txt", Task(), plan_text().encode())
        report = replace(found.report, signatures=(Signature(state),))
        assert chosen_letter(report, found.plan, (PROVINCE,)).kind == kind


class DescribeWhatIsRefused:
    def it_makes_no_letter_of_a_plan_under_a_mark_of_secrecy(self, tmp_path):
        secret = f"MẬT\n{plan_text()}"
        with pytest.raises(Refused, match=r"letter\.secret"):
            letter(tmp_path / "a.txt", secret)
        assert letter(tmp_path / "a.txt", secret, Task(allow_secret=True))[2]

    def it_makes_none_of_what_is_no_plan(self, tmp_path):
        with pytest.raises(Refused, match=r"letter\.out_of_scope"):
            letter(tmp_path / "a.txt", plan_text(**{"KẾ HOẠCH": "BÁO CÁO", "/KH-SNV": "/BC-SNV"}))

    def it_returns_a_file_that_cannot_be_read_only_when_told_why(self, tmp_path):
        path = tmp_path / "hong.docx"
        path.write_bytes(b"PK\x03\x04 broken")
        from checker.letters.sending import LetterWish, letter_of
        from checker.profiles.office_words import OfficeWords

        with pytest.raises(Unreadable):
            letter_of(str(path), Task(), LetterWish((PROVINCE,)), OfficeWords())
        data = letter_of(str(path), Task(), LetterWish((PROVINCE,), kind="return", reason="broken"), OfficeWords()).letter.data
        assert "hong.docx" in said(data)
        assert "không bảo đảm tính xác thực, toàn vẹn" in said(data)
