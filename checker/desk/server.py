"""The application: pages, API, assets, health and counts, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from prometheus_client import generate_latest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from checker import __version__
from checker.desk.api import router
from checker.desk.bench import Bench
from checker.desk.counter import Counter
from checker.desk.desk_options import DeskOptions
from checker.desk.guard import Counts, Guard
from checker.desk.outside import OtherServers
from checker.desk.own_forms import own_forms
from checker.desk.pages import ASSETS, Pages, asset, own_way
from checker.desk.receiving import in_memory
from checker.desk.refusing import refused
from checker.desk.tray import Tray
from checker.desk.visitors import Visitors
from checker.desk.word_pane import WordPane
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import LANGUAGES

if TYPE_CHECKING:
    from httpx2 import AsyncBaseTransport

    from checker.desk.people import People
    from checker.desk.undelivered import Outbox
    from checker.register import Register

_API = "/api/"


def application(
    options: DeskOptions, bench: Bench | None = None,
    register: Register | None = None, people: People | None = None, outside: OtherServers | None = None,
    provider: AsyncBaseTransport | None = None,
) -> FastAPI:  # fmt: skip
    """The desk as an ASGI application; its processes end with it.

    ``bench``: where the work is done; by itself one of processes of its own. ``register``: of the office, whose queue is shown then.
    ``people``: who may log in; without, whoever reaches the desk may use it. ``outside``: what it has to do with others; ``provider``: how
    the one of OpenID Connect is reached, by itself over the network.
    """
    in_memory(options)
    outside = outside or OtherServers()
    bench, counts = bench or Bench(options.processes, options.seconds), Counts()
    pages = Pages(Visitors(options.lang, secure=options.secure), queue=register is not None)
    outbox = _outbox(register, outside)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await bench.warm()
        if outbox is not None:
            outbox.begin()
        yield
        if outbox is not None:
            outbox.close()
        bench.close()

    app = FastAPI(
        title="thethuc", version=__version__, openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None, lifespan=lifespan
    )
    app.include_router(router(bench, options))
    app.router.routes += own_forms(Counter(pages, Tray(options.held, options.minutes), bench, options).routes(), pages, options)
    if register is not None:
        from checker.desk.at_hand import AtHand
        from checker.desk.filters import Filters
        from checker.desk.overview import Overview
        from checker.desk.queue import Queue
        from checker.desk.queue_answers import QueueAnswers
        from checker.desk.resubmissions import Resubmissions
        from checker.desk.taken_list import Listing

        answers, at_hand = QueueAnswers(register, options.who, pages, people), AtHand(bench, options)
        again = Resubmissions(answers, at_hand, pages, bench, options)
        queue = Queue(answers, at_hand, pages, bench, options, again)
        app.router.routes += [
            *Overview(answers, pages).routes(), *Filters(answers, queue, options).routes(), *Listing(answers, pages, bench).routes(),
            *again.routes(), *queue.routes(),
        ]  # fmt: skip
    if people is not None:
        from checker.desk.door import Door
        from checker.desk.gate import Gate

        app.router.routes += own_forms(Door(people, pages, options, oidc=outside.oidc is not None).routes(), pages, options)
        if outside.oidc is not None:
            from checker.desk.oidc import Oidc

            app.router.routes += Oidc(outside.oidc, people, pages, provider).routes()
        app.add_middleware(Gate, people=people, pages=pages, proxy=outside.proxy)
    app.router.routes += [*WordPane(pages, options.office_js, secure=options.secure).routes(), *_about(pages, counts)]
    app.add_exception_handler(HTTPException, _failed(pages))
    app.add_exception_handler(Refused, _refused(pages))
    app.add_exception_handler(RequestValidationError, refused)
    app.add_exception_handler(Exception, _broken(pages))
    app.add_middleware(Guard, options=options, counts=counts)
    return app


def _outbox(register: Register | None, outside: OtherServers) -> Outbox | None:
    """What tells webhooks of the register's events; nothing where there are none. Raises :class:`Refused` for its file."""
    if register is None or not outside.webhooks:
        return None
    from checker.desk.undelivered import Outbox

    return Outbox(outside.outbox, register, outside.webhooks)


def _about(pages: Pages, counts: Counts) -> list[Route]:
    async def health(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def metrics(_request: Request) -> Response:
        return Response(generate_latest(counts.registry), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def served(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            raise HTTPException(404)
        return Response(asset(name), media_type=f"{ASSETS[name]}; charset=utf-8", headers={"cache-control": "private, max-age=300"})

    async def spoken(request: Request) -> Response:
        """The language a visitor chooses; they come back to where they were, on this desk alone."""
        lang = request.path_params["lang"]
        if lang not in LANGUAGES:
            raise HTTPException(404)
        response = RedirectResponse(own_way(request.query_params.get("ve", "/")), 303)
        pages.visitors.speak(response, lang)
        return response

    return [
        Route("/healthz", health),
        Route("/metrics", metrics),
        Route("/tai-san/{name}", served),
        Route("/ngon-ngu/{lang}", spoken),
    ]


def _failed(pages: Pages):  # type: ignore[no-untyped-def]
    """What is answered to a request that cannot be met: a page to a browser, JSON to a program."""

    async def answer(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith(_API):
            return JSONResponse({"detail": error.detail}, error.status_code, headers=error.headers)
        key = {404: "not_here", 405: "not_here", 413: "too_large", 400: "bad_form"}.get(error.status_code, "failed")
        return pages.trouble(request, error.status_code, key)

    return answer


def _refused(pages: Pages):  # type: ignore[no-untyped-def]
    """The answer to what the register refuses wherever it is asked, such as a row that another program changed: its one sentence."""

    async def answer(request: Request, error: Refused) -> Response:
        sentence = phrases.refusal(error, pages.words(request))
        back, key = ("/hang-doi", "queue.back") if request.url.path.startswith("/hang-doi/") else ("/kiem-tra", "trouble.back")
        return pages.hindered(request, 409, sentence, back, key)

    return answer


def _broken(pages: Pages):  # type: ignore[no-untyped-def]
    """The answer to a fault of our own: that there is one, and nothing of what was sent."""

    async def answer(request: Request, _error: Exception) -> Response:
        if request.url.path.startswith(_API):
            return JSONResponse({"detail": "internal error"}, 500)
        return pages.trouble(request, 500, "failed")

    return answer
