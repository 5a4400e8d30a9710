"""The example municipality, whose gaps are on purpose: a check finds in it what this file says, and nothing else."""

import re
from pathlib import Path
from typing import Final

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.contacts.reading import read_register_file
from rolekat.state.organisation import OrganisationState
from rolekat.workspace import open_organisations, open_workspace

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = "catalog/organisations/eksempelkoebing"
REGISTER: Final = ROOT / "docs" / "examples" / "kontakter.csv"
DAY: Final = "2026-11-23"
CONFIG: Final = Config(str(ROOT))

EXPECTED: Final = [
    # Somebody should act soon.
    ("RK402", "warning", "systems/fbs.yaml", "roles/gevinstejer"),
    ("RK403", "warning", "systems/fbs.yaml", "roles/superbruger-laeringscenter"),  # one place; mandatory in January
    ("RK410", "warning", "organisation.yaml", "roles/oeir-koordinator/holders/0"),  # nobody for 2027
    ("RK438", "warning", "systems/fbs.yaml", "actions/databehandleraftale"),
    ("RK469", "warning", "systems/dubu.yaml", "roles/supportberettiget-bruger/accepted_vacancy/until"),
    ("RK503", "warning", "systems/ksd.yaml", "actions/risikovurdering"),
    # Worth knowing.
    ("RK405", "note", "systems/fbs.yaml", "roles/projektejer/holders/0"),
    (
        "RK424",
        "note",
        "systems/aula.yaml",
        "roles/superbruger-skole/accepted_vacancy",
    ),  # a school, whose superuser left
    ("RK424", "note", "systems/aula.yaml", "roles/systemansvarlig/accepted_vacancy"),
    ("RK424", "note", "systems/dubu.yaml", "roles/supportberettiget-bruger/accepted_vacancy"),  # the only one has left
    ("RK445", "note", "systems/bbr.yaml", "evidence"),  # no contingency plan yet
    ("RK446", "note", "systems/aula.yaml", "roles/systemejer/holders/0"),
    ("RK446", "note", "systems/fbs.yaml", "roles/systemejer/holders/0"),
]
PHASES: Final = {
    "aula": "ibrugtagning",
    "bbr": "drift",
    "dar": "drift",
    "dubu": "forankring",
    "fbs": "forberedelse",
    "ksd": "drift",
    "ky": "opstart",
    "sapa": None,
}


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> OrganisationState:
    monkeypatch.chdir(ROOT)
    found = open_organisations(CONFIG, DAY).named("eksempelkoebing")
    assert found is not None
    return found


def test_a_check_finds_the_gaps_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = check_workspace(open_workspace([FOLDER], CONFIG), as_of=DAY)
    found = [
        (at.code, at.severity, at.place.file.removeprefix(f"{FOLDER}/"), "/".join(map(str, at.place.path)))
        for at in (located.finding for located in report.findings)
    ]
    assert sorted(found) == sorted(EXPECTED)
    assert not report.suppressed, "a gap is not made to vanish"


def test_every_system_of_the_catalog_is_staffed_in_the_phase_that_the_introduction_names(
    example: OrganisationState,
) -> None:
    assert {staffing.id: staffing.phase for staffing in example.staffings} == PHASES
    systems = example.library.systems()
    assert sorted(PHASES) == [loaded.model.system for loaded in systems if loaded.model.gallery == "kombit@1.5"]


def test_everybody_in_it_does_something(example: OrganisationState) -> None:
    """A person whom nothing names would be left over from an edit."""
    texts = [Path(file).read_text("utf-8") for file in example.library.organisation_files(FOLDER)]
    named = {word for text in texts for word in re.findall(r"(?<=[ \[])[a-z]{4}(?=[,\]}\n])", text)}
    positions = {
        person
        for role in ("it-digitaliseringschef", "it-arkitekt", "it-medarbejder")
        for person in example.people_in(role)
    }
    assert set(example.head.people) <= named | positions


def test_the_register_knows_them_and_knows_nobody_else(example: OrganisationState) -> None:
    register = read_register_file(str(REGISTER))
    assert not register.problems
    working = {name for name in example.head.people if name not in example.left}
    missing = working - register.contacts.keys()
    assert register.contacts.keys() <= working
    assert missing == {"suma"}, "one is missing, as in any register"
    contacts = register.contacts.values()
    assert any(contact.consent is None for contact in contacts)
    assert any(contact.consent and (contact.consent.until or DAY) < DAY for contact in contacts)
    assert any((contact.verified or DAY) < "2025-11-23" for contact in contacts)


def test_nothing_in_the_register_can_belong_to_anybody() -> None:
    text = REGISTER.read_text("utf-8")
    assert set(re.findall(r"@[^,]+", text)) == {"@eksempelkoebing.example"}
    assert all(number.startswith("+45 00 00 ") for number in re.findall(r"\+[\d ]+", text))
