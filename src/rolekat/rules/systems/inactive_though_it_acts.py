"""A system-specific role is active in the phases in which the gallery gives it something to do."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import adapt
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK333", "inactive-though-it-acts", "note", "Rollegalleri 1.5, 2 Rollebeskrivelser")


@only_where("stating")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Of obligations that the catalog states itself, from the role's appointment on and until it lapses."""
    for role in catalog.stating:
        if role.specific and role.obligations.stated:
            yield from _idle(role, catalog)


def _idle(role: CatalogRole, catalog: CatalogState) -> Iterator[Finding]:
    number = catalog.expected.phase_number
    first = number.get(role.starts or "", 0)
    over = catalog.expected.after_lapse.get(role.of, frozenset())
    idle = [
        phase
        for phase in role.acts_in
        if number[phase] >= first and phase not in over and role.obligations.surely_inactive(phase)
    ]
    # Active nowhere is a finding of its own.
    if idle and any(role.obligations.active(phase) for phase in catalog.phases):
        yield RULE.at(
            catalog.place("roles", role.id, of_key=True),
            role=role.title,
            phases=catalog.phase_titles(idle),
            phase=idle[0],
            command=adapt(role.id, catalog, "--omit", "TASK"),
        )
