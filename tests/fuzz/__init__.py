"""Mutated inputs by the hundred thousand: ``python -m tests.fuzz``; what once failed is kept in ``past/`` and replayed."""
