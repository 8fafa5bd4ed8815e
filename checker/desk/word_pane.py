"""The pane beside a document in Word, ``/word``: its page, its manifest, and Office.js from the folder the desk's keeper names.

The pane itself runs in Word (``reports/desk/word/``) and asks ``/api/v1/check`` of this desk. Office.js is Microsoft's, under terms
that do not let this project hand it on; so the keeper fetches it, and nothing of the pane is loaded from anywhere but this desk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from checker import __version__
from checker.desk.pages import Pages, rendered
from checker.model.data import home
from checker.model.errors import Refused
from checker.reporting.catalogue import LANGUAGES, Words
from checker.reporting.html.notes import ICONS

HOME = "/word"
_ASSETS = "/tai-san/word"
"""Below what a desk with accounts shows everybody: Word itself asks for the pictures, without any session."""
_KINDS = {".css": "text/css", ".mjs": "text/javascript", ".png": "image/png"}
_OFFICE = "office.js"
_NAMED, _NAMED_UI = ("verdicts", "components"), ("levels", "settings", "acts", "divisions")


class WordPane:
    """The pane's page, its manifest and what it loads."""

    def __init__(self, pages: Pages, office_js: str, *, secure: bool) -> None:
        """``office_js``: the folder, empty where there is none; ``secure``: whether it is reached over https. Raises :class:`Refused`."""
        self._pages = pages
        self._scripts = scripts_in(office_js) if office_js else {}
        self._secure = secure

    def routes(self) -> list[Route]:
        """Where all of it is."""
        return [
            Route(HOME, self._pane),
            Route(HOME + "/manifest.xml", self._manifest),
            Route(_ASSETS + "/office-js/{name:path}", self._script),
            Route(_ASSETS + "/{name}", self._asset),
        ]

    async def _pane(self, request: Request) -> Response:
        told = json.dumps(_told(self._pages.words(request)), ensure_ascii=False)
        return self._pages.show(
            request, "word/pane.html", told=told, office=bool(self._scripts), secure=self._address(request)[:5] == "https"
        )

    async def _manifest(self, request: Request) -> Response:
        """What Word must be given to show the pane; it names this desk as it was asked for."""
        here = self._address(request)
        spoken = {lang: Words(lang).find("desk", "pane") for lang in LANGUAGES}
        made = rendered("word/manifest.xml", here=here, id=uuid5(NAMESPACE_URL, here + HOME), version=f"{__version__}.0", **spoken)
        return Response(
            made, media_type="application/xml; charset=utf-8", headers={"content-disposition": 'attachment; filename="thethuc.xml"'}
        )

    def _address(self, request: Request) -> str:
        """This desk as who asks knows it: the guard took the name already."""
        return f"{'https' if self._secure else request.url.scheme}://{request.url.netloc}"

    async def _script(self, request: Request) -> Response:
        path = self._scripts.get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type="text/javascript; charset=utf-8", headers={"cache-control": "private, max-age=3600"})

    async def _asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in assets():
            raise HTTPException(404)
        return Response(assets()[name], media_type=_KINDS[os.path.splitext(name)[1]], headers={"cache-control": "private, max-age=300"})


def scripts_in(folder: str) -> Mapping[str, str]:
    """The scripts of Office.js by how they are asked for; what is found now is all that is ever served. Raises :class:`Refused`."""
    found = {}
    for place, _folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if name.endswith(".js") and not name.endswith((".debug.js", "-vsdoc.js")) and not os.path.islink(path):
                found[os.path.relpath(path, folder).replace(os.sep, "/")] = path
    if _OFFICE not in found:
        raise Refused("desk.no_office_js", path=folder)
    return found


@cache
def assets() -> Mapping[str, bytes]:
    """The pane's own scripts, style and pictures."""
    place = home("reports") / "desk" / "word"
    return {path.name: path.read_bytes() for path in place.iterdir() if path.suffix in _KINDS}


def _told(words: Words) -> dict[str, Any]:
    """The words the scripts of the pane say."""
    names = {section: words.find(section) for section in _NAMED}
    names |= {section: words.find("ui", section) or {} for section in _NAMED_UI}
    return {"said": words.find("desk", "pane"), "names": names | {"icons": ICONS}}
