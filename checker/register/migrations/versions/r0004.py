"""An index of the documents with a degree of urgency, which a queue asks for first."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_readings_urgent", "readings", ["priority", "document_id"], unique=False,
        sqlite_where=sa.text("current = 1 AND priority > ''"), postgresql_where=sa.text("current AND priority > ''"),
    )  # fmt: skip
