"""A hand-over stands at a role that takes over from another, both of them in the catalog."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK332", "handover-without-succession", "warning", "Rollegalleri 1.5, 3 Bilag")


@only_where("handovers")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Nothing of a role whose absence is already an error: demanded, or a successor that is missed."""
    for name in catalog.handovers:
        role = catalog.roles.get(name)
        if role is None:
            known = name in catalog.entries or name in catalog.gallery.roles
            variant = "not-in-catalog" if known and not _is_missed(name, catalog) else None
            predecessors: tuple[str, ...] = ()
        else:
            predecessors = catalog.expected.predecessors.get(role.of, ())
            missing = predecessors and catalog.present.isdisjoint(predecessors)
            if missing and not catalog.expected.demanded.keys().isdisjoint(predecessors):
                continue
            variant = "predecessor-missing" if missing else None if _takes_over(role) else "message"
        if variant:
            yield RULE.at(
                catalog.place("handovers", name, of_key=True),
                variant,
                role=catalog.title_of(name),
                id=name,
                predecessors=catalog.titles_of(predecessors),
            )


def _is_missed(name: str, catalog: CatalogState) -> bool:
    """Whether another rule asks for the role: the source demands it, or a role of the catalog needs a successor."""
    predecessors = catalog.expected.predecessors.get(name, ())
    return name in catalog.expected.demanded or not catalog.present.isdisjoint(predecessors)


def _takes_over(role: CatalogRole) -> bool:
    """Whether the role takes over from any, or may do so for all that can be read of it."""
    return role.base is None or any(relation.kind == "succeeds" for relation in role.base.relations)
