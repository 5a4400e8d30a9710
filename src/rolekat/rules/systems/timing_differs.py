"""A role is appointed no later than the gallery proposes."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK319", "timing-differs", "note", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Earlier is never a finding: the source itself says that it secures the hand-over."""
    for role in catalog.stating:
        if role.entry.from_ and role.base and role.base.appointment:
            yield from _later(role, role.entry.from_, catalog)


def _later(role: CatalogRole, given: str, catalog: CatalogState) -> Iterator[Finding]:
    appointment = role.base.appointment if role.base else None
    number = catalog.expected.phase_number
    if appointment is None or given not in number:
        return
    for variant, limit in (("latest", appointment.latest), ("message", appointment.from_)):
        if limit not in number or number[given] <= number[limit]:
            continue
        if variant == "latest" or not _is_obligatory_before(role, given, catalog):
            yield RULE.at(
                catalog.place("roles", role.id, "from"),
                variant,
                severity="warning" if variant == "latest" else None,
                related=((catalog.gallery.role_place(role.of, "appointment", of_key=True), "proposed"),),
                role=role.title,
                given=catalog.phase_title(given),
                proposed=catalog.phase_title(limit),
            )
        return


def _is_obligatory_before(role: CatalogRole, phase: str, catalog: CatalogState) -> bool:
    """Whether `obligation-before-role-acts` says more of the same."""
    before = catalog.phases[: catalog.expected.phase_number[phase]]
    return role.specific and any(role.obligations.active(earlier) for earlier in before)
