"""A supplier's contract lasts as long as the supplier holds a role or does a task."""

from collections.abc import Iterator
from typing import NamedTuple

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.staffing import scope, shared_entries
from rolekat.state.days import LAST, plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK420", "contract-ends-first", "warning")


class _Bought(NamedTuple):
    """Something that a supplier does, up to its stated end."""

    supplier: str
    role: str
    where: str
    until: str | None
    place: Place


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What suppliers do for a system."""
    if staffing.organisation.head.suppliers:
        found = list(_held(staffing, staffing.organisation, staffing.title)) if staffing.impersonal else []
        for name, entry in staffing.delegating:
            for item, given in entry.delegated.items():
                if given.supplier:
                    place = staffing.place("roles", name, "delegated", item)
                    title = staffing.catalog.title_of(name)
                    found.append(_Bought(given.supplier, title, staffing.title, given.until, place))
        if found:
            yield from _findings(found, staffing.organisation)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What they do for all systems, and tasks for a group of systems."""
    if organisation.head.suppliers:
        found = list(_held(organisation, organisation, ""))
        for shared in shared_entries(organisation):
            for item, given in shared.entry.delegated.items():
                if given.supplier:
                    place = organisation.place(*shared.path, "delegated", item)
                    found.append(_Bought(given.supplier, shared.title, shared.where, given.until, place))
        yield from _findings(found, organisation)


def _held(state: StaffingState | OrganisationState, organisation: OrganisationState, system: str) -> Iterator[_Bought]:
    """The roles that suppliers hold, alone or with others, unless somebody follows when the contract ends."""
    for role, holding in state.impersonal:
        for kind, name in holding.who:
            known = organisation.head.suppliers.get(name) if kind == "supplier" else None
            if known is None or known.contract_ends is None or holding.ends <= known.contract_ends:
                continue
            after = plus_days(known.contract_ends, 1)
            if not any(other is not holding and other.counts_on(after) for other in role.holdings):
                where = scope(holding.level, holding.path, organisation, system)
                yield _Bought(name, role.title, where, holding.holder.until, holding.place)


def _findings(found: list[_Bought], organisation: OrganisationState) -> Iterator[Finding]:
    """One for each supplier and each way in which the contract is too short."""
    gathered: dict[tuple[str, str, str], list[_Bought]] = {}
    for one in found:
        supplier = organisation.head.suppliers.get(one.supplier)
        ends = (supplier.contract_ends if supplier else None) or LAST
        variant = _variant(one, ends, organisation)
        if variant:
            gathered.setdefault((one.supplier, variant, one.where), []).append(one)
    for (name, variant, where), (first, *others) in gathered.items():
        supplier = organisation.head.suppliers[name]
        said = organisation.place("suppliers", name, "contract_ends")
        yield RULE.at(
            first.place,
            variant,
            related=((said, "contract"), *((one.place, "also") for one in others)),
            supplier=(supplier.title if supplier else None) or f"`{name}`",
            roles=Several(tuple(dict.fromkeys(one.role for one in (first, *others)))),
            where=where,
            day=(supplier.contract_ends if supplier else None) or "",
        )


def _variant(one: _Bought, ends: str, organisation: OrganisationState) -> str | None:
    """Whether the contract has ended, ends before what is stated, or ends soon where no end is stated."""
    if (one.until or LAST) < organisation.day:
        return None
    if ends < organisation.day:
        return "ended"
    if one.until is not None:
        return "message" if ends < one.until else None
    return "ending" if ends <= organisation.outlook.ending_day else None
