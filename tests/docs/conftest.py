"""The command line as a function, as tests/cli has it."""

from tests.cli.conftest import thethuc  # noqa: F401 - a fixture
