"""Authorities and posts that are not letter by letter what they should be: near the recipients, or above a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.grammar.heading import read_heading
from checker.grammar.organ import organ_kind
from checker.grammar.recipients import is_entry
from checker.grammar.signer import Competence, is_name, is_small_title, read_competence
from checker.model.patterns import lazy_pattern
from checker.parsing.annexes import read_label_line
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import Aligned, aligned, form
from checker.parsing.recognition.costs import CASE, KEY, TWO_SLIPS
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.keys import typed_office
from checker.parsing.recognition.left_out import WORD_LOST, short_of
from checker.parsing.recognition.posts import (
    HEAD_OF,
    HEADS_OF_ONE_SYLLABLE,
    LISTED_POSTS,
    RARER_POSTS,
    RIGHT_AUTHORITIES,
    is_of_another_unit,
    is_post,
    is_sound,
    opens_with,
)
from checker.parsing.recognition.wordings import AUTHORITIES, DEPUTIES, IN_FULL, POSTS
from checker.wording.folding import bare, is_upper, one_space, same_tone

_IN_FULL = lazy_pattern("|".join(IN_FULL), words=("THAY MẶT", "KÝ THAY", "THỪA"))
_CUT_DEPUTY = lazy_pattern(r"P ?[./] ?", words=("P",))
_DOTTED = lazy_pattern(r"([TK](?: ?\. ?U)? ?\. ?[MTLQ]|TU ?\. ?Q)(?: ?\. *| +)(?=[^\W\d_])", words=("T.", "K.", "T .", "K .", "U.", "U ."))
_CUT_COST = CASE  # what it costs that a deputy's PHÓ is cut to its first letter: P. GIÁM ĐỐC is no Q. GIÁM ĐỐC
_AUTHORITY_LIMIT = 1.75
NAMED_WITHIN = 8  # lines down from a post to the signer's name
SIGNED_ABOVE, SIGNED_WITHIN = 14, 16  # lines round the recipients among which the signature stands
LISTED = 60
"""Lines from the label down to the archive line of one list."""
_TRIED = 200  # lines of a document laid beside every authority and post, some milliseconds each
_CHAIR = "CHỦ TỊCH"  # who signs for a people's committee or council
_FEW = frozenset(("GIÁM THỊ", "THỐNG ĐỐC"))  # posts that few hold: half of one is another's
_SMALL_LONGEST = 60  # characters of an authority or a post in small letters: a longer line is a sentence
_GENERAL = frozenset(("TM. ỦY BAN", "TM. HỘI ĐỒNG"))  # taken only where no body of the people's councils is meant
_ANOTHERS = 0.4  # what it costs that the deputy is another head's
_AGAINST = 0.9  # what it costs that a head stands below KT., or a deputy below another authority


def slips_of_signature(lines: Sequence[Line], short: Sequence[tuple[int, Line]], label: int | None, archive: int | None) -> Iterator[Guess]:
    """Authorities and posts near the recipients, or above a name."""
    near = [at for at in (label, archive) if at is not None]
    lists = [(min(near), max(near))] if near and max(near) - min(near) <= LISTED else [(at, at) for at in near]
    tried = 0
    annex = next((at for at, line in short if near and at > max(near) and read_label_line(line.text)), len(lines))
    for at, line in short:
        text = line.text
        if at >= annex:
            return
        heading = read_heading(text)
        if is_entry(text) or (heading and heading.numeral not in "KTQ"):  # K. GIÁM ĐỐC has lost its T
            continue
        if near and not any(first - SIGNED_ABOVE <= at <= last + SIGNED_WITHIN for first, last in lists):
            continue
        if not near and not any(is_name(other.text) for other in lines[at + 1 : at + 1 + NAMED_WITHIN]):
            continue
        if not (_capital(text) or (text.isupper() and short_of(text, POSTS))):
            yield from _lowered(line, lines[at + 1 : at + 1 + SIGNED_WITHIN])
            continue
        if (tried := tried + 1) > _TRIED:
            return
        following = next((other.text for other in lines[at + 1 : at + 3] if _capital(other.text)), "")
        above = next((other.text for other in reversed(lines[max(at - 2, 0) : at]) if _capital(other.text)), "")
        sound = is_sound(text, above)
        typed = None if sound else typed_office(line, above)
        guesses = [typed] if typed else [] if sound else [_authority(line, following), _post(line, above, following)]
        ranked = sorted(filter(None, guesses), key=lambda guess: guess.cost)
        if ranked and ranked[0].meant != text and not _goes_on(ranked[0], text, lines[at + 1 : at + 2]):
            _, second, *_ = (*ranked, None)
            limit = min(second.cost if second else _AUTHORITY_LIMIT, _AUTHORITY_LIMIT)
            yield ranked[0]._replace(margin=max(limit - ranked[0].cost, 0.0), instead=second.part if second else None)


def _goes_on(guess: Guess, text: str, following: Sequence[Line]) -> bool:
    """Whether the line below has the words that an authority lacks: ``KT. GIÁM`` / ``ĐỐC``."""
    meant = same_tone(guess.meant)
    if guess.part != "competence" or same_tone(text).startswith(meant):
        return False
    return any(same_tone(one_space(f"{text} {line.text}")).startswith(meant) for line in following)


def _lowered(line: Line, below: Sequence[Line]) -> Iterator[Guess]:
    """Above a name, an authority or a whole post but for its capitals: ``Kt. Chủ tịch``, ``phó Chủ tịch``; no sentence that opens so."""
    text = one_space(line.text)
    if len(text) > _SMALL_LONGEST or not text[-1].isalpha() or "," in text or is_small_title(text) or read_competence(text):
        return
    if not any(is_name(other.text) and not is_upper(other.text) for other in below):
        return
    capital = text.upper()
    full = _IN_FULL.match(capital)
    meant = f"{IN_FULL[full.group()]}{capital[full.end() :]}" if full else capital
    authority = read_competence(meant)
    cut = _CUT_DEPUTY.match(capital)
    post = f"PHÓ {capital[cut.end() :]}" if cut else capital
    if authority is not None and (
        opens_with(authority.rest, RIGHT_AUTHORITIES[authority.prefix])
        or is_post(authority.rest)
        or (authority.mark in (".", "/") and organ_kind(authority.rest))
    ):
        yield Guess(CASE, line, "competence", meant, margin=_AUTHORITY_LIMIT - CASE)
    elif is_post(post) or is_small_title(text[0].upper() + text[1:]):
        yield Guess(CASE, line, "position", post, margin=TWO_SLIPS - CASE)


def _capital(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and 3 * sum(map(str.isupper, letters)) >= 2 * len(letters)


def _authority(line: Line, following: str) -> Guess | None:
    """A mark of authority before a post or a body."""
    text = one_space(line.text)
    full = _IN_FULL.match(text)
    if full:
        return Guess(0.5, line, "competence", f"{IN_FULL[full.group()]}{text[full.end() :]}")
    cut = _CUT_DEPUTY.match(text)
    if cut and following.startswith(f"PHÓ {text[cut.end() :]}"):  # its deputy's post stands below
        return Guess(_CUT_COST, line, "competence", f"KT. {text[cut.end() :]}")
    known = read_competence(text)
    sound = known and (opens_with(known.rest, RIGHT_AUTHORITIES[known.prefix]) or (known.prefix != "TM" and is_sound(known.rest, "")))
    if known and (sound or read_competence(known.rest)):
        return None  # KT. Q. GIÁM ĐỐC too is no slip of KT. alone
    best: tuple[float, str] | None = None
    for prefix, rests in AUTHORITIES.items():
        if known and known.prefix != prefix:
            continue
        for rest in rests:
            fit = _opened(text, f"{prefix}. {rest}", _AUTHORITY_LIMIT)
            fit = None if fit and is_of_another_unit(text, fit.text) else fit
            if fit and not (best and f"{prefix}. {rest}" in _GENERAL):
                cost = fit.cost + _unlikely(prefix, rest, following)
                best = min(best or (cost, fit.text), (cost, fit.text))
    if best is None:
        return _dotted(line, text) or _head_left_out(line, known, following)
    if _untoned(best[1]) != _untoned(text):
        return Guess(best[0], line, "competence", best[1])
    return _head_left_out(line, known, following) if known and known.prefix == "TM" else None  # TM. ỦY BAN NHÂN


def _head_left_out(line: Line, known: Competence | None, following: str) -> Guess | None:
    """``KT. GIÁM`` above ``PHÓ GIÁM ĐỐC`` has lost a word of the head's post, ``TM. BAN ĐẠO`` of the body's name.

    Whose deputy signs tells which.
    """
    if known is None:
        return None
    heads = [name for name in short_of(known.rest, AUTHORITIES[known.prefix]) if name not in _FEW]
    heads = [head for head in heads if opens_with(following, _deputies(head))] if known.prefix == "KT" else heads
    return Guess(WORD_LOST, line, "competence", f"{known.prefix}. {heads[0]}") if len(heads) == 1 else None


def _dotted(line: Line, text: str) -> Guess | None:
    """``T.M BAN GIÁM ĐỐC``: the letters of an authority parted by a stop, whatever they stand before."""
    found = _DOTTED.match(text)
    mark = "".join(sign for sign in found[1] if sign.isalpha()) if found else ""
    return Guess(_CUT_COST, line, "competence", f"{mark}. {text[found.end() :]}") if found and mark in AUTHORITIES else None


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


def _post(line: Line, above: str, following: str) -> Guess | None:
    """A post of the closed list, with what follows it; below KT. it is the deputy's."""
    text = one_space(line.text)
    authority = read_competence(above)
    if read_competence(text):
        return None
    cut = _CUT_DEPUTY.match(text)
    if cut and opens_with(meant := f"PHÓ {text[cut.end() :]}", LISTED_POSTS) and not following.startswith(meant):  # above it stands KT.
        return Guess(_CUT_COST, line, "position", meant)
    best: tuple[float, int, str] | None = None
    for post in POSTS:
        fit = _opened(text, post, TWO_SLIPS)
        if fit and not is_of_another_unit(text, fit.text):
            unlikely = _AGAINST if authority and (authority.prefix == "KT") is not (post in DEPUTIES) else 0.0
            if authority and authority.prefix == "KT" and not unlikely and _is_deputy_of_another(post, authority.rest):
                unlikely = _ANOTHERS
            row = (fit.cost + unlikely, len(fit.text) - len(post), fit.text)
            best = min(best or row, row)
    if best is None:
        best = _rarer_post(text) or _post_left_out(text, authority)
    return Guess(best[0], line, "position", best[2]) if best and same_tone(best[2]) != same_tone(text) else None


