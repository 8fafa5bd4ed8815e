"""The tables as the first register has them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

_TREE = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Make every table, and the head no event follows yet."""
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="received", nullable=False),
        sa.Column("state_since", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
    )
    op.create_index("ix_documents_waiting", "documents", ["state", "received"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("after", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_kind", "events", ["kind", "at"], unique=False)
    op.create_index(op.f("ix_events_sha256"), "events", ["sha256"], unique=False)
    op.create_table(
        "heads",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heads")),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("began", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), server_default=text("0"), nullable=False),
        sa.Column("added", sa.Integer(), server_default=text("0"), nullable=False),
        sa.Column("known", sa.Integer(), server_default=text("0"), nullable=False),
        sa.Column("unreadable", sa.Integer(), server_default=text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", _TREE, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "tallies",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("organ_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "month", "organ_key", "name", name=op.f("pk_tallies")),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), server_default="", nullable=False),
        sa.Column("options", _TREE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("mark", name=op.f("uq_versions_mark")),
    )
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("arrival_number", sa.Text(), server_default="", nullable=False),
        sa.Column("arrival_date", sa.Text(), server_default="", nullable=False),
        sa.Column("to_places", sa.Text(), server_default="", nullable=False),
        sa.Column("due_date", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_arrivals_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
        sa.UniqueConstraint(
            "document_id", "arrival_number", "arrival_date", name=op.f("uq_arrivals_document_id_arrival_number_arrival_date")
        ),
    )
    op.create_index(op.f("ix_arrivals_document_id"), "arrivals", ["document_id"], unique=False)
    op.create_index("ix_arrivals_number", "arrivals", ["arrival_number", "arrival_date"], unique=False)
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_copies_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_copies_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("path", "document_id", name=op.f("uq_copies_path_document_id")),
    )
    op.create_index(op.f("ix_copies_document_id"), "copies", ["document_id"], unique=False)
    op.create_table(
        "crossings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("place", _TREE, nullable=True),
        sa.Column("other_place", _TREE, nullable=True),
        sa.Column("facts", _TREE, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_crossings_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["documents.id"], name=op.f("fk_crossings_other_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_crossings_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crossings")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_crossings_fingerprint")),
    )
    op.create_index(op.f("ix_crossings_document_id"), "crossings", ["document_id"], unique=False)
    op.create_index(op.f("ix_crossings_other_id"), "crossings", ["other_id"], unique=False)
    op.create_index(op.f("ix_crossings_rule"), "crossings", ["rule"], unique=False)
    op.create_index(op.f("ix_crossings_run_id"), "crossings", ["run_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_decisions_document_id"), ondelete="CASCADE"),
        sa.UniqueConstraint("document_id", "rule", "fingerprint", name=op.f("uq_decisions_document_id_rule_fingerprint")),
    )
    op.create_table(
        "links",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_links_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["documents.id"], name=op.f("fk_links_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "other_id", "kind", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_other_id"), "links", ["other_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("medium", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("scope", sa.Text(), server_default="in", nullable=False),
        sa.Column("ruleset", sa.Text(), server_default="", nullable=False),
        sa.Column("chosen_by", sa.Text(), server_default="", nullable=False),
        sa.Column("authentic", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("whole", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("addressed", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("doubt", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("errors", sa.Integer(), server_default=text("0"), nullable=False),
        sa.Column("warnings", sa.Integer(), server_default=text("0"), nullable=False),
        sa.Column("notes", sa.Integer(), server_default=text("0"), nullable=False),
        sa.Column("organ_key", sa.Text(), server_default="", nullable=False),
        sa.Column("organ_name", sa.Text(), server_default="", nullable=False),
        sa.Column("superior_organ", sa.Text(), server_default="", nullable=False),
        sa.Column("type_code", sa.Text(), server_default="", nullable=False),
        sa.Column("type_name", sa.Text(), server_default="", nullable=False),
        sa.Column("code_number", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("code_notation", sa.Text(), server_default="", nullable=False),
        sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("issued_date", sa.Text(), server_default="", nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("competence", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Text(), server_default="", nullable=False),
        sa.Column("full_name", sa.Text(), server_default="", nullable=False),
        sa.Column("to_places", _TREE, nullable=False),
        sa.Column("archive", sa.Text(), server_default="", nullable=False),
        sa.Column("priority", sa.Text(), server_default="", nullable=False),
        sa.Column("signers", _TREE, nullable=False),
        sa.Column("annexes", _TREE, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_readings_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_readings_run_id")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_readings_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("document_id", "version_id", name=op.f("uq_readings_document_id_version_id")),
    )
    op.create_index(
        "ix_readings_code", "readings", ["organ_key", "year", "number", "code_notation", "current"], unique=False,
        sqlite_where=text("current = 1"), postgresql_where=text("current"),
    )  # fmt: skip
    op.create_index(
        "ix_readings_current", "readings", ["document_id"], unique=True, sqlite_where=text("current"), postgresql_where=text("current")
    )
    op.create_index("ix_readings_issued", "readings", ["issued_date"], unique=False)
    op.create_index(op.f("ix_readings_run_id"), "readings", ["run_id"], unique=False)
    op.create_index(
        "ix_readings_shared", "readings", ["organ_key", "year", "number", "code_notation"], unique=False,
        sqlite_where=text("shared = 1"), postgresql_where=text("shared"),
    )  # fmt: skip
    op.create_index("ix_readings_verdict", "readings", ["verdict", "current", "organ_key"], unique=False)
    op.create_table(
        "citations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("code_key", sa.Text(), server_default="", nullable=False),
        sa.Column("type", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("organ", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_citations_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_citations_reading_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citations")),
        sa.UniqueConstraint("reading_id", "ordinal", name=op.f("uq_citations_reading_id_ordinal")),
    )
    op.create_index(op.f("ix_citations_code_key"), "citations", ["code_key"], unique=False)
    op.create_index(op.f("ix_citations_document_id"), "citations", ["document_id"], unique=False)
    op.create_index(op.f("ix_citations_reading_id"), "citations", ["reading_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("clause_document", sa.Text(), server_default="", nullable=False),
        sa.Column("clause_at", sa.Text(), server_default="", nullable=False),
        sa.Column("place", _TREE, nullable=True),
        sa.Column("fix", sa.Text(), nullable=True),
        sa.Column("excerpt", _TREE, nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_findings_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_findings_reading_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("reading_id", "ordinal", name=op.f("uq_findings_reading_id_ordinal")),
    )
    op.create_index(op.f("ix_findings_document_id"), "findings", ["document_id"], unique=False)
    op.create_index("ix_findings_rule", "findings", ["rule", "document_id"], unique=False)
    op.execute("INSERT INTO heads (id, event_id, hash) VALUES (1, 0, '')")
