"""Parts of a page that rules are for (``@scope``, CSS Cascading 6), as selectors that need no scope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tinycss2 import serialize
from tinycss2.ast import AtRule

from checker.model.tuples import NamedTuple

_PUT = re.compile(r"::|:(?=(?:before|after|first-letter|first-line|marker)\b)")
_ITSELF = re.compile(r"&|:scope\b")


class Scope(NamedTuple):
    """What of a page rules are for: within elements that answer to ``root``, and not within ``limit`` in these."""

    root: str
    limit: str = ""

    def within(self, selector: str) -> Iterator[str]:
        """The same selector for what lies there, whatever stands around that."""
        itself = f":where({self.root})"
        asked, put = selector, ""
        if found := _PUT.search(selector):
            asked, put = selector[: found.start()], selector[found.start() :]
        outside = f":not(:where({self.limit}), :where({self.limit}) *)" if self.limit else ""
        if _ITSELF.search(asked):
            yield f"{_ITSELF.sub(itself, asked)}{outside}{put}"
        elif asked[:1] in (">", "+", "~"):
            yield f"{itself} {asked}{outside}{put}"
        else:
            yield f"{asked or '*'}:where(:is({self.root}), :is({self.root}) *){outside}{put}"


def scope_of(rule: AtRule) -> Scope | None:
    """What an ``@scope`` says; ``None`` for one that lies within the element it is for."""
    brackets = [serialize(each.content).strip() for each in rule.prelude if each.type == "() block"]
    words = [each.lower_value for each in rule.prelude if each.type == "ident"]
    if not brackets or (words and len(brackets) < 2):
        return None
    return Scope(brackets[0], brackets[1] if len(brackets) > 1 else "")
