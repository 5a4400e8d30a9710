"""The example organisations: a check finds in each what its introduction says is missing, and nothing else."""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.state.organisation import OrganisationState
from rolekat.workspace import open_organisations, open_workspace

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = "catalog/organisations"
DAY: Final = "2026-11-23"
CONFIG: Final = Config(str(ROOT))
ELSEWHERE: Final = {"eksempelkoebing"}
"""Those that have a test of their own."""

EXPECTED: Final[dict[str, list[tuple[str, str, str, str]]]] = {
    "doemesund": [
        # One colleague of two has left, and the gallery wants two for each subject area.
        ("RK406", "warning", "systems/vasskartet.yaml", "roles/teknisk-systemadministrator/holders"),
        # A unit without a kommunalsjef above it: nobody owns the system, and so nobody appoints anybody.
        ("RK424", "note", "systems/utlaanet.yaml", "roles/systemeigar/accepted_vacancy"),
        ("RK444", "warning", "systems/utlaanet.yaml", "roles/systemadministrator"),
    ],
    "eksempelmark-ikt": [
        # The representative of one owner has left.
        ("RK424", "note", "systems/felles-sak-og-arkiv.yaml", "roles/undergruppe/accepted_vacancy"),
    ],
    "eksempelmark-ikt-ni": [
        # Two owners have not found their representatives: in one system it is urgent, in the other it can wait.
        ("RK424", "note", "systems/felles-erp.yaml", "roles/undergruppe/accepted_vacancy"),
        ("RK424", "note", "systems/felles-sak-og-arkiv.yaml", "roles/undergruppe/accepted_vacancy"),
    ],
    "fjordkretsen-ikt": [
        # One municipality has nobody to order for it.
        ("RK424", "note", "organisation.yaml", "roles/bestiller/accepted_vacancy"),
    ],
    "klitkoebing": [
        # Somebody should act.
        ("RK410", "warning", "organisation.yaml", "roles/samarbejdsforum-rpa/seats/facilitator/0"),  # nobody for 2027
        ("RK461", "warning", "systems/byggearkivet.yaml", "contract/ends"),  # in four months; notice was to be given
        ("RK503", "warning", "systems/autocad-tegning.yaml", "actions/risikovurdere-hvert-aar"),
        # One forvaltning of five, whose only IT colleague has left; and a system of which two might be the owner.
        ("RK424", "note", "organisation.yaml", "roles/decentral-it-organisation/accepted_vacancy"),
        ("RK424", "note", "systems/lokalebooking.yaml", "roles/systemejer/accepted_vacancy"),
    ],
}
EXAMPLES: Final = sorted(EXPECTED)
WITHOUT_SYSTEMS: Final = {"fjordkretsen-ikt"}


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def opened(name: str) -> OrganisationState:
    found = open_organisations(CONFIG, DAY).named(name)
    assert found is not None
    return found


def test_every_example_is_looked_at() -> None:
    there = {head.parent.name for head in (ROOT / FOLDER).glob("*/organisation.yaml")}
    assert there == EXPECTED.keys() | ELSEWHERE


@pytest.mark.parametrize(
    ("file", "holder", "code"),
    [
        ("fjordkretsen-ikt/organisation.yaml", "{person: torb, at: droemdal", "RK404"),
        ("klitkoebing/organisation.yaml", "{unit: systemgruppen, at: oekonomi-hr-og-it", "RK404"),
        ("eksempelmark-ikt/systems/felles-sak-og-arkiv.yaml", "{person: fata, at: plan-og-byggesak", "RK449"),
        ("eksempelmark-ikt-ni/systems/felles-erp.yaml", "{person: bjna, at: oekonomi", "RK449"),
        ("eksempelmark-ikt-ni/systems/felles-sak-og-arkiv.yaml", "{person: kjro, at: arkiv", "RK449"),
    ],
)
def test_an_accepted_vacancy_is_no_excuse_for_the_other_places(
    tmp_path: Path, file: str, holder: str, code: str
) -> None:
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    path = tmp_path / FOLDER / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.strip().startswith(f"- {holder}")]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")
    folder = f"{FOLDER}/{Path(file).parts[0]}"
    report = check_workspace(open_workspace([str(tmp_path / folder)], Config(str(tmp_path))), as_of=DAY)
    errors = [at.finding.code for at in report.findings if at.finding.severity == "error"]
    assert errors == [code]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_check_finds_the_gaps_and_nothing_else(name: str) -> None:
    folder = f"{FOLDER}/{name}"
    report = check_workspace(open_workspace([folder], CONFIG), as_of=DAY)
    found = [
        (at.code, at.severity, at.place.file.removeprefix(f"{folder}/"), "/".join(map(str, at.place.path)))
        for at in (located.finding for located in report.findings)
    ]
    assert sorted(found) == sorted(EXPECTED[name])
    assert not report.suppressed, "a gap is not made to vanish"


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_says_that_it_is_an_example(name: str) -> None:
    example = opened(name)
    assert example.head.status == "example"
    assert bool(example.staffings) == (name not in WITHOUT_SYSTEMS)
    assert not example.without_catalog
    assert all(staffing.catalog.system.status == "example" for staffing in example.staffings)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", EXAMPLES)
