"""Documents of an organisation: who holds the roles, that nobody does, and what may be said of whom."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rolekat.errors import UsageError
from rolekat.language import words
from rolekat.library.library import Library
from rolekat.render.organisation_data import PersonChecklist
from rolekat.render.organisations import OrganisationWriter
from rolekat.render.publishing import Choice, outputs
from rolekat.render.staffing_data import RoleStaffingView
from rolekat.render.wishes import Viewpoint, everything, named, of_organisation
from rolekat.shipped import shipped
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

See = Callable[..., Viewpoint]
Organised = Callable[..., dict[str, str]]
Golden = Callable[[str, str], None]
REGISTER = Path(__file__).parent / "organisations/kontakter.csv"

DOCUMENTS = (
    "haveby/bemanding.md",
    "haveby/koekkenhave/overdragelse-plante-hoeste.md",
    "haveby/koekkenhave/rollekatalog.md",
    "haveby/koekkenhave/tjekliste-graver.md",
    "haveby/kontaktliste.md",
    "haveby/personer/bobi.md",
    "haveby/personer/caca.md",
    "haveby/personer/fifi.md",
)


def writer(viewpoint: Viewpoint, name: str = "haveby") -> OrganisationWriter:
    organisation = viewpoint.organisations.named(name)
    assert organisation is not None
    language = words("da")
    return OrganisationWriter(organisation, viewpoint.register, language, language, public=viewpoint.public)


def checklists(found: OrganisationWriter) -> dict[str, PersonChecklist]:
    return {name: make() for name, _, make in found.persons()}


def staffed(found: OrganisationWriter, system: str, role: str) -> RoleStaffingView:
    view = found.systems[system].staffings.role(role)
    assert view is not None
    return view


@pytest.fixture(scope="module")
def example() -> Organisations:
    """The organisation that comes with rolekat."""
    return Organisations(Library([str(shipped("catalog"))]), Outlook("2026-11-23"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document(document: str, viewpoint: See, organised: Organised, golden: Golden) -> None:
    golden(f"render/{document}", organised(viewpoint())[document])


@pytest.mark.parametrize("document", ["contact-list", "staffing"])
def test_document_in_english(document: str, viewpoint: See, organised: Organised, golden: Golden) -> None:
    found = organised(viewpoint(), language="en")
    danish = {"contact-list": "kontaktliste", "staffing": "bemanding"}[document]
    golden(f"render/en/{document}.md", found[f"haveby/{danish}.md"])


def test_public_contact_list(viewpoint: See, organised: Organised, golden: Golden) -> None:
    golden("render/haveby/offentlig/kontaktliste.md", organised(viewpoint(public=True))["haveby/kontaktliste.md"])


@pytest.mark.parametrize("document", ["bemanding", "kontaktliste"])
def test_the_shipped_organisation(document: str, example: Organisations, tmp_path: Path, golden: Golden) -> None:
    wishes = of_organisation("eksempelkoebing", document, Viewpoint(example)).wishes
    (found,) = outputs(wishes, Choice(folder=str(tmp_path)))
    golden(f"render/eksempelkoebing/{document}.md", found.text)


def test_names_of_all_documents(viewpoint: See, organised: Organised) -> None:
    assert set(organised(viewpoint())) == {
        *DOCUMENTS,
        "haveby/aarshjul.md",
        "haveby/organer.md",
        "haveby/styringsstruktur.md",
        "haveby/koekkenhave/tjekliste-beslutninger.md",
        "haveby/koekkenhave/tjekliste-foreningen.md",
        "haveby/koekkenhave/tjekliste-gartner.md",
        "haveby/koekkenhave/tjekliste-hjaelper-boern.md",
        "haveby/koekkenhave/tjekliste-hjaelper-voksne.md",
        "haveby/personer/anas.md",
        "haveby/personer/evev.md",
    }


def test_one_system_of_an_organisation(viewpoint: See, organised: Organised) -> None:
    made = organised(viewpoint(), "haveby/koekkenhave")
    assert made
    assert all(path.startswith("haveby/koekkenhave/") for path in made)
    assert set(organised(viewpoint(), "haveby/bobi")) == {"haveby/personer/bobi.md"}
    assert set(organised(viewpoint(), "haveby/koekkenhave/gartner")) == {"haveby/koekkenhave/tjekliste-gartner.md"}


def test_what_a_task_waits_for_is_said_once(viewpoint: See, organised: Organised) -> None:
    (checklist,) = organised(viewpoint(), "haveby/koekkenhave/gartner").values()
    assert "**Høst**" in checklist
    assert checklist.count("Noget er modent") == 1


def test_every_link_leads_somewhere(viewpoint: See, organised: Organised) -> None:
    made = organised(viewpoint())
    anchors = {path: set(re.findall(r'<a id="([^"]+)">', text)) for path, text in made.items()}
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table"])
    for path, text in made.items():
        tokens = [child for token in parser.parse(text) for child in token.children or ()]
        for href in (str(token.attrs["href"]) for token in tokens if token.type == "link_open"):
            file, _, anchor = href.partition("#")
            target = (Path("/") / path).parent.joinpath(file).resolve().relative_to("/").as_posix() if file else path
            assert target in made, f"{path}: {href}"
            assert not anchor or anchor in anchors[target], f"{path}: {href}"


def test_every_table_has_as_many_cells_as_heads(example: Organisations, tmp_path: Path) -> None:
    wishes = of_organisation("eksempelkoebing", "", Viewpoint(example)).wishes
    for output in outputs(wishes, Choice(folder=str(tmp_path))):
        rows: list[int] = []
        for line in [*output.text.split("\n"), ""]:
            if line.startswith("|"):
                rows.append(len(re.findall(r"(?<!\\)\|", line)))
            else:
                assert len(set(rows)) <= 1, output.path
                rows = []


def test_twice_is_the_same_and_another_day_is_not(viewpoint: See, organised: Organised) -> None:
    assert organised(viewpoint()) == organised(viewpoint())
    assert all("15. juni 2026" in text for text in organised(viewpoint()).values() if "# Tjekliste: De" not in text)
    assert organised(viewpoint())["haveby/bemanding.md"] != organised(viewpoint("2026-09-01"))["haveby/bemanding.md"]


def test_what_is_vacant_is_said_in_every_document_of_the_role(example: Organisations) -> None:
    found = writer(Viewpoint(example), "eksempelkoebing")
    vacant = 0
    for system in found.systems.values():
        for role in system.staffing.vacant:
            view = staffed(found, system.staffing.id, role.id)
            assert view.state in ("vacant", "accepted", "partly")
            assert view.vacant == len(role.vacant)
            vacant += 1
    assert vacant
    assert sum(len(line.vacant) for line in found.overview().systems) == vacant


def test_the_example_shows_every_reason_to_need_no_holder(example: Organisations) -> None:
    found = writer(Viewpoint(example), "eksempelkoebing")
    states = {
        staffed(found, name, role).state for name, system in found.systems.items() for role in system.writer.roles
    }
    assert {"filled", "partly", "vacant", "accepted", "by-position", "spread", "inactive"} <= states


def test_a_role_of_a_joint_body(viewpoint: See) -> None:
    view = staffed(writer(viewpoint()), "koekkenhave", "foreningen")
    assert view.state == "filled"
    assert [(each.who[0].name, each.body) for each in view.holders] == [("Xenia Xyl", "Haveforbundet")]


def test_seats_and_who_is_yet_to_come(viewpoint: See) -> None:
    view = staffed(writer(viewpoint()), "koekkenhave", "hjaelper-boern")
    assert (view.state, view.vacant, view.seats, view.vacant_at) == ("partly", 1, 3, ("Vestbedet",))
    assert [each.at for each in view.holders] == ["Nordbedet `1` og Sydbedet"]
    assert [(each.at, each.since) for each in view.coming] == [("Vestbedet", "1. august 2026")]
    later = staffed(writer(viewpoint("2026-08-01")), "koekkenhave", "hjaelper-boern")
    assert (later.state, later.vacant) == ("filled", 0)


def test_an_accepted_vacancy_ends(viewpoint: See) -> None:
    assert staffed(writer(viewpoint("2026-08-31")), "koekkenhave", "hjaelper-voksne").state == "accepted"
    after = staffed(writer(viewpoint("2026-09-01")), "koekkenhave", "hjaelper-voksne")
    assert after.state == "vacant"
    assert after.remarks == ("kun accepteret til og med 31. august 2026",)


def test_before_any_phase_and_without_one(viewpoint: See) -> None:
    found = writer(viewpoint("2025-12-31"))
    whole = found.systems["koekkenhave"].staffings.whole
    assert whole.phase is None
    assert whole.next_phase is not None
    assert staffed(found, "koekkenhave", "gartner").state == "inactive"


def test_without_the_days_of_phases_nobody_can_say(tmp_path: Path) -> None:
    for folder in ("catalog", "organisations"):
        shutil.copytree(Path(__file__).parent / folder, tmp_path / folder)
    file = tmp_path / "organisations/haveby/systems/koekkenhave.yaml"
    file.write_text(re.sub("(?m)^phases:.*$", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    library = Library([str(tmp_path / "catalog"), str(tmp_path / "organisations")])
    found = writer(Viewpoint(Organisations(library, Outlook("2026-06-15"))))
    assert staffed(found, "koekkenhave", "hjaelper-voksne").state == "unknown"
    assert found.systems["koekkenhave"].staffings.whole.filled.startswith("Ingen fase har en dato")
    assert len(found.overview().unanswered) == 1
    bobi = checklists(found)["bobi"]
    assert all(duty.by_stage for duty in bobi.systems[0].duties)


def test_a_role_of_the_gallery_that_the_organisation_has_added_has_its_texts(tmp_path: Path) -> None:
    shutil.copytree(shipped("catalog"), tmp_path / "catalog")
    file = tmp_path / "catalog/organisations/eksempelkoebing/systems/aula.yaml"
    own = "  i-sfo:\n    local: {of: superbruger, title: Superbruger i SFO, mandatory: from ibrugtagning}\n"
    file.write_text(file.read_text("utf-8").replace("  foraeldrevejleder:\n", f"{own}  foraeldrevejleder:\n"), "utf-8")
    view = Viewpoint(Organisations(Library([str(tmp_path / "catalog")]), Outlook("2026-11-23")))
    found = writer(view, "eksempelkoebing").systems["aula"]
    role = found.writer.roles["i-sfo"]
    assert (role.role.title, role.role.base and role.role.base.title) == ("Superbruger i SFO", "Superbruger")
    assert role.role.tasks
    assert role.role.competencies
    assert [each.obligation for each in role.phases] == [None, None, "mandatory", "mandatory", "mandatory"]
    assert role.staffing is not None
    assert role.staffing.state == "vacant"
    assert [each.staffing.id for each in found.staffings.whole.local] == ["foraeldrevejleder"]


def test_actions(viewpoint: See) -> None:
    actions = writer(viewpoint()).systems["koekkenhave"].writer.actions
    standings = {name: action.standing for name, action in actions.items()}
    assert {name: each.state for name, each in standings.items() if each} == {
        "samle-sten": "done",
        "saa": "overdue",
        "hoeste": "open",
    }
    assert standings["hoeste"]
    assert [who.name for who in standings["hoeste"].executor] == ["Eva Eg"]


def test_a_person_does_not_do_what_others_were_given(viewpoint: See) -> None:
    found = checklists(writer(viewpoint()))
    duty = found["anas"].systems[0].duties[0]
    assert [item.id for item in duty.tasks] == []
    assert [item.id for item in duty.responsibilities] == ["dybde"]
    given = [(each.text, each.since) for each in found["bobi"].given]
    assert ("Graver *to* spadestik_dybt med `spaden`.", "1. juni 2026") in given
    afterwards = checklists(writer(viewpoint("2026-08-15")))
    assert [item.id for item in afterwards["anas"].systems[0].duties[0].tasks] == ["sten"]


def test_a_person_sees_what_the_next_phase_brings(viewpoint: See) -> None:
    found = checklists(writer(viewpoint()))
    (duty,) = found["evev"].systems[0].duties
    assert [item.id for item in duty.tasks] == ["baere"]
    assert [item.id for item in duty.beginning] == ["spise"]
    assert [each.action.id for each in found["evev"].systems[0].actions] == ["saa"]
    assert [each.action.id for each in found["evev"].systems[0].upcoming] == ["hoeste"]
    assert [each.ref.id for each in found["evev"].stands_in] == ["graver"]
    assert [each.ref.id for each in found["fifi"].coming] == ["hjaelper-boern"]
    assert [duty.staffing.id for duty in found["fifi"].once] == ["vandmester"]
    assert "dodo" not in found  # has left


def test_contact_details_only_with_consent_on_the_day(viewpoint: See, organised: Organised) -> None:
    before = organised(viewpoint("2026-06-30"))["haveby/kontaktliste.md"]
    after = organised(viewpoint("2026-07-01"))["haveby/kontaktliste.md"]
    assert "carla@haveby.example" in before
    assert "carla@haveby.example" not in after
    assert "Carla Cypres" in after
    for text in organised(viewpoint()).values():
        assert not re.search("bo@haveby|eva@haveby|xenia@|00 00 02", text)


def test_public_documents_name_nobody_who_did_not_agree(viewpoint: See, organised: Organised) -> None:
    with REGISTER.open(encoding="utf-8") as file:
        people = {row["id"]: row for row in csv.DictReader(file)}
    for day, agreed in (("2026-06-15", {"anas", "caca"}), ("2026-07-01", {"anas"})):
        made = organised(viewpoint(day, public=True))
        assert not [path for path in made if "personer/" in path]
        whole = "\n".join(made.values())
        for person, row in people.items():
            assert not re.search(rf"\b{person}\b", whole), person
            assert (row["name"].split("|")[0].strip() in whole) is (person in agreed), person
            assert person in agreed or row["email"] not in whole
        assert not re.search(r"\b(fifi|dodo)\b", whole)
        assert "| Hjælper (børn) | besat, Nordbedet" in made["haveby/kontaktliste.md"]


def test_public_documents_without_a_register_name_nobody(viewpoint: See, organised: Organised) -> None:
    whole = "\n".join(organised(viewpoint(public=True, register=False)).values())
    assert not re.search(r"\b(anas|bobi|caca|dodo|evev|fifi|xenx)\b", whole)


def test_without_a_register_people_go_by_their_ids(viewpoint: See, organised: Organised) -> None:
    text = organised(viewpoint(register=False))["haveby/kontaktliste.md"]
    assert "| Graver_mester | anas<br>" in text
    assert "Anne" not in text


def test_a_template_of_ones_own(viewpoint: See, organised: Organised, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    template = tmp_path / "own" / "person.md.j2"
    template.write_text("{{ (checklist.person.who,) | names }} {{ organisation.title }}", encoding="utf-8")
    made = organised(viewpoint(), "haveby/anas", templates=tmp_path / "own")["haveby/personer/anas.md"]
    assert made.endswith("Anne \\| Ask \\*A\\* (anas) Haveby \\*Kommune\\* \\| \\`H\\`\n")
    template.write_text("\n{{ checklist.persn }}", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        organised(viewpoint(), "haveby/anas", templates=tmp_path / "own")
    assert caught.value.params["line"] == 2
    assert "`PersonChecklist` has no field `persn`" in str(caught.value.params["detail"])


def test_everything_here_has_the_organisations(viewpoint: See) -> None:
    seen = viewpoint()
    found = everything(seen.organisations.library, seen)
    assert [wish.folder for wish in found.wishes] == ["koekkenhave", "have", "haveby", "haveforbund"]
    assert not found.broken


@pytest.mark.parametrize("word", ["haveby", "Haveby *Kommune* | `H`"])
def test_an_organisation_by_id_and_title(word: str, viewpoint: See) -> None:
    seen = viewpoint()
    assert named(word, seen.organisations.library, seen).wishes[0].folder == "haveby"


def test_a_file_with_an_error_is_no_file_that_is_missing(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / "answers" / "catalog", tmp_path / "catalog")
    file = tmp_path / "catalog/organisations/by/systems/kort.yaml"
    file.write_text(f"{file.read_text('utf-8')}actions: {{noget: {{done: i går}}}}\n", "utf-8")
    organisations = Organisations(Library([str(tmp_path / "catalog")]), Outlook("2026-06-01"))
    with pytest.raises(UsageError) as caught:
        of_organisation("by", "kort", Viewpoint(organisations))
    assert (caught.value.key, caught.value.params["name"]) == ("name-faulty", "kort")
    assert str(caught.value.params["file"]).endswith("systems/kort.yaml")


def test_slips(viewpoint: See) -> None:
    seen = viewpoint()
    with pytest.raises(UsageError) as caught:
        of_organisation("havby", "", seen)
    assert caught.value.params["near"] == "haveby"
    with pytest.raises(UsageError) as caught:
        of_organisation("haveforbund", "koekkenhave", seen)
    assert caught.value.key == "system-not-staffed"


def test_the_wheel_says_of_a_role_that_the_phase_does_not_ask_for_that_it_is_not_needed_now(
    viewpoint: See, organised: Organised
) -> None:
    shown = organised(viewpoint("2026-02-01"), "haveby/aarshjul")["haveby/aarshjul.md"]
    (row,) = [line for line in shown.splitlines() if line.startswith("| Høst |")]
    assert "Gartner: ikke nødvendig nu" in row
    assert "ubesat" not in row
