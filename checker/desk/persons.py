"""Who asks: a person with an account, as the gate found them; nobody by name on a desk without accounts."""

from __future__ import annotations

from starlette.requests import Request

from checker.model.tuples import NamedTuple


class Person(NamedTuple):
    """Somebody who may use the desk, as one of :data:`checker.desk.desk_options.ROLES`."""

    id: int
    name: str
    role: str
    active: bool = True

    @property
    def reviews(self) -> bool:
        """Whether the queue is theirs to work through."""
        return self.role in ("reviewer", "head")


def person_of(request: Request) -> Person | None:
    """Who asks, on a desk with accounts; ``None`` on one without."""
    found = getattr(request.state, "person", None)
    return found if isinstance(found, Person) else None