def test_everybody_in_it_does_something(name: str) -> None:
    """A person whom nothing names would be left over from an edit."""
    example = opened(name)
    texts = [Path(file).read_text("utf-8") for file in example.library.organisation_files(f"{FOLDER}/{name}")]
    listed = re.compile(r"^people:\n(?:[ #].*\n|\n)*", re.MULTILINE)
    named = {word for text in texts for word in re.findall(r"\b[a-z]{4}\b", listed.sub("", text))}
    assert set(example.head.people) <= named | example.assignments.keys()


@pytest.mark.parametrize(("name", "owners"), [("eksempelmark-ikt", 4), ("eksempelmark-ikt-ni", 9)])
def test_some_seats_follow_the_owners_and_some_the_subject_areas(name: str, owners: int) -> None:
    example = opened(name)
    assert len(example.head.owners) == owners
    for staffing in example.staffings:
        seats = {role.id: len(role.seats) for role in staffing.roles.values()}
        assert len(staffing.areas) == seats["fagperson"] == 4
        assert seats["styringsgruppe"] == seats["super-superbruker"] == owners
        assert seats["undergruppe"] == owners * len(staffing.areas), "one representative of each owner for each area"


def test_only_one_of_the_two_systems_has_hours_to_plan() -> None:
    hours = {
        staffing.id: [each.id for each in staffing.actions if each.id.startswith("utviklingstimer-")]
        for staffing in opened("eksempelmark-ikt").staffings
    }
    years = [f"utviklingstimer-aar-{year}" for year in (1, 2, 3)]
    assert hours == {"felles-erp": years, "felles-sak-og-arkiv": []}


def test_a_year_without_a_plan_for_the_hours_is_found() -> None:
    """The plan of the third year is due in February: nobody has to have made it before."""
    late = {}
    for day in (DAY, "2027-02-27"):
        found = open_organisations(CONFIG, day).named("eksempelmark-ikt")
        staffing = found.staffing("felles-erp") if found else None
        assert staffing is not None
        late[day] = [each.id for each in staffing.actions if each.overdue and each.id.startswith("utviklingstimer-")]
    assert late == {DAY: [], "2027-02-27": ["utviklingstimer-aar-3"]}


def test_klitkoebing_has_systems_of_all_categories_in_all_phases() -> None:
    example = opened("klitkoebing")
    assert example.gallery is not None
    categories = {name for name, category in example.gallery.head.categories.items() if category.of == "system"}
    assert {staffing.catalog.as_system.category for staffing in example.staffings} == categories
    assert {staffing.phase for staffing in example.staffings} == set(example.gallery.phases)


def test_klitkoebing_agrees_on_sheets_for_a_group_and_for_single_systems() -> None:
    example = opened("klitkoebing")
    groups = {sheet.group for staffing in example.staffings for sheet in staffing.sheets}
    assert groups == {None, *(sheet.group for sheet in example.sheets)}
    assert len(groups) > 1


def test_the_head_of_the_unit_is_the_owner_unless_the_role_is_delegated() -> None:
    """Nobody writes down who owns the systems of Dømesund: it follows from the unit that has each of them."""
    owners = {}
    for staffing in opened("doemesund").staffings:
        role, organisation = staffing.roles["systemeigar"], staffing.organisation
        positions = role.demand.base.position  # type: ignore[union-attr]
        named = [person for held in role.current for person in held.people]
        by_position = organisation.positions_as(positions, role.unit), organisation.people_with(positions, role.unit)
        owners[staffing.id] = ((), tuple(named)) if named else by_position
    assert owners == {
        "barnevernsjournalen": (("kommunalsjef-oppvekst",), ("haku",)),  # of the sector above the unit
        "heimejournalen": (("kommunalsjef-helse-og-omsorg",), ("inlo",)),
        "saksmappa": (("stabssjef",), ("mabe",)),
        "skuledagen": ((), ("brod",)),  # by a recorded decision
        "utlaanet": ((), ()),  # no kommunalsjef above the library
        "vasskartet": (("kommunalsjef-samfunn-og-teknisk",), ("odtv",)),
    }
