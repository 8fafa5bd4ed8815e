"""The tools an assistant is given, asked over MCP."""
