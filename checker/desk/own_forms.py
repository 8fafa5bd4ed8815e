"""Forms of this desk's own pages: whoever sends another's gets no further; asked here once, for every way that takes a form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.desk.desk_options import DeskOptions
from checker.desk.pages import Pages
from checker.desk.receiving import form_of

_Answering = Callable[[Request], Awaitable[Response]]


def own_forms(routes: Iterable[Route], pages: Pages, options: DeskOptions) -> list[Route]:
    """The same ways; those that take a form answer only one that carries the token of the visitor who sends it."""
    return [_guarded(each, pages, options) if "POST" in (each.methods or ()) else each for each in routes]


def _guarded(route: Route, pages: Pages, options: DeskOptions) -> Route:
    answering: _Answering = route.endpoint

    @wraps(answering)  # the log and the counts call a way by its function's name
    async def own_form(request: Request) -> Response:
        if not pages.is_own(request, await form_of(request, options)):
            return pages.trouble(request, 403, "no_token")
        return await answering(request)

    return Route(route.path, own_form, methods=["POST"], name=route.name)
