"""A supplier who holds a role has a contract, and it lasts as long as the role is held or a task is done."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.agreements import Agreed, sheets_of, sheets_once
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope, shared_entries
from rolekat.state.days import LAST, plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK420", "contract-ends-first", "warning")


class _Contract(Record):
    """The last day of a contract, and where it stands."""

    ends: str
    place: Place


class _Bought(Record):
    """Something that a supplier does, up to its stated end."""

    supplier: str
    role: str
    where: str
    until: str | None
    place: Place
    contract: _Contract


@only_where("organisation.head.suppliers")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What suppliers do for a system."""
    organisation = staffing.organisation
    if not organisation.head.suppliers:
        return
    found = _bought(staffing)
    if found:
        yield from _findings(found, organisation)
    if staffing.impersonal:
        yield from _without(staffing, organisation, staffing)


def tells_of(staffing: StaffingState) -> bool:
    """Whether this rule says already that the system's own contract ends soon or has ended."""
    return any(
        one.contract.place.path[0] == "contract" and _variant(one, staffing.organisation) in ("ending", "ended")
        for one in _bought(staffing)
    )


def _bought(staffing: StaffingState) -> list[_Bought]:
    organisation = staffing.organisation
    found = list(_held(staffing, organisation, staffing)) if staffing.impersonal else []
    for name, entry in staffing.delegating:
        for item, given in entry.delegated.items():
            if given.supplier and (contract := _contract(given.supplier, organisation, staffing)):
                place = staffing.place("roles", name, "delegated", item)
                title = staffing.catalog.title_of(name)
                found.append(_Bought(given.supplier, title, staffing.title, given.until, place, contract))
    for agreed in sheets_of(staffing):
        found += _agreed(agreed, staffing)
    return found


@only_where("head.suppliers")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What they do for all systems, and tasks for a group of systems."""
    if not organisation.head.suppliers:
        return
    found = list(_held(organisation, organisation, None))
    for shared in shared_entries(organisation):
        for item, given in shared.entry.delegated.items():
            if given.supplier and (contract := _contract(given.supplier, organisation, None)):
                place = organisation.place(*shared.path, "delegated", item)
                found.append(_Bought(given.supplier, shared.title, shared.where, given.until, place, contract))
    for agreed in sheets_once(organisation):
        found += _agreed(agreed, None)
    yield from _findings(found, organisation)
    yield from _without(organisation, organisation, None)


def _contract(name: str, organisation: OrganisationState, staffing: StaffingState | None) -> _Contract | None:
    """A supplier's contract: that of the system itself where it is the supplier's, else the one that counts for all."""
    own = staffing.staffing.contract if staffing else None
    if staffing and own is not None and own.supplier == name and own.ends:
        return _Contract(own.ends, staffing.place("contract", "ends"))
    known = organisation.head.suppliers.get(name)
    if known is None or known.contract_ends is None:
        return None
    return _Contract(known.contract_ends, organisation.place("suppliers", name, "contract_ends"))


def _without(
    state: StaffingState | OrganisationState, organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[Finding]:
    """The suppliers of whom it is said neither how long they hold a role nor by what contract or decision they do."""
    for role, holding in state.impersonal:
        if holding.holder.until or holding.holder.decision or holding.ends < organisation.day:
            continue
        for kind, name in holding.who:
            if kind == "supplier" and name in organisation.head.suppliers and not _has_contract(name, organisation):
                yield RULE.at(
                    holding.place,
                    "none",
                    severity="note",
                    related=((organisation.place("suppliers", name, of_key=True), "supplier"),),
                    supplier=organisation.called("supplier", name),
                    roles=role.title,
                    where=scope(holding.level, holding.path, organisation, staffing.title if staffing else ""),
                    id=name,
                )


def _has_contract(supplier: str, organisation: OrganisationState) -> bool:
    known = organisation.head.suppliers[supplier]
    contracts = (each.staffing.contract for each in organisation.staffings)
    stated = known is not None and known.contract_ends is not None
    return stated or any(contract is not None and contract.supplier == supplier for contract in contracts)


def _held(
    state: StaffingState | OrganisationState, organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[_Bought]:
    """The roles that suppliers hold, alone or with others, unless somebody follows when the contract ends."""
    for role, holding in state.impersonal:
        for kind, name in holding.who:
            contract = _contract(name, organisation, staffing) if kind == "supplier" else None
            if contract is None or holding.ends <= contract.ends:
                continue
            after = plus_days(contract.ends, 1)
            if not any(other is not holding and other.counts_on(after) for other in role.holdings):
                where = scope(holding.level, holding.path, organisation, staffing.title if staffing else "")
                yield _Bought(name, role.title, where, holding.holder.until, holding.place, contract)


def _agreed(agreed: Agreed, staffing: StaffingState | None) -> Iterator[_Bought]:
    """The tasks that suppliers do by a delegation sheet."""
    for given, place in agreed.sheet.given.values():
        if given.supplier and (contract := _contract(given.supplier, agreed.organisation, staffing)):
            yield _Bought(given.supplier, agreed.title, agreed.where, given.until, place, contract)


def _findings(found: list[_Bought], organisation: OrganisationState) -> Iterator[Finding]:
    """One for each supplier and each way in which the contract is too short."""
    gathered: dict[tuple[str, str, str], list[_Bought]] = {}
    for one in found:
        variant = _variant(one, organisation)
        if variant:
            gathered.setdefault((one.supplier, variant, one.where), []).append(one)
    for (name, variant, where), (first, *others) in gathered.items():
        yield RULE.at(
            first.place,
            variant,
            related=((first.contract.place, "contract"), *((one.place, "also") for one in others)),
            supplier=organisation.called("supplier", name),
            roles=Several(tuple(dict.fromkeys(one.role for one in (first, *others)))),
            where=where,
            day=first.contract.ends,
            key="contract: ends" if first.contract.place.path[0] == "contract" else "contract_ends",
        )


def _variant(one: _Bought, organisation: OrganisationState) -> str | None:
    """Whether the contract has ended, ends before what is stated, or ends soon where no end is stated."""
    ends = one.contract.ends
    if (one.until or LAST) < organisation.day:
        return None
    if ends < organisation.day:
        return "ended"
    if one.until is not None:
        return "message" if ends < one.until else None
    return "ending" if ends <= organisation.outlook.ending_day else None
