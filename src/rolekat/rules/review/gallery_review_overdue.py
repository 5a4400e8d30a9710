"""A gallery that is to be looked through at intervals was looked through within the last of them."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.state.days import last_of, plus_interval

RULE = Rule("RK501", "gallery-review-overdue", "warning")


def check_review(gallery: LinkedGallery, day: str) -> Iterator[Finding]:
    """Counted from the last time, or else from the version's own date; nothing for a version that has had its day."""
    review = gallery.head.review
    if review is None or review.of == "staffing" or gallery.head.status == "superseded":
        return
    since = review.last or gallery.head.date
    due = plus_interval(last_of(since), review.every) if since else ""
    if due < day:
        yield RULE.at(
            gallery.place("review", "last") if review.last else gallery.place("review", of_key=True),
            "message" if review.last else "never" if due else "unknown",
            gallery=gallery.head.title,
            every=review.every,
            last=since or "",
            due=due,
            by=review.by or "",
        )
