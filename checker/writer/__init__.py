"""The check within LibreOffice Writer: an extension whose menu asks the ``thethuc`` of this machine about the plan that is open.

``extension/`` runs in LibreOffice's own Python and knows nothing of this package; ``python -m checker.writer FILE.oxt`` packs it.
"""
