"""Bodies, delegation sheets, the yearly wheel and all systems at a glance, of a joint body whose gallery has no phases."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from markdown_it import MarkdownIt

from rolekat.contacts.reading import read_register_file
from rolekat.contacts.register import Register
from rolekat.language import LANGUAGES, Language, words
from rolekat.library.library import Library
from rolekat.render.bodies import arranged
from rolekat.render.delegation_data import SheetTaskView, SheetView
from rolekat.render.governance_data import BodySeatView
from rolekat.render.organisations import OrganisationWriter
from rolekat.render.publishing import Choice, outputs
from rolekat.render.wheel_data import RecurringView
from rolekat.render.wishes import Viewpoint, named, of_organisation
from rolekat.shipped import shipped
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

FOLDER = Path(__file__).parent / "fjordsam"
DAY = "2026-06-15"
DOCUMENTS = (
    "aarshjul",
    "loenn/oppgavefordeling-systemeier",
    "oppgavefordeling-administrative-systemeier",
    "organer",
    "styringsstruktur",
    "systemoversikt",
)
Golden = Callable[[str, str], None]
Made = Callable[..., dict[str, str]]


def viewpoint(day: str = DAY, *, public: bool = False, folder: Path = FOLDER) -> Viewpoint:
    register = Register((read_register_file(str(FOLDER / "kontakter.csv")),))
    return Viewpoint(Organisations(Library([str(folder)]), Outlook(day)), register, public)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Documents as text, by their path below the folder that they go to."""

    def make(word: str, language: Language | None = None, *, public: bool = False) -> dict[str, str]:
        seen = viewpoint(public=public)
        found = outputs(named(word, seen.organisations.library, seen).wishes, Choice(language, str(tmp_path)))
        return {Path(output.path).relative_to(tmp_path).as_posix(): output.text for output in found}

    return make


@pytest.fixture
def writer() -> Callable[..., OrganisationWriter]:
    def make(day: str = DAY, *, public: bool = False, folder: Path = FOLDER) -> OrganisationWriter:
        seen = viewpoint(day, public=public, folder=folder)
        organisation = seen.organisations.named("fjordsam")
        assert organisation is not None
        return OrganisationWriter(organisation, seen.register, words("nb"), words("nb"), public=public)

    return make


Writer = Callable[..., OrganisationWriter]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_document(document: str, language: Language, made: Made, golden: Golden) -> None:
    (text,) = made(f"fjordsam/{document}", language).values()
    golden(f"render/fjordsam/{language}/{document}.md", text)


@pytest.mark.parametrize(
    "document",
    ["bemanning", "kontaktliste", "loenn/rollekatalog", "loenn/sjekkliste-forvaltningsgruppe", "personer/berg"],
)
def test_document_without_phases(document: str, made: Made, golden: Golden) -> None:
    golden(f"render/fjordsam/{document}.md", made("fjordsam")[f"fjordsam/{document}.md"])


@pytest.mark.parametrize("document", ["rollegalleri", "roller/styre", "styringsstruktur"])
def test_gallery_without_phases(document: str, made: Made, golden: Golden) -> None:
    golden(f"render/fjordmodell/{document}.md", made("fjordmodell")[f"fjordmodell/{document}.md"])


def test_catalog_without_phases(made: Made, golden: Golden) -> None:
    golden("render/fjordsam/katalog.md", made("loenn/rollekatalog")["loenn/rollekatalog.md"])


def test_the_language_of_the_documents_is_the_gallerys(made: Made) -> None:
    for document in DOCUMENTS:
        assert made(f"fjordsam/{document}") == made(f"fjordsam/{document}", "nb")


