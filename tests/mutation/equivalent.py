"""Mutants that no text can tell from the original, each with the reason why: they are not counted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.mutation.mutants import Mutant


class Equivalent(NamedTuple):
    """``was`` becomes ``put`` on that line of the module."""

    path: str
    line: str
    was: str
    put: str
    why: str


EQUIVALENT: tuple[Equivalent, ...] = (
    Equivalent(
        "checker/checking/kinds/paper.py",
        'yield _seed(f"{plainly(round(stands, 1))} mm", f"{least}-{most} mm", wrong, {side: least if stands < least else most})',
        "<",
        "<=",
        "a margin that is the least one is not wrong, so that it never comes here",
    ),
    Equivalent(
        "checker/checking/kinds/paper.py",
        "return side in section.unmeasured or (side in section.at_most and getattr(section, side) > most)",
        ">",
        ">=",
        "a margin that is the greatest one is not wrong, so that it is never asked whether it is loose",
    ),
    Equivalent(
        "checker/checking/kinds/layout.py",
        "if not all(width > 0 for width in widths):  # the file states no size, or a page without room",
        "0",
        "1",
        "no printed text is as narrow as a point, and no column",
    ),
    Equivalent(
        "checker/checking/kinds/layout.py",
        "if not any(least / _LENGTH_SLACK <= share <= most * _LENGTH_SLACK for share in shares):",
        "<=",
        "<",
        "a quotient of two measured lengths is the bound to its last bit by chance alone, and the slack is a rough quarter",
    ),
    Equivalent(
        "checker/checking/kinds/prose.py",
        "_INDENT_SLACK = 0.05  # cm",
        "0.05",
        "0.055",
        "an indent is rounded to hundredths of a centimetre before it is compared",
    ),
    Equivalent(
        "checker/checking/kinds/letters.py",
        "if not odd:",
        "not odd",
        "False",
        "without an odd look the walk below finds nothing; the guard saves it",
    ),
    *(
        Equivalent(
            "checker/checking/conditions.py",
            "_INDEXED = 2",
            "2",
            put,
            "asking each item for a field finds what its index does; it saves that",
        )
        for put in ("1", "3", "20")
    ),
    *(
        Equivalent(
            "checker/checking/quotes.py", line, was, put, "reading all of a paragraph quotes the same; looking at its beginning saves that"
        )
        for line, was, put in (
            *(
                ("_READ = 2000  # letters of a paragraph that are looked at for a quote, unless they are white space", "2000", put)
                for put in ("2001", "1999", "20000")
            ),
            ("if len(said) <= LONGEST and len(text) > _READ:", ">", ">="),
        )
    ),
    Equivalent(
        "checker/checking/looks.py",
        "if start < end and run.style.vertical not in _RAISED and not (block.holes and _waits(block, start, end)):",
        "<",
        "<=",
        "a stretch without letters weighs nothing, which is asked next",
    ),
    Equivalent(
        "checker/checking/looks.py",
        "return sum(map(text.count, _STROKES)) >= 3",
        "3",
        "2",
        "the patterns of a row ask for three strokes; this first look saves asking them",
    ),
    Equivalent(
        "checker/checking/conditions.py",
        'if demands and not _met(demands, value.lower() if text.startswith("(?i)") else value):',
        'demands and not _met(demands, value.lower() if text.startswith("(?i)") else value)',
        "False",
        "a pattern matches nothing without what it demands, which tests/rules holds; the guard saves compiling it",
    ),
    *(
        Equivalent(
            "checker/checking/conditions.py",
            f"if {was}:",
            was,
            "False",
            "a demand that is passed over here is made by the pattern itself, which is then compiled and matches nothing",
        )
        for was in ("isinstance(demand, str)", "demand not in value")
    ),
    Equivalent(
        "checker/checking/joined.py",
        "if piece not in self._words:",
        "piece not in self._words",
        "False",
        "a literal one of whose words stands nowhere stands nowhere, which is asked next; the guard saves asking",
    ),
    Equivalent(
        "checker/checking/quotes.py",
        "if not any(finding.place for finding in findings):",
        "not any(finding.place for finding in findings)",
        "False",
        "a finding without a place stays as it is below too; the guard saves looking the blocks up",
    ),
    Equivalent(
        "checker/checking/kinds/facts.py",
        'if not _named(rows, _folded_each(case, check["of"])[str(subject.value)]):',
        'not _named(rows, _folded_each(case, check["of"])[str(subject.value)])',
        "False",
        "where no name stands in a text none stands in what is left when it is masked; the guard saves masking it",
    ),
    Equivalent(
        "checker/grammar/code.py",
        "if found := _regular(text):",
        "found := _regular(text)",
        "False",
        "the larger grammar says the same of a regular line, as a test of generated lines holds; the guard saves running it",
    ),
    Equivalent(
        "checker/wording/folding.py",
        'if "  " not in text and text.isprintable() and text.strip() == text:',
        '"  " not in text and text.isprintable() and text.strip() == text',
        "False",
        "such a text is what its words make with one space between; the guard saves taking it apart",
    ),
    Equivalent(
        "checker/grammar/code.py",
        "if start >= 0:",
        "0",
        "-1",
        "a match from -1 is one from 0, where no word stands: it was looked for and not found",
    ),
    *(
        Equivalent(
            "checker/grammar/citation.py", line, "<=", "<", "an act that ends where the law's name begins is one it was found to run into"
        )
        for line in (
            "before = max((act.end for act in taken if act.end <= spot.start()), default=None)",
            "if any(act.end <= spot.start() and _inside(text[act.end : spot.start()], dated=False) for act in taken):",
        )
    ),
    Equivalent(
        "checker/grammar/citation.py",
        "if not _DIGIT.search(text):",
        "not _DIGIT.search(text)",
        "False",
        "every number, date and year that makes an act has a digit, which each pattern asks for; the guard saves asking them",
    ),
    Equivalent(
        "checker/grammar/dateline.py",
        "if found := _plain(text, low):",
        "found := _plain(text, low)",
        "False",
        "the grammar says the same of a plain line, as 300,000 generated ones showed; the short way saves asking it",
    ),
    Equivalent(
        "checker/grammar/dateline.py",
        "if grammar is slashed_open and not strokes:",
        "grammar is slashed_open and not strokes",
        "False",
        "the grammar asks for two strokes; the guard saves compiling it",
    ),
    Equivalent(
        "checker/grammar/signer.py",
        "if not text.startswith(words, at):",
        "not text.startswith(words, at)",
        "False",
        "where none of the words stands none is whole; the guard saves looking for each",
    ),
    Equivalent(
        "checker/grammar/signer.py",
        "if not any(mark in line[begin:] for mark in _BETWEEN):",
        "not any(mark in line[begin:] for mark in _BETWEEN)",
        "False",
        "the pattern matches at one of these alone; the guard saves compiling it",
    ),
    Equivalent(
        "checker/grammar/heading.py",
        "if not _FIRST_LOOK.match(body):",
        "not _FIRST_LOOK.match(body)",
        "False",
        "the grammars take none of 100,000 generated openings that the first look refuses; the guard saves asking them",
    ),
    Equivalent(
        "checker/grammar/recipients.py",
        'if not line.lstrip().startswith(("N", "n")):',
        'not line.lstrip().startswith(("N", "n"))',
        "False",
        "the grammar asks for that letter first; the guard saves folding every line",
    ),
    Equivalent(
        "checker/parsing/secrecy_letters.py",
        "if text.isascii():",
        "text.isascii()",
        "False",
        "of plain letters nothing below finds any to change; the guard saves looking",
    ),
    Equivalent(
        "checker/parsing/secrecy_boxes.py",
        'if _BOXES.isdisjoint(line) and not line.rstrip().endswith(("x", "X")):',
        '_BOXES.isdisjoint(line) and not line.rstrip().endswith(("x", "X"))',
        "False",
        "a box, ticked or empty, has one of these signs, and an x without one ticks at a line's end; the guard saves compiling the pattern",
    ),
    Equivalent(
        "checker/parsing/as_read.py",
        "if not (block.holes or may_wait(block.text)):",
        "not (block.holes or may_wait(block.text))",
        "False",
        "what waits for nothing is no control and has no fields; the guard saves asking both of every paragraph",
    ),
    Equivalent(
        "checker/parsing/recognition/strays.py",
        "if once == line.text and not (line.text.endswith(_SIGNS) or line.text.startswith(_BEFORE)):",
        "once == line.text and not (line.text.endswith(_SIGNS) or line.text.startswith(_BEFORE))",
        "False",
        "a line without a sign at either end is left as it was by both looks; the guard saves them",
    ),
    Equivalent(
        "checker/parsing/header.py",
        'if at >= 0 and (motto := low.find("doc lap")) > at:  # a flattened cell: quốc hiệu and tiêu ngữ on one line',
        ">",
        ">=",
        "the words of quốc hiệu and those of tiêu ngữ begin at no one letter",
    ),
    Equivalent(
        "checker/parsing/signer_parts.py",
        "if above is None or above.block != post.block or not above.end < post.start <= above.end + _BETWEEN:",
        "<",
        "<=",
        "a post behind an authority is known by a dash, a comma or a break between them",
    ),
    Equivalent(
        "checker/parsing/leftovers.py",
        "if not has_holes(page.printed) and not may_be_left(text_of(page.printed)):",
        "not has_holes(page.printed) and not may_be_left(text_of(page.printed))",
        "False",
        "where nothing may be left the walk over the blocks finds nothing; the guard saves it",
    ),
    Equivalent(
        "checker/parsing/recognition/posts.py",
        "if not text.startswith(wordings):",
        "not text.startswith(wordings)",
        "False",
        "no wording is then among those the text opens with; the guard saves asking each",
    ),
    Equivalent(
        "checker/parsing/lines.py",
        "if all(self.printed[line.block] is self.blocks[line.block] for line in lines):",
        "all(self.printed[line.block] is self.blocks[line.block] for line in lines)",
        "False",
        "of blocks that are printed as they were read the same words are cut out below; the guard saves it",
    ),
    Equivalent(
        "checker/parsing/outline.py",
        "if block.text.lstrip().startswith(_DASHES):",
        "block.text.lstrip().startswith(_DASHES)",
        "False",
        "what opens with a dash is read as a heading of dashes or as none, which is passed over below; the guard saves reading it",
    ),
    Equivalent(
        "checker/parsing/outline.py",
        "if text.endswith(_ENDS):",
        "text.endswith(_ENDS)",
        "False",
        "none of the words that want a numeral ends with such a sign; the guard saves folding most lines",
    ),
    Equivalent(
        "checker/parsing/annexes.py",
        "titled = (run_in, block.place(beside, beside + len(run_in))) if beside >= 0 else (text, block.place())",
        "0",
        "1",
        "a title on the line of its label stands behind the label, never at the beginning",
    ),
    Equivalent(
        "checker/parsing/opening.py",
        "inside = [act for act in acts if start <= act.start < end]",
        "<",
        "<=",
        "at the end of a segment stands a semicolon or nothing, with which no act begins",
    ),
    Equivalent(
        "checker/parsing/ocr/archive_line.py",
        'return found is not None and (found.re in (_ARCHIVE_ANY, _OPENING) or alike(found["word"], "Lưu") >= 0.5)',
        "0.5",
        "0.45",
        "of all words of two to five letters, each tried, the next below the bound is 0.44 like",
    ),
    Equivalent(
        "checker/parsing/ocr/laidout.py",
        "words = [box for box in block.boxes if box.start < end and start < box.end]",
        "<",
        "<=",
        "a blank parts any two words, and neither a line nor a number begins or ends in one",
    ),
    Equivalent(
        "checker/parsing/ocr/sealed.py",
        "words = [box for box in block.boxes if start <= box.start < start + len(text)]",
        "<",
        "<=",
        "at a line's end stands the sign that ends it, where no word begins",
    ),
    Equivalent(
        "checker/parsing/recognition/alignment.py",
        "if found < count:",
        "<",
        "<=",
        "nothing is added to what is lacking, which was little enough before",
    ),
    *(
        Equivalent(
            "checker/parsing/recognition/act_dates.py",
            "_YEAR = 4  # figures",
            "4",
            put,
            "a plain date that is not seen to be plain costs nothing when its words are aligned; seeing it saves that",
        )
        for put in ("5", "40")
    ),
    Equivalent(
        "checker/parsing/recognition/wrapped_names.py",
        'if {same_tone(first), same_tone(f"{first} {second}")} & _WHOLE:',
        '{same_tone(first), same_tone(f"{first} {second}")} & _WHOLE',
        "False",
        "a whole name that goes on to none makes no other with a slip, as each with each rest of a name showed; the guard saves asking",
    ),
    Equivalent(
        "checker/parsing/recognition/authorities.py",
        "annex = next((at for at, line in short if near and at > max(near) and read_label_line(line.text)), len(lines))",
        ">",
        ">=",
        "the label of the list or its archive line is no label of an annex",
    ),
    Equivalent(
        "checker/parsing/recognition/strays.py",
        "if not _may_repeat(text):",
        "not _may_repeat(text)",
        "False",
        "the pattern matches in none of 300,000 generated lines that the first look refuses, but for the Turkish İ; it saves compiling it",
    ),
    Equivalent(
        "checker/parsing/recognition/head.py",
        "if not weighed:",
        "not weighed",
        "False",
        "where nothing is guessed the best assignment holds no guess; the guard saves looking for it in every plan without a slip",
    ),
    Equivalent(
        "checker/parsing/recognition/tail.py",
        "if len(known) < len(REACH_OF_TAIL):",
        "<",
        "<=",
        "where both lines are known none is guessed; the guard saves looking for them",
    ),
    Equivalent(
        "checker/wording/shortened.py",
        "if not any(short in name for short in _SHORT):",
        "not any(short in name for short in _SHORT)",
        "False",
        "a name without these is spelt out already; the guard saves compiling the pattern",
    ),
)


def is_equivalent(path: Path, source: str, mutant: Mutant) -> bool:
    """Whether the mutant is on the list."""
    line = source.splitlines()[mutant.line - 1].strip()
    return (path.as_posix(), line, mutant.was, mutant.put) in {each[:4] for each in EQUIVALENT}
