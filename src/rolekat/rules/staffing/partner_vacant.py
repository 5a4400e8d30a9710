"""Whoever holds a role finds the roles that it rests on filled, also those that nobody is obliged to fill now."""

import functools
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.expectations import expectations
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import roles_of
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK444", "partner-vacant", "note", "Rollegalleri 1.5, 2 Rollebeskrivelser")

_PARTNERS: Final = ("cooperates", "escalates-to", "reports-to", "orders-from")


@only_where("demands.assigned")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system's role that another one assigns."""
    roles, once = staffing.roles, staffing.organisation.roles
    for name, others in staffing.demands.assigned:
        role = roles.get(name)
        if role is not None and role.current:
            known = [(one, at) for other, at in others if (one := roles.get(other) or once.get(other))]
            yield from _check("appoints", role, known, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once: those that assign them, and those that they work with."""
    for role in organisation.held:
        if role.demand is not None and role.current:
            gallery, of = role.demand.role.catalog.gallery, role.demand.role.of
            for variant, known in (("appoints", _assigning(gallery, of)), ("message", _partners(gallery).get(of, []))):
                others = [(one, at) for other, at in known for one in roles_of(other, organisation)]
                yield from _check(variant, role, others, organisation.head.title)


def _assigning(gallery: LinkedGallery, role: str) -> list[tuple[str, Place]]:
    others = expectations(gallery).assigned_by.get(role, ())
    return [(name, gallery.role_place(name, "relations", index)) for name, index in others]


def _check(variant: str, role: StaffedRole, others: list[tuple[StaffedRole, Place]], where: str) -> Iterator[Finding]:
    """What a rule already reports as vacant is left out here."""
    vacant = {other.id: (other, at) for other, at in others if _is_gone(other)}
    if vacant:
        yield RULE.at(
            role.place,
            variant,
            severity="warning" if variant == "appoints" else None,
            related=tuple(pair for other, at in vacant.values() for pair in ((other.place, "vacant"), (at, "said"))),
            role=role.title,
            others=Several(tuple(other.title for other, _ in vacant.values())),
            where=where,
        )


def _is_gone(role: StaffedRole) -> bool:
    unasked = role.obligation is None or role.accepted is not None or not role.applicable
    return unasked and not role.anybody and not (role.filled and role.applicable) and not role.spread


@functools.lru_cache(maxsize=16)
def _partners(gallery: LinkedGallery) -> dict[str, list[tuple[str, Place]]]:
    """The roles that each role works with, reports to, or takes orders from, with where that is said first."""
    found: dict[str, dict[str, Place]] = {}
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations):
            other = gallery.role_meant(relation.to) if relation.kind in _PARTNERS else None
            if other:
                found.setdefault(name, {}).setdefault(other, gallery.role_place(name, "relations", index))
    return {name: list(others.items()) for name, others in found.items()}