def _deputies(head: str) -> tuple[str, ...]:
    """The post of whoever signs for a head."""
    return (f"PHÓ {head}", *(("THỨ TRƯỞNG",) if head == "BỘ TRƯỞNG" else ()))


def _post_left_out(text: str, authority: Competence | None) -> tuple[float, int, str] | None:
    """The one post that a text is but for a word; below KT. the deputy of that head's. Without an authority no organ's name is one."""
    posts: Sequence[str] = [post for post in short_of(text, POSTS) if post not in _FEW]
    if authority is not None and authority.prefix == "TM" and len(posts) > 1:
        posts = [post for post in posts if post == _CHAIR]
    if authority is not None and authority.prefix == "KT":
        posts = [post for post in posts if post in _deputies(authority.rest)]
    elif authority is None and (organ_kind(text) or _opens_several(text)):
        return None
    return (WORD_LOST, 0, posts[0]) if len(posts) == 1 else None


def _opens_several(text: str) -> bool:
    """``CHÁNH``: of a court, an office or an inspectorate, nobody can know which."""
    return sum(post.startswith(f"{text} ") for post in POSTS) > 1


def _rarer_post(text: str) -> tuple[float, int, str] | None:
    """The post of the state, of those that few hold, that a text opens with but for one slip: ``CHÍNH TRI VIÊN``, ``TỔ PHO``.

    ``TRƯỞNG GA`` is none of ``TRƯỞNG CA``: a unit of one syllable that few head is no better known than the one printed.
    """
    deputy = "PHÓ " if text.startswith("PHÓ ") else ""
    posts = RARER_POSTS.difference(HEADS_OF_ONE_SYLLABLE) if text.startswith(f"{deputy}{HEAD_OF}") else RARER_POSTS
    fits = (_opened(text, f"{deputy}{post}", KEY) for post in posts)
    return min(((fit.cost, 0, fit.text) for fit in fits if fit and not is_of_another_unit(text, fit.text)), default=None)
