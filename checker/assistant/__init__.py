"""Answers for an assistant over MCP: what it may ask, what it may reach, how much it is told."""
