"""What most verbs about a register do: open it, have one thing done, and say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words

if TYPE_CHECKING:
    from checker.register import Register


def within(register: str, lang: str, key: str, work: Callable[[Register], Mapping[str, Any]]) -> int:
    """Do ``work`` with the register that is there, and say the sentence ``key`` with what it gives; the exit code."""
    from checker.register import Register

    with Register.open(register, create=False) as book:
        came = work(book)
    say(Words(lang).ui(key, **came))
    return 0
