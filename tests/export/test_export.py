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

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "catalog"
SYSTEMS = ["aula", "bbr", "dar", "dubu", "fbs", "ksd", "ky", "sapa"]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(export(Library([str(CATALOG)]))))
    return found


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CATALOG, tmp_path / "catalog")
    return tmp_path / "catalog"


def test_fits_its_schema(data: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(schema_of("export")).iter_errors(data)] == []


def test_the_shipped_gallery_is_complete(data: dict[str, Any]) -> None:
    (gallery,) = data["galleries"]
    roles = gallery["roles"]
    assert (gallery["id"], gallery["version"]) == ("kombit", "1.5")
    assert len(roles) == 32
    assert sum(len(role["tasks"]) for role in roles) == 247
    assert sum(len(role["responsibilities"]) for role in roles) == 92
    assert sum(len(role["competencies"]) for role in roles) == 125


def test_marks_of_items(data: dict[str, Any]) -> None:
    roles = data["galleries"][0]["roles"]
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
    gallery = data["galleries"][0]
    assert [role["id"] for role in gallery["roles"]] == [role for group in gallery["groups"] for role in group["roles"]]
    assert {role["group"] for role in gallery["roles"]} == {group["id"] for group in gallery["groups"]}


def test_all_systems_with_their_effective_roles(data: dict[str, Any]) -> None:
    assert [system["id"] for system in data["systems"]] == SYSTEMS
    phases = [phase["id"] for phase in data["galleries"][0]["lifecycle"]["phases"]]
    for system in data["systems"]:
        assert [point["phase"] for point in system["contact_point"]] == phases
        roles = {role["id"] for role in system["roles"]}
        assert {point["role"] for point in system["contact_point"]} <= roles
        assert all(list(role["obligations"]) == phases for role in system["roles"])
        assert 6 <= len(system["actions"]) <= 12
    assert data["organisations"] == []
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
    found = export(Library(["catalog"]))
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


@pytest.mark.parametrize(("kind", "shape"), [("gallery", "Gallery"), ("role", "Role"), ("system", "System")])
def test_every_key_of_the_format_is_exported(kind: str, shape: str) -> None:
    exported = schema_of("export")["$defs"][shape]["properties"].keys()
    assert schema_of(kind)["properties"].keys() - exported == {kind}, "the id alone has another name"
