"""A copy that is commented on again: what this program wrote is replaced, what people wrote stays."""

import pytest
from lxml import etree

from checker.fixing.annotating import Byline, WordComment, annotated
from checker.model import Clause, Finding
from checker.reading.directives import by_us
from checker.reading.word.markup import W
from checker.reporting.catalogue import Words
from checker.reporting.groups import FindingGroup, NumberedFinding, numbered
from checker.reporting.word_comment import remark
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

from .changes import entries, rewritten, seen
from .words import ROOT

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
OTHER = Byline("Chị Hạnh", "H", "2024-03-16T08:00:00Z")
PLAN = (ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx").read_bytes()
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def judged(data: bytes):
    return judged_bytes(data, "x.docx", Task()).report


def checked(data: bytes):
    return judged(data).findings


def commented(data: bytes, by: Byline = BY, lang: str = "vi") -> bytes:
    words = Words(lang)
    return annotated(data, [WordComment(each.finding.place, remark(each, words)) for each in numbered(judged(data), "note")], by)


def headings(data: bytes) -> list[str]:
    if "word/comments.xml" not in entries(data):
        return []
    return ["".join(each[0].itertext()) for each in etree.fromstring(entries(data)["word/comments.xml"])]


def marks(data: bytes) -> set[str]:
    root = etree.fromstring(entries(data)["word/document.xml"])
    return {mark.get(W + "id") for tag in ("RangeStart", "RangeEnd", "Reference") for mark in root.iter(W + "comment" + tag)}


class DescribeTheSecondTime:
    def it_finds_none_of_its_own_comments_left_over(self):
        assert [each.rule for each in checked(commented(PLAN))] == ["TT0302"]

    def it_writes_the_same_comments_and_no_others(self):
        once = commented(PLAN)
        twice = commented(once)
        assert headings(twice) == headings(once) == ["1. LỖI · Số [TT0302]"]
        assert len(marks(twice)) == 1
        assert seen(twice) == seen(PLAN)

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_replaces_them_whoever_signs_and_in_whatever_language(self, lang):
        assert len(headings(commented(commented(PLAN, OTHER, lang)))) == 1

    def it_leaves_none_when_nothing_is_to_be_said_any_more(self):
        copy = commented(PLAN)
        main = entries(copy)["word/document.xml"].replace(b">5/KH", b">05/KH").replace(b">5<", b">05<")
        mended = rewritten(entries(copy) | {"word/document.xml": main})
        assert checked(mended) == ()
        clean = commented(mended)
        assert headings(clean) == []
        assert marks(clean) == set()

    def it_keeps_what_people_wrote_to_each_other(self):
        theirs = annotated(PLAN, [WordComment(None, ("Nhờ anh xem lại số này.",))], OTHER)
        copy = commented(commented(theirs))
        assert set(headings(copy)) == {"2. LƯU Ý · Toàn văn bản [TT2084]", "1. LỖI · Số [TT0302]", "Nhờ anh xem lại số này."}
        assert len(headings(copy)) == 3
        assert len(marks(copy)) == 3


def replied(data: bytes) -> bytes:
    """The copy after somebody answered its first comment in Word."""
    parts = entries(data)
    comments = etree.fromstring(parts["word/comments.xml"])
    comments[0][-1].set(f"{{{W14}}}paraId", "1A000001")
    answer = etree.fromstring(
        f'<w:comment xmlns:w="{W[1:-1]}" xmlns:w14="{W14}" w:id="77" w:author="Anh Tư" w:date="2024-03-16T08:00:00Z" w:initials="T">'
        '<w:p w14:paraId="1A000002"><w:r><w:t>Đã hỏi văn thư.</w:t></w:r></w:p></w:comment>'
    )
    comments.append(answer)
    threads = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="1A000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="1A000002" w15:paraIdParent="1A000001" w15:done="0"/></w15:commentsEx>'
    )
    rels = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId990" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        b'Target="commentsExtended.xml"/></Relationships>',
    )
    more = {
        "word/comments.xml": etree.tostring(comments),
        "word/commentsExtended.xml": threads.encode(),
        "word/_rels/document.xml.rels": rels,
    }
    return rewritten(parts | more)


class DescribeAComment:
    def it_stays_once_somebody_has_answered_it(self):
        copy = commented(replied(commented(PLAN)))
        assert headings(copy).count("1. LỖI · Số [TT0302]") == 1
        assert "Đã hỏi văn thư." in headings(copy)
        assert b'paraIdParent="1A000001"' in entries(copy)["word/commentsExtended.xml"]

    def it_takes_its_row_of_the_threads_with_it(self):
        data = replied(commented(PLAN))
        parts = entries(data)
        alone = parts["word/commentsExtended.xml"].replace(b'w15:paraIdParent="1A000001" ', b"")
        copy = commented(rewritten(parts | {"word/commentsExtended.xml": alone}))
        assert b"1A000001" not in entries(copy)["word/commentsExtended.xml"]

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("rule", ["TT0302", "VP12", "SNV0301"])
    def it_is_known_by_its_heading(self, lang, rule):
        for level in ("error", "warning", "note"):
            finding = Finding(rule, "x", "number", level, "decree", Clause("30/2020/NĐ-CP", "Phụ lục I"))
            group = FindingGroup(2, "", level, (rule,), (finding, finding), ("2.1", "2.2"))
            assert by_us(remark(NumberedFinding("2.2", group, finding), Words(lang))[0])

    def it_may_bear_the_number_of_its_finding(self):
        assert by_us("12.3. CẢNH BÁO · Nơi nhận [TT0905]")

    @pytest.mark.parametrize("text", ["Số [TT0302] sai", "LỖI · Số", "xem · mục [2]", ""])
    def it_is_not_taken_for_what_a_person_writes(self, text):
        assert not by_us(text)
