"""Every clause of the annexes is accounted for, and every rule's clause is one of them."""

from __future__ import annotations

from checker.authoring.covering import coverage, gaps


def test_nothing_is_left_over() -> None:
    assert list(gaps()) == []


def test_every_clause_is_accounted_for() -> None:
    assert [(clause.law, clause.at) for clause in coverage() if not clause.accounted] == []


def test_what_judges_a_clause_follows_from_the_rules() -> None:
    found = next(
        clause for clause in coverage() if clause.law == "nd30-2020" and clause.at.endswith("Mục I, khoản 1") and "Phần I" in clause.at
    )
    assert found.covered == ("TT0001",)


def test_every_article_on_form_is_listed_for_both_laws() -> None:
    for law, articles in (("nd30-2020", (*range(8, 14), *range(15, 19))), ("tt01-2011", range(4, 18))):
        listed = [clause.at for clause in coverage() if clause.law == law]
        for article in articles:
            assert any(at == f"Điều {article}" or at.startswith(f"Điều {article},") for at in listed), (law, article)


def test_no_clause_stands_twice() -> None:
    places = [(clause.law, clause.at) for clause in coverage()]
    assert len(places) == len(set(places))


def test_every_point_of_the_main_components_is_listed() -> None:
    letters = {1: "abc", 2: "abc", 3: "abcd", 4: "abc", 5: "ab", 6: "abcdđeg", 7: "abcdđ", 8: "abc", 9: "abcd"}
    wanted = {f"Phụ lục I, Phần I, Mục II, khoản {khoan}, điểm {letter}" for khoan, all_ in letters.items() for letter in all_}
    assert wanted <= {clause.at for clause in coverage()}
