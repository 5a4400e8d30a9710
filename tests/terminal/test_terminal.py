"""Lists and cards as people see them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, Language, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.state.naming import find
from rolekat.terminal.listing import as_json, as_tsv
from rolekat.terminal.lists import LISTS, build, unreadable_lines
from rolekat.terminal.scope import Filters
from rolekat.terminal.show import card
from rolekat.terminal.table import as_text

CATALOG = Path(__file__).parents[2] / "catalog"
WIDTHS = (40, 50, 80, 100, 200)
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([str(CATALOG)])


def shown(library: Library, name: str, width: int = 100, language: Language = "da", *, colour: bool = False) -> str:
    return card(find(library, name), library, words(language), width=width, colour=colour)


def kombit(library: Library) -> LinkedGallery:
    found = library.gallery("kombit@1.5")
    assert found
    return found


def listed(library: Library, kind: str | None, width: int = 100) -> str:
    say = words("da")
    return as_text(build(kind, library, Filters(), say)[0], say, width=width, colour=False)


CARDS = (
    "kombit/systemejer",
    "aula",
    "aula/superbruger-skole",
    "kombit",
    "klik",
    "oeir",
    "sts-projektleder",
    "grunddata",
)


@pytest.mark.parametrize("width", [50, 80, 100])
@pytest.mark.parametrize("name", ["demo-ansvarlig", "demo-system", "demo-system-role", "demo-gallery"])
def test_cards_are_as_they_were(name: str, width: int, golden: Callable[[str, str], None]) -> None:
    library = Library([str(Path(__file__).parent / "demo")])
    target = {
        "demo-ansvarlig": "demo/ansvarlig",
        "demo-system": "skolesystem",
        "demo-system-role": "skolesystem/bruger-skole",
        "demo-gallery": "demo",
    }[name]
    golden(f"terminal/{name}-{width}.txt", shown(library, target, width))


@pytest.mark.parametrize("phases", [0, 1, 60])
def test_a_system_has_a_card_however_many_phases_its_gallery_has(tmp_path: Path, phases: int) -> None:
    life = "".join(f"    p{number}: {{title: Fase {number}}}\n" for number in range(phases))
    files = {
        "roles/g/gallery": f'gallery: g\nversion: "1"\ntitle: G\nlanguage: da\nlifecycle:\n  phases:\n{life}groups: {{a: {{title: A, roles: [r]}}}}\n',
        "roles/g/r": "role: r\ntitle: Leder\nheld_per: system\nsuggested: {mandatory: always}\n",
        "systems/x": "system: x\ntitle: X\ngallery: g@1\nroles: {r: }\n",
    }
    for name, content in files.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in ("x", "g", "r", "x/r"):
        for width in WIDTHS:
            assert "Leder" in shown(Library([str(tmp_path)]), name, width).replace("\n", "")


@pytest.mark.parametrize("kind", ["overview", *LISTS])
def test_lists_are_as_they_were(kind: str, golden: Callable[[str, str], None]) -> None:
    library = Library([str(Path(__file__).parent / "demo")])
    parts = [listed(library, None if kind == "overview" else kind, width=width) for width in (40, 100)]
    golden(f"terminal/list-{kind}.txt", "\n".join(parts))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CARDS)
def test_cards_fit_and_are_plain(library: Library, name: str, width: int) -> None:
    text = shown(library, name, width)
    assert "\x1b" not in text
    for line in text.splitlines():
        assert cell_len(line) <= min(width, 100), line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", [None, *LISTS])
def test_lists_fit_and_are_plain(library: Library, kind: str | None, width: int) -> None:
    text = listed(library, kind, width=width)
    assert "\x1b" not in text
    for line in text.splitlines():
        assert cell_len(line) <= width, line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_a_card_is_lost_at_any_width(library: Library, width: int) -> None:
    everything = "".join(shown(library, "aula/superbruger-skole", width).split())
    role = kombit(library).roles["superbruger"]
    kept = [item.text for name, item in role.tasks.items() if name != "hjaelpe-kolleger"]
    for text in kept:
        assert "".join(text.split()) in everything


def test_every_card_of_the_shipped_catalog_can_be_shown(library: Library) -> None:
    names = [*library.system_ids, *library.profile_ids, *library.organisation_ids]
    for gallery in library.galleries:
        name, head = gallery.head.gallery, gallery.head
        names += [name, *(f"{name}/{role}" for role in gallery.roles)]
        words_ = (*head.glossary, *head.categories, *head.units, *head.system_types, *gallery.retired, *gallery.renamed)
        names += [f"{name}/{word}" for word in words_ if word not in gallery.roles]
    for name in dict.fromkeys(names):  # a gallery of which there are two versions is named twice
        assert shown(library, name).strip()
    for name in CARDS:
        assert shown(library, name, language="en").strip()
    for system in library.system_ids:
        state = find(library, system).state
        assert state
        for role in state.roles:
            assert shown(library, f"{system}/{role}").startswith(state.roles[role].title.partition(" ")[0])


def test_colour_changes_nothing_but_colour(library: Library) -> None:
    for name in CARDS:
        coloured = shown(library, name, colour=True)
        assert "\x1b[" in coloured
        assert [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()] == shown(library, name).splitlines()


def test_what_a_system_changes_is_marked(library: Library) -> None:
    text = shown(library, "aula/superbruger-skole")
    gallery_text = kombit(library).roles["superbruger"].tasks["hjaelpe-kolleger"].text
    assert re.search(r"^  ~  ID  Hjælper lærere", text, re.MULTILINE)
    assert re.search(r"^  \+   D  ", text, re.MULTILINE)
    assert "Galleriet: " + gallery_text[:20] in text


def test_the_card_of_a_role_says_what_the_gallery_says(library: Library) -> None:
    flat = " ".join(shown(library, "kombit/systemejer", 200).split())
    role = kombit(library).roles["systemejer"]
    items = [*role.tasks.values(), *role.responsibilities.values()]
    for text in [item.text for item in items] + [item.text for item in role.competencies.values()]:
        assert text in flat
    for phrase in ("afløser Projektejer, fra Forankring", "udpeger Systemansvarlig", "så længe systemet findes"):
        assert phrase in flat


def items(library: Library, **narrowed: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(as_json(build("tasks", library, Filters(**narrowed), words("da"))[0]))[
        "tasks"
    ]
    return found


def test_the_ids_of_tasks_and_responsibilities_can_be_found(library: Library) -> None:
    role = kombit(library).roles["superbruger"]
    found = items(library, role="superbruger")
    assert [each["id"] for each in found] == [*role.tasks, *role.responsibilities]
    assert [each["kind"] for each in found].count("responsibility") == len(role.responsibilities)
    assert items(library, role="superbruger-skole") == found  # a variant that a system has
    assert {"superbruger", "systemejer"} < {each["role"] for each in items(library)}


def test_of_a_system_the_tasks_are_listed_that_count_there(library: Library) -> None:
    state = find(library, "aula").state
    assert state
    adapted = state.roles["superbruger-skole"].entry.adapt
    assert adapted
    found = {each["id"]: each for each in items(library, system="aula", role="superbruger-skole")}
    assert found["hjaelpe-kolleger"]["text"] == adapted.tasks.replace["hjaelpe-kolleger"].text
    assert adapted.tasks.add.keys() <= found.keys()
    assert {each["role"] for each in items(library, system="aula", role="superbruger")} > {"superbruger-skole"}
    later = items(library, system="aula", role="superbruger-skole", phase="drift")
    assert {each["id"] for each in later} < found.keys()
    assert all("drift-og-forvaltning" in each["stages"] for each in later)


def test_what_a_system_leaves_out_is_no_task_there() -> None:
    demo = Library([str(Path(__file__).parent / "demo")])
    assert "klage" in {each["id"] for each in items(demo)}
    assert "klage" not in {each["id"] for each in items(demo, system="skolesystem")}


HOSTILE = r"[bold]fed[/bold] :smile: {x} %s `kode` <b> \[x] [link=http://x]y[/] © 日本 🎉 [/]"


def test_text_that_looks_like_markup_stays_text(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    (tmp_path / "g").mkdir()
    (tmp_path / "g/gallery.yaml").write_text(
        f"gallery: g\nversion: '1'\ntitle: {quoted}\nlanguage: da\nlifecycle: {{stages: {{s: {quoted}}}, "
        f"phases: {{p: {{title: {quoted}, stages: [s]}}}}}}\ngroups: {{a: {{title: {quoted}, roles: [r, b]}}}}\n"
        f"decisions: {{d: {{title: {quoted}, question: {quoted}}}}}\n"
        f"glossary: {{t: {{term: {quoted}, text: {quoted}}}}}\n",
        "utf-8",
    )
    (tmp_path / "g/r.yaml").write_text(
        f"role: r\ntitle: {quoted}\nheld_per: system\neffect: {quoted}\n"
        f"tasks: {{t: {{text: {quoted}, stages: [s]}}}}\nsuggested: {{mandatory: always}}\n",
        "utf-8",
    )
    (tmp_path / "g/b.yaml").write_text(
        f"role: b\ntitle: {quoted}\nheld_per: organisation\nheld_by: body\nseats: {{s: {{title: {quoted}, text: {quoted}}}}}\n",
        "utf-8",
    )
    (tmp_path / "s.yaml").write_text(
        f"system: s\ntitle: {quoted}\ngallery: g@1\nroles: {{r: {{why: {quoted}}}}}\n"
        f"actions: {{a: {{title: {quoted}, phase: p, responsible: r}}}}\ndecisions: {{d: {{decided: {quoted}}}}}\n",
        "utf-8",
    )
    (tmp_path / "organisations/o").mkdir(parents=True)
    (tmp_path / "organisations/o/organisation.yaml").write_text(
        f"organisation: o\ntitle: {quoted}\ngallery: g@1\nunits: {{u: {{title: {quoted}}}}}\n", "utf-8"
    )
    library = Library([str(tmp_path)])
    for name in ("g/r", "g/b", "g", "s", "s/r", "t", "o"):
        for colour in (False, True):
            text = ESCAPE.sub("", shown(library, name, 100, colour=colour))
            assert HOSTILE in " ".join(text.split())
    for kind in LISTS:
        if kind not in ("components", "profiles"):
            assert HOSTILE in " ".join(listed(library, kind, width=500).split())


def test_control_characters_reach_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "gallery.yaml").write_text(
        'gallery: g\nversion: "1"\ntitle: "a\\e[31mb\\u202ec"\nlanguage: da\nintroduction: "x\\e]0;y"\n'
        "groups: {a: {title: A, roles: []}}\n",
        "utf-8",
    )
    library = Library([str(tmp_path)])
    if library.galleries:  # the reader may refuse them altogether
        listings, _ = build("galleries", library, Filters(), words("da"))
        text = shown(library, "g") + listed(library, "galleries") + as_tsv(listings[0])
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)


def test_the_list_of_roles_follows_the_gallery(library: Library) -> None:
    (listing,) = build("roles", library, Filters(), words("da"))[0]
    found = [(row["gallery"].value, row["id"].value) for row in listing.rows]
    expected = sorted(library.newest_galleries, key=lambda gallery: gallery.key)
    assert found == [(gallery.key, role) for gallery in expected for role in gallery.roles]


def test_filters(library: Library) -> None:
    say = words("da")

    def ids(kind: str, **filters: Any) -> list[str]:
        (listing,) = build(kind, library, Filters(**filters), say)[0]
        return [row["id"].value for row in listing.rows]

    assert len(ids("roles", group="infrastruktur")) == 16
    assert len(ids("roles", group="Infrastrukturadministratorer")) == 8
    assert "superbruger-skole" in ids("roles", system="aula")
    assert "projektleder" in ids("roles", system="aula", phase="opstart")
    assert "projektleder" not in ids("roles", system="aula", phase="Drift og forvaltning")
    assert set(ids("systems", role="forvaltningsansvarlig")) < set(ids("systems"))
    assert ids("systems", role="superbruger-skole") == ["aula"]
    assert ids("galleries", gallery="kombit@1.5") == ["kombit"]
    assert ids("galleries", gallery="kombit") == ["kombit", "kombit"]  # in every version
    assert "sts-projektleder" in ids("roles", gallery="kombit@1.3")
    assert "sts-projektleder" not in ids("roles", gallery="kombit")
    assert len(ids("decisions", system="ky")) == 10
    assert set(ids("actions", system="aula", phase="drift")) < set(ids("actions", system="aula"))
    assert set(ids("components", system="aula")) == {"adgangsstyring", "organisation"}


@pytest.mark.parametrize(
    ("kind", "filters", "key"),
    [
        ("rolls", Filters(), "list-unknown-near"),
        ("qqqq", Filters(), "list-unknown"),
        (None, Filters(system="aula"), "list-option-none"),
        ("galleries", Filters(phase="drift"), "list-option"),
        ("roles", Filters(system="aulla"), "list-value-near"),
        ("roles", Filters(system="qqqq"), "list-value"),
        ("roles", Filters(gallery="kombit@1.4"), "list-value-near"),
        ("roles", Filters(phase="qqqq"), "list-value"),
        ("roles", Filters(group="qqqq"), "list-value"),
        ("systems", Filters(role="systemejr"), "list-value-near"),
    ],
)
def test_wrong_wishes(library: Library, kind: str | None, filters: Filters, key: str) -> None:
    with pytest.raises(UsageError) as raised:
        build(kind, library, filters, words("en"))
    assert raised.value.key == key
    for language in LANGUAGES:
        assert words(language)(f"errors.{key}", **raised.value.params)


@pytest.mark.parametrize("kind", LISTS)
def test_lists_for_programs(library: Library, kind: str) -> None:
    say = words("en")
    listings, _ = build(kind, library, Filters(), say)
    data = json.loads(as_json(listings))
    assert data["schema_version"] == 1
    lines = as_tsv(listings[0]).splitlines()
    keys = lines[0].split("\t")
    assert len(lines) == len(data[kind]) + 1
    assert all(line.count("\t") == len(keys) - 1 for line in lines)
    assert all(set(keys) <= set(row) for row in data[kind])
    assert as_json(build(kind, library, Filters(), words("da"))[0]) == as_json(listings)


def test_the_overview_as_json(library: Library) -> None:
    data = json.loads(as_json(build(None, library, Filters(), words("en"))[0]))
    assert {row["id"]: row["tasks"] for row in data["galleries"]}["kombit"] == 247
    ours = [row for row in data["systems"] if row["gallery"] == "kombit@1.5"]
    assert len(ours) == 8
    assert all(row["contact"] == row["phases"] == 5 for row in ours)


def test_a_list_says_what_is_missing_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text("system: s\ntitle: t\ngallery: g@1\n", "utf-8")
    (tmp_path / "t.yaml").write_text("system: [\n", "utf-8")
    say = words("da")
    listings, found = build(None, Library(["."]), Filters(), say)
    assert [len(listing.rows) for listing in listings] == [0, 0, 0]
    lines = list(unreadable_lines(found, say))
    assert [line.split("`")[1] for line in lines] == ["s.yaml", "t.yaml"]


def test_the_languages_say_the_same_things() -> None:
    def keys(table: dict[str, object], above: str = "") -> set[str]:
        found = set()
        for name, value in table.items():
            found |= keys(value, f"{above}{name}.") if isinstance(value, dict) else {above + name}
        return found

    for section in ("lists", "vocabulary"):
        for language in LANGUAGES:
            assert keys(words(language).section(section)) == keys(words("en").section(section))


def test_there_is_a_word_for_every_fixed_value_of_the_format() -> None:
    from rolekat.schema import schema_of

    role, system = schema_of("role"), schema_of("system")

    def choices(node: dict[str, object]) -> set[str]:
        text = json.dumps(node)
        return {word for found in re.findall(r'"enum": \[([^\]]*)\]', text) for word in json.loads(f"[{found}]")}

    for language in LANGUAGES:
        vocabulary, facts = words(language).section("vocabulary"), words(language).section("facts")
        assert choices(role["properties"]["held_per"]) == set(vocabulary["held-per"])
        assert choices(role["properties"]["held_by"]) == set(vocabulary["held-by"])
        assert choices(role["$defs"]["Appointment"]["properties"]["how"]) == set(facts["how"])
        assert choices(role["$defs"]["Competency"]) | {"other"} == set(vocabulary["competency"])
        assert choices(role["$defs"]["Note"]) == set(vocabulary["note"])
        assert choices(role["$defs"]["Item"]["properties"]["delegable"]) == set(vocabulary["delegation"])
        assert choices(system["$defs"]["Action"]["properties"]["kind"]) == set(vocabulary["action"])
        assert choices(system["$defs"]["Handover"]) == set(facts["same-person"])
        assert choices(system["properties"]["status"]) < set(vocabulary["status"])
        assert set(vocabulary["relation"]) == set(vocabulary["relation-from"])


def test_organisations(library: Library) -> None:
    (listing,) = build("organisations", library, Filters(), words("da"))[0]
    rows = [(row["id"].value, row["kind"].shown, row["systems"].value) for row in listing.rows]
    assert ("eksempelkoebing", "kommune", 8) in rows
    assert rows == sorted(rows)


@pytest.mark.parametrize("name", ["eksempelkoebing", "Eksempelkøbing Kommune"])
@pytest.mark.parametrize("width", [40, 80])
def test_the_card_of_an_organisation(name: str, width: int, library: Library) -> None:
    text = shown(library, name, width)
    assert "Eksempelkøbing Kommune" in text
    assert "SAPA (Sags- og Partsoverblik)" in text
    assert "Kursushuset ApS" in text
    assert all(len(line) <= width for line in text.splitlines())


def test_an_organisation_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = tmp_path / "catalog/organisations/randby/organisation.yaml"
    head.parent.mkdir(parents=True)
    head.write_text("organisation: [", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    library = Library(["catalog"])
    listings, found = build("organisations", library, Filters(), words("da"))
    assert not listings[0].rows
    assert [each.file for each in found.unreadable] == ["catalog/organisations/randby/organisation.yaml"]
    with pytest.raises(UsageError) as caught:
        find(library, "randby")
    assert caught.value.key == "name-faulty"
