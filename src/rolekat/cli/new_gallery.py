"""`rolekat new gallery`: from options to a file."""

import sys
from typing import NamedTuple

from rolekat.cli.next_steps import next_steps
from rolekat.cli.speech import say
from rolekat.config import find_config
from rolekat.creating.gallery import GalleryWish, gallery_text
from rolekat.creating.naming import checked_id
from rolekat.creating.places import is_own, modeline, own_folder, shown, write_new
from rolekat.errors import UsageError
from rolekat.language import choose, words
from rolekat.workspace import open_library


class NewGallery(NamedTuple):
    """What somebody asked for."""

    gallery: str
    title: str | None
    language: str | None
    phases: list[str]
    without_phases: bool
    categories: list[str]
    made_for: list[str]
    dry_run: bool


def run(asked: NewGallery) -> int:
    """Make the gallery; returns the exit code.

    Raises:
        UsageError: it is there already, or cannot be made like that.
    """
    config, gallery = find_config(), asked.gallery
    if asked.phases and asked.without_phases:
        raise UsageError("new-phases-and-none")
    path = f"{own_folder(config)}/roles/{checked_id(gallery)}/gallery.yaml"
    language = asked.language or say.language
    phases = None if asked.without_phases else asked.phases
    wish = GalleryWish(gallery, asked.title or "", language, phases, asked.categories, asked.made_for)
    text = gallery_text(wish, words(choose(language)), modeline(path, "gallery", config))
    library = open_library(config)
    same = (found for found in library.galleries if found.head.gallery == gallery and is_own(found.file, config))
    there = next(same, None)
    if there:
        raise UsageError("new-exists", path=shown(there.file))
    if asked.dry_run:
        sys.stdout.write(text)
        return 0
    write_new(path, text)
    steps = next_steps("add-role", "new-system", gallery=gallery)
    sys.stdout.write(say("new.done.wrote", path=shown(path)) + "\n" + steps)
    return 0
