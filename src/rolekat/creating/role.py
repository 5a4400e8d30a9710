"""`rolekat new role`: a role's file, and its place in the gallery's groups."""

from collections.abc import Sequence
from typing import NamedTuple

from rolekat.creating.naming import checked_id, known, phase_range
from rolekat.errors import UsageError
from rolekat.language import choose
from rolekat.language import words as language_words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.phases import TIMELESS
from rolekat.model.gallery import Group
from rolekat.text.words import slug
from rolekat.text.yaml_text import YamlWriter, checked_text

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
    held_per: str = ""
    """What there is one of it for; as its group suggests where nothing is said."""
    held_by: Sequence[str] = ()
    standing: str = ""
    """What it is in every organisation, whatever systems it has."""


def role_text(wish: RoleWish, gallery: LinkedGallery, modeline: str = "") -> str:
    """The text of a role's file; of a body with a seat to begin with.

    Raises:
        UsageError: a name or a phase is not what it should be.
    """
    _, _, locked = group_of(wish.group, gallery)
    start, obligations = _timing(wish, gallery)
    active = {phase for phases in obligations.values() for phase in phases}
    stages = [
        stage
        for stage in gallery.head.lifecycle.stages
        if any(stage in gallery.phases[phase].stages for phase in active if phase in gallery.phases)
    ]
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("role", checked_id(wish.role))
    yaml.text("title", checked_text(wish.title))
    yaml.text("held_per", wish.held_per or ("organisation" if locked else "system"))
    yaml.ids("held_by", wish.held_by or ["person"])
    if wish.effect:
        yaml.prose("effect", checked_text(wish.effect))
    _items(yaml, wish, stages)
    with yaml.block("appointment"):
        yaml.text("how", "designated")
        if start and gallery.phases:
            yaml.text("from", start)
    if active or wish.standing:
        with yaml.block("suggested"):
            for key, phases in obligations.items():
                yaml.phases(key, phase_range(phases, _order(gallery)))
            if wish.standing:
                yaml.text("standing", wish.standing)
    if "body" in wish.held_by:
        _body(yaml, gallery)
    return str(yaml)


def _order(gallery: LinkedGallery) -> tuple[str, ...]:
    """The phases in order; where the gallery has none, the one that is always."""
    return tuple(gallery.phases) or (TIMELESS,)


def _body(yaml: YamlWriter, gallery: LinkedGallery) -> None:
    """What makes a role a body, switched off: who sits in it only its author knows."""
    words = language_words(choose(gallery.head.language))
    leader, member = words("new.file.role.leader"), words("new.file.role.member")
    yaml.comment(words("new.file.role.body"))
    with yaml.switched_off():
        yaml.text("decides", "decision")
        with yaml.block("seats"):
            yaml.flow(slug(leader), {"title": leader})
            yaml.flow(slug(member), {"title": member, "per": "owner", "from": "owner"})


def _timing(wish: RoleWish, gallery: LinkedGallery) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The phase in which the role begins, and those in which it is recommended and mandatory."""
    order = _order(gallery)
    start = known("phase", wish.start, order) if wish.start else order[0]
    recommended, mandatory = _phases(wish.recommended, gallery), _phases(wish.mandatory, gallery)
    both = [phase for phase in order if phase in mandatory and phase in recommended]
    both = [gallery.phases[phase].title if phase in gallery.phases else phase for phase in both]
    if both:
        raise UsageError("new-in-both", phases=", ".join(both))
    if not (recommended or mandatory or wish.standing):
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
