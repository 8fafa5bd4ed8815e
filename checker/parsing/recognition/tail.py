"""The lines of the closing that are not letter by letter what they should be: label, archive line, authority, post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.grammar.heading import read_heading
from checker.grammar.recipients import is_entry
from checker.grammar.signer import is_name, read_competence
from checker.model.patterns import lazy_pattern
from checker.parsing.annexes import read_label_line
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import Aligned, aligned, form
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.wordings import ARCHIVE, AUTHORITIES, DEPUTIES, IN_FULL, LABEL, POSTS
from checker.wording.folding import bare, mostly_upper, one_space, same_tone

_LABEL = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s?[:;.]?(?![\w,])")
_ARCHIVE = re.compile(r"[-–—+•*_]?\s*L(?:ưu|ƯU)\s?(?:[:;.]\s*(?=[^\s,])|(?=(?:VT|[Vv]ăn thư|VP|HS)(?!\w)))")
_DASH = lazy_pattern(r"[\W_]+")
_CLERK = lazy_pattern(r"\W*(?:V[\W_]?T\b|VT|VP\b|[Vv]ăn (?:thư|phòng)|HS\b)")
_IN_FULL = lazy_pattern("|".join(IN_FULL), words=("THAY MẶT", "KÝ THAY", "THỪA"))
_LABEL_LIMIT, _ARCHIVE_LIMIT, _AUTHORITY_LIMIT, _POST_LIMIT, _LOOSE_POST = 2.4, 2.1, 1.75, 1.45, 2.2
_LABEL_LINE = 14  # characters: the label with nothing behind it
_BELOW = 4  # lines in which the first entry stands
_NAMED = 8  # lines down from a post to the signer's name
_LONGEST = 90
_SIGNED_ABOVE, _SIGNED_WITHIN = 14, 16  # lines round the recipients among which the signature stands
_LISTED = 60  # lines from the label down to the archive line of one list
_TRIED = 200  # lines of a document laid beside every authority and post, some milliseconds each
_GENERAL = frozenset(("TM. ỦY BAN", "TM. HỘI ĐỒNG"))  # taken only where no body of the people's councils is meant
_ANOTHERS = 0.4  # what it costs that the deputy is another head's
_AGAINST = 0.9  # what it costs that a head stands below KT., or a deputy below another authority


def slips_of_tail(lines: Sequence[Line]) -> Iterator[Guess]:
    """The lines from the title on that are a part of the closing in all but some letters."""
    short = [(at, line) for at, line in enumerate(lines) if len(line.text) <= _LONGEST]
    label = next((at for at, line in short if _LABEL.match(line.text)), None)
    archive = next((at for at, line in reversed(short) if _ARCHIVE.match(line.text)), None)
    if label is None:
        guess = _label(lines, short, archive)
        if guess:
            label = guess[0]
            yield guess[1]
    if archive is None and (found := _archive(lines, short, label)):
        archive = found[0]
        yield found[1]
    yield from _signature(lines, short, label, archive)


def _label(lines: Sequence[Line], short: Sequence[tuple[int, Line]], archive: int | None) -> tuple[int, Guess] | None:
    """The likeliest label: entries, or the archive line, stand close below it."""
    found = []
    for at, line in short:
        text = line.text
        if is_entry(text) or (archive is not None and not at < archive < at + 40):
            continue
        fit = _opening(text, LABEL, _LABEL_LIMIT)
        if fit and (len(text) <= _LABEL_LINE or is_entry(fit.slots[0]) or mostly_upper(fit.slots[0])) and _lists(lines, at):
            found.append((fit.cost, at, Guess(fit.cost, line, "recipients", fit.text, margin=_LABEL_LIMIT - fit.cost, instead="body")))
    return min(found, default=(0.0, 0, None), key=lambda row: row[:2])[1:] if found else None  # type: ignore[return-value]


def _lists(lines: Sequence[Line], at: int) -> bool:
    return sum(is_entry(line.text) for line in lines[at : at + 1 + _BELOW]) > 0


def _opening(text: str, wording: str, limit: float) -> Aligned | None:
    """How a text opens with a wording; what stands behind it is left alone."""
    alone = aligned(text, form(wording), limit) if len(text) <= _LABEL_LINE else None
    if alone:
        return alone._replace(slots=("",))
    fit = aligned(text[: len(wording) + 40], form(f"{wording}{{rest}}"), limit)
    return fit._replace(text=fit.text + text[len(wording) + 40 :]) if fit else None


def _archive(lines: Sequence[Line], short: Sequence[tuple[int, Line]], label: int | None) -> tuple[int, Guess] | None:
    """The likeliest archive line: it names the clerk, or is the list's last."""
    found = []
    for at, line in short:
        if label is None or not label < at < label + _LISTED or is_name(line.text):  # Lưu is a family name too
            continue
        dash = _DASH.match(line.text)
        start = dash.end() if dash else 0
        fit = aligned(line.text[start:], form(ARCHIVE), _ARCHIVE_LIMIT)
        if fit and (_CLERK.match(fit.slots[0]) or fit.cost <= 1.0):
            meant = (line.text[:start] if is_entry(line.text) or not start else "- ") + fit.text
            found.append((fit.cost, at, Guess(fit.cost, line, "archive", meant, margin=_ARCHIVE_LIMIT - fit.cost, instead="recipients")))
    return min(found, key=lambda row: row[:2])[1:] if found else None


