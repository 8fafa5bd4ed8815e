"""The lines of the closing that are not letter by letter what they should be: label, archive line, authority, post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.grammar.recipients import is_entry
from checker.grammar.signer import is_name
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import Aligned, aligned, form
from checker.parsing.recognition.assigning import Claim, Signs, assigned
from checker.parsing.recognition.authorities import LISTED, SIGNED_ABOVE, SIGNED_WITHIN, slips_of_signature
from checker.parsing.recognition.costs import CASE, SIGN
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.keys import as_letters
from checker.parsing.recognition.left_out import WORD_LOST
from checker.parsing.recognition.weighing import SURE, log_odds
from checker.parsing.recognition.wordings import ARCHIVE, LABEL
from checker.wording.folding import mostly_upper

# Letter by letter, if not in the right capitals: those are TT0916's and TT0924's.
_LABEL = lazy_pattern(r"(?:Nơi\snhận|NƠI\sNHẬN)\s?[:;.]?(?![\w,]|\svăn bản)|[Nn]ơi\s[Nn]hận\s?:\s*$")
_ARCHIVE = lazy_pattern(
    r"[-–—+•*_]?\s*L(?:ưu|ƯU)\s?(?:[:;.]\s*(?=[^\s,])|(?=(?:VT|[Vv]ăn thư|VP|HS)(?!\w)))|[-–—+•*_]\s*lưu\s?:\s*VT(?!\w)"
)
_DASH = lazy_pattern(r"[\W_]+")
_ADDRESSES = lazy_pattern(
    r"(?:nơi |kính |đồng )?(?:nhận|gửi|gởi|đến|báo)(?: đến| văn bản)? ?:|nơi ?:?", re.IGNORECASE, words=(":", "ơi", "ƠI")
)
_KEPT = lazy_pattern(r"VT\b[^;:]*\.?", words=("VT",))
_CLERK_APART = lazy_pattern(r"(?P<lead>\W*L(?:ưu|ƯU)\s?[:;.]\s*)V[ .\-_–]T(?!\w)", words=("V T", "V.T", "V-T", "V_T", "V–T"))
_CLERK = lazy_pattern(r"\W*(?:V[\W_]?T\b|VT|VP\b|[Vv]ăn (?:thư|phòng)|HS\b)")
REACH_OF_TAIL = {"recipients": 2.4, "archive": 2.1}
"""What the slips of a line may cost for it to be weighed at all, by the part it may be."""
_LIST = (("recipients", "archive"),)  # box 9: the label above, the archive line below
_FIXED = {"recipients": 8, "archive": 4}  # signs that the law fixes
_INSTEAD = {"recipients": "body", "archive": "recipients"}
_OTHER_WORD = 2.0  # what a word costs that stands for another
_UNCLERKED = 1.0  # what the slips of an archive line may cost that names no clerk
_LIST_LENGTH = 40  # lines from the label to the archive line
_LABEL_LINE = 14  # characters: the label with nothing behind it
_BELOW = 4  # lines in which the first entry stands
_LONGEST = 90


def slips_of_tail(lines: Sequence[Line], known: Sequence[Claim]) -> Iterator[Guess]:
    """The lines from the title on that are a part of the closing in all but some letters, as the best assignment has them.

    ``known``: those that are so letter by letter.
    """
    spots = {each.part: each.signs[0].line for each in known}
    if len(known) < len(REACH_OF_TAIL):
        guessed = {Claim(guess.part, (Signs(at, 0, len(guess.line.text)),), _score(guess, evidence)): guess
                   for at, guess, evidence in claimed_of_tail(lines, spots)}  # fmt: skip
        for chosen in assigned([*known, *guessed], _LIST):
            guess = guessed.get(chosen.claim)
            if guess is not None:
                spots[guess.part] = chosen.claim.signs[0].line
                beside = chosen.instead or _INSTEAD[guess.part]
                yield guess._replace(score=chosen.claim.score, margin=chosen.margin, instead=beside)
    if (at := spots.get("archive")) is not None and (apart := _CLERK_APART.match(lines[at].text)):  # V T, V.T for VT
        text = lines[at].text
        yield Guess(SIGN, lines[at], "archive", f"{apart['lead']}VT{text[apart.end() :]}")
    yield from slips_of_signature(lines, _short(lines), spots.get("recipients"), spots.get("archive"))


def closing_lines(lines: Sequence[Line], known: Sequence[Claim]) -> Sequence[Line]:
    """The lines round the label and the archive line that are so letter by letter; none where neither stands."""
    spots = [each.signs[0].line for each in known]
    return lines[max(min(spots) - SIGNED_ABOVE, 0) : max(spots) + SIGNED_WITHIN] if spots and max(spots) - min(spots) <= LISTED else ()


def below_closing(lines: Sequence[Line], known: Sequence[Claim]) -> Sequence[Line]:
    """The lines below the label and the archive line, of which one at least is so letter by letter: the annexes stand there."""
    spots = [each.signs[0].line for each in known]
    return lines[max(spots) + 1 :] if spots else ()


def known_of_tail(lines: Sequence[Line]) -> list[Claim]:
    """The label and the archive line that are so letter by letter."""
    short = _short(lines)
    label = next((at for at, line in short if line.text.startswith(("N", "n")) and _LABEL.match(line.text)), None)
    archive = next((at for at, line in reversed(short) if _ARCHIVE.match(line.text)), None)
    found = (("recipients", label), ("archive", archive))
    return [Claim(part, (Signs(at, 0, len(lines[at].text)),), SURE) for part, at in found if at is not None]


def _short(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that are no paragraphs of the body, and where each stands."""
    return [(at, line) for at, line in enumerate(lines) if len(line.text) <= _LONGEST]


