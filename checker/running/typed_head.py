"""A plan typed in Markdown with its letterhead and signature: these lines are taken for what they are, not for words of the body.

The lines are known as in any plan that is checked; what they say becomes the fields of the new plan (``organ``, ``place`` …).
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from checker.fixing.markdown_plan import front_of, read_markdown
from checker.fixing.plan_content import PlanContent
from checker.model import Plan, Unreadable
from checker.wording.folding import is_upper
from checker.wording.issuer_names import issuer_of, lowered, printed_issuers

_HEAD = ("national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject")
_CLOSING = ("competence", "position", "full_name")
_SHOWN = ("national_name", "motto")
"""What nobody types but for a letterhead."""


def read_typed(data: bytes, path: str) -> PlanContent:
    """What a plan in Markdown says, its own letterhead and signer among the fields. Raises :class:`Refused`."""
    plan, first = _recognised(data, path)
    if plan is None or not any(plan[name].present for name in _SHOWN):
        return read_markdown(data, path)
    taken = {line + first for line in _lines(plan)}
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    taken |= _tables_around(lines, taken)
    kept = "\n".join("" if number in taken else line for number, line in enumerate(lines, 1))
    content = read_markdown(kept.encode("utf-8"), path)
    told = {**dict(_fields(plan)), **{name: said for name, said in content.told.items() if said}}
    given = sum(plan[name].status == "found" for name in ("number", "date"))
    return replace(content, told=told, left_out=(*content.left_out, *([("given", given)] if given else ())))


def _recognised(data: bytes, path: str) -> tuple[Plan | None, int]:
    """The plan below the fields in front, and how many lines these take; no plan of what is no text."""
    from checker.parsing import parse
    from checker.reading import read

    front = front_of(data, path)
    try:
        return parse(read(front.rest.encode("utf-8"), name=path, medium="text")), front.lines
    except Unreadable:
        return None, 0


def _lines(plan: Plan) -> Iterator[int]:
    """Lines of the letterhead, and of the signer where there is but one."""
    for name in (*_HEAD, *(_CLOSING if len(plan.extra.get("signers", ())) == 1 else ())):
        yield from (place.line for place in plan[name].places if place.line)


def _tables_around(lines: list[str], taken: Set[int]) -> set[int]:
    """The lines of every Markdown table of which one is taken: what draws it goes with it."""
    around: set[int] = set()
    table: set[int] = set()
    for number, line in enumerate([*lines, ""], 1):
        if line.lstrip().startswith("|"):
            table.add(number)
        else:
            around |= table if table & taken else set()
            table = set()
    return around


def _fields(plan: Plan) -> Iterator[tuple[str, str]]:
    """What letterhead and signature tell, by the names of the verb's options."""
    issuer = issuer_of(plan)
    organs = printed_issuers(issuer) if "-" in issuer.letters else ()
    if len(organs) > 1:
        yield "kind", "joint"
    told = {
        "organ": "; ".join(organs) if len(organs) > 1 else _in_sentence(issuer.organ),
        "superior": issuer.superior,
        "code": issuer.letters,
        "place": issuer.place if plan["place"].status == "found" else "",
        "subject": " ".join((plan["subject"].text or "").split()),
        **_signing(plan),
    }
    yield from ((name, said) for name, said in told.items() if said)


def _in_sentence(name: str) -> str:
    return lowered(name) if is_upper(name) else name


def _signing(plan: Plan) -> dict[str, str]:
    """How the only signer signs: ``KT.`` names the head whose deputy signs, ``TL.`` who ordered it."""
    if len(plan.extra.get("signers", ())) != 1:
        return {}
    authority, post = (" ".join((plan[name].text or "").split()) for name in ("competence", "position"))
    mark, _, of = authority.partition(".")
    signing = {"KT": "deputy", "TM": "collective", "TL": "by-order"}.get(mark.strip().upper(), "head")
    title = of.strip() if signing in ("deputy", "by-order") else post
    return {"signing": signing, "title": title, "name": plan["full_name"].text or ""}
