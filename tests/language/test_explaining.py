"""Errors in words: days as people write them, and what was typed as it was typed."""

import errno
import os

import pytest

from rolekat.errors import UsageError
from rolekat.language import Language, words
from rolekat.language.explaining import explained


@pytest.mark.parametrize(
    ("language", "day"), [("da", "1. november 2026"), ("en", "1 November 2026"), ("nb", "1. november 2026")]
)
def test_days_in_words_and_what_is_typed_as_it_is(language: Language, day: str) -> None:
    said = explained(UsageError("change-days", begins="2026-11-01", ends="2026-10-01"), words(language))
    assert day in said
    assert "--until 2026-10-01" in said
    params = {"where": "x", "action": "y", "done": "2026-11-01", "on": "2026-10-01"}
    said = explained(UsageError("done-later", **params), words(language))
    assert day in said
    assert said.count("2026-10-01") == 1
    assert "--undo --on 2026-10-01" in said


def test_a_day_that_is_to_be_typed_stays_as_it_is_typed() -> None:
    said = explained(UsageError("not-a-day-near", given="1.11.2026", near="2026-11-01"), words("en"))
    assert "2026-11-01" in said


@pytest.mark.parametrize(("language", "full"), [("da", "disken er fuld"), ("nn", "disken er full")])
def test_the_systems_reason_stands_in_the_readers_language(language: Language, full: str) -> None:
    error = UsageError("cannot-write", path="a.md", detail=os.strerror(errno.ENOSPC))
    assert full in explained(error, words(language))
    assert "something else" in explained(UsageError("cannot-write", path="a.md", detail="something else"), words("da"))
