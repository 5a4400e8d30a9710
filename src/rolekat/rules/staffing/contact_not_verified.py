"""Somebody has lately made sure that whoever is the contact point can be reached."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState

RULE = Rule("RK415", "contact-not-verified", "warning", "Rollegalleri 1.5, 3 Bilag")


@only_where("register")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """One finding a person, with the systems; nothing where there is no register of the organisation's people to read.

    What the register says stands in no finding: it is read by more people than the register is.
    """
    register = organisation.register
    if register is None:
        return
    files = [file for file in register.files if file.organisation in (None, organisation.id)]
    if not any(file.contacts or not file.problems for file in files):
        return
    since = organisation.outlook.verified_since
    for person, systems in _contacts(organisation).items():
        contact = register.person(organisation.id, person)
        if contact is not None and contact.verified_since(since):
            continue
        yield RULE.at(
            organisation.place("people", person, of_key=True),
            "missing" if contact is None else "message" if contact.verified else "never",
            who=f"`{person}`",
            id=person,
            systems=Several(tuple(systems)),
            day=(contact.verified if contact else None) or "",
            since=since,
        )


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
