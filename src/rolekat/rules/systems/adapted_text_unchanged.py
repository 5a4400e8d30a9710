"""A text of the catalog's own is another than the gallery's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Path, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import adapt
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState
from rolekat.state.texts import says_the_same

if TYPE_CHECKING:
    from rolekat.model.role import Role
    from rolekat.model.system import Adaptation

RULE = Rule("RK340", "adapted-text-unchanged", "warning")


@only_where("reworded")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role."""
    for name, entry in catalog.reworded.items():
        of = catalog.own_entries[name].of or name
        base = catalog.gallery.roles.get(of)
        if entry.adapt is None or base is None:
            continue
        same = list(_same(entry.adapt, base))
        if same:
            first, *others = (catalog.own_place("roles", name, "adapt", *path, of_key=True) for path in same)
            items = [str(path[-1]) for path in same]
            yield RULE.at(
                first,
                related=tuple((place, "also") for place in others),
                role=catalog.title_of(name),
                items=Several(tuple(f"`{item}`" for item in items)),
                command=adapt(name, catalog, "--undo", ",".join(items)),
            )


def _same(adapt: Adaptation, base: Role) -> Iterator[Path]:
    if adapt.effect and base.effect and says_the_same(adapt.effect.text, base.effect):
        yield ("effect",)
    for part in ("tasks", "responsibilities", "competencies"):
        items = getattr(base, part)
        for item, replaced in getattr(adapt, part).replace.items():
            if item in items and says_the_same(replaced.text, items[item].text):
                yield part, "replace", item
