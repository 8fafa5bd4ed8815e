"""What an office writes about a plan's form: a note to its own unit, or a letter to the organ that issued it.

Pure: what was understood of a plan, its findings and a template in; the bytes of a Word file out. Which letter the law knows for which
plan stands in :mod:`checker.letters.choosing`; the sentences stand in ``reports/letters/``, always in Vietnamese.
"""
