"""Where a role ends during a system's life, the role that takes over is in the catalog and active from then on."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState
from rolekat.state.expectations import Succession

RULE = Rule("RK307", "succession-without-successor", "error", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """A successor that the source demands in that phase is the business of `demanded-role-left-out`."""
    for succession in catalog.expected.successions:
        if succession.predecessor in catalog.present and not _takes_over(succession, catalog):
            yield from _finding(succession, catalog)


def _takes_over(succession: Succession, catalog: CatalogState) -> bool:
    phase, demanded = succession.phase, catalog.expected.demanded
    for role in succession.successors:
        if phase in demanded.get(role, ()):
            return True
        for copy in catalog.copies(role):
            if not copy.obligations.surely_inactive(phase):
                return True
    return False


def _finding(succession: Succession, catalog: CatalogState) -> Iterator[Finding]:
    predecessor = next(catalog.copies(succession.predecessor))
    successor = succession.successors[0]
    there = next((copy for role in succession.successors for copy in catalog.copies(role)), None)
    if there:
        variant, place = "inactive", catalog.place("roles", there.id, of_key=True)
        successor = there.of
    elif successor in catalog.left_out:
        variant = "left-out"
        entry = next(name for name, entry in catalog.entries.items() if (entry.of or name) == successor)
        place = catalog.place("roles", entry, "not_needed")
    else:
        variant, place = "message", catalog.place("roles", predecessor.id, of_key=True)
    yield RULE.at(
        place,
        variant,
        related=((catalog.gallery.role_place(successor, "relations"), "succeeds"),),
        predecessor=predecessor.title,
        successor=there.title if there else catalog.title_of(successor),
        id=there.id if there else successor,
        phase=catalog.phase_title(succession.phase),
        phase_id=succession.phase,
    )
