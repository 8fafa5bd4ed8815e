"""How older registers become newer ones (alembic), run by :mod:`checker.register.opening` within one transaction."""
