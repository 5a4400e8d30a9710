"""Everybody who holds a role, stands in or answers for something is known to the organisation."""

from collections.abc import Iterable, Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import new_person
from rolekat.rules.entering import only_where
from rolekat.rules.references import reported
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK411", "unknown-holder", "error")
_KINDS: Final = (
    "person", "position", "unit", "supplier", "body", "at", "at-elsewhere", "at-one-seat", "for-one", "for-no-seat",
)  # fmt: skip


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Holders, deputies, those who were given tasks, accept a vacancy, carry out an action; and places."""
    yield from _with_command(reported(RULE, staffing.dangling, *_KINDS), staffing.organisation)


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same in the organisation's head, and in files on systems without a catalog."""
    yield from _with_command(reported(RULE, organisation.dangling, *_KINDS), organisation)


def _with_command(found: Iterable[Finding], organisation: OrganisationState) -> Iterator[Finding]:
    """With what makes a person known who is not. A place that is only said to no purpose is a note."""
    for finding in found:
        if finding.variant == "at-one-seat":
            yield finding._replace(severity="note")
        elif finding.variant in ("person", "person-near"):
            command = new_person(str(dict(finding.params)["given"]), organisation)
            yield finding._replace(params=tuple(sorted((*finding.params, ("command", command)))))
        else:
            yield finding
