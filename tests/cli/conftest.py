"""``thethuc(...)`` runs the command line in this process and hands back what a shell would see."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Outcome:
    """Exit code and both streams."""

    code: int
    out: str
    err: str


@pytest.fixture
def thethuc(capfdbinary, monkeypatch):
    """The program as a function of its arguments; ``stdin`` is bytes."""
    monkeypatch.delenv("THETHUC_LANG", raising=False)
    monkeypatch.delenv("THETHUC_DEBUG", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def run(*arguments, stdin: bytes = b"") -> Outcome:
        from checker.cli.root_command import run as entry

        line = [str(argument) for argument in arguments]
        monkeypatch.setattr(sys, "argv", ["thethuc", *line])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = entry(line)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def compliant() -> Path:
    """A plan nothing is wrong with."""
    return ROOT / "fixtures" / "compliant" / "so-noi-vu.txt"


@pytest.fixture
def faulty(tmp_path, compliant) -> Path:
    """The same plan without its motto: one error."""
    path = tmp_path / "khong-tieu-ngu.txt"
    text = compliant.read_text(encoding="utf-8")
    assert "Độc lập - Tự do - Hạnh phúc" in text
    path.write_text(text.replace("Độc lập - Tự do - Hạnh phúc", ""), encoding="utf-8")
    return path
