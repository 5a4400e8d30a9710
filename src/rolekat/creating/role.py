"""`rolekat new role`: a role's file, and its place in the gallery's groups."""

from collections.abc import Sequence
from typing import NamedTuple

from rolekat.creating.naming import checked_id, known, phase_range
from rolekat.creating.yaml_text import YamlWriter, checked_text
from rolekat.errors import UsageError
from rolekat.library.gallery import LinkedGallery
from rolekat.model.gallery import Group
from rolekat.text.words import slug

_LONGEST_SLUG = 45


class RoleWish(NamedTuple):
    """What is known of a new role."""

    role: str
    title: str
    group: str
    effect: str = ""
    tasks: Sequence[str] = ()
    responsibilities: Sequence[str] = ()
    start: str = ""
    mandatory: str = ""
    recommended: str = ""


def role_text(wish: RoleWish, gallery: LinkedGallery, modeline: str = "") -> str:
    """The text of a role's file.

    Raises:
        UsageError: a name or a phase is not what it should be.
    """
    _, _, locked = group_of(wish.group, gallery)
    start, obligations = _timing(wish, gallery)
    active = {phase for phases in obligations.values() for phase in phases}
    stages = [
        stage
        for stage in gallery.head.lifecycle.stages
        if any(stage in gallery.phases[phase].stages for phase in active)
    ]
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("role", checked_id(wish.role))
    yaml.text("title", checked_text(wish.title))
    yaml.text("held_per", "organisation" if locked else "system")
    yaml.ids("held_by", ["person"])
    if wish.effect:
        yaml.prose("effect", checked_text(wish.effect))
    _items(yaml, wish, stages)
    with yaml.block("appointment"):
        yaml.text("how", "designated")
        if start:
            yaml.text("from", start)
    if active:
        with yaml.block("suggested"):
            for key, phases in obligations.items():
                yaml.phases(key, phase_range(phases, tuple(gallery.phases)))
    return str(yaml)


def _timing(wish: RoleWish, gallery: LinkedGallery) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The phase in which the role begins, and those in which it is recommended and mandatory."""
    order = tuple(gallery.phases)
    start = known("phase", wish.start, order) if wish.start else next(iter(order), "")
    recommended, mandatory = _phases(wish.recommended, gallery), _phases(wish.mandatory, gallery)
    both = [gallery.phases[phase].title for phase in order if phase in mandatory and phase in recommended]
    if both:
        raise UsageError("new-in-both", phases=", ".join(both))
    if start and not recommended and not mandatory:
        recommended = order[order.index(start) :]
    active = [phase for phase in order if phase in mandatory or phase in recommended]
    if active and not wish.start:
        start = active[0]
    return start, {"recommended": recommended, "mandatory": mandatory}


def _items(yaml: YamlWriter, wish: RoleWish, stages: Sequence[str]) -> None:
    taken: set[str] = set()
    for key, texts in (("tasks", wish.tasks), ("responsibilities", wish.responsibilities)):
        if not texts:
            continue
        with yaml.block(key):
            for text in texts:
                with yaml.block(_slug(text, taken)):
                    if stages:
                        yaml.ids("stages", stages)
                    yaml.prose("text", checked_text(text))


def group_of(name: str, gallery: LinkedGallery) -> tuple[tuple[str, ...], Group, bool]:
    """A group of the gallery: its path, itself, and whether its texts are locked.

    Raises:
        UsageError: there is no such group.
    """
    groups = {path[-1]: (path, group, locked) for path, group, locked in gallery.groups()}
    return groups[known("group", name, groups)]


def list_path(path: tuple[str, ...]) -> list[str]:
    """Where the roles of a group stand in the gallery's head."""
    steps: list[str] = []
    for name in path:
        steps += ["groups", name]
    return [*steps, "roles"]


def _phases(ranges: str, gallery: LinkedGallery) -> tuple[str, ...]:
    if not ranges:
        return ()
    parts = tuple(part.strip() for part in ranges.split(",") if part.strip())
    found = gallery.phase_set(parts)
    for phase in found.unknown:
        known("phase", phase, gallery.phases)
    if not found.phases:
        raise UsageError("new-bad-range", given=ranges, first=next(iter(gallery.phases), "drift"))
    return found.phases


def _slug(text: str, taken: set[str]) -> str:
    """An id of a text's first words, unique among those taken."""
    name = slug(text)
    while len(name) > _LONGEST_SLUG and "-" in name:
        name = name.rpartition("-")[0]
    name = first = name[:_LONGEST_SLUG].strip("-")
    number = 2
    while name in taken:
        name, number = f"{first}-{number}", number + 1
    taken.add(name)
    return name
