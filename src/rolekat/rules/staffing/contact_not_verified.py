"""Somebody has lately made sure that the contact points, and all whose details are shown, can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState

if TYPE_CHECKING:
    from rolekat.contacts.register import Register

RULE = Rule("RK415", "contact-not-verified", "warning", "Rollegalleri 1.5, 3 Bilag")


@only_where("register")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """One finding a person, with the systems that it is the contact point for.

    Nothing where there is no register of the organisation's people to read.
    What the register says stands in no finding: it is read by more people than the register is.
    """
    register = organisation.register
    if register is None:
        return
    files = [file for file in register.files if file.organisation in (None, organisation.id)]
    if not any(file.contacts or not file.problems for file in files):
        return
    since = organisation.outlook.verified_since
    contacts = _contacts(organisation)
    for person in dict.fromkeys((*contacts, *_listed(organisation, register))):
        contact, systems = register.person(organisation.id, person), contacts.get(person, [])
        if contact is not None and contact.verified_since(since):
            continue
        variant = "missing" if contact is None else "message" if contact.verified else "never"
        yield RULE.at(
            organisation.place("people", person, of_key=True),
            variant if systems else "listed" if variant == "message" else "listed-never",
            who=f"`{person}`",
            id=person,
            systems=Several(tuple(systems)),
            day=(contact.verified if contact else None) or "",
            since=since,
        )


def _listed(organisation: OrganisationState, register: Register) -> list[str]:
    """The organisation's people who do something, and whose details documents therefore show."""
    day = organisation.day
    busy = {name for name, does in organisation.assignments.items() if any(each.ends >= day for each in does)}
    contacts = {name: register.person(organisation.id, name) for name in sorted(busy & organisation.names.people)}
    return [name for name, contact in contacts.items() if contact is not None and any(contact.details_on(day))]


def _contacts(organisation: OrganisationState) -> dict[str, list[str]]:
    """The organisation's people to whom others turn, with the systems."""
    found: dict[str, list[str]] = {}
    for staffing in organisation.staffings:
        holding = staffing.contact_holding
        if holding is not None and holding.organisation == organisation.id:
            for person in holding.people:
                if person in organisation.names.people:
                    found.setdefault(person, []).append(staffing.title)
    return found
