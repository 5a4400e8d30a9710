"""The language of documents: the gallery's, unless somebody asks for another."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.contacts.reading import read_register_file
from rolekat.contacts.register import Register
from rolekat.language import Language, words
from rolekat.library.library import Library
from rolekat.render.glossary import terms
from rolekat.render.phrases import Phrases
from rolekat.render.publishing import Choice, outputs
from rolekat.render.wishes import Viewpoint, everything, of_organisation

CATALOG = Path(__file__).parent / "catalog"


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """The documents of the small catalog, as if its gallery were in that language."""

    def make(gallery: str, asked: Language | None = None) -> dict[str, str]:
        shutil.copytree(CATALOG, tmp_path / "catalog")
        head = tmp_path / "catalog/roles/have/gallery.yaml"
        head.write_text(head.read_text("utf-8").replace("language: da", f"language: {gallery}"), "utf-8")
        found = outputs(everything(Library([str(tmp_path / "catalog")])).wishes, Choice(asked, str(tmp_path / "to")))
        return {Path(output.path).relative_to(tmp_path / "to").as_posix(): output.text for output in found}

    return make


@pytest.mark.parametrize(
    ("gallery", "file", "heading"),
    [
        ("da", "koekkenhave/tjekliste-graver.md", "Det gør du"),
        ("nb", "koekkenhave/sjekkliste-graver.md", "Dette gjør du"),
        ("nn", "koekkenhave/sjekkliste-graver.md", "Dette gjer du"),
        ("en", "koekkenhave/checklist-graver.md", "What you do"),
    ],
)
def test_documents_are_in_the_gallerys_language(
    made: Callable[..., dict[str, str]], gallery: str, file: str, heading: str
) -> None:
    assert f"# {heading}\n" in made(gallery)[file]


def test_another_language_changes_the_texts_and_not_the_files(made: Callable[..., dict[str, str]]) -> None:
    found = made("nn", "nb")
    assert "# Dette gjør du\n" in found["koekkenhave/sjekkliste-graver.md"]
    assert "have/rollegalleri.md" in found


@pytest.mark.parametrize(("language", "last"), [("da", "Aa"), ("nb", "Aa"), ("en", "Ø")])
def test_words_stand_in_the_readers_order(tmp_path: Path, language: Language, last: str) -> None:
    head = tmp_path / "roles/x/gallery.yaml"
    head.parent.mkdir(parents=True)
    words_of_it = "".join(f"  w{n}: {{term: {term}, text: t}}\n" for n, term in enumerate(["Aa", "Ø", "E", "Æ", "B"]))
    head.write_text(
        f"gallery: x\nversion: '1'\ntitle: X\nlanguage: nb\nglossary:\n{words_of_it}groups: {{}}\n", "utf-8"
    )
    gallery = Library([str(tmp_path)]).gallery("x@1")
    assert gallery
    found = [term.term for term in terms(Phrases(words(language), gallery))]
    assert found[-1] == last
    assert found == (["Aa", "Æ", "B", "E", "Ø"] if language == "en" else ["B", "E", "Æ", "Ø", "Aa"])


def test_words_are_found_by_the_endings_of_their_own_language(tmp_path: Path) -> None:
    head = tmp_path / "roles/x/gallery.yaml"
    head.parent.mkdir(parents=True)
    head.write_text(
        "gallery: x\nversion: '1'\ntitle: X\nlanguage: nn\nglossary: {e: {term: Systemeigar, text: t}}\ngroups: {}\n",
        "utf-8",
    )
    gallery = Library([str(tmp_path)]).gallery("x@1")
    assert gallery
    cases = {
        "Alle systemeigarane møtest.": True,
        "Systemeigarlaget møtest.": False,
        "Systemeigarlaget og SYSTEMEIGAREN møtest.": True,
        "Medsystemeigar": False,
    }
    for text, known in cases.items():
        assert bool(terms(Phrases(words("en"), gallery), text)) is known


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("da", ["Bo Å", "Zita Z", "Øjvind Ø", "Aage Aa"]),
        ("nb", ["Bo Å", "Zita Z", "Øjvind Ø", "Aage Aa"]),
        ("en", ["Aage Aa", "Bo Å", "Øjvind Ø", "Zita Z"]),
    ],
)
def test_people_stand_by_name(
    viewpoint: Callable[..., Viewpoint], tmp_path: Path, language: Language, in_order: list[str]
) -> None:
    register = tmp_path / "kontakter.csv"
    register.write_text("id;navn\nbobi;Aage Aa\ncaca;Øjvind Ø\nfifi;Bo Å\nevev;Zita Z\n", "utf-8")
    seen = viewpoint()._replace(register=Register((read_register_file(str(register)),)))
    found = outputs(of_organisation("haveby", "", seen).wishes, Choice(language, str(tmp_path / "to")))
    text = next(output.text for output in found if output.path.endswith("bemanding.md"))
    table = text[text.index("| Person |") :]
    assert re.findall("|".join(in_order), table) == in_order
