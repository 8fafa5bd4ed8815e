"""The best assignment of lines to parts: each part once, no sign twice, in the order of the diagram."""

from checker.parsing.recognition.assigning import Claim, Signs, assigned


def claim(part, line, score, start=0, end=20):
    return Claim(part, (Signs(line, start, end),), score)


def taken(*claims):
    return {(each.claim.part, each.claim.signs[0].line) for each in assigned(claims)}


def test_each_part_is_taken_once_and_from_the_likeliest_line():
    assert taken(claim("motto", 1, 2.0), claim("motto", 3, 5.0)) == {("motto", 3)}


def test_a_line_is_one_part_and_the_whole_decides_which():
    assert taken(claim("motto", 1, 4.0), claim("number", 1, 5.0), claim("number", 0, 4.5)) == {("motto", 1), ("number", 0)}


def test_two_parts_may_share_a_line_where_their_signs_do_not_meet():
    assert taken(claim("number", 0, 3.0, 0, 12), claim("date", 0, 3.0, 13, 40)) == {("number", 0), ("date", 0)}
    assert taken(claim("number", 0, 3.0, 0, 15), claim("date", 0, 4.0, 13, 40)) == {("date", 0)}


def test_a_line_in_order_is_preferred_to_a_likelier_one_out_of_order():
    assert taken(claim("type_name", 0, 6.0), claim("number", 1, 9.0), claim("type_name", 2, 4.0)) == {("number", 1), ("type_name", 2)}


def test_a_line_out_of_order_is_taken_where_there_is_no_other_and_much_speaks_for_it():
    assert taken(claim("type_name", 0, 6.0), claim("number", 1, 9.0)) == {("type_name", 0), ("number", 1)}
    assert taken(claim("type_name", 0, 2.0), claim("number", 1, 9.0)) == {("number", 1)}


def test_a_wrapped_part_keeps_the_signs_of_all_its_lines():
    wrapped = Claim("national_name", (Signs(0, 10, 30), Signs(2, 10, 20)), 8.0)
    assert taken(wrapped, claim("number", 1, 3.0), claim("date", 2, 3.0, 15, 40)) == {("national_name", 0), ("number", 1)}


def test_what_speaks_against_is_never_taken():
    assert taken(claim("date", 0, -0.1)) == set()


def test_the_margin_is_what_the_best_without_it_lacks_and_the_runner_up_is_what_the_line_would_be():
    (date, number) = sorted(assigned([claim("date", 0, 5.0), claim("number", 0, 3.0), claim("number", 1, 2.0)]), key=lambda x: x.claim.part)
    assert (date.claim.score, round(date.margin, 2), date.instead) == (5.0, 4.0, "number")
    assert (round(number.margin, 2), number.instead) == (2.0, None)
