"""The rule author's bench: compiling what people write, vetting it, proving it by its examples, and accounting for every clause.

Never loaded by ``thethuc check``.
"""
