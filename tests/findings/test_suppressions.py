"""Comments that suppress findings, as people write them."""

import pytest

from rolekat.findings.suppressions import Suppression, suppressions_in

DAY = "2026-06-01"


def only(text: str) -> Suppression:
    (found,) = suppressions_in(text)
    return found


@pytest.mark.parametrize("sign", ["--", " -- ", " \u2013 ", " \u2014 ", ": "])
@pytest.mark.parametrize("until", ["", " until 2026-06-01", ", until 2026-06-01"])
def test_a_comment_covers_its_line_up_to_its_last_day(sign: str, until: str) -> None:
    found = only(f"a: 1\nb: 2 # rolekat: ignore RK302, rk315{until}{sign}agreed: case 7\n")
    assert (found.codes, found.reason) == (("RK302", "RK315"), "agreed: case 7")
    assert found.is_about("RK315", 2)
    assert not found.is_about("RK315", 1)
    assert not found.has_ended(DAY)
    assert found.has_ended("2026-06-02") is bool(until)
    assert (found.span.line, found.span.column) == (2, 6)


def test_on_a_line_of_its_own_it_counts_for_the_next() -> None:
    found = only("a: 1\n# rolekat: ignore RK302 -- case 7\n\n# more\nb: 2\n")
    assert found.line == 5
    assert only("# rolekat: ignore-file RK302 -- case 7\nb: 2\n").line is None


@pytest.mark.parametrize(
    "said",
    [
        " RK302 - case 7",
        " RK302 until soon -- case 7",
        " RK302 (case 7)",
        " RK302 sag 25/1711",
        "d RK302 -- case 7",
        "-all RK302 -- no",
    ],
)
def test_what_is_not_understood_suppresses_nothing(said: str) -> None:
    found = only(f"b: 2 # rolekat: ignore{said}\n")
    assert not found.understood
    assert found.word is None
    assert not found.is_about("RK302", 1)


def test_what_stands_in_a_text_is_no_comment() -> None:
    text = 'a: "so # rolekat: ignore RK302 -- x"\nb: >-\n  # rolekat: ignore RK302 -- x\nc: 1 # rolekat: ignore RK302 -- x\n'
    assert [found.span.line for found in suppressions_in(text)] == [4]


def test_of_a_text_that_cannot_be_parsed_whatever_looks_like_one() -> None:
    assert only('a: "open\nb: 1 # rolekat: ignore RK006 -- x\n').is_about("RK006", 2)
