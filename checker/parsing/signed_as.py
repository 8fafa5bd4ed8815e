"""The lines of one signer by what they are, and those of one signer that stand apart brought together."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.signer import Competence
from checker.model.records import dataclass, field
from checker.parsing.lines import Line

_NAME_AND_POST = 2  # pieces of a column: a name, and an authority or a post without one


@dataclass
class SignedAs:
    """One signer: authorities, posts, the name. ``upside_down``: the post stands below the name."""

    authorities: list[tuple[list[Line], Competence]] = field(default_factory=list)
    titles: list[list[Line]] = field(default_factory=list)
    name: Line | None = None
    holes: list[Line] = field(default_factory=list)
    approves: bool = False
    upside_down: bool = False

    @property
    def whole(self) -> bool:
        """An office or an authority, with a name."""
        return bool(self.titles or self.authorities) and self.name is not None

    @property
    def lines(self) -> list[Line]:
        """Its lines, the name last."""
        authorities = [line for group, _ in self.authorities for line in group]
        return [*authorities, *(line for group in self.titles for line in group), *([self.name] if self.name is not None else [])]


def with_posts_below(signers: Sequence[SignedAs]) -> list[SignedAs]:
    """The signers of a column; a post alone below an authority and a name without one was typed the other way round with the name.

    So was all that says who signs below a name alone.
    """
    found: list[SignedAs] = []
    for each in signers:
        above = found[-1] if found else None
        if above is not None and len(signers) == _NAME_AND_POST and _is_name_alone(above) and each.name is None and not each.approves:
            each.name, each.upside_down = above.name, True
            return [each]
        lacks = above is not None and bool(above.authorities) and above.name is not None and not above.titles
        if above is not None and lacks and each.titles and not each.authorities and each.name is None:
            above.titles, above.upside_down = each.titles, True
        else:
            found.append(each)
    return found


def _is_name_alone(signer: SignedAs) -> bool:
    return signer.name is not None and not (signer.titles or signer.authorities or signer.approves)


def with_names_below(found: list[SignedAs]) -> list[SignedAs]:
    """Names outside the cells of their offices go to the signers without a name, in their order."""
    alone = [each for each in found if each.name is not None and not (each.titles or each.authorities)]
    nameless = [each for each in found if each.name is None]
    if len(alone) > len(nameless):
        return found
    for each, named in zip(nameless, alone, strict=False):
        each.name = named.name
    return [each for each in found if not any(each is named for named in alone)]
