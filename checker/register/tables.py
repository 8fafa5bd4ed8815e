"""The tables of a register, as SQLAlchemy Core knows them; the same on SQLite and on PostgreSQL.

Days are ISO text (``2026-03-05``), moments ISO text in UTC (``2026-03-05T01:02:03.456789Z``), so that both databases sort and compare
them alike. Documents are known by the SHA-256 of their bytes; of their text nothing is kept but what the registers of Phụ lục IV ask
for and the acts they cite. Where Phụ lục VI names a field, the column bears its name (``CodeNumber`` is ``code_number``).
What a plan under a mark of secrecy holds never comes here: :mod:`checker.register.keeping` refuses it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from checker.across.plan_readings import SHINGLE
from checker.register.columns import Shape, seen

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_Tree = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _tree(name: str, shape: Shape, *, nullable: bool = False) -> Column[Any]:
    """A column that holds a tree of a shape."""
    return Column(name, _Tree, nullable=nullable, info={"shape": shape})


def _part_of(table: str, *, index: bool = False, nullable: bool = False) -> Column[int]:
    """A column that names a row of ``table`` and goes with it."""
    name = {"documents": "document_id", "versions": "version_id", "runs": "run_id", "readings": "reading_id"}[table]
    return Column(name, Integer, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=nullable, index=index)


_SIGNER = {"authority": (str, None), "posts": ([str], None), "name": (str, None), "approves": (bool, None)}
_NUMBER = (int, None)
_PLACE = {
    "part": str, "paragraph": _NUMBER, "cell": ([int], None), "line": _NUMBER, "page": _NUMBER, "start": _NUMBER, "end": _NUMBER,
    "bbox": ([(int, float)], None), "table": _NUMBER,
}  # fmt: skip
_SPOT = {"component": str, "text": str}


def _is_numbers(packed: bytes) -> bool:
    return len(packed) % SHINGLE == 0


def _is_details(told: str) -> bool:
    try:
        return isinstance(json.loads(told), dict)
    except ValueError:
        return False


settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    _tree("value", (bool, int, str, [dict])),
)
"""What an office chose for this register: ``excerpts``, ``retention``, ``organ`` (see :mod:`checker.register.choices`)."""

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", Text, nullable=False, unique=True),
    Column("tool", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("profile", Text, nullable=False, server_default=""),
    _tree("options", dict),
)
"""What documents were judged by. ``mark`` hangs on all of it; ``tool``: version of the program; ``rules``: digest of all compiled rules;
``profile``: digest of the house's; ``options``: what was asked (stage, selected rules, levels, limits)."""

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("began", Text, nullable=False),
    Column("ended", Text),
    Column("who", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("seen", Integer, nullable=False, server_default=text("0")),
    Column("added", Integer, nullable=False, server_default=text("0")),
    Column("known", Integer, nullable=False, server_default=text("0")),
    Column("unreadable", Integer, nullable=False, server_default=text("0")),
)
"""One run of ``thethuc audit``. ``ended`` is empty while it goes on and for one that was killed. Paths asked for are not kept, since the
name of a secret plan may stand in them. Files: ``seen`` = ``added`` + ``known`` (judged before by the same version) + ``unreadable``."""

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("received", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="received"),
    Column("state_since", Text, nullable=False),
    Index("ix_documents_waiting", "state", "received"),
)
"""One row for the same bytes, wherever they lie. ``received``: the day of arrival where the office told it, else the day they were first
audited. ``state``: what the last event made of the document (:data:`checker.register.states.STATES`), told again from ``events``."""

