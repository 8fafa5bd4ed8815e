"""Events attest what is compared of plans, what was found across them, and which wait to be compared: see ``connecting``."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The tables stay as they are."""
