"""A catalog says why the system needs each role, and why it leaves others out."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

RULE = Rule("RK324", "role-without-reason", "note")

_FEWEST_WORDS = 3


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding that lists the roles without a reason; another for those that only the profile names."""
    unexplained = [role for role in catalog.roles.values() if not role.entry.why]
    if not unexplained:
        return
    own = catalog.system.roles
    for found in (
        [role for role in unexplained if role.id in own],
        [role for role in unexplained if role.id not in own],
    ):
        if found:
            yield RULE.at(
                catalog.place("roles", found[0].id, of_key=True),
                "message" if len(found) == 1 else "several",
                roles=Several(tuple(role.title for role in found)),
                n=len(found),
            )


@only_where("own_left_out")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for roles that the file leaves out with next to no reason."""
    curt = [name for name, reason in catalog.own_left_out.items() if reason.count(" ") < _FEWEST_WORDS - 1]
    if curt:
        yield RULE.at(
            catalog.own_place("roles", curt[0], "not_needed"), "left-out", roles=catalog.titles_of(curt), n=len(curt)
        )
