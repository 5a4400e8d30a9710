"""Where a change is prepared: the organisation that is meant, as it stands on the day, and the draft of its files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.changes.draft import Draft
from rolekat.changes.inferring import Named, only_one
from rolekat.changes.naming import one_named, titled
from rolekat.creating.places import is_own
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.lazy import lazy
from rolekat.library.organisation import LinkedOrganisation
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.workspace import open_library, organisations_in

if TYPE_CHECKING:
    from rolekat.config import Config
    from rolekat.library.library import Library


SAY: Final = "\0say:"
"""Before the key of a text, where no text of a file can have it."""


class Sentence(NamedTuple):
    """Something to tell whoever asked: its key in the texts of changes, and what it speaks of.

    Days are days, and what begins with `SAY` is the key of a text of its own.
    """

    key: str
    params: dict[str, str]


class Desk:
    """A library with a draft upon it, and what is told of the draft."""

    def __init__(self, config: Config, as_of: str | None = None, typed: Sequence[str] = ()) -> None:
        self.config = config
        self.typed = typed
        """The command as it was typed, to put it right where its words stand in another order."""
        self.library: Library = open_library(config)
        self.draft = Draft(self.library)
        self.told: list[Sentence] = []
        self.refused: frozenset[str] = frozenset()
        """Rules whose errors the change must not bring: it is not made then."""
        self.renamed: dict[str, str] = {}
        """Ids that change, old to new: what is found of them is not new under the new id."""
        self.grave = False
        """Whether the change takes away what was planned or agreed, or what is in use: somebody should want it so."""
        self.organisations: Organisations = organisations_in(self.library, config, as_of)

    @property
    def day(self) -> str:
        """The day on which things are looked at: today, unless the configuration says otherwise."""
        return self.organisations.outlook.day

    def tell(self, key: str, **params: str) -> None:
        """Something that the change does."""
        self.told.append(Sentence(key, params))

    @lazy
    def own_organisations(self) -> list[str]:
        """The ids of the organisations that may be changed here."""
        folders = self.library.organisation_folders
        return sorted(os.path.basename(each) for each in folders if is_own(os.path.join(each, "x"), self.config))

    def organisation(self, wish: str | None, named: Named | None = None) -> OrganisationState:
        """The organisation that is meant: the only one, where none is named, or the only one that has what is `named`.

        Raises:
            UsageError: there is none, or none of that name, or several, or it cannot be read.
        """
        own = self.own_organisations
        if wish is None and named is not None and len(own) > 1:
            there = [state for name in own if (state := self.organisations.named(name))]
            found = only_one(named, there) if len(there) == len(own) else None
            if found is not None:
                return found
        if wish is None and len(own) != 1:
            raise UsageError("new-which-organisation" if own else "new-no-organisations", known=", ".join(own))
        name = own[0] if wish is None else self._organisation_meant(wish, own)
        found = self.organisations.named(name)
        if found is None:
            linked = self.library.organisation(name)
            raise UsageError("change-faulty", name=name, file=shown_path(linked.file) if linked else name)
        return found

    def _organisation_meant(self, word: str, own: list[str]) -> str:
        """The id of an organisation, by id or title."""
        if word in own:
            return word
        linked = {name: self.library.organisation(name) for name in own}
        heads = {name: each.head for name, each in linked.items() if isinstance(each, LinkedOrganisation)}
        return one_named("organisation", word, titled(heads), own)
