"""`list`, `show`, `export` and `schema` as somebody at a keyboard runs them, outside any repository."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from tests.commands import rolekat_in

SYSTEM_FILE = "system: ny\ntitle: Nyt\ngallery: kombit@1.5\n"


def rolekat(*words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    quiet = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    return rolekat_in(cwd, words, {**quiet, "ROLEKAT_LANG": "da", **env})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list",), "kombit     1.5"),
        (("list", "bodies"), "Styringsgruppe"),
        (("list", "systems", "--category", "fagsystemer"), "byggearkivet"),
        (("list", "roles", "--system", "aula", "--phase", "drift"), "systemansvarlig"),
        (("show", "kombit/systemejer"), "Hvornår"),
        (("show", "eksempelmark-ikt", "--as-of", "2026-11-23"), "15 af 16 pladser besat. Ubesat: Representant"),
        (("show", "aula"), "Kontaktpunkt"),
        (("show", "klik"), "KOMBIT"),
        (("show", "eksempelkoebing"), "Eksempelkøbing Kommune (eksempel, følger med rolekat)"),
        (("show", "eksempelkoebing", "--as-of", "2026-11-23"), "besat (95 %), mangler: "),
        (("list", "organisations"), "(eksempel, følger"),
        (("list", "tasks", "--role", "sikkerhedsansvarlig"), "pia-pr-it-system"),
        (("list", "--help"), "tasks"),
        (("--lang", "en", "show", "aula/superbruger-skole"), "The gallery: "),
        (("schema",), "export"),
        (("schema", "system"), "json-schema.org"),
        (("schema", "--reference"), "| key |"),
    ],
)
def test_prints_plainly(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = rolekat(*words, cwd=tmp_path, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    assert "\x1b" not in done.stdout


def test_colours_when_asked_and_not_when_forbidden(tmp_path: Path) -> None:
    assert "\x1b[1m" in rolekat("show", "klik", cwd=tmp_path, FORCE_COLOR="1").stdout
    assert "\x1b" not in rolekat("show", "klik", cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "projektledr"), "Mente du: kombit/projektleder"),
        (("show", "systemejer"), "hjoerring/systemejer, kombit/systemejer"),
        (("show", "aula/superbruger"), "aula/superbruger-skole, aula/superbruger-dagtilbud"),
        (("show",), "NAVN"),
        (("list", "rolls"), "rolekat list roles"),
        (("list", "--format", "tsv"), "tsv"),
        (("list", "roles", "--format", "xml"), "text, json, tsv"),
        (("export", "aulla"), "aulla"),
        (("schema", "sistem"), "system"),
    ],
)
def test_a_mistake_is_a_sentence(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = rolekat(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("fejl: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_exports_to_a_file_and_warns_of_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "catalog/systems").mkdir(parents=True)
    (tmp_path / "catalog/systems/ny.yaml").write_text(SYSTEM_FILE, "utf-8")
    (tmp_path / "catalog/systems/brudt.yaml").write_text("system: [\n", "utf-8")
    done = rolekat("export", "--output", "out/library.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("advarsel: `catalog/systems/brudt.yaml`")
    data = json.loads((tmp_path / "out/library.json").read_text("utf-8"))
    assert "ny" in [system["id"] for system in data["systems"]]
    assert data["unreadable"] == [{"file": "catalog/systems/brudt.yaml", "reason": "faulty"}]
    assert str(tmp_path) not in json.dumps(data)
    listed = rolekat("list", "systems", cwd=tmp_path)
    assert "ny" in listed.stdout
    assert "brudt.yaml" in listed.stderr


def test_schemas_are_written_and_checked(tmp_path: Path) -> None:
    assert rolekat("schema", "--check", "--to", "s", cwd=tmp_path).returncode == 1
    written = rolekat("schema", "--to", "s", cwd=tmp_path)
    assert written.stdout.splitlines()[0] == "s/gallery.schema.json"
    assert rolekat("schema", "--check", "--to", "s", cwd=tmp_path).returncode == 0
    (tmp_path / "s/role.schema.json").write_text("{}", "utf-8")
    stale = rolekat("schema", "--check", "--to", "s", cwd=tmp_path)
    assert stale.returncode == 1
    assert "s/role.schema.json" in stale.stderr


@pytest.mark.parametrize("kind", ["systems", "actions", "contacts"])
def test_examples_are_not_among_ones_own_unless_asked_for(kind: str, tmp_path: Path) -> None:
    assert "aula" in rolekat("list", kind, cwd=tmp_path).stdout, "there is nothing of one's own"
    assert rolekat("init", cwd=tmp_path).returncode == 0
    assert rolekat("new", "system", "mit-system", "--gallery", "kombit", "--yes", cwd=tmp_path).returncode == 0
    own = rolekat("list", kind, cwd=tmp_path).stdout
    assert "mit-system" in own
    assert "aula" not in own
    assert "--shipped" in own
    everything = rolekat("list", kind, "--shipped", cwd=tmp_path).stdout
    assert "mit-system" in everything
    assert "aula" in everything
    assert "--shipped" not in everything
    found = json.loads(rolekat("list", kind, "--format", "json", cwd=tmp_path).stdout)[kind]
    assert {row.get("system", row.get("id")) for row in found} == {"mit-system"}


@pytest.mark.parametrize("kind", ["systems", "actions", "contacts"])
def test_examples_stay_out_where_nothing_of_ones_own_is_asked_for(kind: str, tmp_path: Path) -> None:
    assert rolekat("init", cwd=tmp_path).returncode == 0
    assert rolekat("new", "system", "mit-system", "--gallery", "ikt-agder", "--yes", cwd=tmp_path).returncode == 0
    found = rolekat("list", kind, "--gallery", "kombit", cwd=tmp_path).stdout
    assert "aula" not in found
    assert "8 systemer, der følger med rolekat som eksempler" in " ".join(found.split())
    assert "aula" in rolekat("list", kind, "--gallery", "kombit", "--shipped", cwd=tmp_path).stdout
    assert "systemansvarlig" in rolekat("list", "actions", "--system", "aula", cwd=tmp_path).stdout, "asked for by name"


def test_a_list_that_has_no_examples_of_its_own_says_so(tmp_path: Path) -> None:
    assert "--shipped" in rolekat("list", "terms", "--shipped", cwd=tmp_path).stderr
