"""The grammars of a plan's parts, one module each; their BNF is in README.md beside this file."""
