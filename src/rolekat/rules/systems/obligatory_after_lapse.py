"""A role that ends with a phase is neither mandatory nor recommended after it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK314", "obligatory-after-lapse", "error", "Rollegalleri 1.5, 3 Bilag")


@only_where("stating")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Of obligations that the catalog states itself."""
    for role in catalog.stating:
        after = catalog.expected.after_lapse.get(role.of)
        if after and role.obligations.stated:
            yield from _after(role, after, catalog)


def _after(role: CatalogRole, after: frozenset[str], catalog: CatalogState) -> Iterator[Finding]:
    late = [phase for phase in catalog.phases if phase in after and role.obligations.active(phase)]
    if not late:
        return
    successors = [name for _, _, names in _successions(role, catalog) for name in names]
    last = catalog.phases[catalog.expected.phase_number[min(after, key=catalog.phases.index)] - 1]
    yield RULE.at(
        catalog.place(*role.obligation_path(tuple(late))),
        "succeeded" if successors else "message",
        related=((catalog.gallery.role_place(role.of, "appointment", "lapses", of_key=True), "lapses"),),
        role=role.title,
        obligation=role.obligation_in(late),
        phases=catalog.phase_titles(late),
        last=catalog.phase_title(last),
        last_id=last,
        successor=catalog.titles_of(successors),
    )


def _successions(role: CatalogRole, catalog: CatalogState) -> list[tuple[str, str, tuple[str, ...]]]:
    return [succession for succession in catalog.expected.successions if succession.predecessor == role.of]
