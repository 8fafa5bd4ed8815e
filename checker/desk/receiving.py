"""What a request brings: files and fields of a form, in memory, and the names of the files made harmless."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

from checker.desk.desk_options import DeskOptions
from checker.desk.work import GivenFile
from checker.model import STAGES
from checker.reading.packed.archive import label
from checker.reporting.paper import printable

FIELDS = 60
FIELDS_OF_FINDINGS = 10_000
"""Fields of a form that asks something of each finding of a document; what a form holds in bytes bounds it besides."""
_LONGEST_NAME = 150
"""Letters of a file's name that are kept: a system takes 255 bytes."""
_ASKED = {"stage": ("auto", *STAGES), "ruleset": None, "as-of": None}
"""Options of a check that a form may bring, with the words they take where these are few."""


def in_memory(options: DeskOptions) -> None:
    """Have no upload touch the disk: by itself the parser of forms puts what is over 1 MB into a temporary file."""
    MultiPartParser.spool_max_size = options.upload + 1


async def form_of(request: Request, options: DeskOptions, fields: int = FIELDS) -> FormData:
    """The form, of so many ``fields``. Raises :class:`starlette.exceptions.HTTPException` for what is none or holds too much."""
    return await request.form(max_files=options.files, max_fields=fields, max_part_size=options.upload)


async def files_in(form: FormData, asked: Mapping[str, str], options: DeskOptions, lang: str, field: str = "files") -> list[GivenFile]:
    """The files of a form that hold something or have a name."""
    found = []
    for each in form.getlist(field):
        if isinstance(each, UploadFile) and (each.filename or each.size):
            data = await each.read()
            found.append(GivenFile(harmless(each.filename or ""), data, tuple(asked.items()), lang, options.config, options.no_config))
    return found


def harmless(name: str) -> str:
    """A file's name as a label: no folder, no sign that controls or turns, not too long, its suffix kept."""
    base = printable(label(name)).rsplit("/", 1)[-1].lstrip("-") or "_"
    stem, suffix = os.path.splitext(base)
    return f"{stem[:_LONGEST_NAME]}{suffix[:10]}"


def asked_in(form: Mapping[str, object], names: Sequence[str] = tuple(_ASKED)) -> dict[str, str]:
    """The options a form brings, those left open left out. Raises :class:`ValueError` with the name of one that says what there is not."""
    told = {name: value.strip() for name in names if isinstance(value := form.get(name), str) and value.strip()}
    for name, value in told.items():
        known = _ASKED[name]
        if known is not None and value not in known:
            raise ValueError(name)
    return told
