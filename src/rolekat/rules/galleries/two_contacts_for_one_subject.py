"""In each phase one role alone is the contact point for a subject towards a party."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.galleries import phase_titles, titles

RULE = Rule("RK205", "two-contacts-for-one-subject", "warning", "Rollegalleri 1.5, 3 Bilag")


class _Contact(Record):
    role: str
    subject: str
    towards: str | None
    phases: tuple[str, ...]
    place: Place


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each subject and party, and one for each role that answers for the whole of others' parts."""
    contacts = list(_contacts(gallery))
    by_matter: dict[tuple[str, str | None], list[_Contact]] = {}
    for contact in contacts:
        by_matter.setdefault((contact.subject, contact.towards), []).append(contact)
    for (subject, _), found in by_matter.items():
        yield from _same(gallery.head.subjects[subject].title, found, gallery)
    yield from _within(contacts, gallery)


def _contacts(gallery: LinkedGallery) -> Iterator[_Contact]:
    # A role that only exists under a condition may be what another municipality has instead: it is not counted.
    for name, role in gallery.roles.items():
        for index, contact in enumerate(role.contact_for):
            if contact.subject in gallery.head.subjects and not role.applies_when:
                phases = gallery.phase_set(contact.phases).phases if gallery.phases else ("",)
                place = gallery.role_place(name, "contact_for", index)
                yield _Contact(name, contact.subject, contact.towards, phases, place)


def _same(subject: str, contacts: list[_Contact], gallery: LinkedGallery) -> Iterator[Finding]:
    in_phase = {
        phase: {contact.role for contact in contacts if phase in contact.phases} for phase in (gallery.phases or ("",))
    }
    shared = [phase for phase, roles in in_phase.items() if len(roles) > 1]
    if not shared:
        return
    among = set().union(*(in_phase[phase] for phase in shared))
    roles = [role for role in gallery.roles if role in among]
    first, *others = (next(contact for contact in contacts if contact.role == role) for role in roles)
    names = titles(roles, gallery)
    related = tuple((contact.place, "also") for contact in others)
    if len(shared) == len(in_phase):
        yield RULE.at(first.place, "always", related=related, subject=subject, roles=names)
    else:
        phases = phase_titles(shared, gallery)
        yield RULE.at(first.place, related=related, subject=subject, roles=names, phases=phases)


def _within(contacts: list[_Contact], gallery: LinkedGallery) -> Iterator[Finding]:
    """A component and one that it is part of: who asks about the part does not know whom to ask."""
    subjects, components = gallery.head.subjects, gallery.head.components
    overlapping: dict[tuple[str, str], dict[str, tuple[Place, Place]]] = {}
    for whole in contacts:
        for part in contacts:
            above = subjects[whole.subject].component
            below = subjects[part.subject].component
            if (
                above in components
                and below is not None
                and above in gallery.component_path(below)[1:]
                and whole.role != part.role
                and whole.towards == part.towards
                and not set(whole.phases).isdisjoint(part.phases)
            ):
                overlapping.setdefault((whole.role, above), {}).setdefault(part.role, (whole.place, part.place))
    for (role, above), parts in overlapping.items():
        place = next(iter(parts.values()))[0]
        yield RULE.at(
            place,
            "part",
            related=tuple((below, "part") for _, below in parts.values()),
            severity="note",
            role=gallery.roles[role].title,
            component=components[above].title,
            roles=Several(tuple(gallery.roles[part].title for part in parts)),
        )
