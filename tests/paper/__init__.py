"""Plans on paper as offices make them: signed, sealed, numbered by hand and scanned."""
