"""A role has that part in a KLIK task, and in that stage, which the gallery gives it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several, Term
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.asked import Part
from rolekat.state.catalog import CatalogState, whole_catalog
from rolekat.state.expectations import PartName

RULE = Rule("RK311", "action-role-without-klik-part", "error", "Rollegalleri 1.5, 2 Rollebeskrivelser")

_CARRYING = ("responsible", "executor")


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the gallery asks of every system: there once, and not in each of them."""
    if gallery.head.actions:
        yield from check_system(whole_catalog(gallery), library)


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role, part and phase; a warning where the role only takes part or may stand in."""
    if catalog.same_ids and catalog.named.isdisjoint(catalog.expected.barred):
        return
    allowed = catalog.expected.klik_phases
    wrong: dict[tuple[str, PartName, str], list[Part]] = {}
    for part in catalog.doing:
        role = catalog.roles.get(part.role)
        if role is None or not catalog.restates(part.action):
            continue
        action = catalog.actions[part.action]
        phases = allowed.get((role.of, part.part)) if action.kind == "klik" else None
        if phases is not None and action.phase not in phases and action.phase in catalog.gallery.phases:
            wrong.setdefault((part.role, part.part, action.phase), []).append(part)
    yield from _findings(wrong, catalog)


def _findings(wrong: dict[tuple[str, PartName, str], list[Part]], catalog: CatalogState) -> Iterator[Finding]:
    barred: set[str] = set()
    for (name, as_what, phase), parts in wrong.items():
        of = catalog.roles[name].of
        if of not in catalog.expected.with_klik_part:
            if name not in barred:
                barred.add(name)
                every = [part for (role, _, _), found in wrong.items() if role == name for part in found]
                yield _finding("none", every, catalog, phase)
        elif not catalog.expected.klik_phases[of, as_what]:
            yield _finding("part", parts, catalog, phase)
        else:
            yield _finding("message", parts, catalog, phase)


def _finding(variant: str, parts: list[Part], catalog: CatalogState, phase: str) -> Finding:
    parts = sorted(parts, key=lambda part: part.part not in _CARRYING)
    first, *others = parts
    role = catalog.roles[first.role]
    related = [(catalog.place(*part.path), "also") for part in others]
    if variant != "none":
        related.append((catalog.gallery.role_place(role.of, "klik", of_key=True), "klik"))
    return RULE.at(
        catalog.place(*first.path),
        variant,
        severity=None if first.part in _CARRYING else "warning",
        related=tuple(related),
        role=role.title,
        part=Term(first.part),
        phase=catalog.phase_title(phase),
        action=Several(tuple(dict.fromkeys(f'"{catalog.actions[part.action].title}"' for part in parts))),
    )
