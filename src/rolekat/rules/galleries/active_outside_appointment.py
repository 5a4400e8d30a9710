"""A role is active, and a contact point, only between its appointment and its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Path, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import phase_titles

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK222", "active-outside-appointment", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Phases before the role is appointed, unless it may be earlier, and phases after it lapsed."""
    order = tuple(gallery.phases)
    for name, role in gallery.roles.items():
        appointment = role.appointment
        if appointment is None:
            continue
        begin = appointment.from_ if not appointment.earlier else None
        end = appointment.lapses.after if appointment.lapses else None
        before = order[: order.index(begin)] if begin in order else ()
        after = order[order.index(end) + 1 :] if end in order else ()
        for path, ranges in _active(role):
            phases = gallery.phase_set(ranges).phases
            for variant, outside, said in (("message", before, "from"), ("lapsed", after, "lapses")):
                early_or_late = [phase for phase in phases if phase in outside]
                if early_or_late:
                    place = gallery.role_place(name, *path)
                    related = ((gallery.role_place(name, "appointment", said), said),)
                    titles = phase_titles(early_or_late, gallery)
                    yield RULE.at(place, variant, related=related, role=role.title, phases=titles)


def _active(role: Role) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if role.suggested:
        yield ("suggested", "mandatory"), role.suggested.mandatory
        yield ("suggested", "recommended"), role.suggested.recommended
    if role.required:
        yield ("required", "phases"), role.required.phases
    for index, contact in enumerate(role.contact_for):
        if contact.phases != ("always",):
            yield ("contact_for", index, "phases"), contact.phases
