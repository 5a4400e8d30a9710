"""What is called otherwise than it was at a revision: a finding does not become new because its words did."""

from collections.abc import Iterator, Mapping
from typing import Any

from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.report.fingerprints import Mark


def renamed_ids(now: Library) -> dict[str, str]:
    """The ids that something had before, with those of now; an id that anything has now means that."""
    found: dict[str, str] = {}
    known: set[str] = set()
    for pool in _with_ids(now):
        for name, each in pool.items():
            known.add(name)
            found.update(dict.fromkeys(getattr(each, "former_ids", ()), name))
    return {old: name for old, name in found.items() if old not in known}


def _with_ids(library: Library) -> Iterator[Mapping[str, Any]]:
    yield {each.model.system: each.model for each in library.systems() if each.kind == "system"}
    yield {name: each.model for name in library.profile_ids if (each := library.profile(name)) is not None}
    for gallery in library.galleries:
        yield gallery.roles
        for role in gallery.roles.values():
            yield {**role.tasks, **role.responsibilities}
    for name in library.organisation_ids:
        organisation = library.organisation(name)
        if isinstance(organisation, LinkedOrganisation):
            head = organisation.head
            yield from (head.people, head.positions, head.units, head.places, head.suppliers)


def renamed_titles(then: Library, now: Library, called: Mapping[str, str]) -> dict[str, str]:
    """What roles, phases, systems and organisations are called now, by what they were called.

    A sentence names them by their titles. A finding does not become new because one of them is reworded.
    """
    after = _titles(now)
    before = {tuple([called.get(step, step) for step in key]): title for key, title in _titles(then).items()}
    found: dict[str, set[str]] = {}
    for key in before.keys() & after.keys():
        found.setdefault(before[key], set()).add(after[key])
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def _titles(library: Library) -> dict[tuple[str, ...], str]:
    titles: dict[tuple[str, ...], str] = {}
    for gallery in library.galleries:
        titles.update((("role", gallery.key, role), found.title) for role, found in gallery.roles.items())
        titles.update((("phase", gallery.key, phase), found.title) for phase, found in gallery.phases.items())
    for system in library.systems():
        titles["system", system.model.system] = system.model.title
    for name in library.organisation_ids:
        organisation = library.organisation(name)
        if isinstance(organisation, LinkedOrganisation):
            titles["organisation", name] = organisation.head.title
    return titles


def under_new_names(mark: Mark, called: Mapping[str, str]) -> Mark:
    """A mark of then in the words of now."""
    anchor = mark.anchor
    if not isinstance(anchor, str):
        anchor = tuple([called.get(step, step) if isinstance(step, str) else step for step in anchor])
    return mark._replace(anchor=anchor, words=tuple([_word(word, called) for word in mark.words]))


def _word(word: str, called: Mapping[str, str]) -> str:
    quoted = word.startswith("`") and word.endswith("`")
    return f"`{called.get(word[1:-1], word[1:-1])}`" if quoted else called.get(word, word)
