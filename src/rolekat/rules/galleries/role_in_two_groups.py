"""Every role stands in exactly one group, and an order names every role once."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import titles

RULE = Rule("RK208", "role-in-two-groups", "error", "Rollegalleri 1.5, Figur 1")


@only_where("head.groups")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Roles in two groups or in none; orders that leave out or repeat roles."""
    seen: dict[str, tuple[Place, str]] = {}
    for path, group, _ in gallery.groups():
        keys = [key for name in path for key in ("groups", name)]
        for index, role in enumerate(group.roles):
            place = gallery.place(*keys, "roles", index)
            if role in seen:
                title = gallery.roles[role].title if role in gallery.roles else role
                first, before = seen[role]
                related = ((first, "first"),)
                yield RULE.at(place, related=related, role=title, group=group.title, first=before)
            seen.setdefault(role, (place, group.title))
    for role in gallery.roles:
        if role not in seen:
            place = gallery.role_place(role, "role")
            yield RULE.at(place, "none", severity="warning", role=gallery.roles[role].title, id=role)
    yield from _orders(gallery)


def _orders(gallery: LinkedGallery) -> Iterator[Finding]:
    for name, order in gallery.head.orders.items():
        missing = [role for role in gallery.roles if role not in order.roles and role in gallery.placed]
        if missing:
            place = gallery.place("orders", name, "roles", of_key=True)
            roles = titles(missing, gallery)
            yield RULE.at(place, "order", severity="warning", order=order.title, roles=roles)
        for index, role in enumerate(order.roles):
            if role in order.roles[:index] and role in gallery.roles:
                first = gallery.place("orders", name, "roles", order.roles.index(role))
                yield RULE.at(
                    gallery.place("orders", name, "roles", index),
                    "repeated",
                    related=((first, "first"),),
                    severity="warning",
                    order=order.title,
                    role=gallery.roles[role].title,
                )
