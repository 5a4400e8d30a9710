"""The contact point of a phase is the role that the gallery gives that task, or the catalog says why not."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.galleries import uninflected
from rolekat.state.catalog import CatalogRole, CatalogState

if TYPE_CHECKING:
    from rolekat.model.system import Decision

RULE = Rule("RK322", "contact-point-differs", "warning", "Rollegalleri 1.5, 3 Bilag")

_FURTHER: Final = re.compile(r" (?:\(|på\b|i\b|for\b|ved\b|in\b|at\b|of\b)")
"""Where a title goes on to say where or for what: `Superbruger på skolen`."""


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role; silent where the decision on contact points speaks of it and gives a reason.

    A gallery without such a decision has no place for a reason: there it is but a note.
    """
    if not catalog.phases:
        return
    asked = catalog.gallery.decision_about("contact-points")
    decision = catalog.decisions.get(asked) if asked else None
    other: dict[str, list[str]] = {}
    for phase, name in catalog.contact_point.items():
        proposed, role = catalog.expected.contacts.get(phase), catalog.roles.get(name)
        if proposed and role and role.of not in proposed and role.obligations.active(phase):
            other.setdefault(name, []).append(phase)
    for name, phases in other.items():
        if decision and _gives_reason(decision, catalog.roles[name]):
            continue
        proposed = tuple(dict.fromkeys(role for phase in phases for role in catalog.expected.contacts[phase]))
        yield RULE.at(
            catalog.place("contact_point", phases[0]),
            "message" if asked else "unasked",
            severity=None if asked else "note",
            related=tuple(
                (catalog.gallery.role_place(role, "contact_for", of_key=True), "contact") for role in proposed
            ),
            role=catalog.title_of(name),
            phases=catalog.phase_titles(phases),
            proposed=catalog.titles_of(proposed),
            decision=asked or "",
        )


def _gives_reason(decision: "Decision", role: CatalogRole) -> bool:
    """Whether a decision speaks of a role, by any of its names, and says why."""
    names = (role.title, *((role.base.title, *role.base.aliases) if role.base else ()))
    said = uninflected(f"{decision.decided} {decision.why}")
    return decision.why is not None and any(uninflected(_FURTHER.split(name)[0]) in said for name in names)
