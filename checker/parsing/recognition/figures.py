"""Number and date lines with a slip: which figures are meant, and which nobody can know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.grammar.attached import NOTE
from checker.grammar.code import read_number
from checker.grammar.dateline import calendar_date
from checker.grammar.heading import roman_value
from checker.grammar.placeholder import DOT, angled_fields, angled_fields_dotted
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.guessing import REACH, Guess
from checker.parsing.recognition.spoken import spoken
from checker.parsing.recognition.wordings import BLANK_NUMBER_LINE, DATE_LINE, MONTHS, NUMBER_LINES, UNITS
from checker.wording.folding import bare, one_space, same_tone

_AMONG = lazy_pattern(rf"\W*{NOTE}|\W*can cu|\W*thuc hien")
_BARE_NUMBER = lazy_pattern(r"\d{1,5}\s*/\s*KH\b")  # the number without its word
# The word ngày left out: what stands before the figures is the place, however much it looks like that word.
_WITHOUT_DAY_WORD = lazy_pattern(
    r"(?P<place>[^\W\d_][^\d,;:]{0,39}?)[ ,;]{1,4}(?P<day>\d{1,2}) {1,3}tháng {1,3}(?P<month>\d{1,2}) {1,3}"
    r"năm {1,3}(?P<year>(?:19|20)\d\d)\W{0,3}"
)
_WITHOUT_MONTH_WORD = lazy_pattern(
    r"(?P<day>[^\W\d_][^\d,;:]{0,39}, ngày \d{1,2}) {1,3}(?P<rest>\d{1,2} {1,3}năm {1,3}(?:19|20)\d\d\W{0,3})", words=("ngày",)
)
_MONTH_FIRST = lazy_pattern(
    r"(?P<place>[^\W\d_][^\d,;:]{0,39}, )(?P<month>tháng \d{1,2}) (?P<day>ngày \d{1,2}) (?P<rest>năm (?:19|20)\d\d\W{0,3})",
    words=("tháng",),
)
_NUMBERED = lazy_pattern(r"(?:phường|quận) \d{1,2}\s*$", re.IGNORECASE)
"""A unit named by a number: its figures are its own."""
_DAY_WORD = "ngày"
_LONGEST_PLACE = 44  # characters, the comma and a blank among them
_OPENS_BODY = ("can cu", "thuc hien")
_NAME_IN_SMALL = 3  # words of a name without a capital, the comma behind it among them
_SENTENCE = 2  # small words that are no unit's: of a name one may be by a slip
_OF_UNITS = frozenset(word for unit in UNITS for word in same_tone(unit).split())
_LIKE = 2.0  # cost of slips; a word nearer to ngày is it, misspelt
_ROMAN_MONTH = lazy_pattern(r"(?<=tháng )[IVX]{1,4}(?= năm)", words=("tháng I", "tháng V", "tháng X"))
_TWICE = lazy_pattern(r"H-(?=\w)")  # the H of KHH-SNV, taken by the symbol
_ROOM = lazy_pattern(r"(?P<word>[^\W\d_]{1,4}\s?[^\w\s…]{0,2})(?P<room>[\s.…_]*+)(?P<rest>/[^…]*)", words=("/",))
"""A line on which nothing is written yet."""
_SPOKEN_NUMBER = lazy_pattern(
    r"[Ss]ố ?[:;.]? ?(?P<words>[^\W\d]+(?: [^\W\d]+){0,9}) ?/ ?KH ?[-–] ?(?P<symbol>\w[\w&., -]{0,40})", words=("/",)
)
_SPOKEN_DATE = lazy_pattern(
    r"(?:(?P<place>[^\d,;:]{2,40}), ?)?ngày (?P<day>[^,;:/]{1,14}) tháng (?P<month>[^,;:/]{1,9}) năm (?P<year>[^,;:/]{3,60})"
)
_BLANK = 1.5  # what the slips of a number line without a number may cost: less of it is fixed
_WORD_LOST = 2.0  # what leaving a whole word out costs
_ROOMS = lazy_pattern(r"[.…_]{2,}|…|\s{3,}")
_ROOM_FOR_FIGURES = lazy_pattern(r"[\s.…_,]++(?:20\d?[\s.…_,]++)?|20\d?[\s.…_,]++")
_PADDED = 3  # months below it take a zero (khoản 4 điểm b)
_LINES, _FEW = 2, 2.0  # of a date that wrapped, and what its slips may cost
_FIGURES = str.maketrans("lIO|oБ", "11010B")


def guess_number(line: Line) -> Iterator[Guess]:
    """The line as the number line, if its slips are few."""
    if not any(map(str.isdigit, line.text)):
        yield from _guess_spoken_number(line)
        yield from _guess_blank_number(line)
        return
    known = read_number(line.text)
    if known is not None and known.form == "party":
        return
    if _BARE_NUMBER.match(line.text):
        yield Guess(1.0, line, "number", f"Số: {line.text}")
        return
    fits = [fit for wording in NUMBER_LINES if (fit := aligned(line.text, form(wording), REACH["number"]))]
    found = min(fits, key=lambda fit: fit.cost, default=None)
    if not found:
        return
    digits, symbol = found.slots[0].translate(_FIGURES).strip(), _TWICE.sub("", found.slots[1].strip())
    if symbol and any(map(str.isalpha, symbol)):
        figures = digits not in line.text or not _in_plain_figures(digits).isascii()
        yield Guess(found.cost, line, "number", f"Số: {_ascii(digits)}/KH-{_symbol(symbol)}", figures)


def _guess_blank_number(line: Line) -> Iterator[Guess]:
    """The number line of a draft, nothing on it yet but room for the figure, if its slips are few."""
    left = _ROOM.fullmatch(line.text)
    found = aligned(f"{left['word'].strip()} {left['rest']}", form(BLANK_NUMBER_LINE), _BLANK) if left else None
    symbol = found.slots[0].strip() if found else ""
    if left and found and any(map(str.isalpha, symbol)):
        yield Guess(found.cost, line, "number", BLANK_NUMBER_LINE.format(symbol=_symbol(symbol)).replace(" ", left["room"] or " ", 1))


def _guess_spoken_number(line: Line) -> Iterator[Guess]:
    """The number line with its figures written out in words."""
    found = _SPOKEN_NUMBER.fullmatch(one_space(line.text))
    number = spoken(found["words"]) if found else None
    if found and number is not None:
        yield Guess(_BLANK, line, "number", f"Số: {number:02}/KH-{_symbol(found['symbol'])}", figures=True)


def _symbol(printed: str) -> str:
    """The rest of a symbol as the clause has it: groups joined by hyphens."""
    return re.sub(r"\s+", "", re.sub(r"[-–—_;]+", "-", printed)).strip("-. ").upper()


def _in_plain_figures(printed: str) -> str:
    """Figures of another script or width (``１２５``) as they are meant; nobody can doubt which."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in printed)


