"""A register of the first tables becomes one that is compared, with what it holds."""

from datetime import date

from sqlalchemy import select, text

from checker.register import Register, connecting, tables
from checker.register.looking_across import compare
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
_GONE = ("comparables", "announcements", "uncompared", "searchables", "saved_filters")


def as_it_was(register):
    """Take out of the tables what the revisions after the first brought."""
    with register.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TABLE search_index"))
        for name in _GONE:
            connection.execute(text(f"DROP TABLE {name}"))
        for index in ("ix_citations_issuer", "ix_citations_date", "ix_crossings_series", "ix_readings_urgent"):
            connection.execute(text(f"DROP INDEX {index}"))
        connection.execute(text("ALTER TABLE citations DROP COLUMN issuer"))
        connection.execute(text("ALTER TABLE crossings DROP COLUMN series"))
        connection.execute(text("ALTER TABLE readings DROP COLUMN code"))
        connection.execute(text("CREATE INDEX ix_citations_code_key ON citations (code_key)"))
        connection.execute(text("UPDATE citations SET code_key = '0' || code_key"))
        connection.execute(text(f"UPDATE {connecting.VERSION_TABLE} SET version_num = '0001'"))


def test_what_an_older_register_holds_is_compared_by_the_next_run(url):
    with Register.open(url) as register:
        run, version = register.begin("Lê An"), 0
        with register.writing() as connection:
            connection.execute(tables.versions.insert().values(id=7, mark="m", tool="0", rules="r", options={}))
            version = 7
        for at, subject in enumerate(("Thi đua", "Văn thư")):
            data = PLAN.replace("Kiểm tra công tác văn thư", subject).encode()
            register.add(judge(f"{at}.txt", Task(), data), f"{at}.txt", version, run)
        before = [tuple(row) for row in register.rows(select(tables.citations).order_by(tables.citations.c.id))]
        as_it_was(register)
    with Register.open(url) as register:
        assert [tuple(row) for row in register.rows(select(tables.citations).order_by(tables.citations.c.id))] == before
        found = compare(register, register.begin("Lê An"), date(2026, 12, 1))
        assert [(each.rule, [spot.path for spot in each.spots]) for each in found.new] == [("TT3001", ["0.txt", "1.txt"])]
