"""What grammars are made of, and the two machines that run them.

A grammar is written once, as terminals joined with ``+`` (one behind the other), ``|`` (the first that fits), :func:`maybe` and
:func:`many`. It is run

- by the **pattern** derived from it (:meth:`Element.read`), which takes a line at a known place and costs some microseconds;
- by **pyparsing** (:meth:`Element.departure`), which is imported only for a line the pattern refuses, to say where the line departs
  and what was expected there.

Both take the same lines: neither gives back what a terminal took, as pyparsing never does (``tests/grammar/test_elements.py``).
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from checker.model.patterns import compiled_pattern, lazy_pattern
from checker.model.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyparsing as pp

    Fail = Callable[[str, int, pp.ParserElement, Exception], None]

END = "end"
"""The name of what is expected where a line should have ended."""


class Found(NamedTuple):
    """What a grammar took of a text: its named pieces (only those printed) from ``start`` up to ``end``."""

    pieces: dict[str, str]
    start: int
    end: int


class Departure(NamedTuple):
    """Where a line leaves its grammar: the offset, and the name of the element that was expected there."""

    at: int
    expected: str


class Element:
    """A grammar or a part of one, never changed once made.

    A plain class, as those below: the library writes a dataclass anew at every start of the program, for half a millisecond each.
    """

    def __add__(self, other: Element) -> Element:
        return Sequence(self, other)

    def __or__(self, other: Element) -> Element:
        return Choice(self, other)

    def derived(self, groups: Iterator[int]) -> str:
        """The pattern of what the element takes; ``groups`` numbers the named groups, which a pattern may have but once."""
        raise NotImplementedError

    def parser(self, fail: Fail) -> pp.ParserElement:
        """The element as pyparsing's, whose terminals call ``fail`` where they do not fit."""
        raise NotImplementedError

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The derived pattern, compiled at its first use. Its group ``organ_7`` is the piece ``organ``."""
        return compiled_pattern(self.derived(count()))

    def read(self, text: str, start: int = 0) -> Found | None:
        """What the grammar takes of ``text`` at ``start``, or ``None``."""
        return _found(self.pattern.match(text, start))

    def read_whole(self, text: str) -> Found | None:
        """The pieces of a text that the grammar takes from end to end, or ``None``."""
        return _found(self.pattern.fullmatch(text))

    def departure(self, text: str) -> Departure | None:
        """Where ``text`` leaves the grammar and what was expected there; ``None`` for a text it takes from end to end."""
        return None if self.pattern.fullmatch(text) else self.parsed(text)

    def parsed(self, text: str) -> Departure | None:
        """:meth:`departure` by pyparsing alone: the farthest place it came to, and the last element that failed there.

        The last one had to stand; those before it might have.
        """
        import pyparsing as pp

        failed: list[Departure] = []

        def fail(_text: str, at: int, element: pp.ParserElement, _error: Exception) -> None:
            failed.append(Departure(at, element.name))

        whole = self.parser(fail).leave_whitespace() + pp.StringEnd().leave_whitespace().set_name(END).set_fail_action(fail)
        whole.parse_with_tabs()
        try:
            whole.parse_string(text)
        except pp.ParseException as error:
            error.__traceback__ = None  # it holds the frame that holds the error, and with it all callers and their documents
            return max(reversed(failed), key=lambda departure: departure.at)
        return None


def _found(match: re.Match[str] | None) -> Found | None:
    if match is None:
        return None
    pieces = {name.rpartition("_")[0]: text for name, text in match.groupdict().items() if text is not None}
    return Found(pieces, *match.span())


_GROUP = lazy_pattern(r"\(\?P<(\w+)>")


class Terminal(Element):
    """A regular expression that takes what it can and gives nothing back; its named groups are the pieces.

    ``name`` is what a reader is told was expected.
    """

    def __init__(self, text: str, name: str, flags: int = 0) -> None:
        self.text, self.name, self.flags = text, name, flags

    def derived(self, groups: Iterator[int]) -> str:
        """The expression, none of which is tried another way."""
        body = _GROUP.sub(lambda group: f"(?P<{group[1]}_{next(groups)}>", self.text)
        return f"(?>{f'(?s:{body})' if self.flags & re.DOTALL else body})"

    def parser(self, fail: Fail) -> pp.ParserElement:
        """One ``Regex``."""
        import pyparsing as pp

        return pp.Regex(self.text, self.flags).set_name(self.name).set_fail_action(fail)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """As written, its groups under their own names."""
        return compiled_pattern(self.text, self.flags)

    def re_match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at ``start``, or ``None``: for a part that is one terminal."""
        return self.expression.match(text, start)


class Sequence(Element):
    """Parts one behind the other."""

    def __init__(self, *parts: Element) -> None:
        self.parts = parts

    def derived(self, groups: Iterator[int]) -> str:
        """Their patterns, joined."""
        return "".join([part.derived(groups) for part in self.parts])

    def parser(self, fail: Fail) -> pp.ParserElement:
        """An ``And``."""
        import pyparsing as pp

        return pp.And([part.parser(fail) for part in self.parts])


class Choice(Element):
    """The first of the parts that fits."""

    def __init__(self, *parts: Element) -> None:
        self.parts = parts

    def derived(self, groups: Iterator[int]) -> str:
        """An alternation that is not gone back into."""
        return f"(?>{'|'.join([part.derived(groups) for part in self.parts])})"

    def parser(self, fail: Fail) -> pp.ParserElement:
        """A ``MatchFirst``."""
        import pyparsing as pp

        return pp.MatchFirst([part.parser(fail) for part in self.parts])


class Repeated(Element):
    """A part ``least`` times or more, up to ``most`` when that is given."""

    def __init__(self, part: Element, least: int, most: int | None) -> None:
        self.part, self.least, self.most = part, least, most

    def derived(self, groups: Iterator[int]) -> str:
        """As often as it fits, which is not gone back on. A piece is the last one taken."""
        return f"(?>(?:{self.part.derived(groups)}){{{self.least},{'' if self.most is None else self.most}}})"

    def parser(self, fail: Fail) -> pp.ParserElement:
        """``part[least, most]``."""
        repeated: pp.ParserElement = self.part.parser(fail)[self.least, ... if self.most is None else self.most]
        return repeated


def leaf(pattern: str, name: str, flags: int = 0) -> Terminal:
    """A named terminal."""
    return Terminal(pattern, name, flags)


def literal(text: str, name: str) -> Terminal:
    """A terminal that takes these signs alone."""
    return Terminal(re.escape(text), name)


def maybe(part: Element) -> Element:
    """A part that may be left out."""
    return Repeated(part, 0, 1)


def many(part: Element, least: int = 0) -> Element:
    """A part as often as it stands there."""
    return Repeated(part, least, None)