def _ascii(digits: str) -> str:
    return _in_plain_figures("".join(filter(str.isalnum, digits)))


def guess_date(line: Line) -> Iterator[Guess]:
    """The line as place and date, if its slips are few."""
    if line.text[0] == "(" or _AMONG.match(bare(line.text)):
        return
    if said := _spoken_date(line.text):
        yield Guess(_WORD_LOST, line, "date", said, figures=True)
        return
    fields = angled_fields(line.text)
    if fields:
        for guess in guess_date(line._replace(text=angled_fields_dotted(line.text))):
            meant = guess.meant
            for field in fields:
                meant = meant.replace(DOT * len(field), field, 1)
            yield guess._replace(line=line, meant=meant)
        return
    if not any(map(str.isdigit, line.text)) and not _is_form(line.text):
        return
    if dropped := _month_first(line.text) or _without_day_word(line.text) or _without_month_word(line.text):
        yield Guess(_WORD_LOST, line, "date", dropped)
        return
    text = _ROMAN_MONTH.sub(lambda month: str(roman_value(month[0])), line.text)
    found = aligned(text, form(DATE_LINE), REACH["date"])
    if not found or not names_place(_with_comma(found.slots[0], text)) or any(map(str.isdigit, _NUMBERED.sub("", found.slots[0]))):
        return
    place, *printed = (slot.strip(" ,.") for slot in found.slots)
    day, month, year = _day(printed[0]), _month(MONTHS.get(bare(printed[1]), printed[1])), _year(printed[2])
    figures = [day, month, year] != list(map(_in_plain_figures, printed))
    day, month, year = (_room(slot) or read for slot, read in zip(found.slots[1:], (day, month, year), strict=True))
    lead = f"{place}, " if place else ""
    yield Guess(found.cost, line, "date", f"{lead}ngày {day} tháng {month} năm {year}", figures)


def guess_wrapped_date(window: Sequence[Line]) -> list[Guess]:
    """Two lines that are place and date together, each with what of it was meant, if their slips are few and no word is lacking."""
    heads = [len(line.text.split()) for line in window]
    if len(heads) != _LINES or not any(map(str.isdigit, window[-1].text)):
        return []
    whole = window[0]._replace(text=one_space(" ".join(line.text for line in window)))
    for guess in guess_date(whole):
        words = guess.meant.split()
        if guess.cost <= _FEW and len(words) == sum(heads):
            pieces = " ".join(words[: heads[0]]), " ".join(words[heads[0] :])
            return [guess._replace(cost=guess.cost / _LINES, line=line, meant=piece) for line, piece in zip(window, pieces, strict=True)]
    return []


