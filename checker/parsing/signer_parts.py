"""What is printed of one signer, as parts of the plan: authority, post, name."""

from __future__ import annotations

from itertools import pairwise

from checker.grammar.placeholder import is_hole
from checker.grammar.signer import is_acting, is_deputy, names_apart, read_competence, split_honorific
from checker.model import Component, Item
from checker.model.patterns import lazy_pattern
from checker.model.records import replace
from checker.parsing.lines import Line, Page, joined, missing, none_by_right
from checker.parsing.quoting import slips_on
from checker.parsing.signed_as import SignedAs
from checker.parsing.signs import NAME_HOLE, TITLE_HOLE
from checker.wording.departments import behind_department
from checker.wording.folding import bare

_OF_ORGAN = lazy_pattern(r"(?:GIÁM ĐỐC|CHỦ TỊCH) (?P<organ>(?:SỞ|UBND|(?:ỦY|UỶ) BAN NHÂN DÂN) .+)", words=("SỞ", "UBND", "BAN NHÂN"))
_BETWEEN = 3  # signs between an authority and the post behind it


def signer_parts(page: Page, signature: SignedAs) -> dict[str, Component]:
    """``competence``, ``position`` and ``full_name`` of one signer."""
    return {"competence": _competence(page, signature), "position": _position(page, signature), "full_name": _full_name(page, signature)}


def _full_name(page: Page, signature: SignedAs) -> Component:
    name = signature.name
    if name is None:
        return missing("full_name")
    honorific, bare_name = split_honorific(name.text)
    hole = {"status": "blank"} if NAME_HOLE.fullmatch(bare(name.text)) or is_hole(name.text) else {}
    together = any(one.islower() and other.isupper() for one, other in pairwise(bare_name))
    fields = {
        "honorific": honorific, "bare": bare_name, "run_together": bare_name if together else "",
        "others": ", ".join(names_apart(name.text)[1:]),
    }  # fmt: skip
    return page.found("full_name", [name], cue="below_title", runner_up="position", fields=fields, **hole)


def _competence(page: Page, signature: SignedAs) -> Component:
    if not signature.authorities:
        return none_by_right("competence")
    rows = []
    for lines, _ in signature.authorities:
        whole = read_competence(joined(lines)) or read_competence(lines[0].text)
        assert whole is not None  # the first line alone was read as one
        fields = {"prefix": whole.prefix, "mark": whole.mark, "space": whole.space, "rest": whole.rest}
        rows.append(Item(joined(lines), page.place(lines[0]), fields))
    lines = [line for group, _ in signature.authorities for line in group]
    fields = {**rows[-1].fields, "below_post": _below_post(signature)}
    return page.found("competence", lines, cue="authority_prefix", runner_up="position", fields=fields, items={"lines": tuple(rows)})


def _below_post(signature: SignedAs) -> str:
    """The first authority that stands below the signer's post."""
    if not signature.titles or signature.upside_down:
        return ""
    post = signature.titles[0][0]
    return next((joined(group) for group, _ in signature.authorities if (post.block, post.start) < (group[0].block, group[0].start)), "")


def _run_in(page: Page, signature: SignedAs, post: Line) -> bool:
    """Whether a post stands behind an authority on its printed line."""
    above = signature.authorities[-1][0][-1] if signature.authorities else None
    if above is None or above.block != post.block or not above.end < post.start <= above.end + _BETWEEN:
        return False
    return "\n" not in page.blocks[post.block].text[above.end : post.start]


def _position(page: Page, signature: SignedAs) -> Component:
    titles = signature.titles
    if not titles:
        acting = signature.authorities[-1] if signature.authorities and signature.authorities[-1][1].prefix == "Q" else None
        return missing("position") if acting is None else _office(page, acting[0], "")
    second = joined(titles[1]) if len(titles) > 1 else ""
    office = _office(page, titles[0], second, below=signature.upside_down, run_in=_run_in(page, signature, titles[0][0]))
    slips = [slip for lines in titles[1:] for slip in slips_on(page.blocks, "position", lines)]
    return replace(office, items={**office.items, "slips": (*office.items.get("slips", ()), *slips)}) if slips else office


def _office(page: Page, lines: list[Line], second: str, *, below: bool = False, run_in: bool = False) -> Component:
    text = joined(lines)
    hole = {"status": "blank"} if TITLE_HOLE.fullmatch(bare(text)) or is_hole(text) else {}
    fields = {
        "deputy": "yes" if is_deputy(text) else "no",
        "second": second,
        "prefix": "QUYỀN" if is_acting(text) else "",
        "organ": _organ_named(text),
        "below_name": text if below else "",
        "run_in": text if run_in else "",
    }
    return page.found("position", lines, cue="title_table", runner_up="competence", fields=fields, **hole)


def _organ_named(post: str) -> str:
    """The department or committee that a post is named with; ``""`` where it names none, or a department in letters (``SỞ GD&ĐT``)."""
    found = _OF_ORGAN.search(post.partition(" KIÊM ")[0])
    organ = found["organ"] if found else ""
    return organ if not organ.startswith("SỞ") or behind_department(organ) is not None else ""
