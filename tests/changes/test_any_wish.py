"""Wishes of all sorts over the shipped examples: each is carried out or answered, and touches its own role alone."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.values import emptied, entries

from rolekat.changes.assign import Assign, assign
from rolekat.changes.delegate import Delegate, delegate
from rolekat.changes.depute import Depute, depute
from rolekat.changes.desk import Desk
from rolekat.changes.draft import Draft
from rolekat.changes.end import End, end
from rolekat.changes.holders import shown_who
from rolekat.changes.vacate import Vacate, vacate
from rolekat.config import find_config
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, words
from rolekat.state.organisation import OrganisationState
from rolekat.text.comments import comments_in
from rolekat.text.reader import read

ROOT: Final = Path(__file__).parents[2]
WISHES: Final = 125
UNUSUAL: Final = {"edit-unusual", "edit-faulty", "edit-not-own"}


class Dice:
    """Wishes that somebody may type, most of them nearly right."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def wish(self, organisation: OrganisationState) -> tuple[Callable[[Any, Desk], None], Any, str]:
        head, one = organisation.head, self.one
        staffing = one(None, *organisation.staffings)
        group = one(None, None, *head.system_groups)
        where = (
            next((organisation.staffing(name) for name in head.system_groups[group].systems), None) if group else None
        )
        known = where or staffing
        roles = ({**known.cross_cutting, **known.roles} if known else {}) or organisation.roles
        role = one(*roles.values())
        held = [shown_who(each.who) for each in role.holdings]
        people = list(head.people)
        who = one(one(*people), "unit/it-drift", one(*people), *held, *held)
        areas = [seat.per for seat in role.seats if seat.per]
        at = one((), (), tuple(areas[:1]), (one("byskolen", *areas),))
        texts = role.demand.role.texts if role.demand else None
        items = [item.id for item in (*texts.tasks, *texts.responsibilities)] if texts else []
        system = staffing.id if staffing and not group else None
        days = (None, "2025-01-01", "2026-12-01", "2027-06-01")
        yes = (True, False)
        makers: tuple[Callable[[], Any], ...] = (
            lambda: (assign, Assign(
                role.id, who, system, from_=one(*days), at=at, seat=one(None, *(p.id for p in getattr(role, "posts", ()))),
                deputies=one((), people[:1]), replace=one(*yes), group=group, only_here=one(*yes, False),
            )),
            lambda: (end, End(role.title, one(who, *held), system, on=one(*days), at=at, group=group)),
            lambda: (vacate, Vacate(
                role.id, "recruiting", one(*people), "2027-12-31", system, group=group, from_=one(*days), at=at,
            )),
            lambda: (depute, Depute(role.id, [one(*people)], one(None, *held), system, None, group, at, one(*yes))),
            lambda: (delegate, Delegate(
                role.id, one("noget", *items, *role.entry.delegated), one(None, who), system, None, group, one(*days),
                replace=one(*yes),
            )),
        )  # fmt: skip
        return (*one(*makers)(), role.id)


def leaves(value: Any, role: str) -> Iterator[str]:
    """Every text that does not stand within the role."""
    for path, part in entries(value):
        if isinstance(part, str) and role not in path:
            yield f"{path}: {part}"


@pytest.mark.parametrize("seed", [1, 2])
def test_any_wish(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    shutil.copy(ROOT / "rolekat.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    desk, dice, done = Desk(find_config()), Dice(seed), 0
    organisations = {name: desk.organisation(name) for name in desk.own_organisations}
    organisations = {name: found for name, found in organisations.items() if found.roles}
    error: UsageError | None
    for _ in range(WISHES):
        organisation = dice.one(*organisations.values())
        desk.draft, desk.told = Draft(desk.library), []
        monkeypatch.setattr(desk, "organisation", lambda _wish, _named=None, found=organisation: found)
        carry_out, wish, role = dice.wish(organisation)
        try:
            carry_out(wish, desk)
        except UsageError as caught:
            error = caught
        else:
            error = None
            done += 1
        if error is not None:
            assert error.key not in UNUSUAL, (wish, error.params)
            assert all(words(language)(f"errors.{error.key}", **error.params) for language in LANGUAGES)
            continue
        for language in LANGUAGES:
            assert all(words(language)(f"changes.told.{key}", **params) for key, params in desk.told)
        for written in desk.draft.files.values():
            before, after = ((content or b"").decode() for content in written)
            assert sorted(each.text for each in comments_in(after)) == sorted(each.text for each in comments_in(before))
            assert not emptied(read(before).value, read(after).value)
            assert sorted(leaves(read(after).value, role)) == sorted(leaves(read(before).value, role))
    assert done > WISHES // 8
