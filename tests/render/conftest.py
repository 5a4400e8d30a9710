"""A small catalog of our own, and the way to make its documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.contacts.reading import read_register_file
from rolekat.contacts.register import Register
from rolekat.language import Language
from rolekat.library.library import Library
from rolekat.render.documents import Document
from rolekat.render.publishing import Choice, outputs
from rolekat.render.wishes import Viewpoint, Wish, everything, named
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

CATALOG = Path(__file__).parent / "catalog"
ORGANISATIONS = Path(__file__).parent / "organisations"
REGISTER = ORGANISATIONS / "kontakter.csv"
DAY = "2026-06-15"


@pytest.fixture
def library() -> Library:
    return Library([str(CATALOG)])


@pytest.fixture
def wish(library: Library) -> Callable[[str], Wish]:
    return lambda word: named(word, library).wishes[0]


@pytest.fixture
def rendered(library: Library, tmp_path: Path) -> Callable[..., dict[str, str]]:
    """All documents as text, or those of a word, by their path below the folder that they go to."""

    def make(
        word: str | None = None, language: Language | None = None, templates: Path | None = None
    ) -> dict[str, str]:
        wishes = (named(word, library) if word else everything(library)).wishes
        choice = Choice(language, str(tmp_path / "to"), str(templates) if templates else None)
        found = outputs(wishes, choice)
        return {str(Path(output.path).relative_to(tmp_path / "to").as_posix()): output.text for output in found}

    return make


@pytest.fixture
def viewpoint() -> Callable[..., Viewpoint]:
    """The small organisation on a day."""

    def see(day: str = DAY, *, public: bool = False, register: bool = True) -> Viewpoint:
        library = Library([str(CATALOG), str(ORGANISATIONS)])
        known = Register((read_register_file(str(REGISTER)),)) if register else None
        return Viewpoint(Organisations(library, Outlook(day)), known, public)

    return see


@pytest.fixture
def organised(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Documents of an organisation as text, by their path below the folder that they go to."""

    def make(
        viewpoint: Viewpoint, word: str = "haveby", language: Language | None = None, templates: Path | None = None
    ) -> dict[str, str]:
        wishes = named(word, viewpoint.organisations.library, viewpoint).wishes
        choice = Choice(language, str(tmp_path / "to"), str(templates) if templates else None)
        found = outputs(wishes, choice)
        return {str(Path(output.path).relative_to(tmp_path / "to").as_posix()): output.text for output in found}

    return make


@pytest.fixture
def documents(wish: Callable[[str], Wish]) -> Callable[[str], dict[str, Document]]:
    """The documents of a system or gallery, not yet written in a format."""
    from rolekat.language import words

    return lambda word: {found.name: found for found in wish(word).documents(words("da"), words("da"))}
