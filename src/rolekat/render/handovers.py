"""The checklist of one phase change of one system, wherever it is to lie."""

import os
from collections.abc import Iterator
from typing import Final, NamedTuple

from rolekat.language import Words
from rolekat.render.documents import Document
from rolekat.render.publishing import Choice, Output, outputs
from rolekat.render.wishes import Viewpoint, of_organisation

_WANTED: Final = "handover"


class Change(NamedTuple):
    """A change of a system of an organisation from one phase to another."""

    organisation: str
    system: str
    before: str
    after: str


def handover(change: Change, viewpoint: Viewpoint, choice: Choice, file: str | None = None) -> Output | None:
    """The checklist of a phase change, in a file of its own or where `rolekat render` writes it.

    Nothing where the change makes nothing change hands.

    Raises:
        UsageError: a template is wrong, or the file that there is cannot be read.
    """
    (wish,) = of_organisation(change.organisation, change.system, viewpoint).wishes
    folder = os.path.join(choice.folder, wish.folder)
    target = _relative(os.path.splitext(file)[0], folder) if file else None
    beyond = _relative(folder, os.path.dirname(file) or os.curdir) if file else None

    def documents(words: Words, naming: Words) -> Iterator[Document]:
        name = f"{change.system}/{naming('documents.files.handover', before=change.before, after=change.after)}"
        for document in wish.documents(words, naming):
            if document.kind == "handover" and document.name == name:
                yield document._replace(name=target or name, subject=_WANTED, beyond=beyond)

    made = outputs([wish._replace(documents=documents, only=_WANTED)], choice, or_none=True)
    return made[0]._replace(path=os.path.normpath(made[0].path)) if made else None


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")
