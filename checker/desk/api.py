"""The same over an API, ``/api/v1``: the JSON contract of ``reports/report.schema.json`` for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Body, File, Form, HTTPException, UploadFile
from fastapi.responses import Response
from pydantic import BaseModel, Field, StrictBool, WithJsonSchema

from checker.desk.attachments import attachment
from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.desk_options import DeskOptions
from checker.desk.receiving import asked_in, harmless
from checker.desk.work import WORD, Download, GivenFile, NotMade, checked, commented_file, extracted, mended_file, new_plan
from checker.fixing.plan_answers import KINDS, SIGNINGS
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import LANGUAGES, Words

Answer = TypeVar("Answer")
_Lang = Annotated[str, Form(pattern=f"^({'|'.join(LANGUAGES)})$", description="vi | en")]
_BYTES = {"type": "string", "format": "binary"}
_File = Annotated[UploadFile, WithJsonSchema(_BYTES)]
"""A file; by ``contentMediaType`` alone, which FastAPI says, generated clients take it for a field of text."""
_Plan = Annotated[_File, File(description="Một văn bản: Word, văn bản thuần, PDF, bản quét | one document")]
_Files = Annotated[list[_File], File(description="Một hay nhiều tệp | one file or many")]
_Line = Annotated[str, Field(max_length=2_000, pattern=r"^[^\x00-\x1f\x7f\uFFFE\uFFFF]*$")]
_WORD_FILE: dict[str, Any] = {"description": "A Word file", "content": {WORD: {"schema": _BYTES}}}
_WORD_OR_TEXT: dict[str, Any] = {
    "description": "A Word file, or a text",
    "content": {WORD: {"schema": _BYTES}, "text/plain": {"schema": _BYTES}},
}
_REPORT: dict[str, Any] = {
    "description": "A report, as reports/report.schema.json has it",
    "content": {"application/json": {"schema": {"type": "object", "title": "Report", "additionalProperties": True}}},
}
_SAID: dict[int | str, dict[str, Any]] = {
    400: {"description": "Not a form"}, 401: {"description": "A desk with accounts asks for name and password (HTTP Basic)"},
    403: {"description": "From a page of another site"}, 413: {"description": "Too large"},
    422: {"description": "What was sent is not what is asked for, or nothing can be made of it"}, 429: {"description": "Too many requests"},
    503: {"description": "It took too long"},
}  # fmt: skip


class NewPlan(BaseModel):
    """What is told of a plan to be made; what is not told becomes a placeholder."""

    kind: str = Field("", pattern=f"^(|{'|'.join(KINDS)})$")
    signing: str = Field("", pattern=f"^(|{'|'.join(SIGNINGS)})$")
    organ: _Line = ""
    superior: _Line = ""
    code: _Line = ""
    place: _Line = ""
    subject: _Line = ""
    title: _Line = ""
    name: _Line = ""
    recipients: list[_Line] = Field(default_factory=list, max_length=60)
    sections: list[_Line] = Field(default_factory=list, max_length=60)
    with_annex: StrictBool = False
    lang: str = Field("vi", pattern=f"^({'|'.join(LANGUAGES)})$")


def router(bench: Bench, options: DeskOptions) -> APIRouter:
    """The ways of the API."""
    made = APIRouter(prefix="/api/v1", responses=_SAID)

    async def given(file: UploadFile, lang: str, asked: Mapping[str, str]) -> GivenFile:
        data = await file.read()
        return GivenFile(harmless(file.filename or ""), data, tuple(asked.items()), lang, options.config, options.no_config)

    async def done(lang: str, work: Callable[..., Answer], *what: Any, name: str) -> Answer:
        try:
            return await bench.run(work, *what, name=name)
        except TookTooLong:
            raise HTTPException(503, Words(lang).say("desk", "too_long")) from None
        except WorkerDied:
            raise HTTPException(422, Words(lang).say("desk", "died")) from None
        except Refused as trouble:
            raise HTTPException(422, phrases.refusal(trouble, Words(lang))) from None

    @made.post(
        "/check",
        operation_id="check",
        summary="The report of some files, as `thethuc check --format json` gives it",
        responses={200: _REPORT},
        response_class=Response,
    )
    async def check(
        files: _Files,
        lang: _Lang = "vi",
        stage: Annotated[str, Form(description="auto | draft | issued | template | attached")] = "",
        ruleset: Annotated[str, Form()] = "",
        as_of: Annotated[str, Form(description="YYYY-MM-DD")] = "",
    ) -> Response:
        if len(files) > options.files:
            raise HTTPException(413, Words(lang).say("desk", "too_large"))
        try:
            asked = asked_in({"stage": stage, "ruleset": ruleset, "as-of": as_of})
        except ValueError as error:
            raise HTTPException(422, f"{error}: {Words(lang).say('desk', 'bad_field')}") from None
        found = []
        for file in files:
            each = await given(file, lang, asked)
            found.append(json.loads((await done(lang, checked, each, name=each.name)).json))
        return Response(json.dumps(merged(found), ensure_ascii=False, indent=2) + "\n", media_type="application/json")

    @made.post("/extract", operation_id="extract", summary="The metadata alone")
    async def extract(file: _Plan, lang: _Lang = "vi") -> dict[str, Any]:
        each = await given(file, lang, {})
        return _told(await done(lang, extracted, each, name=each.name))

    @made.post("/fix", operation_id="fix", summary="The mended file", responses={200: _WORD_OR_TEXT}, response_class=Response)
    async def fix(file: _Plan, lang: _Lang = "vi", accept: Annotated[bool, Form()] = False) -> Response:
        each = await given(file, lang, {})
        return attachment(_told(await done(lang, mended_file, each, accept, name=each.name)))

    @made.post(
        "/annotate", operation_id="annotate", summary="The Word file with comments", responses={200: _WORD_FILE}, response_class=Response
    )
    async def annotate(file: _Plan, lang: _Lang = "vi") -> Response:
        each = await given(file, lang, {})
        return attachment(_told(await done(lang, commented_file, each, name=each.name)))

    @made.post("/new", operation_id="new", summary="A plan in due form", responses={200: _WORD_FILE}, response_class=Response)
    async def new(told: Annotated[NewPlan, Body()]) -> Response:
        return attachment(_told(await done(told.lang, new_plan, told.model_dump(exclude={"lang"}), told.lang, name="ke-hoach.docx")))

    return made


def _told(made: Answer | NotMade) -> Answer:
    """What was made. Raises :class:`HTTPException` with why it could not be."""
    if isinstance(made, NotMade):
        raise HTTPException(422, made.why)
    return made


def merged(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """Reports of one file each as the report of them all."""
    first, *rest = reports
    total = Counter(first["summary"])
    for each in rest:
        total.update(each["summary"])
    return {**first, "summary": dict(total), "documents": [one for each in reports for one in each["documents"]]}


__all__ = ["Download", "NewPlan", "merged", "router"]