@pytest.mark.parametrize("word", ["fjordsam", "fjordmodell", "arkiv"])
def test_every_link_leads_somewhere(word: str, made: Made) -> None:
    texts = made(word)
    anchors = {path: set(re.findall(r'<a id="([^"]+)">', text)) for path, text in texts.items()}
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table"])
    for path, text in texts.items():
        tokens = [child for token in parser.parse(text) for child in token.children or ()]
        for href in (str(token.attrs["href"]) for token in tokens if token.type == "link_open"):
            file, _, anchor = href.partition("#")
            target = (Path("/") / path).parent.joinpath(file).resolve().relative_to("/").as_posix() if file else path
            assert target in texts, f"{path}: {href}"
            assert not anchor or anchor in anchors[target], f"{path}: {href}"


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("word", ["fjordsam", "fjordmodell", "kart"])
def test_no_heading_column_or_table_is_empty(word: str, public: bool, made: Made) -> None:
    for path, text in made(word, public=public).items():
        assert "always" not in text, path
        assert "KLIK" not in text, path
        lines = [line for line in text.split("\n") if line and not line.startswith("<!--")]
        for line, following in zip(lines, [*lines[1:], "# "], strict=True):
            level = len(line) - len(line.lstrip("#"))
            if level > 1:
                own_notes = line.strip("# ") == "Egne notater"
                assert own_notes or not re.match(rf"#{{1,{level}}} ", following), f"{path}: {line}"
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            head, ruler, *rows = (re.split(r"(?<!\\)\|", row)[1:-1] for row in table.strip().split("\n"))
            assert rows, f"{path}: {head}"
            assert all(cell.strip() for cell in head), f"{path}: {head}"
            assert {len(row) for row in (head, ruler, *rows)} == {len(head)}, f"{path}: {head}"


def seats(found: OrganisationWriter, body: str, part: str | None = None) -> list[BodySeatView]:
    view = next(each for each in found.members().bodies if each.id == body)
    return [seat for each in view.parts if each.title == part for seat in each.seats]


def test_vacant_seats_are_never_left_out(writer: Writer) -> None:
    found = writer()
    shown = {(each.title, seat.vacant) for each in found.members().bodies for part in each.parts for seat in part.seats}
    assert ("Styre", True) in shown
    for body in found.bodies:
        for _, own in body.parts if body.role.applicable else ():
            vacant = [seat for seat in own if not seat.filled]
            assert body.occupancy.vacant >= len(vacant)
    assert found.members().filled.startswith("15/29 besatt")
    assert [seat.title for seat in seats(found, "undergruppe-loenn", "Lønn") if seat.vacant] == [
        "Representant (Øyvik kommune)"
    ]


def test_seats_that_are_alike_stand_once(writer: Writer) -> None:
    assert [(seat.title, seat.vacant) for seat in seats(writer(), "styre")] == [
        ("Styreleder", False),
        ("Styremedlem", False),
        ("Styremedlem (3 plasser)", True),
    ]
    assert [(seat.title, seat.vacant) for seat in seats(writer("2027-01-15"), "styre")][1:] == [
        ("Styremedlem (4 plasser)", True)
    ]


def test_where_those_who_sit_in_a_body_come_from(writer: Writer) -> None:
    leader, subject, _, _ = seats(writer(), "forvaltningsgruppe-loenn")
    assert (leader.role, [each.origin for each in leader.holders]) == ("Systemansvarlig", ["Fjordsam | IKS"])
    assert (subject.title, [each.origin for each in subject.holders]) == ("Fagperson (Lønn)", ["Ådal kommune"])
    hidden = seats(writer(public=True), "forvaltningsgruppe-loenn")
    assert [each.origin for each in hidden[0].holders] == [None]


def test_who_will_have_a_seat(writer: Writer) -> None:
    before, after = (seats(writer(day), "styringsgruppe-administrative")[1] for day in (DAY, "2026-08-01"))
    assert before.vacant
    assert [each.holder.who[0].name for each in before.coming] == ["Aase Rø"]
    assert not after.vacant
    assert [each.holder.who[0].name for each in after.holders] == ["Aase Rø"]


def test_a_seat_that_comes_with_a_position_names_who_is_in_it(writer: Writer, tmp_path: Path) -> None:
    folder = tmp_path / "fjordsam"
    copytree(FOLDER, folder)
    gallery = folder / "roles/fjordmodell"
    role = {
        "role": "kommunalsjef",
        "title": "Kommunalsjef",
        "held_per": "organisation",
        "held_by": ["person", "position"],
        "position": ["kommunalsjef"],
        "appointment": {"how": "by-position"},
        "suggested": {"standing": "mandatory"},
    }
    (gallery / "kommunalsjef.yaml").write_text(json.dumps(role), encoding="utf-8")
    with (gallery / "styre.yaml").open("a", encoding="utf-8") as file:
        file.write("  sjefer: {title: Sjefer, role: kommunalsjef}\n")
    (seat,) = [each for each in seats(writer(folder=folder), "styre") if each.title == "Sjefer"]
    (position,) = seat.positions
    assert not seat.vacant
    assert [who.name for who in position.holder.who] == ["Kommunalsjef"]
    assert [who.name for who in position.holder.named] == ["Berit Garlid", "Cato Olsen"]
    assert position.origin == "Sund kommune og Øyvik kommune"
    (hidden,) = [each for each in seats(writer(folder=folder, public=True), "styre") if each.title == "Sjefer"]
    assert [(each.holder.named, each.origin) for each in hidden.positions] == [((), None)]