def names_place(lead: str) -> bool:
    """Whether what stands before a date may be its place: ``Chào mừng ngày 30 tháng 4 năm 2026`` says what is kept on that day.

    >>> [names_place(lead) for lead in ("Tây Ninh, ", "Tây ninh, ", "thành phố Hồ Chí Minh ", "Chào mừng ", "Kỷ niệm Quốc khánh, ")]
    [True, True, True, False, False]
    """
    words = lead.replace(",", " , ").split()
    small = [word for word in words if word[0].islower() and same_tone(word) not in _OF_UNITS]
    short = len(lead) <= _LONGEST_PLACE and "/" not in lead and not bare(lead).startswith(_OPENS_BODY)
    if not words:
        return True
    named = words[-1] == "," and len(words) <= _NAME_IN_SMALL  # tây ninh, ngày …
    return short and (named or (len(small) < _SENTENCE and words[-1] not in small))


def _with_comma(place: str, text: str) -> str:
    """The place that opens the line, with the comma behind it where one stands."""
    return f"{place}," if text[len(place) :].lstrip().startswith(",") else place


def _room(slot: str) -> str:
    """The room left for a figure, as it is printed; empty where one stands."""
    return slot.strip(",") if _ROOM_FOR_FIGURES.fullmatch(slot) and slot.strip(",") else ""


def _is_form(text: str) -> bool:
    """A date line on which nothing is written yet: the rooms for day and month stand there."""
    return len(_ROOMS.findall(text)) > 1


def _spoken_date(text: str) -> str | None:
    """A date line with a figure of it written out in words, those in figures; ``None`` when it is none."""
    found = _SPOKEN_DATE.fullmatch(one_space(text).strip(" .")) if "ngày" in text else None
    if found is None or all(any(map(str.isdigit, found[name])) for name in ("day", "month", "year")):
        return None
    day, month, year = (int(found[name]) if found[name].isdecimal() else spoken(found[name]) for name in ("day", "month", "year"))
    if not (day and month and year) or calendar_date(str(day), str(month), str(year)) is None:
        return None
    place = f"{found['place']}, " if found["place"] else ""
    return f"{place}ngày {day:02} tháng {month:02} năm {year}" if month < _PADDED else f"{place}ngày {day:02} tháng {month} năm {year}"


def _without_day_word(text: str) -> str | None:
    """``Tây Ninh, 15 tháng 3 năm 2024`` with the word it lacks, or ``None``."""
    found = _WITHOUT_DAY_WORD.fullmatch(text)
    if not found or aligned(found["place"].rpartition(" ")[2].lower(), form(_DAY_WORD), _LIKE):
        return None
    return f"{found['place']}, {_DAY_WORD} {found['day']} tháng {found['month']} năm {found['year']}"


def _without_month_word(text: str) -> str | None:
    """``Tây Ninh, ngày 15 3 năm 2024`` with the word it lacks, or ``None``."""
    found = _WITHOUT_MONTH_WORD.fullmatch(text)
    return f"{found['day']} tháng {found['rest']}" if found else None


def _month_first(text: str) -> str | None:
    """``Tây Ninh, tháng 3 ngày 15 năm 2024`` in its order, or ``None``."""
    found = _MONTH_FIRST.fullmatch(text)
    return f"{found['place']}{found['day']} {found['month']} {found['rest']}" if found else None


def _day(printed: str) -> str:
    """A day or month as figures: nothing where nothing stands, illegible where more than a day can be does."""
    figure = _figure(printed)
    if len(figure) == 3:
        figure = figure.removeprefix("0")
    return figure if not printed or (figure.isdigit() and len(figure) < 3) else ILLEGIBLE


def _month(printed: str) -> str:
    """A month as figures; of zeros too many before a month that takes none, none is left."""
    figure = _day(printed)
    return figure.removeprefix("0") if len(printed) > len(figure) and figure.isdigit() and int(figure) >= _PADDED else figure


def _year(printed: str) -> str:
    figure = _figure(printed)
    figure = f"20{figure}" if len(figure) == 2 and figure.isdigit() else figure
    return figure if not printed or (len(figure) == 4 and figure.isdigit() and figure.startswith(("19", "20"))) else ILLEGIBLE


def _figure(printed: str) -> str:
    return _ascii(printed.translate(_FIGURES))
