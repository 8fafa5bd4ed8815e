"""What runs in LibreOffice's own Python, as it goes into the ``.oxt``; never loaded by the checker."""
