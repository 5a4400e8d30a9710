"""The roles of the shipped gallery, filled in every legitimate way, and left empty: what is said, and what is not."""

import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from rolekat.findings.finding import Finding
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.model.role import Role
from rolekat.rules.registry import modules
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

SHIPPED: Final = Path(__file__).parents[2] / "catalog" / "roles" / "kombit"
VACANCY: Final = {"RK401", "RK402", "RK403", "RK404", "RK405", "RK406", "RK407", "RK413", "RK434"}
PHASES: Final = ("opstart", "forberedelse", "ibrugtagning", "forankring", "drift")
DAYS: Final = {None: "2020-06-01"} | {phase: f"{2021 + index}-06-01" for index, phase in enumerate(PHASES)}
"""A day within each phase, far from the next; the first before all of them."""
EVES: Final = {None: "2020-12-15"} | {phase: f"{2021 + index}-12-15" for index, phase in enumerate(PHASES)}
"""A day shortly before the next phase."""
CONTACTS: Final = dict.fromkeys(PHASES[:3], "projektleder") | dict.fromkeys(PHASES[3:], "systemansvarlig")


@functools.cache
def gallery() -> LinkedGallery:
    found = Library([str(SHIPPED)]).gallery("kombit@1.5")
    assert found
    return found


ROLES: Final = tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml") if path.stem != "gallery"))


def is_held_for_systems(role: Role) -> bool:
    return role.held_per == "system"


def by_person(_role: Role) -> dict[str, Any]:
    return {"holders": [{"person": "aa", "from": "2020-01-01", "deputies": ["bb"]}]}


def together(_role: Role) -> dict[str, Any]:
    return {"holders": [{"together": ["unit/it", "supplier/firma"]}]}


def not_applicable(role: Role) -> dict[str, Any]:
    """What the source demands is no municipality's to do without: in this gallery just the contact points."""
    return by_person(role) if role.required else {"not_applicable": "Vi har den ikke."}


def nobody(_role: Role) -> None:
    return None


class Organisation:
    """An organisation that fills all roles in one way, as the text of its files."""

    def __init__(self, name: str, way: Callable[[Role], dict[str, Any] | None], **head: Any) -> None:
        self.name = name
        self.entries = {role: way(gallery().roles[role]) for role in ROLES}
        self.in_systems = {role for role in ROLES if is_held_for_systems(gallery().roles[role])}
        self.in_groups: set[str] = set()
        positions = sorted({position for role in gallery().roles.values() for position in role.position})
        self.head = {
            "organisation": name,
            "title": name,
            "gallery": "kombit@1.5",
            "people": dict.fromkeys(("aa", "bb")),
            "positions": dict.fromkeys(positions),
            "units": {"it": None},
            "suppliers": {"firma": None},
            **head,
        }

    def write(self, catalog: Path) -> None:
        import yaml

        folder = catalog / "organisations" / self.name
        (folder / "systems").mkdir(parents=True)
        said = self.entries.items()
        roles = {role: entry for role, entry in said if role not in self.in_systems | self.in_groups}
        grouped = {role: entry for role, entry in said if role in self.in_groups}
        groups = {"alle": {"systems": ["proeve"], "roles": grouped}}
        (folder / "organisation.yaml").write_text(
            yaml.safe_dump({**self.head, "roles": roles, "system_groups": groups})
        )
        staffing = {
            "staffing": "proeve",
            "organisation": self.name,
            "phases": {phase: f"{2021 + index}-01-01" for index, phase in enumerate(PHASES)},
            "roles": {role: entry for role, entry in said if role in self.in_systems},
        }
        (folder / "systems" / "proeve.yaml").write_text(yaml.safe_dump(staffing))


def spread(organisation: Organisation, *, in_system: bool) -> Organisation:
    role = gallery().roles["sikkerhedsansvarlig"]
    organisation.entries[role.role] = {
        "spread": dict.fromkeys((*role.tasks, *role.responsibilities), "klik-administrator")
    }
    if in_system:
        organisation.in_systems.add(role.role)
    return organisation


