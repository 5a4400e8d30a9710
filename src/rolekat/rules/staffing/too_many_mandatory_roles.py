"""Nobody holds more mandatory roles than the organisation thinks that one person can."""

from collections import Counter
from collections.abc import Collection, Iterator

from rolekat.findings.finding import Finding, Path, Rule, Several
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole

RULE = Rule("RK425", "too-many-mandatory-roles", "warning")


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Each person over all systems: a role counts for each system that it is held for."""
    limit = organisation.outlook.max_mandatory_roles
    held = list(_mandatory(organisation))
    counts = Counter([person for _, _, people in held for person in people])
    names: dict[str, dict[str, None]] = {person: {} for person, count in counts.items() if count > limit}
    if not names:
        return
    for system, title, people in held:
        for person in people:
            if person in names:
                names[person][f"{title} ({system})" if system else title] = None
    for person in sorted(names):
        yield RULE.at(
            organisation.place("people", person, of_key=True),
            who=f"`{person}`",
            organisation=organisation.head.title,
            count=counts[person],
            limit=limit,
            roles=Several(tuple(names[person])),
        )


def _mandatory(organisation: OrganisationState) -> Iterator[tuple[str, str, Collection[str]]]:
    """The roles that are mandatory today, by system and title, each with the people who hold it."""
    for_group: set[Path] = set()
    for staffing in organisation.staffings:
        for role in staffing.held:
            if role.obligation == "mandatory" and role.applicable:
                if role.level == "group" and role.demand and role.demand.base:
                    if role.demand.of_groups and role.path in for_group:
                        continue  # there is one for all of them
                    for_group.add(role.path)
                yield staffing.title, role.title, _holders(role, organisation)
    for role in organisation.held:
        if role.obligation == "mandatory" and role.applicable:
            yield "", role.title, _holders(role, organisation)


def _holders(role: StaffedRole, organisation: OrganisationState) -> Collection[str]:
    """The organisation's own people in a role; those of a joint body are counted there."""
    if len(role.current) == 1 and role.current[0].organisation == organisation.id:
        return role.current[0].people
    held = [holding for holding in role.current if holding.organisation == organisation.id]
    return {person for holding in held for person in holding.people}
