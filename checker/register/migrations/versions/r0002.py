"""Events attest the rows; a moment is the same in a row and in its event; số, ký hiệu as the document writes it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """A column for the code as written, empty where it is not known."""
    op.add_column("readings", sa.Column("code", sa.Text(), server_default="", nullable=False))
