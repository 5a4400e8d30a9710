"""Every phase of a system has a contact point: nobody may have to ask whom to ask."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK302", "phase-without-contact-point", "error", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding that names all phases that `contact_point` leaves out; none where nobody speaks of contact points."""
    if not catalog.speaks_of_contact_points:
        return
    missing = [phase for phase in catalog.phases if phase not in catalog.contact_point]
    if missing:
        proposed = next((role for role in catalog.expected.contacts.get(missing[0], ()) if role in catalog.roles), None)
        yield RULE.at(
            catalog.own_place("contact_point", of_key=True),
            "proposed" if proposed else "message",
            system=catalog.system.title,
            phases=catalog.phase_titles(missing),
            phase=missing[0],
            role=proposed or "",
        )