def _signature(lines: Sequence[Line], short: Sequence[tuple[int, Line]], label: int | None, archive: int | None) -> Iterator[Guess]:
    """Authorities and posts near the recipients, or above a name."""
    near = [at for at in (label, archive) if at is not None]
    lists = [(min(near), max(near))] if near and max(near) - min(near) <= _LISTED else [(at, at) for at in near]
    tried = 0
    annex = next((at for at, line in short if near and at > max(near) and read_label_line(line.text)), len(lines))
    for at, line in short:
        text = line.text
        if at >= annex:
            return
        heading = read_heading(text)
        if is_entry(text) or not _capital(text) or (heading and heading.numeral not in "KTQ"):  # K. GIÁM ĐỐC has lost its T
            continue
        if near and not any(first - _SIGNED_ABOVE <= at <= last + _SIGNED_WITHIN for first, last in lists):
            continue
        if not near and not any(is_name(other.text) for other in lines[at + 1 : at + 1 + _NAMED]):
            continue
        tried += 1
        if tried > _TRIED:
            return
        following = next((other.text for other in lines[at + 1 : at + 3] if _capital(other.text)), "")
        above = next((other.text for other in reversed(lines[max(at - 2, 0) : at]) if _capital(other.text)), "")
        guesses = [] if opens_with(text, _POST) else [_authority(line, following), _post(line, above)]
        ranked = sorted(filter(None, guesses), key=lambda guess: guess.cost)
        if ranked and ranked[0].meant != text:
            second = ranked[1] if len(ranked) > 1 else None
            limit = min(second.cost if second else _AUTHORITY_LIMIT, _AUTHORITY_LIMIT)
            yield ranked[0]._replace(margin=max(limit - ranked[0].cost, 0.0), instead=second.part if second else None)


def _capital(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return 3 * sum(map(str.isupper, letters)) >= 2 * len(letters) > 6


def _authority(line: Line, following: str) -> Guess | None:
    """A mark of authority before a post or a body."""
    text = one_space(line.text)
    full = _IN_FULL.match(text)
    if full:
        return Guess(0.5, line, "competence", f"{IN_FULL[full.group()]}{text[full.end() :]}")
    known = read_competence(text)
    if known and opens_with(known.rest, _RIGHT[known.prefix]):
        return None
    best: tuple[float, str] | None = None
    for prefix, rests in AUTHORITIES.items():
        if known and known.prefix != prefix:
            continue
        for rest in rests:
            fit = _opened(text, f"{prefix}. {rest}", _AUTHORITY_LIMIT)
            if fit and not (best and f"{prefix}. {rest}" in _GENERAL):
                cost = fit.cost + _unlikely(prefix, rest, following)
                best = min(best or (cost, fit.text), (cost, fit.text))
    return Guess(best[0], line, "competence", best[1]) if best and _untoned(best[1]) != _untoned(text) else None


def _opened(text: str, wording: str, limit: float) -> Aligned | None:
    """The whole text as the wording, or opening with it before words of its own."""
    whole = aligned(text, form(wording), limit)
    opens = aligned(text, form(f"{wording} {{rest}}"), limit)
    if opens and len(opens.slots[0].strip()) < 2:
        opens = None
    return min(filter(None, (whole, opens)), default=None, key=lambda fit: fit.cost)


def _unlikely(prefix: str, rest: str, following: str) -> float:
    """KT. asks for a deputy below, TL. and TUQ. for an office of its own; nothing else decides between marks a letter apart."""
    deputy = bare(following).startswith(("pho ", "thu truong"))
    if prefix == "KT":
        return 0.2 if not deputy else _ANOTHERS if _is_deputy_of_another(following, rest) else 0.0
    return 0.2 if prefix in ("TL", "TUQ", "Q") and (deputy or (prefix == "Q" and following)) else 0.1 if prefix == "TUQ" else 0.0


def _is_deputy_of_another(post: str, head: str) -> bool:
    """Whether a deputy's post is not of that head: ``CỤC TRƯỞNG`` has ``PHÓ CỤC TRƯỞNG``, and no ``PHÓ VỤ TRƯỞNG``."""
    return post.startswith("PHÓ ") and not same_tone(post).startswith(same_tone(f"PHÓ {head}"))


def _untoned(text: str) -> tuple[str, list[bool]]:
    """What is left of a text when both ways of placing a tone mark are one; its capitals stay."""
    return same_tone(text), [sign.isupper() for sign in text]


def _post(line: Line, above: str) -> Guess | None:
    """A post of the closed list, with what follows it; below KT. it is the deputy's."""
    text = one_space(line.text)
    authority = read_competence(above)
    if read_competence(text):
        return None
    best: tuple[float, int, str] | None = None
    for post in POSTS:
        fit = _opened(text, post, _POST_LIMIT)
        if fit:
            unlikely = _AGAINST if authority and (authority.prefix == "KT") is not (post in DEPUTIES) else 0.0
            if authority and authority.prefix == "KT" and not unlikely and _is_deputy_of_another(post, authority.rest):
                unlikely = _ANOTHERS
            row = (fit.cost + unlikely, len(fit.text) - len(post), fit.text)
            best = min(best or row, row)
    return Guess(best[0], line, "position", best[2]) if best and same_tone(best[2]) != same_tone(text) else None


def spelt(wordings: Sequence[str]) -> tuple[str, ...]:
    """The wordings whichever way a tone mark is placed."""
    return tuple(wording.replace("ỦY", tone).replace("HÒA", hoa) for wording in wordings for tone in ("ỦY", "UỶ") for hoa in ("HÒA", "HOÀ"))


def opens_with(text: str, wordings: tuple[str, ...]) -> bool:
    """Whether a text opens with one of them, whole."""
    return text.startswith(wordings) and any(
        text.startswith(wording) and not (text[len(wording) :][:1].isalnum() or text[len(wording) :][:1] == "_") for wording in wordings
    )


_POST = spelt(POSTS)
_RIGHT = {prefix: spelt([rest for rest in rests if rest not in ("ỦY BAN", "HỘI ĐỒNG")]) for prefix, rests in AUTHORITIES.items()}
