"""Ids and names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolekat.creating.naming import checked_id, known, phase_range, running, split_list, split_pairs
from rolekat.errors import UsageError
from rolekat.library.phases import phases_of

ORDER = ("opstart", "forberedelse", "ibrugtagning", "forankring", "drift")


@given(st.sets(st.sampled_from(ORDER)), st.integers(1, 5))
def test_a_range_means_the_phases_it_was_made_of(phases: set[str], length: int) -> None:
    order = ORDER[:length]
    expected = tuple(phase for phase in order if phase in phases)
    assert phases_of(tuple(phase_range(expected, order)), order).phases == expected


@pytest.mark.parametrize(
    ("phases", "written"),
    [
        (ORDER, ["always"]),
        (ORDER[1:], ["from forberedelse"]),
        (ORDER[:3], ["until ibrugtagning"]),
        (ORDER[1:3], ["forberedelse to ibrugtagning"]),
        (("drift",), ["drift"]),
        (("forberedelse", "drift"), ["forberedelse", "drift"]),
    ],
)
def test_a_range_is_written_as_people_write_it(phases: tuple[str, ...], written: list[str]) -> None:
    assert phase_range(phases, ORDER) == written


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Systemejer (it-systemet)", "systemejer"),
        ("KLIK-administrator", "KLIK-administrator"),
        ("ØiR-koordinator", "ØiR-koordinator"),
        ("It-arkitekt", "it-arkitekt"),
        ("Træner/underviser", "træner/underviser"),
        ("(alene)", "(alene)"),
    ],
)
def test_a_title_inside_a_sentence(title: str, inside: str) -> None:
    assert running(title) == inside


@pytest.mark.parametrize(
    ("given_id", "suggestion"), [("Ny Løn", "ny-loen"), ("a_b", "a-b"), ("x" * 90, "x" * 80), ("æ", "ae")]
)
def test_a_wrong_id_gets_its_slug_suggested(given_id: str, suggestion: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked_id(given_id)
    assert refused.value.params["suggestion"] == suggestion
    assert checked_id(suggestion) == suggestion


@pytest.mark.parametrize("name", ["superbruge", "Superbruger", "SUPERBRUGER", "superbrugre"])
def test_a_name_nearly_right_is_guessed(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        known("role", name, ["projektleder", "superbruger"])
    assert refused.value.key == "new-no-role-near"
    assert refused.value.params["near"] == "superbruger"


def test_a_name_far_off_gets_the_list() -> None:
    with pytest.raises(UsageError) as refused:
        known("phase", "xyz", ["start", "drift"])
    assert (refused.value.key, refused.value.params["known"]) == ("new-no-phase", "start, drift")


def test_lists_and_pairs() -> None:
    assert split_list(["a, b", "b,c,"]) == ["a", "b", "c"]
    assert split_pairs(["a=b=c", "d = e"]) == {"a": "b=c", "d": "e"}
    for wrong in ("a", "a=", "=b", "  =b"):
        with pytest.raises(UsageError):
            split_pairs([wrong])
    with pytest.raises(UsageError, match="new-pair-twice"):
        split_pairs(["a=b", "c=d", " a = e"])
