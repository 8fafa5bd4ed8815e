"""Findings across documents: by what a plan is found beside others, and which are still to be looked at."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

_TREE = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Make the tables, and fill them from what was read before; what no older version kept (wordings, orders) is empty."""
    op.add_column("crossings", sa.Column("series", sa.Text(), server_default="", nullable=False))
    op.create_index(op.f("ix_crossings_series"), "crossings", ["series"], unique=False)
    op.add_column("citations", sa.Column("issuer", sa.Text(), server_default="", nullable=False))
    op.drop_index(op.f("ix_citations_code_key"), "citations")
    op.create_index("ix_citations_issuer", "citations", ["code_key", "issuer"], unique=False)
    op.create_index("ix_citations_date", "citations", ["code_key", "date"], unique=False)
    op.create_table(
        "comparables",
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.Text(), server_default="", nullable=False),
        sa.Column("code_key", sa.Text(), server_default="", nullable=False),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("annexes", _TREE, nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_comparables_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_comparables_reading_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_comparables")),
    )
    op.create_index(op.f("ix_comparables_document_id"), "comparables", ["document_id"], unique=False)
    op.create_index("ix_comparables_series", "comparables", ["series"], unique=False)
    op.create_index("ix_comparables_issuer", "comparables", ["code_key", "issuer"], unique=False)
    op.create_index("ix_comparables_date", "comparables", ["code_key", "date"], unique=False)
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("organ", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("waits", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_announcements_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_announcements_reading_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index(op.f("ix_announcements_document_id"), "announcements", ["document_id"], unique=False)
    op.create_index(op.f("ix_announcements_reading_id"), "announcements", ["reading_id"], unique=False)
    op.create_index(
        "ix_announcements_due", "announcements", ["due"], unique=False,
        sqlite_where=sa.text("waits = 1"), postgresql_where=sa.text("waits"),
    )  # fmt: skip
    op.create_table(
        "uncompared",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_uncompared_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_uncompared")),
    )
    from checker.register.comparables import fill

    fill(op.get_bind())
