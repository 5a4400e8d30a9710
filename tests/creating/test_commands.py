"""The commands as somebody runs them, in a folder of their own."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.commands import rolekat_in

from rolekat.config import SHIPPED, Config
from rolekat.creating.places import is_own
from rolekat.shipped import shipped


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def rolekat(folder: Path, *words: str) -> Ran:
    environment = {**os.environ, "ROLEKAT_LANG": "da", "NO_COLOR": "1", "COLUMNS": "80"}
    done = rolekat_in(folder, words, environment)
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


SKAT = ("new", "system", "skat", "--gallery", "kombit")


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_from_an_empty_folder_to_a_checked_catalog(tmp_path: Path) -> None:
    assert rolekat(tmp_path, "init").code == 0
    made = rolekat(tmp_path, *SKAT, "--title", "Skat", "--uses", "adgangsstyring,oeir-finans", "--yes")
    assert made.code == 0
    assert made.out.startswith("Skrevet: catalog/systems/skat.yaml\n")
    text = (tmp_path / "catalog/systems/skat.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.rolekat/schemas/system.schema.json\nsystem: skat\n")
    checked = rolekat(tmp_path, "check", "--strict")
    assert checked.code == 0
    assert "RK315" in checked.out


def test_without_answers_the_decisions_stay_open(tmp_path: Path) -> None:
    rolekat(tmp_path, *SKAT, "--same-person", "systemejer=recommended")
    text = (tmp_path / "catalog/systems/skat.yaml").read_text(encoding="utf-8")
    assert text.startswith("system: skat\n")
    assert "\ndecisions:\n  same-person:\n" in text
    assert "#   roles: " in text


def test_a_mere_yes_or_no_is_an_answer_as_it_is_to_a_question(tmp_path: Path) -> None:
    answers = (
        "--uses",
        "nej",
        "--interim",
        "systemansvarlig=Nej",
        "--decide",
        "roles=ja",
        "--decide",
        "klik-tasks=yes",
    )
    text = rolekat(tmp_path, *SKAT, *answers, "--dry-run").out
    assert "\nuses:" not in text
    assert "Systemet bruger ingen dele af den fælles infrastruktur." in text
    assert "Nej. Der er ingen overgangsperiode" in text
    assert "De opgaver, kataloget har, er dem, der skal løses." in text
    assert "handovers" not in text


def test_what_waits_and_what_a_profile_gives_is_told(tmp_path: Path) -> None:
    assert "Om 14 roller skal med, afhænger af" in rolekat(tmp_path, *SKAT, "--yes").out
    assert "RK317" in rolekat(tmp_path, "check").out
    made = rolekat(tmp_path, "new", "system", "andet", "--profile", "ydelser", "--yes").out
    assert "31 af rollerne kommer fra profilen ydelser" in made
    assert "skal med, afhænger af" not in made


def test_what_is_to_be_adapted_is_told_until_it_is(tmp_path: Path) -> None:
    decided = ("--adapt", "superbruger", "--decide", "adaptation=Superbruger bliver tilpasset.")
    assert rolekat(tmp_path, *SKAT, *decided, "--yes").code == 0
    assert "Superbruger skal tilpasses, men har galleriets tekster" in rolekat(tmp_path, "check").out
    assert rolekat(tmp_path, "adapt", "skat", "superbruger", "--replace", "hjaelpe-kolleger=Hjælper lærerne.").code == 0
    assert "RK326" not in rolekat(tmp_path, "check").out


def test_dry_run_prints_the_file_and_writes_nothing(tmp_path: Path) -> None:
    shown = rolekat(tmp_path, *SKAT, "--yes", "--dry-run")
    assert (shown.code, files_in(tmp_path)) == (0, [])
    rolekat(tmp_path, *SKAT, "--yes")
    assert (tmp_path / "catalog/systems/skat.yaml").read_text(encoding="utf-8") == shown.out


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "catalog/systems").mkdir(parents=True)
    (tmp_path / "catalog/systems/skat.yaml").write_text("mit eget\n", encoding="utf-8")
    refused = rolekat(tmp_path, *SKAT, "--yes")
    assert refused.code == 2
    assert "findes allerede" in refused.err
    assert (tmp_path / "catalog/systems/skat.yaml").read_text(encoding="utf-8") == "mit eget\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "system", "Ny Løn"), "Prøv `ny-loen`"),
        (("new", "system", "skat", "--gallery", "kombit@1.4"), "Mente du `kombit@1.5`?"),
        (("new", "system", "skat", "--profile", "ydelse"), "Mente du `ydelser`?"),
        (("new", "system", "skat", "--without", "gevinstejer"), "navn=værdi"),
        ((*SKAT, "--contact-point", "drift=systemejer"), "--why contact-points"),
        ((*SKAT, "--no-tasks"), "--decide klik-tasks"),
        ((*SKAT, "--category", "Fag System"), "Prøv `fag-system`"),
        ((*SKAT, "--interim", "systemansvarlig=Ja"), "hvor længe den gælder"),
        ((*SKAT, "--decide", "adaptation=ja"), "Der er intet forslag til beslutningen `adaptation`"),
        ((*SKAT, "--decide", "roles=ja"), "Der er intet forslag til beslutningen `roles`"),
        (("new", "system"), "mangler"),
        (("new", "sytem", "x"), ""),
        (("new", "gallery", "Å"), "Prøv `aa`"),
        (("new", "gallery", "x", "--language", "sv"), "da, en, nb, nn"),
        (("new", "role", "superbruger"), "GALLERI/ROLLE"),
        # A dry run, lest a mistake of ours here write into the catalog that we ship.
        (("new", "role", "kombit/ny", "--group", "portefoelje", "--dry-run"), "følger med rolekat"),
        (("init", "--ci", "svn"), "github, gitlab, none"),
    ],
)
def test_a_slip_is_a_sentence_and_writes_nothing(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    refused = rolekat(tmp_path, *words)
    assert refused.code == 2
    assert said in refused.err
    assert files_in(tmp_path) == []


def test_a_gallery_of_ones_own(tmp_path: Path) -> None:
    assert rolekat(tmp_path, "new", "gallery", "mit", "--title", "Mit", "--phases", "Start,Drift").code == 0
    missing = rolekat(tmp_path, "new", "role", "mit/leder", "--title", "Leder")
    assert missing.code == 2
    assert "systemspecifikke, tvaergaaende" in missing.err
    made = rolekat(
        tmp_path,
        "new",
        "role",
        "mit/leder",
        "--group",
        "systemspecifikke",
        "--mandatory",
        "always",
        "--task",
        "Leder det",
    )
    assert made.code == 0
    assert "roles: [leder]\n" in (tmp_path / "catalog/roles/mit/gallery.yaml").read_text(encoding="utf-8")
    assert rolekat(tmp_path, "new", "role", "mit/leder", "--group", "systemspecifikke").code == 2
    assert rolekat(tmp_path, "new", "system", "skat", "--yes").code == 0  # one's own gallery before those shipped
    assert "gallery: mit@1\n" in (tmp_path / "catalog/systems/skat.yaml").read_text(encoding="utf-8")
    assert rolekat(tmp_path, "check", "--strict").code == 0


def test_a_shipped_example_does_not_stand_in_the_way(tmp_path: Path) -> None:
    made = rolekat(tmp_path, "new", "system", "aula", "--gallery", "kombit", "--yes")
    assert made.code == 0
    assert "Herfra gælder jeres." in made.out
    assert files_in(tmp_path) == ["catalog/systems/aula.yaml"]


def test_what_is_ones_own_lies_in_ones_own_folders(tmp_path: Path) -> None:
    config = Config(str(tmp_path), found=True, sources=("roller", SHIPPED))
    assert is_own(str(tmp_path / "roller/roles/mit/gallery.yaml"), config)
    assert not is_own(str(shipped("catalog") / "roles/kombit/gallery.yaml"), config)
    assert not is_own(str(tmp_path / "roller-andet/x.yaml"), config)


def test_a_group_of_another_gallery_is_left_to_its_writer(tmp_path: Path) -> None:
    rolekat(tmp_path, "new", "gallery", "mit")
    head = tmp_path / "catalog/roles/mit/gallery.yaml"
    text = 'gallery: mit\nversion: "1"\ntitle: Mit\nlanguage: da\nextends: [kombit@1.5]\ngroups: {egne: {title: Egne, roles: []}}\n'
    head.write_text(text, encoding="utf-8")
    made = rolekat(tmp_path, "new", "role", "mit/leder", "--group", "systemspecifikke")
    assert made.code == 0
    assert "Skriv selv leder" in made.out
    assert head.read_text(encoding="utf-8") == text


def test_a_group_without_a_list_of_roles_gets_one(tmp_path: Path) -> None:
    rolekat(tmp_path, "new", "gallery", "mit")
    head = tmp_path / "catalog/roles/mit/gallery.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("    roles: []\n", "", 1), encoding="utf-8")
    made = rolekat(tmp_path, "new", "role", "mit/leder", "--group", "systemspecifikke")
    assert made.code == 0
    assert "roles: [leder]" in head.read_text(encoding="utf-8")


def test_init_lists_what_it_made_and_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "rolekat.toml").write_text('lang = "da"\n', encoding="utf-8")
    planned = rolekat(tmp_path, "init", "--dry-run")
    assert planned.out.startswith("Ville blive lavet:\n")
    assert files_in(tmp_path) == ["rolekat.toml"]
    made = rolekat(tmp_path, "init", "--install-from", "git+https://git.example/rolekat")
    assert "--install-from" not in made.out
    assert made.out.startswith("Lavet:\n")
    assert "ladt urørt:\n  rolekat.toml\n" in made.out
    assert (tmp_path / "rolekat.toml").read_text(encoding="utf-8") == 'lang = "da"\n'
    assert "CI fejler, indtil det første rollekatalog er der" in made.out
    assert rolekat(tmp_path, "init").out.startswith("Alt er her i forvejen.\n")
    unchecked = rolekat(tmp_path, "check")
    assert (unchecked.code, "rolekat init" in unchecked.err) == (3, False)
    assert "rolekat new system ID" in unchecked.err
    assert rolekat(tmp_path, *SKAT, "--yes").code == 0
    assert "CI" not in rolekat(tmp_path, "init").out
    assert rolekat(tmp_path, "check").code == 0
