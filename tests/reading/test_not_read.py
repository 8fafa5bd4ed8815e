"""What of a file was not read is named, whatever it is; what only looks like it is not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from checker.model import Unreadable
from checker.reading import read
from tests.builders.word import docx_of  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
