"""Plain text, Markdown and texts that a machine recognised."""
