"""``thethuc register series``: how organs number their plans, which only the office can say (Điều 15 khoản 1 điểm c)."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.language import tell
from checker.cli.terminal.login import login_name
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.model.errors import Refused
from checker.model.nearest import nearest
from checker.reporting import phrases
from checker.reporting.catalogue import Words


@verb("series")
@click.argument("register", metavar="FILE|URL")
@click.option("--organ", metavar="NAME")
@click.option("--symbol", metavar="CODE", default="")
@click.option("--plans-alone", is_flag=True)
@click.option("--separate", is_flag=True)
@click.option("--forget", is_flag=True)
@click.option("--who", metavar="NAME", type=options.Name())
@options.lang
def command(
    register: str, organ: str | None, symbol: str, plans_alone: bool, separate: bool, forget: bool, who: str | None, lang: str
) -> int:  # fmt: skip
    """Say it of one organ where one is named; print what was said of all."""
    from checker.register import Register
    from checker.register.questions import organs
    from checker.wording.folding import fold

    words = Words(lang)
    if organ is None and (symbol or plans_alone or separate or forget):
        raise Refused("register.series.lacks")
    with Register.open(register, create=False) as book:
        before = told = list(book.choices["series"])
        if organ is not None:
            told = [each for each in told if (each["organ"], each.get("symbol", "")) != (organ, symbol)]
            if forget and told == before:
                raise Refused("register.series.not_told", organ=organ, near=nearest(organ, (each["organ"] for each in told)))
            told += [] if forget else [{"organ": organ, "symbol": symbol, "plans_alone": plans_alone, "separate": separate}]
            book.choose("series", told, who=who or login_name())
            known = () if forget else organs(book)
            if not forget and fold(organ).casefold() not in known:
                unknown = Refused("register.series.unknown", organ=organ, near=nearest(organ, known))
                tell(phrases.refusal(unknown, words), words)
    for each in told:
        kinds = [words.ui(f"register.series.{name}") for name in ("plans_alone", "separate") if each.get(name)]
        name = " ".join(filter(None, (each["organ"], each.get("symbol", ""))))
        say(words.ui("register.series.line", organ=name, kinds="; ".join(kinds) or words.ui("register.series.shared")))
    if not told:
        say(words.ui("register.nothing"))
    return 0
