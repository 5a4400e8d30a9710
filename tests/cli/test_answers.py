"""`vacancies`, `who`, `holders`, `load` and `compare` as somebody at a keyboard runs them."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.commands import rolekat_in

CATALOG = Path(__file__).parents[1] / "answers" / "catalog"


def rolekat(*words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    quiet = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    return rolekat_in(cwd, words, {**quiet, "ROLEKAT_LANG": "da", **env})


@pytest.fixture
def country(tmp_path: Path) -> Path:
    shutil.copytree(CATALOG, tmp_path / "catalog")
    settings = 'as-of = "2026-06-01"\nsources = ["catalog"]\n\n[staffing]\nmax-mandatory-roles = 1\n'
    (tmp_path / "rolekat.toml").write_text(settings, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("vacancies",), "19/29 besat (66 %), mangler: Sikkerhedsansvarlig"),
        (("vacancies", "post", "--by", "role"), "ubesat 1 sted"),
        (("vacancies", "--as-of", "2026-09-01", "--organisation", "by"), "1. september 2026"),
        (("who", "bb"), "2 roller ville stå ubesat nu:"),
        (("holders", "post"), "ubesat"),
        (("load", "--organisation", "by"), "flere end 1"),
        (("load", "by"), "flere end 1"),
        (("vacancies", "by", "-f", "markdown"), "· senest ff, til og med 31. marts 2026 |"),
        (("vacancies", "by", "-f", "markdown"), "| bb til og med 31. august 2026 |"),
        (("compare",), "Sagssystem | Sager    1/2"),
        (("compare", "--role", "superbruger"), "ubesat: Sydskolen (1 af 2)"),
        (("vacancies", "--format", "markdown"), "| obligatorisk | Superbruger | Sydskolen (1 af 2) |"),
        (("compare", "-f", "markdown"), "| Sagssystem \\| Sager |"),
        (("--lang", "en", "holders", "post"), "VACANT"),
    ],
)
def test_answers_plainly_and_judges_nothing(words: tuple[str, ...], said: str, country: Path) -> None:
    done = rolekat(*words, cwd=country, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("words", [("vacancies",), ("who", "bb"), ("holders", "post"), ("load",), ("compare",)])
def test_json_for_programs(words: tuple[str, ...], country: Path) -> None:
    done = rolekat(*words, "--format", "json", cwd=country)
    data = json.loads(done.stdout)
    assert (data["schema_version"], data["as_of"]) == (1, "2026-06-01")
    assert str(country) not in done.stdout


def test_a_word_for_load_is_a_name_as_for_vacancies(country: Path) -> None:
    assert rolekat("load", "by", cwd=country).stdout == rolekat("load", "--organisation", "by", cwd=country).stdout
    assert rolekat("load", "byen", "post", cwd=country).stdout.startswith("Byen\n")
    assert "Mente du `post`" in rolekat("load", "postt", cwd=country).stderr


def test_that_nobody_staffs_a_system_is_a_plain_sentence(country: Path) -> None:
    (country / "catalog/systems/ny.yaml").write_text("system: ny\ntitle: Ny\ngallery: g@1\n", "utf-8")
    assert rolekat("holders", "ny", cwd=country).stdout == "Ingen organisation her har ny.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("vacancies", "eksempelkoebing"),
        ("who", "mako"),
        ("holders", "dubu"),
        ("load", "eksempelkoebing"),
        ("compare", "eksempelkoebing"),
        ("compare", "projektleder"),
    ],
)
def test_the_example_that_comes_with_rolekat_says_so(words: tuple[str, ...], tmp_path: Path) -> None:
    head = " ".join(" ".join(rolekat(*words, cwd=tmp_path, COLUMNS="100").stdout.splitlines()[:3]).split())
    assert "Eksempelkøbing Kommune (eksempel, følger med rolekat)" in head


def test_an_example_of_ones_own_says_that_it_is_one(country: Path) -> None:
    head = country / "catalog/organisations/by/organisation.yaml"
    head.write_text(head.read_text("utf-8") + "\nstatus: example\n", "utf-8")
    for words in (("list", "organisations"), ("show", "by"), ("vacancies", "by")):
        assert "Byen (eksempel)" in rolekat(*words, cwd=country).stdout
    found = json.loads(rolekat("vacancies", "--format", "json", cwd=country).stdout)["organisations"]
    assert {each["title"]: each["example"] for each in found}["Byen"] == "example"
    assert None in {each["example"] for each in found}


def test_colours_when_asked_and_not_when_forbidden(country: Path) -> None:
    assert "\x1b[1;31m" in rolekat("vacancies", cwd=country, FORCE_COLOR="1").stdout
    assert "\x1b" not in rolekat("vacancies", cwd=country, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("vacancies", "postt"), "Mente du `post`"),
        (("vacancies", "--phase", "drifft"), "Mente du `drift`?"),
        (("vacancies", "--by", "year"), "system, phase, role"),
        (("vacancies", "--as-of", "i morgen"), "2026-12-31"),
        (("vacancies", "--as-of", "31.2.2027"), "2026-12-31"),
        *(((*words, "--as-of", "1.7.2027"), "2027-07-01") for words in (("vacancies",), ("who", "bb"), ("check",))),
        (("show", "bb"), "rolekat who bb"),
        (("who", "aa"), "by, land"),
        (("who", "Anne Berg"), "kontaktregister"),
        (("who",), "PERSON"),
        (("holders", "posst"), "Mente du `post`?"),
        (("compare", "--role", "superbrugr"), "Mente du `bruger`?"),
        (("load", "--format", "xml"), "text, markdown, json"),
    ],
)
def test_a_mistake_is_a_sentence(words: tuple[str, ...], said: str, country: Path) -> None:
    done = rolekat(*words, cwd=country)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("fejl: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("vacancies",), ("who", "bb"), ("holders", "aula"), ("load",), ("compare",)])
def test_where_there_is_no_organisation_it_says_how_to_begin(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "rolekat.toml").write_text('sources = ["catalog"]\n', "utf-8")
    done = rolekat(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "rolekat new organisation" in done.stderr


def test_names_come_from_the_contact_register(country: Path) -> None:
    with (country / "rolekat.toml").open("a", encoding="utf-8") as file:
        file.write('\n[contacts]\nregister = "people.csv"\n')
    (country / "people.csv").write_text("id;navn;email\nbb;Bo Å. Berg;bo@by.example\n", "utf-8")
    shown = rolekat("who", "bo berg", cwd=country).stdout
    assert shown.startswith("Bo Å. Berg (bb)\n")
    assert "Uden Bo Å. Berg" in shown
    everything = [
        rolekat(*words, cwd=country).stdout
        for words in (("holders", "post"), ("load",), ("compare", "--role", "leder"))
    ]
    assert all("Bo Å. Berg" in text for text in everything)
    assert not any("bo@by.example" in text for text in (shown, *everything)), "names only: nobody asked for more"


def keep_register(country: Path, *more: str) -> None:
    """A contact register in which Bo Berg alone agreed to be named."""
    with (country / "rolekat.toml").open("a", encoding="utf-8") as file:
        file.write('\n[contacts]\nregister = "people.csv"\n')
    head = "id;navn;email;samtykke formål;samtykke givet"
    people = (head, "bb;Bo Berg;bo@by.example;kontakt;2026-01-01", "cc;Clara Dam;;;", *more)
    (country / "people.csv").write_text("\n".join(people) + "\n", "utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("vacancies",),
        ("who", "bb"),
        ("who", "Clara Dam"),
        ("holders", "post"),
        ("load",),
        ("compare", "--role", "bruger"),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_public_sees_who_agreed_to_it_and_no_ids(words: tuple[str, ...], form: str, country: Path) -> None:
    keep_register(country)
    shown = rolekat(*words, "--public", "--format", form, cwd=country, COLUMNS="200").stdout
    named = rolekat(*words, "--format", form, cwd=country, COLUMNS="200").stdout
    assert ("Bo Berg" in shown) == ("Bo Berg" in named)
    assert re.search(r"\b(aa|bb|cc|dd|ee|ff|gg|hh)\b|Clara Dam", named)
    assert not re.search(r"\b(aa|bb|cc|dd|ee|ff|gg|hh)\b|Clara Dam|bo@by.example", shown)
    hidden = re.search(r"\b(aa|cc|dd|ee|ff|gg|hh)\b|Clara Dam", named)
    assert ("en medarbejder" in shown.lower()) == bool(hidden), "somebody is there, though it is not said who"


def test_of_whom_the_public_is_not_told_it_is_not_told_what_makes_them_known(country: Path) -> None:
    shown = rolekat("who", "bb", "--public", cwd=country).stdout
    assert shown.startswith("En medarbejder\nByen · 1. juni 2026\n")
    assert "konsulent" in rolekat("who", "bb", cwd=country).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("who", "nix"),
        ("who", "clra"),
        ("who", "ccc"),
        ("who", "dam"),
        ("who", "aa"),
        ("who", "Anne Berg"),
        ("holders", "ccc"),
        ("holders", "Clara Dam"),
        ("load", "Clara Damm"),
        ("compare", "--role", "cc"),
        ("vacancies", "clara"),
    ],
)
@pytest.mark.parametrize("registered", [True, False])
def test_no_mistake_makes_the_public_know_people(words: tuple[str, ...], registered: bool, country: Path) -> None:
    if registered:
        keep_register(country, "dd;Dorte Dam;;;")
    done = rolekat(*words, "--public", cwd=country)
    assert (done.returncode, done.stdout) == (2, "")
    said = done.stderr.replace(f"`{words[-1]}`", "")
    assert not re.search(r"\b(aa|bb|cc|dd|ee|ff|gg|hh|zz)\b|Clara|Dorte|Bo Berg", said)


def test_whom_one_may_mean_is_said_as_it_is_typed(country: Path) -> None:
    assert "Mente du `zz`?" in rolekat("who", "zzz", cwd=country).stderr
    keep_register(country)
    assert "Mente du Clara Dam (`cc`)?" in rolekat("who", "clra", cwd=country).stderr


def test_the_load_of_two_whom_the_public_is_not_told_of_is_not_that_of_one(country: Path) -> None:
    keep_register(country)
    file = country / "catalog/organisations/by/systems/sag.yaml"
    file.write_text(
        file.read_text("utf-8").replace("{person: bb, from: 2026-05-01, until", "{person: cc, until"), "utf-8"
    )
    named, shown = (rolekat("load", "by", *more, cwd=country, COLUMNS="200").stdout for more in ((), ("--public",)))
    owners = [line.split("●")[1].split() for line in shown.splitlines() if "● Ejer" in line]
    assert owners == [["Ejer", "Kortsystem"], ["Ejer", "Sagssystem", "|", "Sager"]]
    assert len(shown.splitlines()) == len(named.splitlines())


def test_of_somebody_unknown_it_says_who_there_is(country: Path) -> None:
    said = rolekat("who", "nix", cwd=country).stderr
    assert "aa, bb, cc, dd, ee, ff, gg, hh" in said
    assert "`rolekat load`" in said
