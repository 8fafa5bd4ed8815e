"""What alembic runs: the connection is the caller's, and so is its transaction. Imported without alembic's run it does nothing."""

from alembic import context

from checker.register.connecting import VERSION_TABLE
from checker.register.tables import metadata

if hasattr(context, "config"):
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE, transactional_ddl=False
    )
    context.run_migrations()
