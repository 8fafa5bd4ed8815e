"""The language server, a face of its own: findings as diagnostics, the clause on hover, fixes that change no words as quick fixes."""
