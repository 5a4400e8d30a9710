"""Each holder, and each who is given a task, is one: a person or a unit, not both and not nobody."""

from collections.abc import Iterable, Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.library.references import Dangling
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK440", "holder-not-one", "error")
_KINDS: Final = (
    "holder-none", "holder-several", "delegate-none", "delegate-several", "sheet-none", "sheet-several",
)  # fmt: skip


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The holders of a system's roles, and whom its delegation sheets are agreed with."""
    yield from _check(staffing.dangling)


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The holders that the organisation's head names, and those of systems without a catalog."""
    yield from _check(organisation.dangling)


def _check(found: Iterable[Dangling]) -> Iterator[Finding]:
    for one in found:
        if one.kind in _KINDS:
            yield RULE.at(one.place, one.kind, given=Several(tuple(f"`{kind}`" for kind in one.known)))
