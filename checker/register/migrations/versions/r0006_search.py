"""What is searched: the words of every field, and of texts where the office keeps them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "bare, content='searchables', content_rowid='document_id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "CREATE TRIGGER search_added AFTER INSERT ON searchables BEGIN "
    "INSERT INTO search_index (rowid, bare) VALUES (new.document_id, new.bare); END",
    "CREATE TRIGGER search_taken AFTER DELETE ON searchables BEGIN "
    "INSERT INTO search_index (search_index, rowid, bare) VALUES ('delete', old.document_id, old.bare); END",
    "CREATE TRIGGER search_changed AFTER UPDATE ON searchables BEGIN "
    "INSERT INTO search_index (search_index, rowid, bare) VALUES ('delete', old.document_id, old.bare); "
    "INSERT INTO search_index (rowid, bare) VALUES (new.document_id, new.bare); END",
)


def upgrade() -> None:
    """Make the table with its index, and fill it from the fields that were kept; of texts older versions kept nothing."""
    op.create_table(
        "searchables",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("bare", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_searchables_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_searchables")),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE:
            op.execute(statement)
    else:
        op.execute("CREATE INDEX ix_searchables_bare ON searchables USING gin (to_tsvector('simple', bare))")
    from checker.register.searching import fill

    fill(connection)
