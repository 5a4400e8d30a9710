"""What leads back to itself: bodies under each other, actions that wait for each other."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from rolekat.findings.finding import Place

Edges: TypeAlias = Mapping[str, Mapping[str, Place]]
"""By name, whom or what each one points to, and where it says so."""


def circles(edges: Edges) -> Iterator[tuple[list[str], list[Place]]]:
    """Each circle once: its members in order, and where each points to the next."""
    reported: set[str] = set()
    for start in edges:
        circle = [] if start in reported else _way_back(start, edges)
        if circle:
            reported.update(circle)
            following = [*circle[1:], circle[0]]
            yield circle, [edges[name][after] for name, after in zip(circle, following, strict=True)]


def _way_back(start: str, edges: Edges) -> list[str]:
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for after in edges.get(here, {}):
            if after == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if after not in came_from:
                came_from[after] = here
                waiting.append(after)
    return []
