"""`rolekat new gallery`: the head of a gallery with phases and two groups that wait for roles."""

from collections.abc import Sequence
from typing import NamedTuple

from rolekat.creating.naming import checked_id
from rolekat.creating.yaml_text import YamlWriter, checked_text
from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.text.words import slug


class GalleryWish(NamedTuple):
    """What is known of a new gallery."""

    gallery: str
    title: str
    language: str
    phases: Sequence[str] = ()
    """Their titles, in order."""


def gallery_text(wish: GalleryWish, words: Words, modeline: str = "") -> str:
    """The text of `gallery.yaml`; without phases, those that fit most systems.

    Raises:
        UsageError: the id is none, a text cannot be written, or two phases have the same name.
    """
    titles = [checked_text(name) for name in wish.phases] or words("new.file.gallery.phases").split(", ")
    ids = [slug(name) for name in titles]
    if len(set(ids)) < len(ids):
        raise UsageError("new-no-phases")
    stages = _stages(ids, words)
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("gallery", checked_id(wish.gallery))
    yaml.text("version", "1")
    yaml.text("title", checked_text(wish.title) or wish.gallery.replace("-", " ").capitalize())
    yaml.text("language", wish.language)
    yaml.text("status", "proposal")
    with yaml.block("lifecycle"):
        with yaml.block("stages"):
            for stage, name in stages.items():
                yaml.text(stage, name)
        with yaml.block("phases"):
            for phase, name in zip(ids, titles, strict=True):
                with yaml.block(phase):
                    yaml.text("title", name)
                    # What comes last is operation; all before it leads there.
                    yaml.ids("stages", [list(stages)[-1] if phase == ids[-1] else next(iter(stages))])
    yaml.comment(words("new.file.gallery.groups", gallery=wish.gallery))
    with yaml.block("groups"):
        for group, texts in (("own-group", "adaptable"), ("shared-group", "locked")):
            with yaml.block(words(f"new.file.gallery.{group}-id")):
                yaml.text("title", words(f"new.file.gallery.{group}"))
                yaml.text("texts", texts)
                yaml.ids("roles", [])
    return str(yaml)


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
