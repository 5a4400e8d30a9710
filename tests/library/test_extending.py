"""A gallery that builds on others has what they have, in their place, but for what it says itself."""

from pathlib import Path

import pytest

from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState, state_of

BASE = """gallery: faelles
version: "1"
title: Fælles galleri
language: da
lifecycle: {stages: {alt: Alt}, phases: {start: {title: Start, stages: [alt]}, slut: {title: Slut, stages: [alt]}}}
components: {net: {title: Nettet}}
groups: {alle: {title: Alle roller, texts: adaptable, roles: [leder, hjaelper]}}
notes: {fejl: {kind: source-defect, text: Titlen er stavet forkert., at: roles/leder/title}}
"""
LOCAL = """gallery: lokal
version: "3"
title: Vores galleri
language: da
extends: faelles@1
components: {mail: {title: Posten}}
groups:
  alle: {title: Alle roller hos os, roles: [bibliotekar]}
  egne: {title: Kun hos os, roles: [fest]}
"""
SYSTEM = """system: bog
title: Bogsystem
gallery: lokal@3
uses: [net, mail]
roles:
  leder: {why: Nogen skal lede.}
  bibliotekar: {mandatory: from start, adapt: {tasks: {replace: {laane: {was: lokal@3, text: Låne ud.}}}}}
  hjaelper: {adapt: {tasks: {replace: {hente: {was: faelles@1, text: Hente bøger.}}}}}
"""


def role(name: str, title: str, more: str = "") -> str:
    return f"role: {name}\ntitle: {title}\nheld_per: system\n{more}"


FILES = {
    "roles/faelles/gallery.yaml": BASE,
    "roles/faelles/leder.yaml": role("leder", "Leder", "suggested: {mandatory: always}\n"),
    "roles/faelles/hjaelper.yaml": role("hjaelper", "Hjælper", "tasks: {hente: {text: Hente.}}\n"),
    "roles/lokal/gallery.yaml": LOCAL,
    "roles/lokal/bibliotekar.yaml": role("bibliotekar", "Bibliotekar", "tasks: {laane: {text: Låne.}}\n"),
    "roles/lokal/fest.yaml": role("fest", "Festudvalg"),
    "roles/lokal/hjaelper.yaml": role(
        "hjaelper", "Vores hjælper", "replaces: faelles/hjaelper\ntasks: {hente: {text: Hente.}}\n"
    ),
    "systems/bog.yaml": SYSTEM,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Library([str(tmp_path)])


@pytest.fixture
def local(library: Library) -> LinkedGallery:
    found = library.gallery("lokal@3")
    assert found is not None
    return found


def test_it_has_the_roles_of_both_in_the_order_of_the_groups(local: LinkedGallery) -> None:
    assert list(local.roles) == ["leder", "hjaelper", "bibliotekar", "fest"]
    assert local.roles["hjaelper"].title == "Vores hjælper"
    assert [group.title for _, group, _ in local.groups()] == ["Alle roller hos os", "Kun hos os"]


def test_it_has_the_life_cycle_and_the_components_of_both(local: LinkedGallery) -> None:
    assert list(local.phases) == ["start", "slut"]
    assert list(local.head.components) == ["net", "mail"]


def test_everything_stands_where_it_was_written(local: LinkedGallery) -> None:
    assert local.role_place("leder").file.endswith("roles/faelles/leder.yaml")
    assert local.role_place("hjaelper").file.endswith("roles/lokal/hjaelper.yaml")
    assert local.place("components", "net").file.endswith("roles/faelles/gallery.yaml")
    assert local.place("components", "mail").file.endswith("roles/lokal/gallery.yaml")


def test_it_says_which_gallery_a_role_is_from(local: LinkedGallery) -> None:
    assert {name: local.key_of(name) for name in local.roles} == {
        "leder": "faelles@1",
        "hjaelper": "lokal@3",
        "bibliotekar": "lokal@3",
        "fest": "lokal@3",
    }


def test_references_may_name_the_gallery_that_it_builds_on(local: LinkedGallery) -> None:
    assert local.role_meant("faelles/leder") == "leder"
    assert local.role_meant("andre/leder") is None


def test_the_defects_of_the_other_are_known_here_too(local: LinkedGallery) -> None:
    assert any(path == ("title",) for _, path in local.noted)


def test_a_catalog_is_made_from_it(library: Library) -> None:
    loaded = library.system("bog")
    assert loaded is not None
    state = state_of(loaded, library)
    assert isinstance(state, CatalogState)
    assert [each.title for each in state.roles.values()] == ["Leder", "Vores hjælper", "Bibliotekar"]
    assert state.roles["leder"].obligations.of("slut") == "mandatory"
    assert not state.roles["leder"].locked


def without(folder: Path, head: str) -> LinkedGallery:
    """A third gallery that builds on the first, without its `leder`."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    base = (folder / "roles/faelles/gallery.yaml").read_text("utf-8")
    base += "orders: {abc: {title: Efter alfabetet, roles: [hjaelper, leder]}}\n"
    base += 'changes: {"1": {retired: {tjener: {title: Tjener, replaced_by: [hjaelper]}}}}\n'
    (folder / "roles/faelles/gallery.yaml").write_text(base, "utf-8")
    (folder / "roles/uden").mkdir()
    (folder / "roles/uden/gallery.yaml").write_text(
        f'gallery: uden\nversion: "1"\ntitle: Uden leder\nlanguage: da\nextends: faelles@1\n{head}', "utf-8"
    )
    (folder / "roles/uden/tjener.yaml").write_text(role("tjener", "Tjener"), "utf-8")
    found = Library([str(folder)]).gallery("uden@1")
    assert found is not None
    return found


def test_what_it_omits_is_gone_from_roles_groups_and_orders(tmp_path: Path) -> None:
    gallery = without(tmp_path, "omits: {leder: Ingen leder.}\ngroups: {}\n")
    assert list(gallery.roles) == ["hjaelper", "tjener"]
    assert gallery.head.groups["alle"].roles == ("hjaelper",)
    assert gallery.head.orders["abc"].roles == ("hjaelper",)
    assert "leder" not in gallery.every_role
    (base,) = gallery.bases
    assert list(base.roles) == ["leder", "hjaelper"], "the other gallery stays as it is"
    assert base.head.orders["abc"].roles == ("hjaelper", "leder")


def test_a_role_of_its_own_is_not_gone_because_another_gallery_retired_it(tmp_path: Path) -> None:
    gallery = without(tmp_path, "groups: {}\n")
    assert gallery.bases[0].retired.keys() == {"tjener"}
    assert gallery.retired == {}
