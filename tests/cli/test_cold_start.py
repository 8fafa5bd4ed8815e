"""What one check of a clean plan makes before it can begin, counted: it is built anew at every start."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COUNT = """
import re, sys
patterns = set()
compiled = re.compile

def compile(pattern, flags=0):
    if sys._getframe(1).f_globals["__name__"].startswith("checker."):
        patterns.add((pattern, flags))
    return compiled(pattern, flags)

re.compile = compile
from checker.cli.root_command import run
code = run(["check", "--no-cache", "--quiet", "fixtures/compliant/so-noi-vu.docx"])
sys.stdout.flush()
print(code, len(patterns), "dataclasses" in sys.modules, file=sys.stderr)
"""


def test_a_clean_plan_compiles_few_patterns_and_has_no_dataclass_written():
    run = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, cwd=ROOT, check=True, encoding="utf-8", timeout=60)
    code, patterns, written = run.stderr.split("\n")[-2].split()
    assert (code, written) == ("0", "False")
    assert 0 < int(patterns) <= 24
