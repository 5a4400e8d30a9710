"""The organisation says which of its units those are that the gallery gives something to see to."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState

RULE = Rule("RK464", "unit-of-the-gallery-missing", "note", "Hjørring Kommune, IT-strategi 2022, Organisation")


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The unit that looks through the gallery, and those in which responsibility for its systems lies."""
    gallery = organisation.gallery
    if gallery is None or not gallery.head.units:
        return
    needed: dict[str, Place] = {}
    review = gallery.head.review
    if review is not None and review.unit in gallery.head.units and review.unit:
        needed[review.unit] = gallery.place("review", "unit")
    for staffing in organisation.staffings if gallery.head.categories else ():
        name = staffing.catalog.category
        category = gallery.head.categories.get(name) if staffing.gallery is gallery else None
        if category is not None and category.unit in gallery.head.units and category.unit:
            needed.setdefault(category.unit, gallery.place("categories", name, "unit"))
    missing = {unit: place for unit, place in needed.items() if not organisation.units_as(unit)}
    if missing:
        yield RULE.at(
            organisation.place("units", of_key=True) if organisation.head.units else organisation.place("organisation"),
            related=tuple((place, "said") for place in missing.values()),
            organisation=organisation.head.title,
            gallery=gallery.head.title,
            units=Several(tuple(gallery.head.units[unit].title for unit in missing)),
            id=next(iter(missing)),
        )
