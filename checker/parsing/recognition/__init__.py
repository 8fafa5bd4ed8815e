"""What a line near the head or the tail is, when it is not letter by letter what the law has: recognised by likeness and place.

Nothing here judges. A line with a slip in a fixed word is read as it was meant, so that its part is found and its neighbours stay
whole; the slip is remembered with the part, and a rule tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from checker.parsing.lines import Page
from checker.parsing.recognition.basis import slips_of_bases
from checker.parsing.recognition.evidence import standing_of
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.head import is_sure, slips_of_head, wrapped
from checker.parsing.recognition.keys import typed_organs
from checker.parsing.recognition.note_lines import slips_of_annexes, slips_of_note
from checker.parsing.recognition.organs import slips_of_organs
from checker.parsing.recognition.repeated import repeated
from checker.parsing.recognition.restoring import Meant
from checker.parsing.recognition.strays import strays_of_head, strays_of_tail
from checker.parsing.recognition.tail import below_closing, closing_lines, known_of_tail, slips_of_tail
from checker.parsing.recognition.wrapped_names import slips_of_wrapped_names

__all__ = ["slips_of"]

_OPENING = 40  # blocks below the title in which the bases stand


def slips_of(page: Page, start: int, title: int, body: int) -> Mapping[int, list[Meant]]:
    """Of a typed document: by block, where a fixed word of the head (blocks ``start`` to ``body``) or of the tail has a slip.

    ``title`` is the block of the type name, or where the header is taken to end.
    """
    head = page.lines(start, body)
    stands = partial(standing_of, page)
    guesses = slips_of_head(head, stands)
    titled = min((guess.line.block for guess in guesses if guess.part == "type_name"), default=title)
    taken = {guess.line for guess in guesses} | wrapped(head, stands).keys()
    above = [line for line in head if line.block < titled and line not in taken and not is_sure(line)]
    typed = list(typed_organs(above))
    guesses += [*typed, *(guess for guess in slips_of_organs(above) if all(guess.line is not each.line for each in typed))]
    guesses += slips_of_wrapped_names(above, {guess.line for guess in guesses})
    guesses += slips_of_bases(page.lines(titled + 1, min(titled + _OPENING, len(page.blocks)), columns=False))
    guesses += slips_of_note(page.lines(titled + 1, body + 1, columns=False), "attached_note")
    tail = page.lines(titled + 1, len(page.blocks))
    known = known_of_tail(tail)
    guesses += slips_of_tail(tail, known)
    guesses += slips_of_annexes(below_closing(tail, known))
    told = {guess.line for guess in guesses if guess.told()}
    of_head = [guess for guess in strays_of_head(head, taken) if guess.part != "organ" or guess.line.block < titled]
    guesses += [guess for guess in (*of_head, *strays_of_tail(tail)) if guess.line not in told]
    twice = [guess for lines in (head, closing_lines(tail, known)) for guess in repeated(lines, lambda line: page.blocks[line.block].cell)]
    again = {guess.line for guess in twice}
    guesses = [*(guess for guess in guesses if guess.line not in again), *twice] if twice else guesses
    return _by_block(guesses)


def _by_block(guesses: Iterable[Guess]) -> Mapping[int, list[Meant]]:
    meant: dict[int, list[Meant]] = {}
    for guess in guesses:
        told = None if guess.line.parts else guess.told()  # a post that wrapped stands there letter by letter
        if told:
            meant.setdefault(guess.line.block, []).append(told)
    return meant
