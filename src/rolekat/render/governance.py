"""Governance structures: the bodies of a gallery, or of an organisation, as a tree and as a diagram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.phrasing.facts import capital
from rolekat.render.bodies import Body, arranged, occupancy
from rolekat.render.data import Diagram, DocumentRef, Edge, Node, RoleRef
from rolekat.render.governance_data import Governance, GovernanceBody, GovernanceSeat
from rolekat.render.phrases import Phrases
from rolekat.render.role_data import RelationView
from rolekat.render.roles import RoleWriter
from rolekat.state.bodies import is_body

if TYPE_CHECKING:
    from rolekat.language import Words
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Role
    from rolekat.render.people import People
    from rolekat.render.references import Resolver
    from rolekat.state.seats import Seat

_GOVERNING: Final = ("appoints", "leads", "reports-to", "escalates-to", "orders-from")
"""The kinds of relations that show who governs whom, beside those that the gallery declares itself."""
_MANY: Final = 40
"""More boxes than anybody can read in a diagram."""


def bodies_in(gallery: LinkedGallery) -> list[str]:
    """The bodies of a gallery, in its order."""
    return [name for name, role in gallery.roles.items() if is_body(role)]


def of_gallery(writer: RoleWriter, title: str) -> Governance:
    """The bodies of a gallery."""
    gallery, phrases = writer.gallery, writer.phrases
    names = bodies_in(gallery)
    tree = arranged(names, [_number(gallery.roles[name].under, names) for name in names])
    drawing = _Drawing(phrases)
    found = []
    for name, depth in tree:
        role, view = gallery.roles[name], writer.of_gallery(name)
        body = GovernanceBody(
            id=name,
            title=role.title,
            depth=depth,
            scope=_scope(role, phrases),
            authority=role.decides,
            open=role.open,
            absent=None,
            filled=None,
            vacant=False,
            places=(),
            seats=tuple(GovernanceSeat(each.title, each.role, each.facts, None, vacant=False) for each in view.seats),
            relations=_governing(view.relations, gallery),
            mentioned_by=_by_roles(view.mentioned_by, phrases),
        )
        found.append(body)
        drawing.add(body, role)
    return Governance(title, tuple(found), _together([drawing.tree()]), _together([drawing.relations()]), None)


def _scope(role: Role, phrases: Phrases) -> str | None:
    """What there is one of a body for each of."""
    once = role.held_per in ("organisation", "either")
    return None if once else phrases("governance.one-per", what=phrases.per(role.held_per))


def _number(name: str | None, names: Sequence[str]) -> int | None:
    return names.index(name) if name in names else None


def _governing(relations: Iterable[RelationView], gallery: LinkedGallery) -> tuple[RelationView, ...]:
    kinds = (*_GOVERNING, *gallery.head.relation_kinds)
    return tuple(each for each in relations if each.kind in kinds)


def _by_roles(relations: Iterable[RelationView], phrases: Phrases) -> tuple[RelationView, ...]:
    """The relations of roles that are no bodies, each as that role has it; those of bodies stand with them."""
    roles = phrases.gallery.roles
    found = []
    for each in _governing(relations, phrases.gallery):
        others = tuple(ref for ref in each.others if ref.id not in roles or not is_body(roles[ref.id]))
        if others:
            found.append(each._replace(others=others, phrase=phrases.relation(each.kind)))
    return tuple(found)


class GovernanceWriter:
    """Describes the governance structure of an organisation."""

    def __init__(self, bodies: Sequence[Body], people: People, words: Words) -> None:
        self.bodies = bodies
        self.people = people
        self._words = words
        self._writers: dict[str, RoleWriter] = {}

    def whole(self, members: DocumentRef) -> Governance:
        """The bodies that the organisation has; `members` is the document that says who sits in them."""
        drawings: dict[str, _Drawing] = {}
        found = []
        for body in self.bodies:
            view = self._body(body)
            found.append(view)
            drawing = drawings.setdefault(body.gallery.key, _Drawing(Phrases(self._words, body.gallery)))
            drawing.add(view, body.base, body.systems)
        tree = _together([drawing.tree() for drawing in drawings.values()])
        relations = _together([drawing.relations() for drawing in drawings.values()])
        return Governance(self.people.organisation.head.title, tuple(found), tree, relations, members)

    def _writer(self, gallery: LinkedGallery) -> RoleWriter:
        if gallery.key not in self._writers:
            self._writers[gallery.key] = RoleWriter(Phrases(self._words, gallery), self._named(gallery))
        return self._writers[gallery.key]

    def _named(self, gallery: LinkedGallery) -> Resolver:
        """Roles by what the organisation calls them, without links: several documents may describe them."""
        titles: dict[str, dict[str, None]] = {}
        for body in self.bodies:
            if body.gallery is gallery:
                titles.setdefault(body.base.role, {})[body.role.title] = None

        def resolve(role: str) -> tuple[RoleRef, ...]:
            known = gallery.roles.get(role)
            return tuple(RoleRef(role, title, None) for title in titles.get(role) or [known.title if known else role])

        return resolve

    def _body(self, body: Body) -> GovernanceBody:
        view, count = self._writer(body.gallery).of_gallery(body.base.role), body.occupancy
        parts = list(body.parts)
        places = [self._counted(self.people.names.at(at).title, seats) for at, seats in parts if at]
        stated = any(seat.post for _, seats in parts for seat in seats)
        single = parts[0][1] if len(parts) == 1 and parts[0][0] is None else ()
        return GovernanceBody(
            id=body.id,
            title=body.role.title,
            depth=body.depth,
            scope=body.scope,
            authority=body.base.decides,
            open=body.base.open,
            absent=body.role.entry.not_applicable,
            filled=f"{count.filled}/{count.needed}" if stated or count.needed > 1 else None,
            vacant=bool(count.vacant),
            places=tuple(places),
            seats=tuple(self._seats(body, single)),
            relations=_governing(view.relations, body.gallery),
            mentioned_by=_by_roles(view.mentioned_by, self._writer(body.gallery).phrases),
        )

    def _counted(self, title: str, seats: Iterable[Seat], role: RoleRef | None = None) -> GovernanceSeat:
        count = occupancy(seats)
        filled = f"{count.filled}/{count.needed}" if count.vacant or count.needed > 1 else None
        return GovernanceSeat(title, role, (), filled, vacant=bool(count.vacant))

    def _seats(self, body: Body, seats: Iterable[Seat]) -> Iterator[GovernanceSeat]:
        """The seats by kind, each with how many are filled."""
        phrases = self._writer(body.gallery).phrases
        for name, alike in groupby(seats, key=lambda seat: seat.post.id if seat.post else None):
            several = list(alike)
            post = several[0].post
            if name is None or post is None:
                continue
            role = body.gallery.roles.get(post.model.role or "")
            title = capital(post.title or phrases.word(name))
            ref = RoleRef(role.role, title if post.model.title is None else role.title, None) if role else None
            yield self._counted(title, several, ref)


class _Drawn(NamedTuple):
    body: GovernanceBody
    base: Role
    systems: tuple[str, ...]


class _Drawing:
    """The diagrams of bodies of one gallery."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._drawn: list[_Drawn] = []

    def add(self, body: GovernanceBody, base: Role, systems: Sequence[str] = ()) -> None:
        """Draw a body; in an organisation `systems` are those that it is for."""
        self._drawn.append(_Drawn(body, base, tuple(systems)))

    def tree(self) -> Diagram:
        """The bodies, each below the one that it stands under."""
        boxes = (Node(f"body-{each.body.id}", tuple(self._lines(each.body)), round=False) for each in self._drawn)
        return Diagram(across=False, nodes=tuple(boxes), edges=tuple(self._under()))

    def relations(self) -> Diagram:
        """The relations of which one end is a body, with that body and the role or body at the other end."""
        roles, edges = self._phrases.gallery.roles, tuple(self._relations())
        ends = dict.fromkeys(end for edge in edges for end in (edge.start, edge.end))
        bodies = {f"body-{each.body.id}": each.body for each in self._drawn}
        boxes = (Node(end, _called(bodies[end]), round=False) for end in ends if end in bodies)
        others = (name for end in ends if (name := end.removeprefix("role-")) != end)
        rounds = (Node(f"role-{name}", (roles[name].title,), round=True) for name in others)
        return Diagram(across=True, nodes=(*boxes, *rounds), edges=edges)

    def _lines(self, body: GovernanceBody) -> Iterator[str]:
        phrases = self._phrases
        yield body.title
        if body.scope:
            yield body.scope
        if body.authority:
            yield f"({phrases(f'governance.{body.authority}')})"
        for each in body.places or body.seats:
            named = each.role if each.role and each.role.title != each.title else None
            title = f"{each.title}: {named.title}" if named else each.title
            yield f"{title} {each.filled}" if each.filled else title
        if body.open:
            yield phrases("governance.open")

    def _under(self) -> Iterator[Edge]:
        above: list[str] = []
        for each in self._drawn:
            del above[each.body.depth :]
            if above:
                yield Edge(above[-1], f"body-{each.body.id}", "", strong=False, headless=True)
            above.append(f"body-{each.body.id}")

    def _relations(self) -> Iterator[Edge]:
        """The relations of which one end is a body; several kinds between the same two share an arrow."""
        gallery = self._phrases.gallery
        kinds = (*_GOVERNING, *gallery.head.relation_kinds)
        labels: dict[tuple[str, str], list[str]] = {}
        for name, role in gallery.roles.items():
            for relation in role.relations:
                other = gallery.role_meant(relation.to)
                if relation.kind in kinds and other and other != name:
                    for pair in self._pairs(name, other):
                        label = self._phrases.relation(relation.kind)
                        found = labels.setdefault(pair, [])
                        found += [label] if label not in found else []
        return (Edge(start, end, ", ".join(names), strong=False) for (start, end), names in labels.items())

    def _pairs(self, start: str, end: str) -> Iterator[tuple[str, str]]:
        """The boxes of two roles, where one of them at least is a body; those of other systems have nothing to do."""
        firsts = [each for each in self._drawn if each.base.role == start]
        seconds = [each for each in self._drawn if each.base.role == end]
        for first in firsts:
            near = [each for each in seconds if _shared(first, each)]
            yield from ((f"body-{first.body.id}", f"body-{each.body.id}") for each in near)
            if not seconds:
                yield f"body-{first.body.id}", f"role-{end}"
        if not firsts:
            yield from ((f"role-{start}", f"body-{each.body.id}") for each in seconds)


def _called(body: GovernanceBody) -> tuple[str, ...]:
    return (body.title, body.scope) if body.scope else (body.title,)


def _shared(first: _Drawn, second: _Drawn) -> bool:
    return not (first.systems and second.systems) or not set(first.systems).isdisjoint(second.systems)


def _together(several: Sequence[Diagram]) -> Diagram | None:
    """Diagrams side by side, of bodies from several galleries; none where they are empty, or too large to read."""
    nodes = tuple(dict.fromkeys(node for each in several for node in each.nodes))
    edges = tuple(edge for each in several for edge in each.edges)
    return Diagram(several[0].across, nodes, edges) if 0 < len(nodes) <= _MANY else None