def claimed_of_tail(lines: Sequence[Line], known: Mapping[str, int]) -> list[tuple[int, Guess, Mapping[str, float]]]:
    """Every line that may be the label or the archive line, where none is so letter by letter, with the evidence."""
    found = []
    labels = [known["recipients"]] if "recipients" in known else []
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST and "recipients" not in known and (row := _label(lines, at, line, known.get("archive"))):
            found.append((at, *row))
            labels.append(at)
        if len(line.text) <= _LONGEST and "archive" not in known and any(label < at < label + LISTED for label in labels):
            found += [(at, *row)] if (row := _archive(line)) else []
    return found


def _score(guess: Guess, evidence: Mapping[str, float]) -> float:
    return log_odds("typed", guess.part, evidence)


def _label(lines: Sequence[Line], at: int, line: Line, archive: int | None) -> tuple[Guess, Mapping[str, float]] | None:
    """The line as the label: entries, or the archive line, stand close below it."""
    text = line.text
    if is_entry(text) or (archive is not None and not at < archive < at + _LIST_LENGTH):
        return None
    fit = _opening(text, LABEL, REACH_OF_TAIL["recipients"]) or (
        _opening(as_letters(text), LABEL, CASE) if len(text) <= _LABEL_LINE else None
    )
    if (not fit or fit.slots[0].strip()) and _addresses(text) and _heads_list(lines, at, archive):
        return Guess(_OTHER_WORD, line, "recipients", LABEL), {
            "slips": _OTHER_WORD, "share": _OTHER_WORD / _FIXED["recipients"], "listed": 1.0, "archived": 1.0,
        }  # fmt: skip
    listed = sum(is_entry(other.text) for other in lines[at : at + 1 + _BELOW]) if fit else 0
    if not fit or not listed or not (len(text) <= _LABEL_LINE or is_entry(fit.slots[0]) or mostly_upper(fit.slots[0])):
        return None
    evidence = {
        "slips": fit.cost, "share": fit.cost / _FIXED["recipients"], "listed": listed / _BELOW,
        "archived": float(archive is not None),
    }  # fmt: skip
    return Guess(fit.cost, line, "recipients", fit.text), evidence


def _addresses(text: str) -> bool:
    """``Nơi gửi:``, ``Kính gửi:``: another word for whom a paper goes to, or one of the two alone."""
    return _ADDRESSES.fullmatch(text) is not None


def _heads_list(lines: Sequence[Line], at: int, archive: int | None) -> bool:
    """Whether entries stand right below, down to the archive line; what stands beside them, or wraps them, is not counted."""
    if archive is None:
        return False
    below = [line for line in lines[at + 1 : archive] if not line.side and not mostly_upper(line.text)]
    return bool(below) and is_entry(below[0].text) and all(len(line.text) <= _LONGEST for line in below)


def _opening(text: str, wording: str, limit: float) -> Aligned | None:
    """How a text opens with a wording; what stands behind it is left alone."""
    alone = aligned(text, form(wording), limit) if len(text) <= _LABEL_LINE else None
    if alone:
        return alone._replace(slots=("",))
    fit = aligned(text[: len(wording) + 40], form(f"{wording}{{rest}}"), limit)
    return fit._replace(text=fit.text + text[len(wording) + 40 :]) if fit else None


def _archive(line: Line) -> tuple[Guess, Mapping[str, float]] | None:
    """The line as the archive line: it names the clerk, or is the list's last."""
    if is_name(line.text):  # Lưu is a family name too
        return None
    dash = _DASH.match(line.text)
    start = dash.end() if dash else 0
    if dash and _KEPT.fullmatch(line.text, start):
        return Guess(WORD_LOST, line, "archive", f"{line.text[:start]}Lưu: {line.text[start:]}"), {
            "slips": WORD_LOST, "share": WORD_LOST / _FIXED["archive"], "clerk": 1.0,
        }  # fmt: skip
    fit = aligned(line.text[start:], form(ARCHIVE), REACH_OF_TAIL["archive"])
    clerk = fit is not None and _CLERK.match(fit.slots[0]) is not None
    if not fit or not (clerk or fit.cost <= _UNCLERKED):
        return None
    lead = line.text[:start]
    meant = (lead if not start or (is_entry(line.text) and len(lead.strip()) == 1) else "- ") + fit.text
    evidence = {"slips": fit.cost, "share": fit.cost / _FIXED["archive"], "clerk": float(clerk)}
    return Guess(fit.cost, line, "archive", meant), evidence
