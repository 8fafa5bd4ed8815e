"""A form that could not be taken: it comes back as it was filled in, and says beside which field what it lacks."""

from __future__ import annotations

from starlette.datastructures import FormData

from checker.model.errors import Refused
from checker.model.tuples import NamedTuple

_LACKING = ("register.no_reason", "desk.none_decided", "desk.none_ticked", "desk.no_step")
"""Refusals of a form that lacks something; the rest are of what the register or its law does not allow."""


class ReturnedForm(NamedTuple):
    """Which form of a page, what is said of it, beside the reason or beside the choice, and what was filled in; empty on a fresh page."""

    name: str = ""
    sentence: str = ""
    of_reason: bool = False
    status: int = 200
    filled: tuple[tuple[str, str], ...] = ()

    def value(self, form: str, field: str) -> str:
        """What a field of a form held, if it is this one."""
        return dict(self.filled).get(field, "") if form == self.name else ""

    def holds(self, form: str, field: str, value: str) -> bool:
        """Whether a field of this form, which may stand in it often, held a value."""
        return form == self.name and (field, value) in self.filled


def returned(name: str, trouble: Refused, sentence: str, form: FormData) -> ReturnedForm:
    """What comes back of a form that was refused."""
    filled = tuple((field, str(value)) for field, value in form.multi_items())
    return ReturnedForm(name, sentence, trouble.key == "register.no_reason", 422 if trouble.key in _LACKING else 409, filled)
