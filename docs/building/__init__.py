"""The site of the documentation: pages made from the rules, the schemas and the catalogues, beside those people write in ``docs/pages``.

``mkdocs build --strict`` makes it; ``mkdocs.yml`` names :mod:`docs.building.hook`. Nothing here is shipped.
"""
