"""A form that could not be taken: it comes back as it was filled in, and says beside which field what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.datastructures import FormData

from checker.model.errors import Refused, RefusedTwice
from checker.model.tuples import NamedTuple

_OF_TYPED = ("register.no_reason", "desk.no_filter_name")
"""Refusals of what is typed into a form, beside its field; the rest are of what is chosen."""
_LACKING = (*_OF_TYPED, "desk.no_colleague", "desk.none_decided", "desk.none_ticked", "desk.no_step")
"""Refusals of a form that lacks something; the rest are of what the register or its law does not allow."""


class ReturnedForm(NamedTuple):
    """Which form of a page, what is said beside what is chosen and beside what is typed, what was filled in; empty on a fresh page."""

    name: str = ""
    of_chosen: str = ""
    of_typed: str = ""
    status: int = 200
    filled: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def value(self, form: str, field: str) -> str:
        """What a field of a form held, if it is this one."""
        return self.filled[field][-1] if form == self.name and field in self.filled else ""

    def holds(self, form: str, field: str, value: str) -> bool:
        """Whether a field of this form, which may stand in it often, held a value."""
        return form == self.name and value in self.filled.get(field, ())


def returned(name: str, trouble: Refused, sentence: Callable[[Refused], str], form: FormData) -> ReturnedForm:
    """What comes back of a form that was refused; ``sentence`` says why in the visitor's language."""
    each = trouble.each if isinstance(trouble, RefusedTwice) else (trouble,)
    chosen, typed = (" ".join(sentence(one) for one in each if (one.key in _OF_TYPED) is of_typed) for of_typed in (False, True))
    filled = {field: tuple(map(str, form.getlist(field))) for field in form}
    return ReturnedForm(name, chosen, typed, 422 if any(one.key in _LACKING for one in each) else 409, filled)
