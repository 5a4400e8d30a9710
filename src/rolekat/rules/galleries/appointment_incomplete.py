"""What a role says of its appointment, its end and its holders is complete and can be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK218", "appointment-incomplete", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What is missing is a warning, what cannot be is an error."""
    for name, role in gallery.roles.items():
        yield from _missing(name, role, gallery)
        yield from _lapse(name, role, gallery)
        yield from _order(name, role, gallery)
        holders = role.holders
        if holders.max is not None and holders.min > holders.max:
            place = gallery.role_place(name, "holders")
            yield RULE.at(place, "holders", severity="error", role=role.title, min=holders.min, max=holders.max)


def _missing(name: str, role: Role, gallery: LinkedGallery) -> Iterator[Finding]:
    appointment = role.appointment
    if appointment is None:
        return
    personal = any(how in ("designated", "activated") for how in appointment.how)
    if role.held_per == "system" and personal and gallery.phases and not (appointment.from_ or appointment.latest):
        yield RULE.at(gallery.role_place(name, "appointment", of_key=True), role=role.title)
    if "by-position" in appointment.how and not role.position:
        yield RULE.at(gallery.role_place(name, "appointment", "how"), "position", role=role.title)


def _lapse(name: str, role: Role, gallery: LinkedGallery) -> Iterator[Finding]:
    lapses = role.appointment.lapses if role.appointment else None
    if lapses is None:
        return
    ends = [end for end in (lapses.after, lapses.when, lapses.without) if end]
    if len(ends) != 1:
        place = gallery.role_place(name, "appointment", "lapses", of_key=True)
        yield RULE.at(place, "ends" if ends else "no-end", severity="error", role=role.title)


def _order(name: str, role: Role, gallery: LinkedGallery) -> Iterator[Finding]:
    appointment, order = role.appointment, tuple(gallery.phases)
    if appointment is None or appointment.from_ not in order:
        return
    begins = order.index(appointment.from_)
    place = gallery.role_place(name, "appointment", "from")
    first = gallery.phases[appointment.from_].title
    if appointment.latest in order and begins > order.index(appointment.latest):
        last = gallery.phases[appointment.latest].title
        yield RULE.at(place, "latest", severity="error", role=role.title, first=first, last=last)
    end = appointment.lapses.after if appointment.lapses else None
    if end in order and begins > order.index(end):
        last = gallery.phases[end].title
        yield RULE.at(place, "lapsed", severity="error", role=role.title, first=first, last=last)
