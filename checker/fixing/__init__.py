"""A Word file marked, mended or made: comments on what is wrong, tracked changes that put it right, a skeleton to start from.

Pure: bytes and findings in, bytes out. Every part of a package that does not change keeps its bytes.
"""
