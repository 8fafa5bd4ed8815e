"""Pictures of pages: cleaned, recognised, put on lines and columns."""
