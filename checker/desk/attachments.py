"""A file that is sent to a browser to be kept."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from checker.desk.work import Download


def attachment(made: Download) -> Response:
    """A file that a browser keeps and never shows by itself."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in made.name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(made.name.encode('utf-8', 'replace'), safe='')}"
    return Response(made.data, media_type=made.media_type, headers={"content-disposition": disposition})
