"""Values that were hardly meant as they are read: `null`, and escapes for characters nobody can see."""

from collections.abc import Iterator
from typing import Any, Final

from rolekat.text.marks import Marks, span_of
from rolekat.text.problem import Problem

NULLS: Final = frozenset({"null", "Null", "NULL", "~"})


def empty_nulls(value: Any, marks: Any) -> list[Problem]:
    """Empty every plain `null` or `~`, which to this reader would be a text of that name, and report it."""
    problems = []
    for path, container, step, child in _children(value, marks):
        given = container[step]
        if given in NULLS and not child.style:
            container[step] = None
            problems.append(Problem("null-value", path=path, params=(("value", given),), fatal=False))
    return problems


def escaped(value: Any, marks: Any) -> list[Problem]:
    r"""Find what `"\0"` or `"\u200b"` puts into a text, although the file itself is clean."""
    from rolekat.text.unseen import unseen  # patterns that few files need

    problems = []
    for _, _, _, event in _children(value, marks, keys=True):
        found = unseen(event.value) if event.style == '"' else None
        if found:
            rule, character = found
            fatal = rule == "control-character"
            problems.append(Problem(rule, span_of(event), "escape", (("character", character),), fatal))
    return problems


def _children(value: Any, marks: Any, *, keys: bool = False) -> Iterator[tuple[tuple[str | int, ...], Any, Any, Any]]:
    """Every text below a value: its path, what holds it, its key or index there, and its event; keys too if asked."""
    stack: list[tuple[tuple[str | int, ...], Any, Any]] = [((), value, marks)]
    while stack:
        path, container, places = stack.pop()
        if not isinstance(places, Marks):
            continue
        if keys:
            yield from ((path, container, name, event) for name, event in places.keys.items())
        steps = range(len(container)) if isinstance(container, list) else list(container)
        for step in steps:
            if isinstance(container[step], str):
                yield (*path, step), container, step, places.children[step]
            elif container[step]:
                stack.append(((*path, step), container[step], places.children[step]))