def test_a_body_of_a_group_of_systems_stands_once(writer: Writer) -> None:
    bodies = [(body.id, body.depth, body.systems) for body in writer().bodies]
    assert bodies == [
        ("eiermoete", 0, ()),
        ("styre", 1, ()),
        ("styringsgruppe-administrative", 2, ("arkiv", "loenn")),
        ("forvaltningsgruppe-arkiv", 3, ("arkiv",)),
        ("undergruppe-arkiv", 4, ("arkiv",)),
        ("forvaltningsgruppe-loenn", 3, ("loenn",)),
        ("undergruppe-loenn", 4, ("loenn",)),
        ("brukerraad", 0, ()),
        ("kartforum", 0, ()),
    ]


def test_a_ring_of_bodies_ends() -> None:
    assert list(arranged("abc", [1, 0, 1])) == [("a", 0), ("b", 1), ("c", 2)]
    assert list(arranged("abc", [None, 0, 0])) == [("a", 0), ("b", 1), ("c", 1)]


def test_the_diagrams_and_the_list_say_the_same(writer: Writer) -> None:
    found = writer().governance()
    assert found.diagram is not None
    boxes = {node.id: node.lines for node in found.diagram.nodes}
    assert {f"body-{body.id}" for body in found.bodies} <= boxes.keys()
    for body in found.bodies:
        lines = " ".join(boxes[f"body-{body.id}"])
        for each in (*body.places, *body.seats):
            assert each.title in lines
            assert (each.filled or "") in lines
    assert all(edge.headless for edge in found.diagram.edges)
    under = {(edge.start, edge.end) for edge in found.diagram.edges}
    assert ("body-styringsgruppe-administrative", "body-forvaltningsgruppe-loenn") in under
    assert len(under) == sum(body.depth > 0 for body in found.bodies)
    assert found.relations is not None
    said = {(edge.start, edge.end, edge.label) for edge in found.relations.edges}
    assert {node.id for node in found.relations.nodes} == {end for start, stop, _ in said for end in (start, stop)}
    assert ("body-undergruppe-loenn", "body-forvaltningsgruppe-loenn", "eskalerer til") in said
    assert ("body-undergruppe-loenn", "body-forvaltningsgruppe-arkiv", "eskalerer til") not in said
    assert ("body-kartforum", "role-daglig-leder", "gir råd til") in said


def sheet(found: OrganisationWriter, system: str | None) -> SheetView:
    ((_, make),) = found.sheets(system)
    return make()


def tasks(view: SheetView) -> dict[str, SheetTaskView]:
    return {task.item.id: task for topic in view.topics for task in topic.tasks}


def test_a_sheet_has_every_task_of_the_role(writer: Writer) -> None:
    view = sheet(writer(), "loenn")
    assert [topic.title for topic in view.topics] == ["Drift og brukere", "Kontrakt", "Andre oppgaver"]
    found = tasks(view)
    assert list(found) == ["brukere", "opplaering", "overvaaking", "innkalle", "si-opp", "annet", "sikkerhet"]
    assert {name: task.to.name if task.to else None for name, task in found.items()} == {
        "brukere": "IKT-avdelingen",
        "opplaering": "Systemansvarlig",
        "overvaaking": "Skyen AS",
        "innkalle": "ivar",
        "si-opp": None,
        "annet": "Åge Hegdal",
        "sikkerhet": "Systemansvarlig",
    }
    assert [name for name, task in found.items() if task.coming] == ["opplaering"]
    assert [name for name, task in found.items() if task.ended] == ["annet"]
    assert [name for name, task in found.items() if task.responsibility] == ["sikkerhet"]
    assert "delegert utenom denne fordelingen" in found["innkalle"].remarks
    assert [item.id for item in view.kept] == ["oekonomi"]
    assert view.unknown == ("kaffe",)
    assert view.given.startswith("3 av 6 ")
    assert sheet(writer("2026-10-01"), "loenn").given.startswith("4 av 6 ")


