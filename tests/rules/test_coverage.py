"""Every clause of the annexes is accounted for, and every rule's clause is one of them."""

from __future__ import annotations

from checker.authoring.covering import coverage, gaps


def test_nothing_is_left_over() -> None:
    assert list(gaps()) == []


def test_every_clause_is_accounted_for() -> None:
    assert [clause.at for clause in coverage() if not clause.accounted] == []


def test_no_clause_stands_twice() -> None:
    places = [clause.at for clause in coverage()]
    assert len(places) == len(set(places))


def test_every_point_of_the_main_components_is_listed() -> None:
    letters = {1: "abc", 2: "abc", 3: "abcd", 4: "abc", 5: "ab", 6: "abcdđeg", 7: "abcdđ", 8: "abc", 9: "abcd"}
    wanted = {f"Phụ lục I, Phần I, Mục II, khoản {khoan}, điểm {letter}" for khoan, all_ in letters.items() for letter in all_}
    assert wanted <= {clause.at for clause in coverage()}
