"""What the documents say, before any format."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rolekat.errors import NothingFoundError, UsageError
from rolekat.library.library import Library
from rolekat.render import catalog_data, checklist_data, gallery_data
from rolekat.render.documents import Document
from rolekat.render.wishes import Wish, everything, named
from rolekat.shipped import shipped

Documents = Callable[[str], dict[str, Document]]
Rendered = Callable[..., dict[str, str]]
CATALOG = Path(__file__).parent / "catalog"


@pytest.fixture
def catalog(documents: Documents) -> catalog_data.Catalog:
    found = documents("koekkenhave")["rollekatalog"].data["catalog"]
    assert isinstance(found, catalog_data.Catalog)
    return found


def checklist(documents: Documents, role: str) -> checklist_data.Checklist:
    found = documents("koekkenhave")[f"tjekliste-{role}"].data["checklist"]
    assert isinstance(found, checklist_data.Checklist)
    return found


def test_what_was_adapted_is_marked(catalog: catalog_data.Catalog) -> None:
    graver, gartner = catalog.groups[0].roles[:2]
    assert [(item.id, item.origin) for item in graver.role.tasks] == [("grave", "replaced"), ("sten", "added")]
    assert graver.role.tasks[0].gallery_text == "Graver med spaden."
    assert [(item.id, item.origin) for item in gartner.role.tasks][-1] == ("kigge", "omitted")
    assert (gartner.role.effect, gartner.role.gallery_effect) == ("Der er mad på bordet.", "Haven gror.")
    assert [item.gallery_text for item in gartner.role.competencies] == [None, "Er tålmodig."]


def test_marks(catalog: catalog_data.Catalog) -> None:
    vande, luge, kigge = catalog.groups[0].roles[1].role.tasks
    assert vande.marks == (None, "conditional")
    assert luge.marks == ("counts", "counts")
    assert kigge.marks == (None, None)
    assert kigge.unmarked


def test_roles_left_out_are_not_mentioned_among_relations(catalog: catalog_data.Catalog) -> None:
    roles = [entry.role for group in catalog.groups for entry in group.roles]
    assert "vandmester" not in {ref.id for role in roles for each in role.relations for ref in each.others}
    assert [each.title for each in catalog.left_out] == ["Vandmester"]


def test_relations_name_every_copy_of_a_role(catalog: catalog_data.Catalog) -> None:
    gartner = catalog.groups[0].roles[1]
    appoints = next(each for each in gartner.role.relations if each.kind == "appoints")
    assert [ref.id for ref in appoints.others] == ["hjaelper-boern", "hjaelper-voksne"]


def test_only_words_that_occur_are_explained(catalog: catalog_data.Catalog) -> None:
    assert [term.term for term in catalog.glossary] == ["Spade"]


def test_decisions_taken_open_and_of_its_own(catalog: catalog_data.Catalog) -> None:
    assert [(each.title, bool(each.decided)) for each in catalog.decisions] == [
        ("Roller", True),
        ("Kontaktpunkt", False),
        ("Gærde", True),
    ]


def test_actions_stand_in_the_order_of_the_phases(catalog: catalog_data.Catalog) -> None:
    assert [(each.number, each.id, each.due) for each in catalog.actions] == [
        (1, "samle-sten", "før Fase 2: Plante begynder"),
        (2, "saa", "senest 1 dag inde i Fase 2: Plante"),
        (3, "hoeste", None),
    ]


def test_a_checklist_follows_the_phases(documents: Documents) -> None:
    spans = checklist(documents, "gartner").spans
    assert [[each.phase.id for each in span.phases] for span in spans] == [["plante"], ["hoeste"]]
    assert [[item.id for item in span.tasks] for span in spans] == [["luge"], ["vande", "luge"]]
    assert [[part.action.id for part in span.actions] for span in spans] == [[], ["hoeste"]]


def test_phases_with_the_same_items_stand_together(documents: Documents) -> None:
    spans = checklist(documents, "graver").spans
    assert [[each.phase.id for each in span.phases] for span in spans] == [["grave", "plante"]]


def test_a_task_in_a_phase_without_the_role_is_not_lost(documents: Documents) -> None:
    first = checklist(documents, "hjaelper-boern").spans[0]
    assert [each.phase.id for each in first.phases] == ["grave"]
    assert not first.tasks
    assert [part.action.id for part in first.actions] == ["samle-sten"]


def test_a_shared_role_has_its_items_once_with_their_stages(documents: Documents) -> None:
    found = checklist(documents, "foreningen")
    assert found.by_stage
    assert [[item.stages for item in span.tasks] for span in found.spans] == [[("Anlæg", "Pasning")]]


def test_every_item_of_a_role_is_in_its_checklist(documents: Documents) -> None:
    for document in documents("koekkenhave").values():
        found = document.data.get("checklist")
        if isinstance(found, checklist_data.Checklist):
            spans = [*found.spans, *([found.outside] if found.outside else [])]
            listed = {item.id for span in spans for item in (*span.tasks, *span.responsibilities)}
            role = found.entry.role
            assert listed == {item.id for item in (*role.tasks, *role.responsibilities) if item.origin != "omitted"}


def test_the_hand_over(documents: Documents) -> None:
    found = documents("koekkenhave")["overdragelse-plante-hoeste"].data["handover"]
    assert isinstance(found, checklist_data.Handover)
    part = found.parts[0]
    assert part.ends
    assert [item.id for item in part.ends.tasks] == ["grave", "sten"]
    assert part.begins
    assert [item.id for item in (*part.begins.tasks, *part.begins.responsibilities)] == ["vande", "hoest"]
    assert [moving.entry.role.id for moving in found.mandatory] == ["gartner", "hjaelper-boern"]
    assert [moving.entry.role.id for moving in found.beginning] == ["hjaelper-boern", "hjaelper-voksne"]
    assert [(each.action.id, bool(each.orphaned)) for each in found.actions] == [("samle-sten", True), ("saa", True)]
    assert [each.id for each in found.upcoming] == ["hoeste"]
    assert found.contact_changes
    assert found.contact_parties == ("Naboen",)


def test_a_phase_change_in_which_nothing_changes_hands_has_no_checklist(documents: Documents) -> None:
    assert "overdragelse-grave-plante" not in documents("koekkenhave")


def test_every_link_leads_somewhere(rendered: Rendered) -> None:
    made = rendered()
    anchors = {path: set(re.findall(r'<a id="([^"]+)">', text)) for path, text in made.items()}
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for path, text in made.items():
        tokens = [child for token in parser.parse(text) for child in token.children or ()]
        for href in (str(token.attrs["href"]) for token in tokens if token.type == "link_open"):
            file, _, anchor = href.partition("#")
            target = (Path("/") / path).parent.joinpath(file).resolve().relative_to("/").as_posix() if file else path
            assert target in made, f"{path}: {href}"
            assert not anchor or anchor in anchors[target], f"{path}: {href}"


def test_twice_is_the_same(rendered: Rendered) -> None:
    assert rendered() == rendered()


def test_the_shipped_catalog_makes_documents_for_all_it_holds() -> None:
    library = Library([str(shipped("catalog"))])
    found = everything(library)
    assert not found.broken
    newest = {gallery.key for gallery in library.newest_galleries}
    galleries = {
        gallery.head.gallery if gallery.key in newest else f"{gallery.head.gallery}-{gallery.head.version}"
        for gallery in library.galleries
    }
    assert {wish.folder for wish in found.wishes} == {*library.system_ids, *galleries}


def test_a_role_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    shutil.copytree(CATALOG, tmp_path / "catalog")
    (tmp_path / "catalog/roles/have/gartner.yaml").write_text("role: [", encoding="utf-8")
    library = Library([str(tmp_path / "catalog")])
    from rolekat.language import words

    documents = [*named("koekkenhave", library).wishes[0].documents(words("da"), words("da"))]
    catalog = documents[0].data["catalog"]
    assert isinstance(catalog, catalog_data.Catalog)
    assert catalog.unreadable == ("gartner",)
    gallery = next(iter(named("have", library).wishes[0].documents(words("da"), words("da")))).data["gallery"]
    assert isinstance(gallery, gallery_data.GalleryView)
    assert gallery.unreadable == ("gartner",)


@pytest.mark.parametrize(
    ("broken", "text", "word"),
    [("systems/koekkenhave.yaml", "system: [", "koekkenhave"), ("roles/have/gallery.yaml", "gallery: [", "have")],
)
def test_what_cannot_be_linked_is_refused(broken: str, text: str, word: str, tmp_path: Path) -> None:
    shutil.copytree(CATALOG, tmp_path / "catalog")
    (tmp_path / "catalog" / broken).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        named(word, Library([str(tmp_path / "catalog")]))
    assert caught.value.key in ("cannot-render", "name-faulty")


def test_nothing_to_make(tmp_path: Path) -> None:
    with pytest.raises(NothingFoundError):
        everything(Library([str(tmp_path)]))


@pytest.mark.parametrize("word", ["koekkenhave/gartner", "koekkenhave/tjekliste-gartner", "have/gartner", "Gartner"])
def test_one_document(word: str, rendered: Rendered) -> None:
    assert len(rendered(word)) == 1


def test_an_older_version_has_a_folder_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(CATALOG, tmp_path / "new")
    shutil.copytree(CATALOG / "roles/have", tmp_path / "new/roles/have-1")
    head = tmp_path / "new/roles/have-1/gallery.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace('version: "2"', 'version: "1.10"'), encoding="utf-8")
    library = Library([str(tmp_path / "new")])

    def folder(word: str) -> str:
        wish: Wish = named(word, library).wishes[0]
        return wish.folder

    assert folder("have@2") == "have"
    assert folder("have@1.10") == "have-1.10"
