"""The export: everything, in order, in the form that its schema says."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rolekat.errors import UsageError
from rolekat.export.document import as_json, export
from rolekat.library.library import Library
from rolekat.schema import schema_of
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "catalog"
SYSTEMS = ["aula", "bbr", "dar", "dubu", "fbs", "ksd", "ky", "sapa"]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    library = Library([str(CATALOG)])
    organisations = Organisations(library, Outlook("2026-11-23"))
    found: dict[str, Any] = json.loads(as_json(export(library, (), organisations)))
    return found


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CATALOG, tmp_path / "catalog")
    return tmp_path / "catalog"


@pytest.fixture(scope="module")
def kombit(data: dict[str, Any]) -> dict[str, Any]:
    """The export as far as it is of one gallery."""
    return {
        "gallery": next(each for each in data["galleries"] if (each["id"], each["version"]) == ("kombit", "1.5")),
        "systems": [system for system in data["systems"] if system["gallery"] == "kombit@1.5"],
    }


def test_fits_its_schema(data: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(schema_of("export")).iter_errors(data)] == []


def test_the_shipped_gallery_is_complete(kombit: dict[str, Any]) -> None:
    gallery = kombit["gallery"]
    roles = gallery["roles"]
    assert (gallery["id"], gallery["version"]) == ("kombit", "1.5")
    assert len(roles) == 32
    assert sum(len(role["tasks"]) for role in roles) == 247
    assert sum(len(role["responsibilities"]) for role in roles) == 92
    assert sum(len(role["competencies"]) for role in roles) == 125


def test_marks_of_items(kombit: dict[str, Any]) -> None:
    roles = kombit["gallery"]["roles"]
    items = [item for role in roles for part in ("tasks", "responsibilities") for item in role[part]]
    stages = {"implementering", "drift-og-forvaltning"}
    assert all(set(item["stages"]) <= stages for item in items)
    assert sum(item["conditional"] for item in items) == 1
    assert all(bool(item["condition"]) is item["conditional"] for item in items)
    assert sum(not item["stages"] for item in items) == 1
    for role in roles:
        for part in ("tasks", "responsibilities", "competencies"):
            numbers = [item["source"]["number"] for item in role[part]]
            assert numbers == list(range(1, len(numbers) + 1))
            assert {item["source"]["list"] for item in role[part]} <= {part}


def test_roles_come_in_the_order_of_the_groups(data: dict[str, Any]) -> None:
    for gallery in data["galleries"]:
        in_groups = [role for group in gallery["groups"] for role in group["roles"]]
        assert [role["id"] for role in gallery["roles"]] == in_groups
        assert {role["group"] for role in gallery["roles"]} <= {group["id"] for group in gallery["groups"]}


def test_all_systems_with_their_effective_roles(data: dict[str, Any], kombit: dict[str, Any]) -> None:
    assert [system["id"] for system in kombit["systems"]] == SYSTEMS
    phases = [phase["id"] for phase in kombit["gallery"]["lifecycle"]["phases"]]
    for system in kombit["systems"]:
        assert [point["phase"] for point in system["contact_point"]] == phases
        roles = {role["id"] for role in system["roles"]}
        assert {point["role"] for point in system["contact_point"]} <= roles
        assert all(list(role["obligations"]) == phases for role in system["roles"])
        assert 6 <= len(system["actions"]) <= 12
    assert data["unreadable"] == []


def test_what_a_system_changes_is_visible(data: dict[str, Any]) -> None:
    aula = next(system for system in data["systems"] if system["id"] == "aula")
    role = next(role for role in aula["roles"] if role["id"] == "superbruger-skole")
    assert role["of"] == "superbruger"
    origins = {task["origin"] for task in role["tasks"]}
    assert {"gallery", "replaced", "added"} <= origins
    for task in role["tasks"]:
        assert (task["base"] is not None) == (task["origin"] in ("replaced", "omitted"))
        assert (task["number"] is None) == (task["origin"] == "added")
    assert all(not role["effect_adapted"] for role in aula["roles"] if role["locked"])


def test_names_pick_galleries_and_systems() -> None:
    library = Library([str(CATALOG)])
    picked = export(library, ["aula", "kombit@1.5"])
    assert [gallery["id"] for gallery in picked["galleries"]] == ["kombit"]
    assert [system["id"] for system in picked["systems"]] == ["aula"]
    assert [gallery["id"] for gallery in export(library, ["kombit"])["galleries"]] == ["kombit"]
    assert export(library, ["kombit"])["systems"] == []
    assert export(library, ["ky"])["galleries"] == []
    with pytest.raises(UsageError):
        export(library, ["aulla"])


def test_the_order_of_the_sources_changes_nothing(copy: Path) -> None:
    parts = [str(copy / part) for part in ("profiles", "roles", "systems")]
    assert as_json(export(Library(parts))) == as_json(export(Library(parts[::-1])))


def test_what_cannot_be_read_is_not_missing_in_silence(copy: Path) -> None:
    (copy / "systems" / "dar.yaml").write_text("system: dar\ntitle: [\n", encoding="utf-8")
    (copy / "roles" / "kombit" / "superbruger.yaml").write_text("role: superbruger\n", encoding="utf-8")
    aula = copy / "systems" / "aula.yaml"
    aula.write_text(aula.read_text("utf-8").replace("gallery: kombit@1.5", "gallery: kombit@9"), "utf-8")
    (copy / "profiles" / "ydelser.yaml").unlink()
    found = export(Library(["catalog"]), ["kombit", *SYSTEMS])
    assert found["unreadable"] == [
        {"file": "catalog/roles/kombit/superbruger.yaml", "reason": "faulty"},
        {"file": "catalog/systems/aula.yaml", "reason": "gallery-missing"},
        {"file": "catalog/systems/dar.yaml", "reason": "faulty"},
        {"file": "catalog/systems/ksd.yaml", "reason": "profile-missing"},
        {"file": "catalog/systems/ky.yaml", "reason": "profile-missing"},
    ]
    assert "dar" not in [system["id"] for system in found["systems"]]
    assert len(found["galleries"][0]["roles"]) == 31
    assert [error.message for error in Draft202012Validator(schema_of("export")).iter_errors(found)] == []


KINDS = {
    "gallery": "Gallery", "role": "Role", "system": "System", "organisation": "Organisation", "staffing": "StaffedSystem",
}  # fmt: skip
PARTS = {
    "gallery": {
        "Action": "Action", "Category": "Category", "Lifecycle": "Lifecycle", "NamedUnit": "NamedUnit",
        "Review": "Review", "SystemType": "SystemType",
    },
    "role": {
        "Delegation": "Delegation", "Exclusion": "Exclusion", "Item": "Item", "Obligation": "Phases",
        "Relation": "Relation", "Seat": "Seat",
    },
    "organisation": {
        "Owner": "Owner", "Person": "Person", "Position": "Position", "Sheet": "Sheet", "Supplier": "Supplier",
        "Unit": "Unit",
    },
    "staffing": {"Contract": "Contract", "Operation": "Operation"},
}  # fmt: skip
RENAMED = {
    ("Item", "when"): "condition", ("Role", "from"): "come_from", ("Seat", "from"): "come_from",
    ("Sheet", "from"): "since", **{("Sheet", kind): "agreed_with" for kind in ("person", "position", "unit", "supplier")},
    ("StaffedSystem", "organisation"): "id",
}  # fmt: skip


def exported_as(schema: dict[str, Any], shape: str) -> set[str]:
    return {RENAMED.get((shape, key), key) for key in schema["properties"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_the_format_is_exported(kind: str) -> None:
    schema, shapes = schema_of(kind), schema_of("export")["$defs"]
    missing = exported_as(schema, KINDS[kind]) - shapes[KINDS[kind]]["properties"].keys()
    assert missing == {kind}, "the id alone has another name"
    for part, shape in PARTS.get(kind, {}).items():
        assert exported_as(schema["$defs"][part], shape) <= shapes[shape]["properties"].keys(), part


@pytest.fixture(scope="module")
def organisation(data: dict[str, Any]) -> dict[str, Any]:
    found = next(each for each in data["organisations"] if each["id"] == "eksempelkoebing")
    assert (found["id"], found["kind"], found["day"]) == ("eksempelkoebing", "municipality", "2026-11-23")
    return found  # type: ignore[no-any-return]


def test_an_organisation_has_its_systems_and_their_roles(organisation: dict[str, Any], data: dict[str, Any]) -> None:
    assert [system["id"] for system in organisation["systems"]] == SYSTEMS
    catalogs = {system["id"]: {role["id"] for role in system["roles"]} for system in data["systems"]}
    once = {role["id"] for role in organisation["roles"]}
    for system in organisation["systems"]:
        held = {role["id"] for role in system["roles"] if role["of"]}
        assert held | set(system["cross_cutting"]) == catalogs[system["id"]]
        assert set(system["cross_cutting"]) <= once
        assert not held & set(system["cross_cutting"])


def test_vacant_is_what_state_says(organisation: dict[str, Any]) -> None:
    state = Organisations(Library([str(CATALOG)]), Outlook("2026-11-23")).named("eksempelkoebing")
    assert state is not None
    for system in organisation["systems"]:
        staffing = state.staffing(system["id"])
        assert staffing is not None
        vacant = [role["id"] for role in system["roles"] if role["vacant"]]
        assert vacant == [role.id for role in staffing.vacant]
        for role in system["roles"]:
            assert not role["vacant"] or role["obligation"] != "inactive"
            assert role["vacant"] is (role["obligation"] != "inactive" and not all(x["filled"] for x in role["seats"]))
    aula = next(system for system in organisation["systems"] if system["id"] == "aula")
    roles = {role["id"]: role for role in aula["roles"]}
    assert roles["systemansvarlig"]["accepted"]["accepted_by"] == "kibl"
    assert [seat["at"] for seat in roles["superbruger-skole"]["seats"] if not seat["filled"]] == ["moensterup-skole"]
    assert [given["to"] for given in roles["systemejer"]["delegated"]] == [{"kind": "person", "id": "dahe"}]
    assert aula["contact_point"]["holder"]["who"] == [{"kind": "person", "id": "frro"}]
    assert {action["state"] for action in aula["actions"]} == {"done", "due", "open"}


def test_roles_that_need_no_holder_are_no_vacancies(organisation: dict[str, Any]) -> None:
    roles = {role["id"]: role for role in organisation["roles"]}
    for name in ("it-arkitekt", "sikkerhedsansvarlig"):
        assert (roles[name]["filled_otherwise"], roles[name]["vacant"], roles[name]["holders"]) == (True, False, [])
    assert roles["sikkerhedsansvarlig"]["spread"]
    own = roles["informationssikkerhedskoordinator"]
    assert (own["of"], own["obligation"]) == (None, "mandatory")


def test_another_day_is_another_answer() -> None:
    library = Library([str(CATALOG)])
    found = export(library, ["eksempelkoebing"], Organisations(library, Outlook("2027-02-01")))
    assert (found["galleries"], found["systems"]) == ([], [])
    (organisation,) = found["organisations"]
    aula = next(system for system in organisation["systems"] if system["id"] == "aula")
    assert next(role for role in aula["roles"] if role["id"] == "systemansvarlig")["accepted"] is None
    assert export(library, ["aula"], Organisations(library, Outlook("2027-02-01")))["organisations"] == []


def test_the_shipped_example_is_not_exported_beside_ones_own(copy: Path) -> None:
    (copy / "organisations").rename(copy.parent / "away")
    library = Library(["catalog"], [str(CATALOG)])
    assert export(library, (), Organisations(library, Outlook("2026-11-23")))["organisations"] == []


def test_what_cannot_be_read_of_an_organisation_is_named(copy: Path) -> None:
    systems = copy / "organisations/eksempelkoebing/systems"
    (systems / "dar.yaml").write_text("staffing: [", encoding="utf-8")
    (copy / "systems/bbr.yaml").unlink()
    library = Library(["catalog"])
    found = export(library, (), Organisations(library, Outlook("2026-11-23")))
    assert found["unreadable"] == [
        {"file": "catalog/organisations/eksempelkoebing/systems/dar.yaml", "reason": "faulty"},
        {"file": "catalog/organisations/eksempelkoebing/systems/bbr.yaml", "reason": "catalog-missing"},
    ]
    assert [error.message for error in Draft202012Validator(schema_of("export")).iter_errors(found)] == []
    (copy / "organisations/eksempelkoebing/organisation.yaml").write_text("organisation: [", encoding="utf-8")
    library = Library(["catalog"])
    found = export(library, (), Organisations(library, Outlook("2026-11-23")))
    assert "eksempelkoebing" not in [each["id"] for each in found["organisations"]]
    assert "catalog/organisations/eksempelkoebing/organisation.yaml" in [each["file"] for each in found["unreadable"]]


@pytest.fixture(scope="module")
def joint() -> dict[str, Any]:
    """A joint body whose gallery has bodies, categories and no phases."""
    library = Library([str(ROOT / "tests" / "terminal" / "samarbeid")])
    data = json.loads(as_json(export(library, (), Organisations(library, Outlook("2026-11-23")))))
    assert [error.message for error in Draft202012Validator(schema_of("export")).iter_errors(data)] == []
    return data  # type: ignore[no-any-return]


def test_a_gallery_without_phases_has_always(joint: dict[str, Any]) -> None:
    (gallery,) = joint["galleries"]
    council = next(role for role in gallery["roles"] if role["id"] == "raad")
    assert council["suggested"] == {"mandatory": [], "recommended": [], "standing": "mandatory"}
    assert council["gallery"] == "felles@1"
    assert [(seat["id"], seat["per"], seat["come_from"], seat["obligation"]) for seat in council["seats"]] == [
        ("medlem", "owner", "owner", "mandatory"),
        ("leder", None, None, "mandatory"),
        ("observatoer", None, None, "recommended"),
    ]
    (first, _, once) = gallery["actions"]
    assert (first["phase"], first["per"], first["months"], first["requires"]) == (
        "always",
        "system",
        [3, 9],
        ["statistikk"],
    )
    assert once["per"] == "organisation"
    archive = joint["systems"][0]
    assert {role["id"]: role["obligations"] for role in archive["roles"]} == {
        "raad": {"always": "mandatory"},
        "underutvalg": {"always": "recommended"},
        "leder": {"always": "mandatory"},
        "hjelper": {"always": "recommended"},
    }
    assert [action["id"] for action in archive["actions"]] == ["gjennomgang", "statistikk"]
    assert archive["contact_point"] == []


def test_a_body_says_who_sits_in_it(joint: dict[str, Any]) -> None:
    (organisation,) = joint["organisations"]
    assert organisation["owners"] == [{"id": "vestre", "title": "Vestre kommune"}, {"id": "oestre", "title": None}]
    council = next(role for role in organisation["roles"] if role["id"] == "raad")
    seats = {seat["at"]: (seat["filled"], [who["id"] for who in seat["filled_by"]]) for seat in council["seats"]}
    assert seats == {
        "medlem/vestre": (True, ["abcd"]),
        "medlem/oestre": (False, []),
        "leder": (True, ["efgh"]),
        "observatoer": (False, []),
        "observatoer/2": (False, []),
    }
    assert {seat["seat"]: seat["obligation"] for seat in council["seats"]}["observatoer"] == "recommended"
    assert [(held["seat"], held["seat_for"]) for held in council["holders"]] == [("medlem", "vestre")]
    assert organisation["people"][0]["employer"] == "vestre"
    assert [(action["id"], action["state"]) for action in organisation["actions"]] == [("plan", "open")]


def test_sheets_say_what_was_agreed_and_count_as_delegated(joint: dict[str, Any]) -> None:
    (organisation,) = joint["organisations"]
    archive = organisation["systems"][0]
    (sheet,) = archive["sheets"]
    assert (sheet["role"], sheet["agreed_with"], sheet["in_force"]) == ("leder", {"kind": "unit", "id": "stab"}, True)
    assert [(task["item"], task["to"]["id"], task["until"]) for task in sheet["tasks"]] == [
        ("svare-brukerne", "stab", "2026-12-31")
    ]
    leader = next(role for role in archive["roles"] if role["id"] == "leder")
    assert [given["to"] for given in leader["delegated"]] == [{"kind": "unit", "id": "stab"}]
    (group,) = organisation["system_groups"]
    assert [sheet["in_force"] for sheet in group["sheets"]] == [False]
    assert (archive["phase"], archive["contract"]["ends"], archive["operation"]) == ("always", "2027-03-31", None)
