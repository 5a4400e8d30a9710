"""The version history begins with the gallery's own version and runs back in time."""

from collections.abc import Iterator
from itertools import pairwise

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where

RULE = Rule("RK226", "version-without-history", "warning", "Rollegalleri 1.5, versionslog")


@only_where("head.changes")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """The own version is missing or dated differently, or an older one is dated later than a newer one."""
    head = gallery.head
    if not head.changes:
        return
    own = head.changes.get(head.version)
    if own is None:
        yield RULE.at(gallery.place("version"), version=head.version, newest=next(iter(head.changes)))
    elif head.date and own.date and _cut(head.date, own.date) != _cut(own.date, head.date):
        related = ((gallery.place("changes", head.version, "date"), "change"),)
        place, date = gallery.place("date"), head.date
        yield RULE.at(place, "date", related=related, version=head.version, date=date, other=own.date)
    dated = [(version, change.date) for version, change in head.changes.items() if change.date]
    for (newer, later), (older, earlier) in pairwise(dated):
        if _cut(later, earlier) < _cut(earlier, later):
            place = gallery.place("changes", older, "date")
            related = ((gallery.place("changes", newer, "date"), "newer"),)
            yield RULE.at(place, "order", related=related, older=older, earlier=earlier, newer=newer, later=later)


def _cut(date: str, other: str) -> str:
    """A date no more precise than another: `2022-12` beside `2022` is `2022`."""
    return date[: len(other)]
