"""The office's desk in a browser: a counter where any clerk can have a plan checked, and the same over an API.

Nothing but this room and the verb ``thethuc desk`` loads a web server. What a page says stands in ``reports/desk/`` and in the section
``desk`` of the catalogues.
"""
