"""What comes back again and again has a role that sees to it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where

RULE = Rule("RK336", "recurring-action-without-anyone", "warning")


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What a gallery asks for; of a catalog's own actions `action-without-responsible` says so."""
    for name, action in gallery.head.actions.items():
        if action.every and not (action.responsible or action.executor or action.alternatives):
            yield RULE.at(gallery.place("actions", name, of_key=True), action=action.title)
