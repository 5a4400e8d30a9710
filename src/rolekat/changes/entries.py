"""How entries of a file are written: their keys in order, names one or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rolekat.model.order import key_order
from rolekat.text.changing import Bare, Flow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.draft import Draft
    from rolekat.text.changing import Path

_TRUTHS: Final = ("contact", "full_post")
_KEYS: Final = key_order("Organisation", ("roles", "", "holders", 0))


def entry_in_order(said: Mapping[str, Any]) -> Flow:
    """A holder's entry with its keys in their usual order; those without anything to say left out."""
    known = {name: number for number, name in enumerate(_KEYS)}
    keys = sorted(said, key=lambda name: known.get(name, len(known)))
    entry = {key: said[key] for key in keys if said[key] not in (None, (), [])}
    return Flow({key: Bare(value) if key in _TRUTHS else value for key, value in entry.items()})


def one_or_list(names: Sequence[str]) -> Any:
    """Names as people write them: one alone, several in a list."""
    return names[0] if len(names) == 1 else list(names)


def as_list(said: Any) -> list[Any]:
    """What a file says, one or several, as several."""
    return list(said) if isinstance(said, list) else [] if said is None else [said]


def take_out(file: str, path: Path, draft: Draft, keep: int | None = None) -> None:
    """Take an entry out, with the maps and lists above it that hold nothing else.

    The first `keep` steps stay: those to a role, a sheet, … of the file or of a group of systems, where none are said.
    """
    if keep is None:
        keep = 4 if path[0] == "system_groups" else 2
    while len(path) > keep + 1 and len(draft.at(file, path[:-1]) or ()) == 1:
        path = path[:-1]
    draft.drop(file, path)


def take_names(file: str, path: Path, gone: Sequence[str], desk: Desk) -> None:
    """Take names out of a list; the key goes with the last of them."""
    said = desk.draft.at(file, path)
    left = [name for name in as_list(said) if name not in gone]
    if not left or not isinstance(said, list):
        if said is not None and not left:
            desk.draft.drop(file, path)
        return
    for index in reversed(range(len(said))):
        if said[index] in gone:
            desk.draft.drop(file, (*path, index))