copies = Table(
    "copies",
    metadata,
    Column("id", Integer, primary_key=True),
    _part_of("documents", index=True),
    Column("path", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    UniqueConstraint("path", "document_id"),
)
"""Where the bytes were met: a path as given, a file in an archive as ``so.zip/kh.docx``."""

arrivals = Table(
    "arrivals",
    metadata,
    Column("id", Integer, primary_key=True),
    _part_of("documents", index=True),
    Column("arrival_number", Text, nullable=False, server_default=""),
    Column("arrival_date", Text, nullable=False, server_default=""),
    Column("to_places", Text, nullable=False, server_default=""),
    Column("due_date", Text, nullable=False, server_default=""),
    Column("source", Text, nullable=False),
    UniqueConstraint("document_id", "arrival_number", "arrival_date"),
    Index("ix_arrivals_number", "arrival_number", "arrival_date"),
)
"""Số đến, ngày đến and what else the office's own system told of a receipt, never made up here; ``source``: ``csv`` or ``envelope``."""

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    _part_of("documents"),
    _part_of("versions"),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("current", Boolean, nullable=False, server_default=true()),
    Column("medium", Text, nullable=False, server_default=""),
    Column("stage", Text, nullable=False, server_default=""),
    Column("scope", Text, nullable=False, server_default="in"),
    Column("ruleset", Text, nullable=False, server_default=""),
    Column("chosen_by", Text, nullable=False, server_default=""),
    # intake, form, doubt: three results, never mixed
    Column("authentic", Text, nullable=False, server_default="unknown"),
    Column("whole", Text, nullable=False, server_default="unknown"),
    Column("addressed", Text, nullable=False, server_default="unknown"),
    Column("form", Text, nullable=False),
    Column("doubt", Boolean, nullable=False, server_default=false()),
    Column("verdict", Text, nullable=False),
    Column("problem", Text, nullable=False, server_default=""),
    Column("errors", Integer, nullable=False, server_default=text("0")),
    Column("warnings", Integer, nullable=False, server_default=text("0")),
    Column("notes", Integer, nullable=False, server_default=text("0")),
    # what the plan says of itself: the fields of Phụ lục VI, whole, never cut to their lengths
    Column("organ_key", Text, nullable=False, server_default=""),
    Column("organ_name", Text, nullable=False, server_default=""),
    Column("superior_organ", Text, nullable=False, server_default=""),
    Column("type_code", Text, nullable=False, server_default=""),
    Column("type_name", Text, nullable=False, server_default=""),
    Column("code_number", Text, nullable=False, server_default=""),
    Column("number", Integer),
    Column("code_notation", Text, nullable=False, server_default=""),
    Column("code", Text, nullable=False, server_default=""),
    Column("shared", Boolean, nullable=False, server_default=false()),
    Column("issued_date", Text, nullable=False, server_default=""),
    Column("year", Integer),
    Column("place", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("competence", Text, nullable=False, server_default=""),
    Column("position", Text, nullable=False, server_default=""),
    Column("full_name", Text, nullable=False, server_default=""),
    _tree("to_places", [str]),
    Column("archive", Text, nullable=False, server_default=""),
    Column("priority", Text, nullable=False, server_default=""),
    _tree("signers", [_SIGNER]),
    _tree("annexes", list),
    UniqueConstraint("document_id", "version_id"),
    Index("ix_readings_current", "document_id", unique=True, sqlite_where=text("current"), postgresql_where=text("current")),
    Index(
        "ix_readings_code",
        "organ_key",
        "year",
        "number",
        "code_notation",
        "current",
        sqlite_where=text("current = 1"),
        postgresql_where=text("current"),
    ),
    Index(
        "ix_readings_shared",
        "organ_key",
        "year",
        "number",
        "code_notation",
        sqlite_where=text("shared = 1"),
        postgresql_where=text("shared"),
    ),
    Index("ix_readings_verdict", "verdict", "current", "organ_key"),
    Index("ix_readings_issued", "issued_date"),
    Index(
        "ix_readings_urgent",
        "priority",
        "document_id",
        sqlite_where=text("current = 1 AND priority > ''"),
        postgresql_where=text("current AND priority > ''"),
    ),
)
"""What one version of the program read in a document and judged of it. A later version adds a row and becomes ``current``; the verdict
of before stays. ``made``: when. ``authentic`` (signatures hold), ``whole`` (readable, envelope and document agree), ``addressed`` (to us):
``yes``, ``no`` or ``unknown``. ``form``: ``pass``, ``fail``, ``cannot_tell`` or ``not_judged``; ``doubt``: a person must look;
``verdict``: the report's. ``code``: số, ký hiệu as the document writes it, whole. ``number`` is the figure of ``code_number`` where there
is one; ``year`` of ``issued_date``; ``organ_key`` names the organ with what tells it from others of its name; ``shared``: current,
and so is another of that organ, year, number and symbol. ``to_places``: list of text; ``signers``: list of {authority, posts, name,
approves}; ``annexes``: the value of that part."""

citations = Table(
    "citations",
    metadata,
    Column("id", Integer, primary_key=True),
    _part_of("readings", index=True),
    _part_of("documents", index=True),
    Column("ordinal", Integer, nullable=False),
    Column("code", Text, nullable=False, server_default=""),
    Column("code_key", Text, nullable=False, server_default=""),
    Column("type", Text, nullable=False, server_default=""),
    Column("date", Text, nullable=False, server_default=""),
    Column("organ", Text, nullable=False, server_default=""),
    Column("issuer", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    UniqueConstraint("reading_id", "ordinal"),
    Index("ix_citations_issuer", "code_key", "issuer"),
    Index("ix_citations_date", "code_key", "date"),
)
"""Acts a reading found among the bases, in their order (from 0); ``code_key`` is the code in capitals without spaces and leading zeros;
``date`` ISO; ``issuer`` the organ without regard to case, its abbreviations in full."""

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    _part_of("readings"),
    _part_of("documents", index=True),
    Column("ordinal", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("component", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("clause_document", Text, nullable=False, server_default=""),
    Column("clause_at", Text, nullable=False, server_default=""),
    _tree("place", _PLACE, nullable=True),
    Column("fix", Text),
    _tree("excerpt", dict, nullable=True),
    UniqueConstraint("reading_id", "ordinal"),
    Index("ix_findings_rule", "rule", "document_id"),
)
"""What a reading found wrong, in the report's order (``ordinal`` from 0). ``excerpt``: {got, want, before, after, quote, values} where the
office keeps excerpts, else empty: then a letter takes its words from the file."""

decisions = Table(
    "decisions",
    metadata,
    _part_of("documents"),
    Column("rule", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("event_id", Integer, nullable=False),
    UniqueConstraint("document_id", "rule", "fingerprint"),
)
"""The decision that stands on a finding, by document, rule and fingerprint, whatever version found it and whether the rule was off in
between; told again from ``events``, where who, when and why stand."""

crossings = Table(
    "crossings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("rule", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    _part_of("documents", index=True),
    Column("other_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("series", Text, nullable=False, server_default="", index=True),
    _tree("place", _SPOT, nullable=True),
    _tree("other_place", _SPOT, nullable=True),
    _tree("facts", dict),
)
"""Findings across documents that stand now: what ``document_id`` says, at ``place`` ({component, text}), against ``other_id``, at
``other_place``; ``other_id`` is empty where one document is named. ``run_id``: the run that found it first. ``fingerprint`` hangs on rule,
both documents and what differs; ``facts`` fill the places of its sentence. ``series``: see ``comparables``; empty for one that hangs on its
documents alone."""

comparables = Table(
    "comparables",
    metadata,
    Column("reading_id", Integer, ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _part_of("documents", index=True),
    Column("series", Text, nullable=False, server_default=""),
    Column("code_key", Text, nullable=False, server_default=""),
    Column("issuer", Text, nullable=False, server_default=""),
    Column("date", Text, nullable=False, server_default=""),
    _tree("annexes", [str]),
    Column("shingles", LargeBinary, nullable=False, info={"shape": _is_numbers}),
    Index("ix_comparables_series", "series"),
    Index("ix_comparables_issuer", "code_key", "issuer"),
    Index("ix_comparables_date", "code_key", "date"),
)
"""By what a plan is found beside others, for each reading of one that is in the checker's scope. ``series``: organ, superior and year
without marks and spaces, empty for a plan that bears no code of its own; ``code_key`` and ``issuer`` as citations have them, the issuer
with its province, empty where one was not read whole; ``date`` ISO; ``annexes``: the codes its annexes say they go with; ``shingles``:
numbers of its wordings."""

announcements = Table(
    "announcements",
    metadata,
    Column("id", Integer, primary_key=True),
    _part_of("readings", index=True),
    _part_of("documents", index=True),
    Column("organ", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("waits", Boolean, nullable=False, server_default=true()),
    Index("ix_announcements_due", "due", sqlite_where=text("waits = 1"), postgresql_where=text("waits")),
)
"""Plans that a plan orders an organ to make by a day. ``waits``: the day had not passed when that was last looked at."""

uncompared = Table(
    "uncompared",
    metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
)
"""Documents whose place beside others is to be looked at: by the run that brought them, or by the next where that one was killed."""

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("before", Text, nullable=False, server_default=""),
    Column("after", Text, nullable=False, server_default=""),
    Column("sha256", Text, index=True),
    Column("rule", Text),
    Column("fingerprint", Text),
    Column("why", Text),
    Column("details", Text, info={"shape": _is_details}),
    Column("salt", Text),
    Column("seal", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ix_events_kind", "kind", "at"),
)
"""What happened, only ever added to, numbered from 1 without gaps. ``hash`` is taken over number, moment, kind, who, from → to, ``seal``
and the hash of the row before (``previous``); ``seal`` over ``salt``, document, rule, fingerprint, reason and details (JSON), which can so
be forgotten on request while the chain still holds: see :mod:`checker.register.chain`."""

heads = Table(
    "heads",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("event_id", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
"""One row: the last event and its hash. Whoever adds an event holds it, so that no two follow the same one."""

tallies = Table(
    "tallies",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("organ_key", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
)
"""Sums over current readings, kept with each document so that a summary of a million is read, not counted. ``kind`` ``verdict``: by month
of receipt (``2026-03``), organ and verdict; ``rule``: by month and rule, ``organ_key`` empty."""

links = Table(
    "links",
    metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("kind", Text, primary_key=True),
)
"""``document_id`` corrects, replaces or recalls ``other_id`` (a plan, its công văn đính chính, its replacement, the notice of recall);
``resubmitted``: it was returned or told of, and ``other_id`` is its next version."""

searchables = Table(
    "searchables",
    metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("fields", Text, nullable=False),
    Column("body", Text, nullable=False, server_default=""),
    Column("bare", Text, nullable=False),
)
"""What is searched of a document (:mod:`checker.register.searching`), made of the other tables: the words of its fields, of its text
where the office keeps ``excerpts``, and all of them without marks. SQLite has an FTS5 table ``search_index`` over ``bare``, PostgreSQL an
index of its text search vector."""

saved_filters = Table(
    "saved_filters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("who", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("shared", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("who", "name"),
)
"""How somebody looks at the queue, under a name of their own: ``way`` is the query of its address; ``shared``: with all of the section."""

for _table in metadata.tables.values():
    for _column in _table.c:
        seen(_column)
