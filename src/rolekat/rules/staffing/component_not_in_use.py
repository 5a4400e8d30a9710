"""A role that is there for a component of the shared infrastructure is held while a system uses that component."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole

RULE = Rule("RK448", "component-not-in-use", "note", "Rollegalleri 1.5, 2 Rollebeskrivelser")


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """One finding for all such roles; none where a system's catalog is not known, for it may use anything."""
    gallery = organisation.gallery
    if gallery is None or not organisation.staffings or None in organisation.unread or organisation.is_body:
        return
    demands = (*(staffing.demands for staffing in organisation.staffings), *filter(None, organisation.unread))
    uses = {component for each in demands for component in each.catalog.uses}
    touched = {part for component in uses for part in gallery.component_path(component)}
    found: list[tuple[StaffedRole, str, Place]] = []
    for role in organisation.held:
        name = role.demand.role.of if role.demand else role.id
        base = gallery.roles.get(name)
        lapses = base.appointment.lapses if base and base.appointment else None
        if role.current and lapses and lapses.without in gallery.head.components and lapses.without not in touched:
            found.append((role, lapses.without or "", gallery.role_place(name, "appointment", "lapses")))
    if found:
        titles = (gallery.head.components[component].title for _, component, _ in found)
        yield RULE.at(
            found[0][0].place,
            related=(*((role.place, "also") for role, _, _ in found[1:]), *((said, "said") for _, _, said in found)),
            roles=Several(tuple(role.title for role, _, _ in found)),
            components=Several(tuple(dict.fromkeys(titles))),
            organisation=organisation.head.title,
        )
