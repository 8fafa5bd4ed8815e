"""``python -m tests.register.million [--rows N] [--keep FILE]``: a register of made-up rows, and how long each question takes."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date

from sqlalchemy import insert

from checker.across.plan_readings import MOST_SHINGLES
from checker.register import Register, tables, tallying
from checker.register.crossed import counted, crossed
from checker.register.looking_across import compare
from checker.register.questions import citing, failing, summary, twice, waiting

_PIECE = 20_000


def across_plans(connection, ids, months):
    """What is compared of each plan, an order in one of fifty, a finding across in one of a hundred, of which few are of the last run."""
    connection.execute(
        insert(tables.comparables),
        [
            {
                "reading_id": at,
                "document_id": at,
                "series": f"coquan{at % 700} < {months[at][:4]}",
                "code_key": f"{at // 700 % 5_000}/KH-CQ{at % 700}",
                "issuer": f"co quan {at % 700}",
                "date": f"{months[at]}-01",
                "annexes": [],
                "shingles": at.to_bytes(4) * MOST_SHINGLES,
            }
            for at in ids
        ],
    )
    orders = [{"reading_id": at, "document_id": at, "organ": "Sở", "due": "2026-04-30", "waits": False} for at in ids if at % 50 == 0]
    connection.execute(insert(tables.announcements), orders)
    found = [
        {
            "run_id": 2 if at % 20_000 == 0 else 1,
            "rule": f"TT300{1 + at // 100 % 5}",
            "level": "note",
            "document_id": at,
            "other_id": at - 1,
            "fingerprint": f"{at:016x}",
            "series": f"coquan{at % 700} < {months[at][:4]}",
            "place": {"component": "number", "text": "41/KH-CQ"},
            "other_place": {"component": "number", "text": "41/KH-CQ"},
            "facts": {"code": "41/KH-CQ", "year": "2026", "organ": f"CƠ QUAN {at % 700}"},
        }
        for at in ids
        if at % 100 == 0
    ]
    connection.execute(insert(tables.crossings), found)


def filled(register, rows):
    chance = random.Random(14)
    with register.writing() as connection:
        connection.execute(insert(tables.versions).values(id=1, mark="m", tool="0", rules="r", options={}))
        for run in (1, 2):
            connection.execute(insert(tables.runs).values(id=run, began="2026-01-01T00:00:00.000000Z", who="a", tool="0"))
        for start in range(1, rows + 1, _PIECE):
            ids = range(start, min(start + _PIECE, rows + 1))
            months = {at: f"{2025 + chance.randrange(2)}-{chance.randrange(1, 13):02}" for at in ids}
            connection.execute(
                insert(tables.documents),
                [
                    {
                        "id": at,
                        "sha256": f"{at:064x}",
                        "received": f"{months[at]}-{chance.randrange(1, 29):02}",
                        "state": "closed" if chance.random() < 0.9 else "checked",
                        "state_since": "2026-01-01T00:00:00.000000Z",
                    }
                    for at in ids
                ],
            )
            connection.execute(insert(tables.copies), [{"document_id": at, "path": f"den/{at}.docx", "run_id": 1} for at in ids])
            connection.execute(
                insert(tables.readings),
                [
                    {
                        "id": at,
                        "document_id": at,
                        "version_id": 1,
                        "run_id": 1,
                        "made": "2026-01-01T00:00:00.000000Z",
                        "form": "fail",
                        "verdict": chance.choice(("pass", "fail", "review")),
                        "organ_key": f"cơ quan {at % 700}",
                        "organ_name": f"CƠ QUAN {at % 700}",
                        "number": (at - at % 9_973 // 9_972 * 700) // 700 % 5_000,
                        "code_number": str(at // 700 % 5_000),
                        "code_notation": f"KH-CQ{at % 700}",
                        "issued_date": f"{months[at]}-01",
                        "year": int(months[at][:4]) + at // 3_500_000,
                        "to_places": [],
                        "signers": [],
                        "annexes": [],
                    }
                    for at in ids
                ],
            )
            found = [(at, ordinal) for at in ids for ordinal in range(chance.randrange(5))]
            connection.execute(
                insert(tables.findings),
                [
                    {
                        "reading_id": at,
                        "document_id": at,
                        "ordinal": ordinal,
                        "fingerprint": f"{at}-{ordinal}",
                        "rule": f"TT{chance.randrange(1, 200):04}",
                        "name": "n",
                        "component": "number",
                        "level": "error",
                        "basis": "decree",
                    }
                    for at, ordinal in found
                ],
            )
            cited = [
                {
                    "reading_id": at,
                    "document_id": at,
                    "ordinal": 0,
                    "code": f"{at % 9_000}/2020/NĐ-CP",
                    "code_key": f"{at % 9_000}/2020/NĐ-CP",
                }
                for at in ids
            ]
            connection.execute(insert(tables.citations), cited)
            across_plans(connection, ids, months)
        tallying.recount(connection)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--keep")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, Register.open(asked.keep or f"{folder}/so.db") as register:
        began = time.perf_counter()
        filled(register, asked.rows)
        print(f"{asked.rows} documents in {time.perf_counter() - began:.0f} s")
        questions = {
            **{f"summary by {by}": lambda by=by: summary(register, by) for by in ("verdict", "organ", "rule", "month")},
            "failing": lambda: failing(register, "2026-03"),
            "citing": lambda: citing(register, "77/2020/NĐ-CP"),
            "waiting": lambda: waiting(register, date(2026, 12, 1)),
            "twice": lambda: twice(register),
            "across, sums": lambda: counted(register),
            "across, of a run": lambda: crossed(register, 2),
            "across, nothing new": lambda: compare(register, 2, date(2026, 12, 1)).new,
            "across, every one": lambda: crossed(register),
        }
        for name, ask in questions.items():
            began = time.perf_counter()
            lines = len(ask())
            print(f"{name:20} {1000 * (time.perf_counter() - began):8.1f} ms {lines:8} lines", flush=True)


if __name__ == "__main__":
    main()