def by_position() -> Organisation:
    """Those that come with a position are left to it, and all that are activated or spread to a person."""
    found = Organisation("stilling", by_person)
    for role in ROLES:
        appointment = gallery().roles[role].appointment
        if appointment and "by-position" in appointment.how:
            found.entries[role] = None
    return found


def for_a_group() -> Organisation:
    found = Organisation("gruppe", by_person)
    found.in_groups, found.in_systems = {*found.in_systems, "sikkerhedsansvarlig"}, set()
    return found


def activated_on_the_first_day() -> Organisation:
    """Nobody is in an activated role before its phase; from then on somebody is."""
    found = Organisation("aktiveret", by_person)
    for role in ROLES:
        appointment = gallery().roles[role].appointment
        if appointment and "activated" in appointment.how and "designated" not in appointment.how:
            first = f"{2021 + PHASES.index(appointment.from_ or PHASES[0])}-01-01"
            found.entries[role] = {"holders": [{"person": "aa", "from": first, "deputies": ["bb"]}]}
    return found


def either_in_the_system() -> Organisation:
    found = Organisation("systemet", by_person)
    found.in_systems.add("sikkerhedsansvarlig")
    return found


def ways() -> Iterator[Organisation]:
    yield Organisation("personer", by_person)
    yield Organisation("sammen", together)
    yield Organisation("findes-ikke", not_applicable)
    yield Organisation("egnen", by_person, kind="joint-body", owners={"medlem": None})
    yield Organisation("medlem", nobody, member_of=["egnen"], positions={})
    yield by_position()
    yield for_a_group()
    yield activated_on_the_first_day()
    yield either_in_the_system()
    yield spread(Organisation("spredt", by_person), in_system=False)
    yield spread(Organisation("spredt-her", by_person), in_system=True)


def left_out(role: str) -> Organisation:
    """Everything filled but one role, and without its position."""
    found = Organisation(f"uden-{role}", by_person)
    found.entries[role] = None
    for position in gallery().roles[role].position:
        del found.head["positions"][position]
    return found


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Library:
    import yaml

    folder = tmp_path_factory.mktemp("catalog")
    shutil.copytree(SHIPPED, folder / "roles" / "kombit")
    (folder / "systems").mkdir()
    system = {
        "system": "proeve",
        "title": "Prøve",
        "gallery": "kombit@1.5",
        "subject_areas": ["skole", "social"],
        "roles": {role: {"why": "Alle er med."} for role in ROLES},
        "contact_point": CONTACTS,
    }
    (folder / "systems" / "proeve.yaml").write_text(yaml.safe_dump(system))
    for organisation in (*ways(), *(left_out(role) for role in ROLES)):
        organisation.write(folder)
    return Library([str(folder)])


Found = dict[tuple[str, str | None], list[Finding]]


@pytest.fixture(scope="module")
def found(catalog: Library) -> Found:
    """What is found in each organisation in each phase."""
    return run(catalog, DAYS)


@pytest.fixture(scope="module")
def found_on_the_eve(catalog: Library) -> Found:
    """What is found in each organisation shortly before the next phase."""
    return run(catalog, EVES)


def run(catalog: Library, days: dict[str | None, str]) -> Found:
    rules = [module for module in modules("staffing") if module.RULE.code in VACANCY]
    assert len(rules) == len(VACANCY)
    result: Found = {}
    for phase, day in days.items():
        for organisation in Organisations(catalog, Outlook(day)):
            findings = result.setdefault((organisation.id, phase), [])
            for rule in rules:
                for staffing in organisation.staffings:
                    assert staffing.phase == phase
                    findings += rule.check_staffing(staffing, catalog)
                if hasattr(rule, "check_organisation"):
                    findings += rule.check_organisation(organisation, catalog)
            organisation.release()
    return result


def codes(found: Found, organisation: str, phase: str | None) -> list[str]:
    return [finding.code for finding in found[organisation, phase]]


def test_it_is_about_all_roles() -> None:
    assert len(ROLES) == 32
    assert set(ROLES) == gallery().roles.keys()
    assert tuple(gallery().phases) == PHASES


@pytest.mark.parametrize("phase", [None, *PHASES], ids=str)
@pytest.mark.parametrize("organisation", [way.name for way in ways()])
def test_what_is_filled_in_a_legitimate_way_gives_no_alarm(
    found: Found, found_on_the_eve: Found, organisation: str, phase: str | None
) -> None:
    assert found[organisation, phase] == []
    assert found_on_the_eve[organisation, phase] == []


