"""How older registers become newer ones (alembic), run by :mod:`checker.register.connecting` within one transaction."""
