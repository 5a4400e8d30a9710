"""Who holds the roles is looked through at the intervals that the gallery demands, and an organisation says when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.commands import done
from rolekat.rules.entering import only_where
from rolekat.state.days import plus_interval
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.gallery import Review

RULE = Rule("RK502", "staffing-review-overdue", "warning")


@only_where("gallery.head.review")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system that says for itself when it was looked through; the others go with the organisation."""
    review = staffing.gallery.head.review
    if review is None or review.of == "gallery":
        return
    last = staffing.staffing.evidence.get(review.evidence)
    once = staffing.organisation.head.evidence.get(review.evidence)
    if last is not None and (once is None or once < last or _is_due(once, staffing.gallery, staffing.day)):
        place = staffing.place("evidence", review.evidence)
        yield from _check(last, staffing.gallery, staffing.day, (place, staffing))


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The organisation itself, for its cross-cutting roles and for all systems that say nothing of their own."""
    gallery = organisation.gallery
    review = gallery.head.review if gallery else None
    if gallery is None or review is None or review.of == "gallery":
        return
    last = organisation.head.evidence.get(review.evidence)
    path = ("evidence", review.evidence) if last else ("evidence",) if organisation.head.evidence else ("organisation",)
    yield from _check(last, gallery, organisation.day, (organisation.place(*path), organisation))


def _is_due(last: str, gallery: LinkedGallery, day: str) -> bool:
    review = gallery.head.review
    return review is not None and plus_interval(last, review.every) < day


def _check(
    last: str | None, gallery: LinkedGallery, day: str, at: tuple[Place, StaffingState | OrganisationState]
) -> Iterator[Finding]:
    review = gallery.head.review
    if review is not None and (last is None or _is_due(last, gallery, day)):
        place, where = at
        yield RULE.at(
            place,
            "message" if last else "missing",
            related=((gallery.place("review", of_key=True), "demanded"), *_by(review, where)),
            what=where.title if isinstance(where, StaffingState) else where.head.title,
            every=review.every,
            last=last or "",
            due=plus_interval(last, review.every) if last else "",
            command=done(review.evidence, where),
            gallery=gallery.head.title,
        )


def _by(review: Review, where: StaffingState | OrganisationState) -> Iterator[tuple[Place, str]]:
    """The organisation's own units that are the one to do it."""
    organisation = where.organisation if isinstance(where, StaffingState) else where
    for name in organisation.units_as(review.unit) if review.unit else ():
        yield organisation.place("units", name, of_key=True), "by"
