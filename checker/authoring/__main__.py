"""``python -m checker.authoring``: compile the rules and the sentences, as a checkout does at its first run after a change."""

import sys

from checker.authoring.compiling import write
from checker.model import data

data.FRESHENS = False
try:
    write()
except Exception as error:
    sys.exit(f"rules/, reports/: {' '.join(str(error).split())}")
