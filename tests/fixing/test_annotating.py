"""Comments in a copy of a Word file."""

import random
import time

import pytest
from lxml import etree

from checker.fixing.annotating import Byline, WordComment, annotated
from checker.model import Location
from checker.reading import read
from checker.reading.word.markup import W

from .changes import entries, seen
from .words import ROOT, word_files

BY = Byline("Văn phòng", "VP", "2024-03-15T08:00:00Z")
PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
MAIN = "word/document.xml"


def commented(data: bytes, *remarks: WordComment) -> bytes:
    return annotated(data, remarks, BY)


def words_between_marks(data: bytes, number: str = "0") -> str:
    """The text from a comment's start to its end."""
    text, inside = "", False
    for element in etree.fromstring(entries(data)[MAIN]).iter():
        if element.tag == W + "commentRangeStart" and element.get(W + "id") == number:
            inside = True
        elif element.tag == W + "commentRangeEnd" and element.get(W + "id") == number:
            inside = False
        elif inside and element.tag == W + "t":
            text += element.text or ""
    return text


def comment_texts(data: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in etree.fromstring(entries(data)["word/comments.xml"])]


class DescribeAComment:
    def it_stands_on_exactly_the_words_it_is_about(self):
        data = PLAN.read_bytes()
        block = next(block for block in read(PLAN).blocks if block.text.startswith("Độc lập"))
        out = commented(data, WordComment(block.place(10, 15), ("Lỗi", "Tự do")))
        assert words_between_marks(out) == "Tự do"
        assert comment_texts(out) == ["LỗiTự do"]

    def it_stands_on_the_first_paragraph_when_it_has_no_place(self):
        out = commented(PLAN.read_bytes(), WordComment(None, ("Cả văn bản",)))
        assert words_between_marks(out) == read(PLAN).blocks[0].text

    def it_stands_on_the_first_paragraph_when_its_place_is_not_in_the_body(self):
        out = commented(PLAN.read_bytes(), WordComment(Location("header", 0, start=0, end=3), ("x",)))
        assert words_between_marks(out) == read(PLAN).blocks[0].text

    def it_takes_the_whole_paragraph_rather_than_break_a_content_control(self):
        path = ROOT / "fixtures" / "shapes" / "inline-controls.docx"
        for block in read(path).blocks:
            out = commented(path.read_bytes(), WordComment(block.place(1, 3), ("x",)))
            assert seen(out) == seen(path.read_bytes())

    def it_bears_author_initials_and_date(self):
        comment = etree.fromstring(entries(commented(PLAN.read_bytes(), WordComment(None, ("x",))))["word/comments.xml"])[0]
        assert [comment.get(W + name) for name in ("author", "initials", "date")] == ["Văn phòng", "VP", "2024-03-15T08:00:00Z"]

    def it_cannot_smuggle_control_characters_into_the_file(self):
        out = commented(PLAN.read_bytes(), WordComment(None, ("a\x00b\x0bc",)))
        assert comment_texts(out) == ["abc"]


class DescribeTheCopy:
    def it_is_the_same_file_when_there_is_nothing_to_say(self):
        assert commented(PLAN.read_bytes()) == PLAN.read_bytes()

    def it_is_the_same_copy_every_time(self):
        assert commented(PLAN.read_bytes(), WordComment(None, ("x",))) == commented(PLAN.read_bytes(), WordComment(None, ("x",)))

    def it_gains_a_comments_part_and_leaves_the_others_byte_for_byte(self):
        before, after = entries(PLAN.read_bytes()), entries(commented(PLAN.read_bytes(), WordComment(None, ("x",))))
        assert set(after) - set(before) == {"word/comments.xml"}
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}

    def it_adds_to_comments_that_are_there_with_numbers_of_its_own(self):
        once = commented(PLAN.read_bytes(), WordComment(None, ("một",)))
        twice = commented(once, WordComment(None, ("hai",)))
        comments = etree.fromstring(entries(twice)["word/comments.xml"])
        assert [each.get(W + "id") for each in comments] == ["0", "1"]
        assert comment_texts(twice) == ["một", "hai"]
        assert set(entries(twice)) == set(entries(once))

    def it_keeps_a_strict_file_strict(self):
        path = ROOT / "fixtures" / "shapes" / "strict.docx"
        out = entries(commented(path.read_bytes(), WordComment(None, ("x",))))
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in out["word/comments.xml"]
        assert all(b"schemas.openxmlformats.org/wordprocessingml" not in content for content in out.values())


@pytest.mark.parametrize("path", word_files(), ids=lambda path: path.name)
def test_five_hundred_comments_anywhere_leave_every_file_as_it_reads(path):
    data, chance = path.read_bytes(), random.Random(path.name)
    blocks = read(path).blocks
    remarks = []
    for _ in range(500):
        block = chance.choice(blocks)
        start, end = sorted(chance.choices(range(len(block.text) + 1), k=2))
        remarks.append(WordComment(block.place(start, end), ("x",)))
    began = time.perf_counter()
    out = commented(data, *remarks)
    assert time.perf_counter() - began < 30
    assert seen(out) == seen(data)
    root = etree.fromstring(entries(out)[next(name for name in entries(out) if name.endswith("document.xml"))])
    ours = [{each.get(each.tag.rpartition("}")[0] + "}id") for each in root.iter(f"{{*}}{tag}")}
            for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")]  # fmt: skip
    assert ours[0] == ours[1] == ours[2]
