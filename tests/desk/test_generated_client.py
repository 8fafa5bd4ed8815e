"""A client generated from the description that a desk serves, put to work against that desk over a network of one machine."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

pytest.importorskip("openapi_python_client", reason="no client was generated from the API's description: pip install openapi-python-client")

from checker.desk.work import WORD
from tests.desk.conftest import answering, desk
from tests.desk.test_counter import FAULTY, PLAN


@pytest.fixture(scope="module")
def address():
    with answering(desk()) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def generated(address, tmp_path_factory):
    """The package's name; what it was generated from is what the desk serves, and nothing of it may have been left out."""
    folder = tmp_path_factory.mktemp("client")
    config = folder / "config.yml"
    config.write_text(f'content_type_overrides: {{"{WORD}": application/octet-stream}}\npost_hooks: []\n', "utf-8")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--config", str(config)]
    made = subprocess.run(
        [*command, "--url", f"{address}/api/v1/openapi.json", "--output-path", str(folder / "thethuc_client")],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr + made.stdout
    assert "omitted" not in made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield "thethuc_client"
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def ask(generated, address):
    """The answer of one way to a body made of some fields, files among them by name and bytes."""
    client = importlib.import_module(generated).Client(base_url=address)
    models = importlib.import_module(f"{generated}.models")
    as_file = importlib.import_module(f"{generated}.types").File

    def asked(way, body, **fields):
        from io import BytesIO

        made = {name: as_file(BytesIO(value[1]), value[0]) if isinstance(value, tuple) else value for name, value in fields.items()}
        made = {name: [as_file(BytesIO(data), said) for said, data in value] if name == "files" else value for name, value in made.items()}
        module = importlib.import_module(f"{generated}.api.default.{way}")
        return module.sync_detailed(client=client, body=getattr(models, body)(**made))

    return asked


def test_it_checks_files_and_reads_the_report(ask):
    answer = ask("check", "BodyCheck", files=[("a.docx", PLAN.read_bytes()), ("b.docx", FAULTY.read_bytes())], lang="en")
    assert answer.status_code == 200
    documents = answer.parsed.additional_properties["documents"]
    assert [each["path"] for each in documents] == ["a.docx", "b.docx"]
    assert "TT0302" in [each["rule"] for each in documents[1]["findings"]]


def test_it_extracts_the_metadata(ask):
    answer = ask("extract", "BodyExtract", file=("a.docx", PLAN.read_bytes()))
    assert answer.parsed.additional_properties["medium"] == "docx"


def test_it_takes_away_word_files(ask):
    for way, body, fields in (
        ("fix", "BodyFix", {"file": ("b.docx", FAULTY.read_bytes()), "accept": True}),
        ("annotate", "BodyAnnotate", {"file": ("b.docx", FAULTY.read_bytes())}),
        ("new", "NewPlan", {"subject": "Trồng cây"}),
    ):
        answer = ask(way, body, **fields)
        assert answer.status_code == 200, way
        assert answer.content[:2] == b"PK", way
        assert answer.parsed.payload.read(2) == b"PK", way


def test_a_refusal_is_read_too(ask):
    assert ask("annotate", "BodyAnnotate", file=("a.txt", b"x")).status_code == 422
