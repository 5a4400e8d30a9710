"""The contact point of a phase is the role that the gallery gives that task, or the catalog says why not."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK322", "contact-point-differs", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role; silent where the decision on contact points gives a reason.

    A gallery without such a decision has no place for a reason: there it is but a note.
    """
    asked = catalog.gallery.decision_about("contact-points")
    decision = catalog.decisions.get(asked) if asked else None
    if (decision and decision.why) or not catalog.phases:
        return
    other: dict[str, list[str]] = {}
    for phase, name in catalog.contact_point.items():
        proposed, role = catalog.expected.contacts.get(phase), catalog.roles.get(name)
        if proposed and role and role.of not in proposed and role.obligations.active(phase):
            other.setdefault(name, []).append(phase)
    for name, phases in other.items():
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
