"""A component has a role and a contact point, as its neighbours have, and a component's role has a component."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

RULE = Rule("RK207", "component-without-role", "note", "Rollegalleri 1.5, Slutnote ii")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Components that are bare where others of the same whole are not; then roles that miss their component."""
    if not gallery.broken:  # the missing role may be among those that could not be read
        yield from _components(gallery)
    for name, role in gallery.roles.items():
        if role.held_per == "component" and not role.components:
            yield RULE.at(gallery.role_place(name, "held_per"), "role", severity="warning", role=role.title)


def _components(gallery: LinkedGallery) -> Iterator[Finding]:
    components, subjects = gallery.head.components, gallery.head.subjects
    served = {component for role in gallery.roles.values() for component in role.components}
    contacted = {
        subjects[contact.subject].component
        for role in gallery.roles.values()
        for contact in role.contact_for
        if contact.subject in subjects
    }
    beside: dict[str | None, list[str]] = {}
    for name, component in components.items():
        beside.setdefault(component.part_of, []).append(name)
    for whole, parts in beside.items():
        without_role = [name for name in parts if not _within(name, served | contacted, gallery)]
        without_contact = [name for name in parts if name not in without_role and not _within(name, contacted, gallery)]
        for variant, bare in (("message", without_role), ("contact", without_contact)):
            if bare and (whole is None or len(without_role) + len(without_contact) < len(parts)):
                first, *others = (gallery.place("components", name, of_key=True) for name in bare)
                related: tuple[tuple[Place, str], ...] = tuple((place, "also") for place in others)
                names = Several(tuple(components[name].title for name in bare))
                yield RULE.at(first, variant, related=related, components=names)


def _within(component: str, found: set[str] | set[str | None], gallery: LinkedGallery) -> bool:
    """Whether the component or a part of it is among those found."""
    return any(name is not None and component in gallery.component_path(name) for name in found)
