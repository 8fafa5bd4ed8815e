"""The extension of LibreOffice Writer, tried in a real one without a screen."""
