"""Keys of organs tell the place where nothing else tells organs of one name apart: see ``connecting``."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """The tables stay as they are."""
