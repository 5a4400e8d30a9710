"""RK1: whether everything that is referred to is there, is there once, and is still there."""

from collections.abc import Iterable, Iterator
from typing import Any

from rolekat.findings.finding import Finding, Path, Place, Rule, Several, Term
from rolekat.library.references import Dangling
from rolekat.state.catalog import CatalogState
from rolekat.text.words import closest


def reported(rule: Rule, found: Iterable[Dangling], *kinds: str) -> Iterator[Finding]:
    """One finding of a rule for each name of these kinds that leads nowhere in a file, at the first place of it.

    The variant is the kind, with `-near` where there is a name that somebody may have meant.
    """
    gathered: dict[tuple[str, str, str, str], list[Dangling]] = {}
    for one in found:
        if one.kind in kinds:
            gathered.setdefault((one.place.file, one.kind, one.given, one.within), []).append(one)
    for first, *others in gathered.values():
        near = first.near or (None if first.kind == "range" else closest(first.given, first.known))
        yield rule.at(
            first.place,
            f"{first.kind}-near" if near else first.kind,
            related=tuple((other.place, "also") for other in others),
            given=first.given,
            near=near or "",
            known=Several(tuple(f"`{name}`" for name in first.known)) if first.known else Term("none"),
            within=first.within,
        )


def everywhere(places: Iterable[Place]) -> tuple[Place, tuple[tuple[Place, str], ...]]:
    """The first of some places, and the others as related ones."""
    first, *others = places
    return first, tuple((place, "also") for place in others)


def texts_in(value: Any) -> Iterator[tuple[Path, str]]:
    """Every text below a value with its path, in order."""
    stack: list[tuple[Path, Any]] = [((), value)]
    while stack:
        path, here = stack.pop()
        if isinstance(here, str):
            yield path, here
        elif isinstance(here, dict):
            stack.extend(((*path, key), child) for key, child in reversed(here.items()))
        elif isinstance(here, list):
            stack.extend(((*path, index), here[index]) for index in reversed(range(len(here))))


def written_in(catalog: CatalogState) -> Iterator[tuple[Path, str]]:
    """The texts of a catalog's own file; its notes may speak of what was."""
    return ((path, text) for path, text in texts_in(catalog.loaded.value) if path[0] != "notes")
