"""A register as what stands in it, without the numbers, moments and salts that differ from run to run."""

from json import dumps

from sqlalchemy import select

from checker.register.states import COMPARISONS
from checker.register.tables import copies, crossings, documents, events, findings, readings, tallies, uncompared, versions

_OF_RUNS = ("began", "ended", *COMPARISONS)
"""Events that tell how the work was cut into runs and pieces; what comparisons came to is asked of the tables, and verified."""
_PASSING = {"id", "document_id", "version_id", "run_id", "reading_id", "made"}


def lasting(table):
    return [column for column in table.c if column.name not in _PASSING]


def content(register):
    asked = {
        "documents": select(documents.c.sha256, documents.c.received, documents.c.state),
        "copies": select(copies.c.path, documents.c.sha256).join_from(copies, documents),
        "readings": select(documents.c.sha256, versions.c.mark, *lasting(readings)).join_from(readings, documents).join(versions),
        "findings": select(documents.c.sha256, *lasting(findings)).join_from(findings, documents),
        "tallies": select(tallies).where(tallies.c.documents > 0),
        "crossings": select(
            crossings.c.rule, crossings.c.level, crossings.c.fingerprint, crossings.c.series, crossings.c.facts, documents.c.sha256
        ).join_from(crossings, documents, crossings.c.document_id == documents.c.id),
        "uncompared": select(uncompared.c.document_id),
        "events": select(events.c.kind, events.c.sha256, events.c.after, events.c.details).where(events.c.kind.not_in(_OF_RUNS)),
    }
    return {name: sorted(dumps(tuple(row), sort_keys=True) for row in register.rows(each)) for name, each in asked.items()}