def obligation(role: str, phase: str | None) -> str | None:
    """As the gallery has it, read without what the staffing makes of it."""
    suggested = gallery().roles[role].suggested
    assert suggested
    if phase in gallery().phase_set(suggested.mandatory).phases:
        return "mandatory"
    return "recommended" if phase in gallery().phase_set(suggested.recommended).phases else None


@pytest.mark.parametrize("phase", [None, *PHASES], ids=str)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_that_is_left_empty_is_told_once(found: Found, role: str, phase: str | None) -> None:
    findings = found[f"uden-{role}", phase]
    expected = {"mandatory": ("RK401", "error"), "recommended": ("RK402", "warning"), None: None}[
        obligation(role, phase)
    ]
    if expected is None:
        assert findings == []
        return
    model = gallery().roles[role]
    code, severity = expected
    if model.applies_when:
        severity = {"error": "warning", "warning": "note"}[severity]
    assert [(finding.code, finding.severity) for finding in findings] == [(code, severity)]
    assert ("id", role) in findings[0].params
    within = "systems" if is_held_for_systems(model) else "organisation.yaml"
    assert within in findings[0].place.file  # which says whose risk it is
    assert findings[0].variant.startswith("once") is not is_held_for_systems(model)


@pytest.mark.parametrize("phase", [None, *PHASES[:-1]], ids=str)
@pytest.mark.parametrize("role", ROLES)
def test_what_is_soon_mandatory_is_told_before_and_told_alone(
    found: Found, found_on_the_eve: Found, role: str, phase: str | None
) -> None:
    following = PHASES[0] if phase is None else PHASES[PHASES.index(phase) + 1]
    appointment = gallery().roles[role].appointment
    assert appointment
    ahead = "designated" in appointment.how or "activated" not in appointment.how
    becomes = obligation(role, following) == "mandatory" and obligation(role, phase) != "mandatory"
    expected = ["RK403"] if becomes and ahead else codes(found, f"uden-{role}", phase)
    assert codes(found_on_the_eve, f"uden-{role}", phase) == expected


@pytest.mark.parametrize("phase", PHASES)
def test_the_last_phase_does_not_miss_what_has_lapsed(found: Found, phase: str) -> None:
    """The project manager is needed up to the third phase, and missed in none of the others."""
    missed = "RK401" in codes(found, "uden-projektleder", phase)
    assert missed is (phase in PHASES[:3])


def test_every_role_is_missed_in_some_phase(found: Found) -> None:
    assert all(any(codes(found, f"uden-{role}", phase) for phase in PHASES) for role in ROLES)


def test_what_is_tried_goes_by_the_way_it_says(catalog: Library) -> None:
    """A way that fills nothing, or that the gallery has no role for, would prove nothing."""
    by_way = {organisation.id: organisation for organisation in Organisations(catalog, Outlook(DAYS["drift"]))}
    member = by_way["medlem"].staffings[0]
    demanded = [role for role in (*member.roles.values(), *member.cross_cutting.values()) if role.demanded]
    assert {role.level for role in demanded} == {"joint-body"}
    assert len(demanded) > 20
    once = by_way["stilling"].roles
    assert [name for name, role in once.items() if role.otherwise] == [
        "it-digitaliseringschef", "it-arkitekt", "tekniker-it-medarbejder",
    ]  # fmt: skip
    assert by_way["spredt"].roles["sikkerhedsansvarlig"].otherwise
    assert by_way["spredt-her"].staffings[0].roles["sikkerhedsansvarlig"].otherwise
    assert "sikkerhedsansvarlig" not in by_way["spredt-her"].staffings[0].cross_cutting
    assert {role.level for role in by_way["gruppe"].staffings[0].roles.values()} == {"group"}
    assert by_way["systemet"].staffings[0].roles["sikkerhedsansvarlig"].level == "system"
    absent = by_way["findes-ikke"]
    assert sum(not role.applicable for role in (*absent.roles.values(), *absent.staffings[0].roles.values())) == 30
