"""The words of a gallery's documents: the facts, and what only documents say."""

from collections.abc import Collection

from rolekat.language import Language, Words
from rolekat.library.gallery import LinkedGallery
from rolekat.model.role import Role
from rolekat.phrasing.facts import Facts
from rolekat.state.catalog import CatalogRole


class Phrases(Facts):
    """The words of one gallery's documents."""

    @property
    def language(self) -> Language:
        """The language that they are in."""
        return self._words.language

    def __call__(self, key: str, /, **params: object) -> str:
        """A fixed text of the documents."""
        return self._words(f"documents.{key}", **params)

    def count(self, key: str, number: int, **params: object) -> str:
        """A fixed text that depends on a number."""
        return self._words.count(f"documents.{key}", number, **params)

    def start(self, role: CatalogRole) -> str | None:
        """The phase in which a role is designated or activated, or by which at the latest; else when it is needed."""
        if role.starts:
            return self.phase(role.starts)
        latest = role.base.appointment.latest if role.base and role.base.appointment else None
        if latest:
            return self("catalog.latest", phase=self.phase(latest))
        first = next((phase for phase in role.catalog.phases if role.obligations.active(phase)), None)
        return self("catalog.needed", phase=self.phase(first)) if first else None

    def stages(self, stages: Collection[str]) -> tuple[str, ...]:
        """The names of stages, in order."""
        return tuple(title for name, title in self.gallery.head.lifecycle.stages.items() if name in stages)

    def facts(self, role: Role, one_per: str | None = None) -> tuple[str, ...]:
        """What there is one of a role for, who may hold it, how many may, in sentences; a catalog may say the first."""
        return (*self.held(role, one_per), *self.holders_of(role), *self.positions(role), *self.origin(role))

    def competency(self, kind: str | None) -> str | None:
        """What sort of competency it is."""
        return self._words(f"vocabulary.competency.{kind}") if kind else None


class PhrasesByGallery:
    """The words of the galleries of one document; a gallery's are made when they are asked for."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._found: dict[str, Phrases] = {}

    def __call__(self, gallery: LinkedGallery) -> Phrases:
        """Those of a gallery."""
        if gallery.key not in self._found:
            self._found[gallery.key] = Phrases(self._words, gallery)
        return self._found[gallery.key]
