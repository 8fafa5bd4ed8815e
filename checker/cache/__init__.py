"""Results remembered from run to run: the store of them, and a report as bytes."""
