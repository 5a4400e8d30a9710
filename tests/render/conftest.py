"""A small catalog of our own, and the way to make its documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.language import Language
from rolekat.library.library import Library
from rolekat.render.documents import Document
from rolekat.render.publishing import Choice, outputs
from rolekat.render.wishes import Wish, everything, named

CATALOG = Path(__file__).parent / "catalog"


@pytest.fixture
def library() -> Library:
    return Library([str(CATALOG)])


@pytest.fixture
def wish(library: Library) -> Callable[[str], Wish]:
    return lambda word: named(word, library)[0]


@pytest.fixture
def rendered(library: Library, tmp_path: Path) -> Callable[..., dict[str, str]]:
    """All documents as text, or those of a word, by their path below the folder that they go to."""

    def make(
        word: str | None = None, language: Language | None = None, templates: Path | None = None
    ) -> dict[str, str]:
        wishes = named(word, library) if word else everything(library).wishes
        choice = Choice(language, str(tmp_path / "to"), str(templates) if templates else None)
        found = outputs(wishes, choice)
        return {str(Path(output.path).relative_to(tmp_path / "to").as_posix()): output.text for output in found}

    return make


@pytest.fixture
def documents(wish: Callable[[str], Wish]) -> Callable[[str], dict[str, Document]]:
    """The documents of a system or gallery, not yet written in a format."""
    from rolekat.language import words

    return lambda word: {found.name: found for found in wish(word).documents(words("da"), words("da"))}
