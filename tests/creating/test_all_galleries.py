"""`rolekat new` with each of the galleries that come with rolekat: with phases or without, with bodies, categories, sheets."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.creating.checking import check_choices, demand_category, demand_reasons
from rolekat.creating.choices import Choices
from rolekat.creating.finding_galleries import galleries_for, only_gallery, usable
from rolekat.creating.gallery import GalleryWish, gallery_text
from rolekat.creating.interview import Interview
from rolekat.creating.organisation import OrganisationWish, organisation_text
from rolekat.creating.plan import SystemPlan
from rolekat.creating.role import RoleWish, role_text
from rolekat.creating.staffing import StaffingWish, staffing_text
from rolekat.creating.system import system_text
from rolekat.creating.system_questions import SystemQuestions
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, choose, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.library.validation import validate
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.text.reader import read
from rolekat.workspace import open_workspace

DAY = "2026-11-23"
GALLERIES = ("aalesund", "hjoerring", "ikt-agder", "kombit", "ror-ikt")
WITH_SYSTEMS = GALLERIES[:-1]
CATEGORY = {"hjoerring": "fagsystemer"}
FORM = {
    "unknown-key", "missing-key", "missing-value", "invalid-value", "bad-id", "dangling-role", "unknown-phase",
    "unknown-holder", "unknown-name", "role-neither-in-nor-left-out", "phase-without-contact-point",
}  # fmt: skip
"""What must not be found in a new file, whatever there is left to do."""


def gallery_of(library: Library, name: str) -> LinkedGallery:
    return next(gallery for gallery in library.galleries if gallery.head.gallery == name)


def plan_of(gallery: LinkedGallery, category: str = "") -> SystemPlan:
    name = gallery.head.gallery
    choices = Choices(category=category or CATEGORY.get(name, ""), uses=[])
    plan = SystemPlan("proeve", usable(gallery), None, choices, words(choose(gallery.head.language)))
    check_choices(plan)
    demand_category(plan)
    return plan


def kind_for(gallery: LinkedGallery) -> str:
    return gallery.head.made_for[0]


def made(folder: Path, library: Library, name: str) -> LinkedOrganisation:
    """A repository with a new organisation and, where the gallery has roles for one, a system and its staffing."""
    gallery = gallery_of(library, name)
    say = words(choose(gallery.head.language))
    home = folder / "organisations/randby"
    (home / "systems").mkdir(parents=True)
    wish = OrganisationWish("randby", "", kind_for(gallery), ["abcd"], ["a", "b"])
    (home / "organisation.yaml").write_text(organisation_text(wish, gallery, say), "utf-8")
    if name in WITH_SYSTEMS:
        (folder / "systems").mkdir()
        (folder / "systems/proeve.yaml").write_text(system_text(plan_of(gallery)), "utf-8")
    found = Library([str(folder)], [str(Path(gallery.file).parents[2])])
    organisation = found.organisation("randby")
    assert isinstance(organisation, LinkedOrganisation)
    if name in WITH_SYSTEMS:
        demands = Organisations(found, Outlook(DAY)).demands("proeve")
        assert demands
        text = staffing_text(StaffingWish({}, {}), demands, organisation, say)
        (home / "systems/proeve.yaml").write_text(text, "utf-8")
    return organisation


def codes(folder: Path) -> set[str]:
    workspace = open_workspace([str(folder)], Config(str(folder), sources=("shipped",)))
    return {found.finding.name for found in check_workspace(workspace, as_of=DAY).findings}


@pytest.mark.parametrize("name", GALLERIES)
def test_new_files_have_no_faults(name: str, tmp_path: Path, library: Library) -> None:
    made(tmp_path, library, name)
    assert not codes(tmp_path) & FORM


SWITCHED_OFF = re.compile(
    r"^# (?:units|places|subject_areas|suppliers|system_groups|actions|evidence|contract|operation|sheets):.*\n(?:#   .*\n)*",
    re.MULTILINE,
)


@pytest.mark.parametrize("name", GALLERIES)
def test_what_is_switched_off_fits_once_it_is_switched_on(name: str, tmp_path: Path, library: Library) -> None:
    made(tmp_path, library, name)
    found = set()
    for file in (tmp_path / "organisations/randby").rglob("*.yaml"):
        head, kind = ("staffing: a\norganisation: b\n", "staffing")
        if file.name == "organisation.yaml":
            head, kind = ("organisation: a\ntitle: b\ngallery: c@1\n", "organisation")
        parts = SWITCHED_OFF.findall(file.read_text("utf-8"))
        value = read(head + re.sub("^# ", "", "".join(parts), flags=re.MULTILINE)).value
        assert validate(kind, value)[1] == []
        found.update(value)
    assert {"units", "suppliers"} <= found
    assert ("sheets" in found) == (name == "hjoerring")
    assert ("system_groups" in found) == (name == "ikt-agder")


def test_bodies_have_their_seats_that_need_somebody(tmp_path: Path, library: Library) -> None:
    made(tmp_path / "agder", library, "ikt-agder")
    staffing = read((tmp_path / "agder/organisations/randby/systems/proeve.yaml").read_text("utf-8")).value
    assert staffing["roles"]["undergruppe"] == {"seats": {"representant": None}}
    assert staffing["roles"]["forvaltningsgruppe"] is None  # all its seats come with roles
    assert "phases" not in staffing
    organisation = made(tmp_path / "ror", library, "ror-ikt").head
    assert list(organisation.owners) == ["a", "b"]
    council = organisation.roles["bestillerutvalg"]
    assert council
    assert council.seats == {"representant": ()}
    assert organisation.roles["styret"] is None


def test_a_bare_seat_says_that_nobody_has_it(tmp_path: Path, library: Library) -> None:
    made(tmp_path, library, "ror-ikt")
    state = Organisations(
        Library([str(tmp_path)], [str(Path(library.galleries[0].file).parents[2])]), Outlook(DAY)
    ).named("randby")
    assert state
    body = state.roles["bestillerutvalg"]
    assert [seat.filled for seat in body.seats] == [False, False, False]
    assert body.obligation == "mandatory"


def test_a_sheet_is_laid_out_by_topic(tmp_path: Path, library: Library) -> None:
    made(tmp_path, library, "hjoerring")
    text = (tmp_path / "organisations/randby/systems/proeve.yaml").read_text("utf-8")
    gallery = gallery_of(library, "hjoerring")
    topics = [line.removeprefix("#       # ") for line in text.splitlines() if line.startswith("#       # ")]
    assert topics == list(gallery.head.topics.values())
    assert "kontakte-it-stoettefunktionen" not in text.partition("# sheets:")[2].partition("# actions:")[0]
    assert "# contract: {" in text
    assert "# operation: {supplier: " in text


def test_a_category_is_asked_for_where_there_are_any(library: Library) -> None:
    hjoerring = gallery_of(library, "hjoerring")
    with pytest.raises(UsageError) as missing:
        demand_category(SystemPlan("x", hjoerring, None, Choices(), words("da")))
    assert missing.value.key == "new-category-missing"
    known = str(missing.value.params["known"]).split(", ")
    assert "fagsystemer" in known
    assert "applikationsenheder" not in known  # that is hardware
    for wrong in ({"category": "fagsystem"}, {"category": "fagsystemer", "types": ["selvbetjeningg"]}):
        with pytest.raises(UsageError):
            check_choices(SystemPlan("x", hjoerring, None, Choices(**wrong), words("da")))
    text = system_text(plan_of(hjoerring))
    assert "\ncategory: fagsystemer\n" in text
    assert "central-it-organisation" not in text  # every organisation has it, whatever systems there are
    assert "contact_point" not in text  # the source knows none


def test_a_gallery_of_boards_has_no_roles_for_a_system(library: Library) -> None:
    with pytest.raises(UsageError) as refused:
        usable(gallery_of(library, "ror-ikt"))
    assert refused.value.key == "new-gallery-beside-systems"
    for language in LANGUAGES:
        assert "--gallery ror-ikt" in words(language)("errors.new-gallery-beside-systems", **refused.value.params)


def test_a_catalog_without_phases_has_no_contact_point(library: Library) -> None:
    plan = plan_of(gallery_of(library, "aalesund"))
    demand_reasons(plan)
    text = system_text(plan)
    assert plan.contact_point == {}
    assert "contact_point" not in text
    assert "  # Systemeigar: obligatorisk til kvar tid\n  systemeigar:\n" in text


def test_the_gallery_is_the_one_made_for_such_an_organisation_and_worked_with(tmp_path: Path, library: Library) -> None:
    shipped = str(Path(library.galleries[0].file).parents[2])
    assert {gallery.head.gallery for gallery in galleries_for("joint-body", library)} == {"ikt-agder", "ror-ikt"}
    with pytest.raises(UsageError) as several:
        only_gallery(Library([], [shipped]), "joint-body")
    assert several.value.params["known"] == "ikt-agder@2017, ror-ikt@udatert"
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems/x.yaml").write_text("system: x\ntitle: X\ngallery: ikt-agder@2017\n", "utf-8")
    own = Library([str(tmp_path)], [shipped])
    assert only_gallery(own, "joint-body").key == only_gallery(own).key == "ikt-agder@2017"
    with pytest.raises(UsageError):
        only_gallery(own, "municipality")


def test_what_a_joint_body_need_not_hold_is_switched_off(library: Library) -> None:
    wish = OrganisationWish("randby", "", "joint-body")
    text = organisation_text(wish, gallery_of(library, "kombit"), words("da"))
    assert "  # klik-administrator:\n" in text
    assert not re.search(r"^  [a-z-]+:$", text.partition("\nroles:\n")[2], re.MULTILINE)


@pytest.fixture
def own(tmp_path: Path) -> Callable[[GalleryWish], LinkedGallery]:
    def make(wish: GalleryWish) -> LinkedGallery:
        folder = tmp_path / "roles" / wish.gallery
        folder.mkdir(parents=True)
        (folder / "gallery.yaml").write_text(gallery_text(wish, words("nb")), "utf-8")
        return gallery_of(Library([str(tmp_path)]), wish.gallery)

    return make


def test_a_gallery_without_phases_with_categories_and_a_body(
    own: Callable[[GalleryWish], LinkedGallery], tmp_path: Path
) -> None:
    gallery = own(GalleryWish("mitt", "Mitt", "nb", None, ["Fagsystemer", "Felles systemer"], ["joint-body"]))
    assert (gallery.phases, gallery.head.made_for) == ({}, ("joint-body",))
    assert {name: each.title for name, each in gallery.head.categories.items()} == {
        "fagsystemer": "Fagsystemer",
        "felles-systemer": "Felles systemer",
    }
    group = next(iter(gallery.head.groups))
    leader = read(role_text(RoleWish("leder", "Leder", group, tasks=["Leder det"]), gallery)).value
    assert leader["suggested"] == {"recommended": "always"}
    assert "stages" not in next(iter(leader["tasks"].values()))
    assert leader["appointment"] == {"how": "designated"}
    text = role_text(RoleWish("raad", "Råd", group, held_per="owner", held_by=["body"], standing="mandatory"), gallery)
    council = read(text).value
    assert council["suggested"] == {"standing": "mandatory"}
    assert (council["held_per"], council["held_by"]) == ("owner", ["body"])
    on = re.sub(r"^# (?=decides:|seats:|  \w+: \{)", "", text, flags=re.MULTILINE)
    assert [*validate("role", read(on).value)[1]] == []
    (tmp_path / "roles/mitt/raad.yaml").write_text(text, "utf-8")
    assert not codes(tmp_path) & FORM


def test_a_gallery_whose_categories_have_one_name_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        gallery_text(GalleryWish("mit", "", "da", None, ["Fag", "fag"]), words("da"))
    assert refused.value.key == "new-same-names"


def test_the_questions_ask_for_category_and_types(library: Library) -> None:
    hjoerring = gallery_of(library, "hjoerring")
    told: list[str] = []
    answers = {"Hvilken kategori": "3", "Hvilke typer": "1", "Rollerne med x": ""}

    def ask(_prompt: str) -> str:
        asked = " ".join(" ".join(told).split())
        told.clear()
        found = next((question for question in answers if question in asked), None)
        return answers.pop(found) if found else ""

    def make(choices: Choices) -> SystemPlan:
        return SystemPlan("proeve", hjoerring, None, choices, words("da"))

    talk = Interview(ask, told.append, words("da"))
    plan = SystemQuestions(talk, make, Choices(), ()).run()
    assert answers == {}
    assert plan.choices.category == "fagsystemer"
    assert plan.choices.types == ["selvbetjening"]
    assert "\ncategory: fagsystemer\ntypes: [selvbetjening]\n" in system_text(plan)
