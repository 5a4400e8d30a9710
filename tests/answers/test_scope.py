"""The words that somebody types, and what they mean."""

import pytest

from rolekat.answers.scope import Scope, Wishes, scope_of
from rolekat.errors import NothingFoundError, UsageError
from rolekat.library.library import Library
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook


@pytest.mark.parametrize(
    ("wishes", "scope"),
    [
        (Wishes(), Scope()),
        (Wishes(("by",)), Scope(organisations=frozenset({"by"}))),
        (Wishes(("Byen",)), Scope(organisations=frozenset({"by"}))),
        (Wishes(("post", "sag", "land")), Scope(frozenset({"land"}), frozenset({"post", "sag"}))),
        (Wishes(("Kortsystem",)), Scope(systems=frozenset({"kort"}))),
        (Wishes(("superbruger",)), Scope(roles=frozenset({"bruger"}))),
        (Wishes(("vinduespudser",)), Scope(roles=frozenset({"vinduespudser"}))),
        (Wishes(role="Netadministrator"), Scope(roles=frozenset({"netadmin"}))),
        (Wishes(phase="Ibrugtagning"), Scope(phases=frozenset({"brug"}))),
        (Wishes(phase="Fase 2: Ibrugtagning"), Scope(phases=frozenset({"brug"}))),
    ],
)
def test_names_and_options(organisations: Organisations, wishes: Wishes, scope: Scope) -> None:
    assert scope_of(organisations, wishes) == scope


@pytest.mark.parametrize(
    ("wishes", "key", "near"),
    [
        (Wishes(("postt",)), "answer-name-near", "post"),
        (Wishes(("kortsystm",)), "answer-name-near", "kort"),
        (Wishes(("qqqqqq",)), "answer-name", None),
        (Wishes(organisation="byy"), "new-no-organisation-near", "by"),
        (Wishes(system="postt"), "new-no-system-near", "post"),
        (Wishes(role="superbrugr"), "new-no-role-near", "bruger"),
        (Wishes(phase="drifft"), "new-no-phase-near", "drift"),
        (Wishes(phase="qqq"), "new-no-phase", None),
    ],
)
def test_did_you_mean(organisations: Organisations, wishes: Wishes, key: str, near: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        scope_of(organisations, wishes)
    assert caught.value.key == key
    assert caught.value.params.get("near") == near


def test_where_nobody_has_begun() -> None:
    with pytest.raises(NothingFoundError) as caught:
        scope_of(Organisations(Library([]), Outlook("2026-06-01")), Wishes())
    assert caught.value.key == "no-organisation"
    assert caught.value.exit_code == 3
