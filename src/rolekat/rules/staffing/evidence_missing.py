"""What a role makes for each system is there once the role has been active for a phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS
from rolekat.rules.commands import done
from rolekat.rules.entering import only_where
from rolekat.state.staffing import StaffingState

RULE = Rule("RK445", "evidence-missing", "note", "Rollegalleri 1.5, 2 Sikkerhedsansvarlig")


@only_where("gallery.results")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """One finding a system; an action of the same name speaks for itself."""
    results = staffing.gallery.results
    if not results or staffing.phase is None:
        return
    there, actions = staffing.staffing.evidence, staffing.catalog.actions
    missing = [
        result
        for result in results
        if result.evidence not in there and result.evidence not in actions and _is_expected(result.role, staffing)
    ]
    if missing:
        yield RULE.at(
            staffing.place("evidence") if there else staffing.place("phases", staffing.phase),
            "timeless" if staffing.phase == TIMELESS else "message",
            related=tuple((result.place, "said") for result in missing),
            roles=staffing.catalog.titles_of(dict.fromkeys(result.role for result in missing)),
            evidence=Several(tuple(f"`{result.evidence}`" for result in missing)),
            command=done(missing[0].evidence, staffing),
            system=staffing.title,
            phase=staffing.phase_title,
        )


def _is_expected(name: str, staffing: StaffingState) -> bool:
    """Whether a role of the catalog applies, is needed, and began in an earlier phase."""
    number, phase = staffing.catalog.expected.phase_number, staffing.phase or ""
    for copy in staffing.catalog.copies(name):
        role = staffing.roles.get(copy.id) or staffing.organisation.roles.get(copy.id)
        if role and role.applicable and copy.obligations.active(phase):
            return number.get(copy.starts or "", -1) < number.get(phase, 0)
    return False