def test_a_sheet_that_nobody_agreed_to_says_so_and_shows_who_is_missing(writer: Writer) -> None:
    view = sheet(writer(), None)
    assert view.agreed is None
    assert view.notice is None
    assert [(each.title, each.staffing and each.staffing.state) for each in view.systems] == [
        ("Arkiv", "accepted"),
        ("Lønn *og* reise", "filled"),
    ]
    assert tasks(view)["kassere"].remarks == ("bare Arkiv",)


def rows(found: OrganisationWriter) -> dict[tuple[str, str | None], RecurringView]:
    wheel = found.wheel.whole()
    parts = [*wheel.months, *wheel.intervals]
    return {(row.id, row.system): row for part in parts for row in part.rows}


def test_the_wheel_has_everything_that_comes_back(writer: Writer) -> None:
    wheel = writer().wheel.whole()
    assert [(part.title, [row.id for row in part.rows]) for part in wheel.months] == [
        ("Mars", ["budsjett"]),
        ("Juni", ["oppgjoer"]),
        ("September", ["budsjett"]),
        ("November", ["leverandoermoete", "leverandoermoete"]),
    ]
    assert [(part.title, [row.id for row in part.rows]) for part in wheel.intervals] == [
        ("Hver 6. måned", ["tilganger", "tilganger", "tilganger"]),
        ("Hvert år", ["review", "innbyggertest"]),
        ("Hvert 2. år", ["beredskap"]),
    ]
    assert [(each.title, each.system) for each in wheel.not_needed] == [("Møte leverandøren", "Arkiv")]


def test_the_wheel_says_that_nobody_is_there(writer: Writer) -> None:
    found = rows(writer())
    assert {key for key, row in found.items() if row.nobody} == {
        ("tilganger", "Arkiv"),
        ("innbyggertest", "Arkiv"),
        ("beredskap", None),
    }
    assert {key for key, row in found.items() if row.overdue} == {("tilganger", "Arkiv"), ("beredskap", None)}
    kart = found["tilganger", "Åpne kart"]
    assert [(each.role, each.missing) for each in kart.doing] == [("Systemansvarlig", False), ("Fagperson", True)]
    loenn = found["leverandoermoete", "Lønn *og* reise"]
    assert [each.who[0].name for each in loenn.doing] == ["egil"]


@pytest.mark.parametrize(
    ("day", "due"),
    [("2026-06-15", "30. november 2026"), ("2026-11-30", "30. november 2026"), ("2026-12-01", "30. november 2027")],
)
def test_what_is_done_in_a_month_is_due_by_its_end(day: str, due: str, writer: Writer) -> None:
    assert rows(writer(day))["leverandoermoete", "Åpne kart"].due == due


def test_systems_by_category(writer: Writer) -> None:
    found = writer().systems_at_a_glance()
    assert [(group.title, [row.title for row in group.systems]) for group in found.categories] == [
        ("Felles systemer", ["Lønn *og* reise"]),
        ("Fagsystemer", ["Arkiv"]),
        ("Ubrukt kategori", []),
        ("Uten kategori", ["Åpne kart"]),
    ]
    assert [(group.vacant, group.overdue) for group in found.categories] == [(0, 0), (1, 1), (0, 0), (0, 0)]
    assert found.categories[3].columns == ("owner", "filled")
    assert [(risk.risk, [row.system for row in risk.contracts]) for risk in found.risks] == [
        ("high", ["Lønn *og* reise"]),
        ("unknown", ["Arkiv"]),
    ]
    assert found.risks[0].contracts[0].passed


def test_one_document_of_an_organisation_leaves_its_systems_alone(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr("rolekat.render.documents._of_system", never)
    assert list(made("fjordsam/systemoversikt")) == ["fjordsam/systemoversikt.md"]


def test_what_there_is_nothing_for_is_not_made(tmp_path: Path) -> None:
    seen = Viewpoint(Organisations(Library([str(shipped("catalog"))]), Outlook("2026-11-23")))
    found = outputs(of_organisation("eksempelkoebing", "", seen).wishes, Choice(folder=str(tmp_path)))
    names = {Path(output.path).name for output in found}
    assert "aarshjul.md" in names
    assert not names & {"styringsstruktur.md", "organer.md", "systemoverblik.md"}


def test_public_documents_name_nobody_who_did_not_agree(made: Made) -> None:
    whole = "\n".join(made("fjordsam", public=True).values())
    assert not re.search(r"\b(aaro|berg|cato|dina|egil|frid|gard|hege|ivar)\b|Berit|Cato", whole)
    assert "Aase Rø" in whole
