"""Every document of a small catalog, word for word; and the shipped catalog of Aula."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.library.library import Library
from rolekat.render.publishing import Choice, outputs
from rolekat.render.wishes import named
from rolekat.shipped import shipped

Rendered = Callable[..., dict[str, str]]
Golden = Callable[[str, str], None]

DOCUMENTS = (
    "have/rollegalleri.md",
    "have/roller/foreningen.md",
    "have/roller/gartner.md",
    "koekkenhave/rollekatalog.md",
    "koekkenhave/overdragelse-plante-hoeste.md",
    "koekkenhave/tjekliste-beslutninger.md",
    "koekkenhave/tjekliste-gartner.md",
    "koekkenhave/tjekliste-hjaelper-boern.md",
    "koekkenhave/tjekliste-foreningen.md",
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document(document: str, rendered: Rendered, golden: Golden) -> None:
    golden(f"render/{document}", rendered()[document])


def test_document_in_english(rendered: Rendered, golden: Golden) -> None:
    golden("render/en/rollekatalog.md", rendered("koekkenhave", "en")["koekkenhave/rollekatalog.md"])


def test_names_of_all_documents(rendered: Rendered) -> None:
    assert set(rendered()) == {
        *DOCUMENTS,
        "have/styringsstruktur.md",
        "have/roller/graver.md",
        "have/roller/hjaelper.md",
        "have/roller/vandmester.md",
        "koekkenhave/tjekliste-graver.md",
        "koekkenhave/tjekliste-hjaelper-voksne.md",
    }


def test_the_shipped_catalog_of_aula(golden: Golden, tmp_path: Path) -> None:
    library = Library([str(shipped("catalog"))])
    found = outputs(named("aula/rollekatalog", library).wishes, Choice(folder=str(tmp_path)))
    golden("render/aula.md", found[0].text)
