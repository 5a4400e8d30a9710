"""`rolekat new gallery`: the head of a gallery, with phases or without, and two groups that wait for roles."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rolekat.creating.naming import checked_id
from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.text.words import slug
from rolekat.text.yaml_text import YamlWriter, checked_text


class GalleryWish(NamedTuple):
    """What is known of a new gallery."""

    gallery: str
    title: str
    language: str
    phases: Sequence[str] | None = ()
    """Their titles, in order; `None` where systems have no phases."""
    categories: Sequence[str] = ()
    """The titles of the categories of systems."""
    made_for: Sequence[str] = ()
    """What sorts of organisation it is for; municipalities and counties where nothing is said."""


def gallery_text(wish: GalleryWish, words: Words, modeline: str = "") -> str:
    """The text of `gallery.yaml`; where no phases are named, those that fit most systems.

    Raises:
        UsageError: the id is none, a text cannot be written, or two phases or categories have the same name.
    """
    usual = words("new.file.gallery.phases").split(", ")
    phases = _titled(wish.phases or usual) if wish.phases is not None else {}
    categories = _titled(wish.categories)
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("gallery", checked_id(wish.gallery))
    yaml.text("version", "1")
    yaml.text("title", checked_text(wish.title) or wish.gallery.replace("-", " ").capitalize())
    yaml.text("language", wish.language)
    if wish.made_for:
        yaml.ids("made_for", wish.made_for)
    yaml.text("status", "proposal")
    if phases:
        _lifecycle(yaml, phases, words)
    if categories:
        yaml.comment(words("new.file.gallery.categories"))
        with yaml.block("categories"):
            for name, title in categories.items():
                with yaml.block(name):
                    yaml.text("title", title)
    yaml.comment(words("new.file.gallery.groups", gallery=wish.gallery))
    with yaml.block("groups"):
        for group, texts in (("own-group", "adaptable"), ("shared-group", "locked")):
            with yaml.block(words(f"new.file.gallery.{group}-id")):
                yaml.text("title", words(f"new.file.gallery.{group}"))
                yaml.text("texts", texts)
                yaml.ids("roles", [])
    return str(yaml)


def _titled(titles: Sequence[str]) -> dict[str, str]:
    """Ids to titles.

    Raises:
        UsageError: two have the same name, or one cannot be written.
    """
    found = {slug(checked_text(title)): title for title in titles}
    if len(found) < len(titles):
        raise UsageError("new-same-names")
    return found


def _lifecycle(yaml: YamlWriter, phases: Mapping[str, str], words: Words) -> None:
    stages = _stages(list(phases), words)
    last = list(phases)[-1]
    with yaml.block("lifecycle"):
        with yaml.block("stages"):
            for stage, name in stages.items():
                yaml.text(stage, name)
        with yaml.block("phases"):
            for phase, name in phases.items():
                with yaml.block(phase):
                    yaml.text("title", name)
                    # What comes last is operation; all before it leads there.
                    yaml.ids("stages", [list(stages)[-1] if phase == last else next(iter(stages))])


def _stages(phases: Sequence[str], words: Words) -> dict[str, str]:
    """One stage before operation and one for it; never the id of a phase."""
    titles = [words("new.file.gallery.stage-before"), words("new.file.gallery.stage-after")]
    found = {}
    for title in titles if len(phases) > 1 else titles[1:]:
        name = slug(title)
        while name in phases:
            name += f"-{words('new.file.gallery.stage')}"
        found[name] = title
    return found
