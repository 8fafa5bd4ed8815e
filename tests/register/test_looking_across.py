"""What a register finds across its plans: what all of them show side by side, whenever each came, and not what is no longer so."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from sqlalchemy import select, update

from checker.across import NumberSeries, across, plan_reading
from checker.register import tables
from checker.register.looking_across import compare
from checker.register.verifying import faults
from checker.running.one import judged
from checker.running.tasks import Task
from tests.builders.plans import SO_NOI_VU

TODAY = date(2024, 9, 1)
_FIRST = replace(SO_NOI_VU, number="01", day="08", month="01", subject="Thi đua năm 2024", lead_in="Sở Nội vụ ban hành Kế hoạch như sau:")
_ORDER = "1. Sở Tài chính xây dựng kế hoạch thực hiện tại đơn vị, gửi Sở Nội vụ trước ngày 30 tháng 4 năm 2024."


def numbered(number, day, month, subject, **more):
    return replace(_FIRST, number=number, day=day, month=month, subject=subject, **more)


def citing(said):
    return (f"Căn cứ {said};",)


CITES = "Kế hoạch số 01/KH-SNV ngày {} tháng 01 năm 2024 của Sở Nội vụ tỉnh Tây Ninh về thi đua năm 2024"
PLANS = {
    "mot": _FIRST,
    "hai": numbered("02", "10", "01", "Cải cách hành chính"),
    "hai-khac": numbered("02", "11", "01", "Chuyển đổi số"),
    "lui": numbered("03", "02", "01", "Văn thư"),
    "sau": numbered("04", "20", "01", "Lưu trữ"),
    "gan-trung": numbered("05", "21", "01", "Lưu trữ"),
    "sai-ngay": numbered("06", "22", "01", "Thi tuyển", bases=citing(CITES.format("09"))),
    "dung-ngay": numbered("07", "23", "01", "Tuyển dụng", bases=citing(CITES.format("08"))),
    "giao": numbered("09", "24", "01", "Giao việc", body=(*_FIRST.body[:-1], _ORDER)),
    "ky-hieu": numbered("08", "24", "01", "Nâng lương", notation="KH-SNoV"),
    "khac-tinh": numbered("02", "25", "02", "Thanh tra", superior="UBND TỈNH AN GIANG", place="An Giang"),
}
ANSWER = replace(
    _FIRST, organ=("SỞ TÀI CHÍNH",), notation="KH-STC", number="30", day="15", month="02", subject="Thực hiện Kế hoạch số 09",
    bases=citing("Kế hoạch số 09/KH-SNV ngày 24 tháng 01 năm 2024 của Sở Nội vụ tỉnh Tây Ninh về giao việc"),
)  # fmt: skip


@pytest.fixture(scope="module")
def reports():
    task = Task(beside=True)
    found = {name: judged(f"{name}.txt", task, plan.text().encode()) for name, plan in {**PLANS, "tra-loi": ANSWER}.items()}
    return {name: (each.report, plan_reading(each.plan, each.report.path)) for name, each in found.items()}


def crossings(register):
    asked = select(tables.crossings.c.rule, tables.crossings.c.level, tables.crossings.c.fingerprint, tables.crossings.c.facts)
    return sorted((row.rule, row.level, row.fingerprint, repr(sorted(row.facts.items()))) for row in register.rows(asked))


def side_by_side(readings, series=()):
    found = across(readings, series, TODAY.isoformat())
    return sorted({(each.rule, each.level, each.fingerprint, repr(sorted(each.values.items()))) for each in found})


def new(compared):
    return dict(Counter(each.rule for each in compared.new))


def rules_of(register):
    return sorted(rule for rule, *_ in crossings(register))


def added(register, entry, reports, *names):
    for name in names:
        register.add(reports[name][0], reports[name][0].path, *entry)
    return compare(register, entry[1], TODAY)


def holds(register):
    """Whether every row is as the events have it, none that waits among them."""
    with register.reading() as connection:
        return not list(faults(connection))


def test_pieces_in_any_order_come_to_what_all_show_side_by_side(register, entry, reports):
    names = list(PLANS)
    Random(14).shuffle(names)
    for some in (names[:3], names[3:4], names[4:9], names[9:]):
        added(register, entry, reports, *some)
    found = crossings(register)
    assert found == side_by_side([reports[name][1] for name in names])
    assert [rule for rule, *_ in found] == ["TT3001", "TT3004", "TT3005", "TT3011", "TT3017", "TT3021"]
    again = compare(register, entry[1], TODAY)
    assert (again.new, again.gone, crossings(register), holds(register)) == ([], 0, found, True)


def test_what_mends_it_takes_it_away(register, entry, reports):
    added(register, entry, reports, *PLANS)
    sha256 = {name: each[0].sha256 for name, each in reports.items()}
    assert added(register, entry, reports, "tra-loi").gone == 1  # the plan that was ordered
    register.record("recalled", sha256["hai-khac"], who="Lê An")
    compare(register, entry[1], TODAY)
    assert rules_of(register) == ["TT3004", "TT3005", "TT3011", "TT3021"]
    register.forget(sha256["mot"], who="Lê An", why="gửi nhầm")
    compare(register, entry[1], TODAY)
    assert rules_of(register) == ["TT3004", "TT3005", "TT3021"]
    register.forget(sha256["tra-loi"], who="Lê An", why="gửi nhầm")
    assert holds(register)
    assert new(compare(register, entry[1], TODAY)) == {"TT3017": 1}
    assert holds(register)


def test_an_order_is_told_once_its_day_has_passed_though_nothing_came(register, entry, reports):
    register.add(reports["giao"][0], "giao.txt", *entry)
    assert not compare(register, entry[1], date(2024, 4, 30)).new
    assert new(compare(register, entry[1], date(2024, 5, 1))) == {"TT3017": 1}
    assert not compare(register, entry[1], date(2024, 6, 1)).new
    assert holds(register)


def test_how_an_organ_numbers_is_the_offices_to_say(register, entry, reports):
    names = [name for name in PLANS if name not in ("mot", "khac-tinh")]
    added(register, entry, reports, *names)
    register.choose("series", [{"organ": "Sở Nội vụ", "plans_alone": True}], who="Lê An")
    assert new(compare(register, entry[1], TODAY)) == {"TT3006": 2}  # of either spelling of the symbol
    assert crossings(register) == side_by_side([reports[name][1] for name in names], [NumberSeries("Sở Nội vụ", plans_alone=True)])
    register.choose("series", [{"organ": "SỞ NỘI VỤ, UBND TỈNH TÂY NINH", "separate": True}], who="Lê An")
    assert holds(register)
    compare(register, entry[1], TODAY)
    assert not {"TT3001", "TT3005", "TT3006"} & set(rules_of(register))
    assert holds(register)


def test_a_file_in_two_places_is_told_with_how_many(register, entry, reports):
    added(register, entry, reports, "mot")
    register.seen(reports["mot"][0].sha256, "ban-sao.txt", *entry)
    assert new(compare(register, entry[1], TODAY)) == {"TT3003": 1}
    register.seen(reports["mot"][0].sha256, "ban-ba.txt", *entry)
    compare(register, entry[1], TODAY)
    assert [row.facts for row in register.rows(select(tables.crossings))] == [{"count": 3}]
    assert holds(register)


def test_a_run_that_was_killed_leaves_it_to_the_next(register, entry, reports, monkeypatch):
    from checker.register import looking_across

    for name in PLANS:
        register.add(reports[name][0], reports[name][0].path, *entry)
    with monkeypatch.context() as patch:
        patch.setattr(looking_across, "looked_at", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            compare(register, entry[1], TODAY)
    assert crossings(register) == []
    compare(register, entry[1], TODAY)
    assert crossings(register) == side_by_side([reports[name][1] for name in PLANS])


def test_a_reading_that_gives_way_takes_its_findings_with_it(register, entry, reports):
    """Another version reads another number in the same bytes."""
    added(register, entry, reports, "hai", "hai-khac", "mot")
    other = reports["hai-khac"][0]
    with register.writing() as connection:
        connection.execute(tables.versions.insert().values(id=99, mark="x", tool="0", rules="r", options={}))
    changed = replace(other, components={**other.components, "number": replace(other.components["number"], text="77", value=77)})
    register.add(changed, other.path, 99, entry[1])
    assert compare(register, entry[1], TODAY).gone == 1
    assert "TT3001" not in rules_of(register)
    assert holds(register)


def test_no_more_is_read_for_a_plan_that_comes_when_the_register_is_large(register, entry, reports, monkeypatch):
    from checker.register import looking_across

    added(register, entry, reports, *PLANS)
    with register.writing() as connection:  # of other organs than the one that comes
        connection.execute(update(tables.comparables).values(series=tables.comparables.c.series + " xa"))
    read, real = [], looking_across.readings_of
    monkeypatch.setattr(looking_across, "readings_of", lambda *each, **more: read.extend(found := real(*each, **more)) or found)
    added(register, entry, reports, "tra-loi")
    assert {each.path for each in read} == {"tra-loi.txt", "giao.txt"}
