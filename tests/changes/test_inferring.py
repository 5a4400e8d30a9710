"""Of several organisations, the only one that has what is named is meant."""

from __future__ import annotations

import sys

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import ALLIANCE
from tests.changes.shed import desk_here

from rolekat.changes.inferring import Named
from rolekat.cli import editing
from rolekat.errors import UsageError


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        (Named(["crane"]), "port"),
        (Named(["The crane"]), "port"),
        (Named(group="The fleet"), "port"),
        (Named([None], None, ["hans", None], "clerk"), "alliance"),
        (Named(holders=["unit/quay"]), "port"),
        (Named(role="captain"), "port"),
        (Named(["no-such"], None, ["hans"]), "alliance"),
        (Named(["crane"], None, ["hans"]), "port"),
    ],
)
def test_the_only_one_that_has_it(harbour: Harbour, named: Named, meant: str) -> None:
    assert harbour(alliance=ALLIANCE).organisation(None, named).id == meant


@pytest.mark.parametrize("named", [Named(), Named(role="clerk"), Named(["no-such"]), Named(holders=["nobody-here"])])
def test_where_several_have_it_one_must_be_named(harbour: Harbour, named: Named) -> None:
    harbour(alliance=ALLIANCE)
    with pytest.raises(UsageError, match="new-which-organisation"):
        desk_here().organisation(None, named)


def test_lines_are_broken_for_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    point = "  - one two three four five six"
    monkeypatch.setenv("COLUMNS", "26")
    assert editing.in_lines(point) == point
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert editing.in_lines(point) == "  - one two three four\n    five six"
    assert editing.in_lines("one two three four five six") == "one two three four five\n  six"
