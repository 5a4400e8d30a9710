"""`rolekat new organisation`: an organisation's head, with the cross-cutting roles of a gallery waiting for holders."""

from collections.abc import Sequence
from typing import NamedTuple

from rolekat.creating.naming import checked_id
from rolekat.creating.yaml_text import YamlWriter, checked_text, scalar
from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.state.demands import is_by_position, level_of


class OrganisationWish(NamedTuple):
    """What is known of a new organisation."""

    organisation: str
    title: str
    kind: str
    people: Sequence[str] = ()
    """Ids of people; names stand in the contact register."""


def organisation_text(wish: OrganisationWish, gallery: LinkedGallery, say: Words, modeline: str = "") -> str:
    """The text of `organisation.yaml`.

    Raises:
        UsageError: an id is none, or the title cannot be written.
    """
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("organisation", checked_id(wish.organisation))
    yaml.text("title", checked_text(wish.title) or wish.organisation.replace("-", " ").capitalize())
    yaml.text("kind", wish.kind)
    yaml.text("gallery", gallery.key)
    yaml.comment(say("new.organisation.people"))
    with yaml.block("people"):
        for person in wish.people:
            yaml.bare(checked_id(person))
        with yaml.switched_off():
            yaml.flow("abcd", {"position": "kontorchef", "unit": "boern-og-unge"})
    _positions(yaml, gallery, say)
    yaml.comment(say("new.organisation.others"))
    with yaml.switched_off():
        with yaml.block("units"):
            yaml.flow("boern-og-unge", {"title": "Børn og Unge"})
        with yaml.block("places"):
            yaml.flow("vestskolen", {"title": "Vestskolen", "kind": "skole"})
        with yaml.block("suppliers"):
            yaml.flow("leverandoeren", {"title": "Leverandøren", "contract_ends": "2029-12-31"})
    yaml.comment(say("new.organisation.roles"))
    with yaml.block("roles"):
        for name, role in gallery.roles.items():
            if level_of(name, gallery) != "system" and not (is_by_position(role) and role.position):
                yaml.bare(name, role.title)
    return str(yaml)


def _positions(yaml: YamlWriter, gallery: LinkedGallery, say: Words) -> None:
    """The positions that roles of the gallery follow from: an organisation that has them needs no designation."""
    wanted = {
        position: role.title for role in gallery.roles.values() if is_by_position(role) for position in role.position
    }
    if not wanted:
        return
    yaml.comment(say("new.organisation.positions"))
    with yaml.block("positions"), yaml.switched_off():
        for position, title in wanted.items():
            yaml.flow(position, {"title": scalar(title)})
