"""What one check of a clean plan makes before it can begin, counted: patterns and dataclasses are built anew at every start."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COUNT = """
import dataclasses, re, sys
made = {"patterns": set(), "dataclasses": set()}
compiled, processed = re.compile, dataclasses._process_class

def compile(pattern, flags=0):
    if sys._getframe(1).f_globals["__name__"].startswith("checker."):
        made["patterns"].add((pattern, flags))
    return compiled(pattern, flags)

def process(cls, *settings):
    if cls.__module__.startswith("checker."):
        made["dataclasses"].add(cls.__qualname__)
    return processed(cls, *settings)

re.compile, dataclasses._process_class = compile, process
from checker.cli.root_command import run
code = run(["check", "--no-cache", "--quiet", "fixtures/compliant/so-noi-vu.docx"])
sys.stdout.flush()
print(code, *map(len, made.values()), file=sys.stderr)
"""


def test_a_clean_plan_compiles_few_patterns_and_makes_few_dataclasses():
    run = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, cwd=ROOT, check=True, encoding="utf-8", timeout=60)
    code, patterns, dataclasses = map(int, run.stderr.split("\n")[-2].split())
    assert code == 0
    assert 0 < patterns <= 145
    assert 0 < dataclasses <= 17
