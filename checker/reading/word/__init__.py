"""Word files, and the old formats LibreOffice turns into them."""
