"""Diagrams: who is the contact point when and who takes over, and how roles relate. Kept small enough to read."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rolekat.render.catalog_data import ContactPeriod, Succession
from rolekat.render.data import Diagram, Edge, Node
from rolekat.render.phrases import Phrases

DRAWN: Final = ("appoints", "leads", "reports-to", "assists", "sparring", "orders-from")
"""The kinds of relations that are drawn. What many roles have with many others, cooperation above all, is not."""


class Box(NamedTuple):
    """A role of the gallery as a diagram has it."""

    role: str
    title: str


def timeline(periods: Sequence[ContactPeriod], successions: Iterable[Succession], phrases: Phrases) -> Diagram | None:
    """The contact points with their phases in a row, and the successions below them."""
    steps = tuple(
        Node(f"period-{number}", (_contact(period, phrases), *(phase.title for phase in period.phases)), round=False)
        for number, period in enumerate(periods, start=1)
    )
    edges = [Edge(before.id, after.id, "", strong=False) for before, after in itertools.pairwise(steps)]
    roles: dict[str, Node] = {}
    for succession in successions:
        for ref in (succession.predecessor, succession.successor):
            roles.setdefault(ref.id, Node(f"role-{ref.id}", (ref.title,), round=True))
        label = phrases.relation("succeeds", other_end=True)
        edges.append(Edge(f"role-{succession.predecessor.id}", f"role-{succession.successor.id}", label, strong=True))
    nodes = (*steps, *roles.values())
    return Diagram(across=True, nodes=nodes, edges=tuple(edges)) if nodes else None


def relations(boxes: Sequence[Box], phrases: Phrases) -> Diagram | None:
    """The relations among roles; several kinds between the same two share an arrow."""
    shown = {box.role for box in boxes}
    kinds = (*DRAWN, *phrases.gallery.head.relation_kinds)
    labels: dict[tuple[str, str], list[str]] = {}
    for box in boxes:
        for relation in phrases.gallery.roles[box.role].relations:
            other = phrases.gallery.role_meant(relation.to)
            if relation.kind in kinds and other in shown and other != box.role:
                found = labels.setdefault((box.role, other), [])
                label = phrases.relation(relation.kind)
                found += [label] if label not in found else []
    related = {role for pair in labels for role in pair}
    nodes = tuple(Node(f"role-{box.role}", (box.title,), round=True) for box in boxes if box.role in related)
    edges = tuple(
        Edge(f"role-{start}", f"role-{end}", ", ".join(names), strong=False) for (start, end), names in labels.items()
    )
    return Diagram(across=True, nodes=nodes, edges=edges) if edges else None


def _contact(period: ContactPeriod, phrases: Phrases) -> str:
    who = period.role.title if period.role else phrases("catalog.contact-missing")
    return phrases("diagram.contact", role=who)
