"""What is vacant, and that nothing vacant is ever left out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rolekat.answers.facts import Occupancy, Titled
from rolekat.answers.holders import holders
from rolekat.answers.scope import EVERYTHING, Wishes, scope_of
from rolekat.answers.vacancies import OrganisationVacancies, SystemVacancies, Vacancies, of_organisation, vacancies
from rolekat.answers.wording.phrases import Phrases
from rolekat.answers.wording.vacancies import closing, in_all, sheet
from rolekat.config import Config
from rolekat.language import Language, words
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.terminal.sheets import as_text

SHIPPED = Path(__file__).parents[2] / "catalog"


def system(found: OrganisationVacancies, name: str) -> SystemVacancies:
    return next(each for each in found.systems if each.id == name)


def test_counts_are_of_seats(by: OrganisationState) -> None:
    found = of_organisation(by)
    assert system(found, "post").occupancy == Occupancy(3, 6, 2, 4)
    assert found.cross_cutting.occupancy == Occupancy(3, 5, 1, 3)
    assert found.occupancy == sum((each.occupancy for each in found.systems), found.cross_cutting.occupancy)


@pytest.mark.parametrize(
    ("filled", "needed", "percent"),
    [(0, 0, 100), (0, 3, 0), (1, 300, 1), (1, 3, 33), (1, 2, 50), (1, 8, 13), (2, 3, 67), (299, 300, 99), (3, 3, 100)],
)
def test_percentages_are_rounded_but_never_to_all_or_nothing(filled: int, needed: int, percent: int) -> None:
    assert Occupancy(filled, needed, 0, 0).percent == percent


def test_a_role_for_each_place_is_vacant_where_it_is(by: OrganisationState) -> None:
    user = next(each for each in system(of_organisation(by), "post").vacant if each.role == "bruger")
    assert [place.title for place in user.vacant_at] == ["Sydskolen"]
    assert (user.seats, user.vacant) == (2, 1)


def test_mandatory_comes_first_and_an_accepted_vacancy_says_so(by: OrganisationState) -> None:
    found = system(of_organisation(by), "post").vacant
    assert [(each.role, each.obligation) for each in found] == [
        ("bruger", "mandatory"),
        ("ejer", "mandatory"),
        ("ansvarlig", "recommended"),
    ]
    accepted = found[1].accepted
    assert accepted
    assert (accepted.reason, accepted.by.id, accepted.until) == ("recruiting", "aa", "2026-08-31")
    assert found[1].last
    assert found[1].last.until == "2026-03-31", "the holder left"
    assert [held.who[0].id for held in found[2].coming] == ["dd"]


def test_a_cross_cutting_role_is_named_once_with_the_systems_that_need_it(by: OrganisationState) -> None:
    once = of_organisation(by).cross_cutting
    assert [each.role for each in once.vacant] == ["sikker", "vinduespudser"]
    assert [each.id for each in once.vacant[0].needed_by] == ["kort", "post"]
    assert [(each.vacancy.role, each.vacant_now, each.phase.begins) for each in once.upcoming] == [
        ("sikker", True, "2026-07-01")
    ]


def test_what_the_next_phase_needs_and_lacks(by: OrganisationState) -> None:
    found = system(of_organisation(by), "sag")
    assert found.next_phase
    assert (found.next_phase.title, found.next_phase.begins, found.next_phase.days) == (
        "Ibrugtagning",
        "2026-09-01",
        92,
    )
    coming = {each.vacancy.role: each for each in found.upcoming}
    assert list(coming) == ["ejer", "bruger"], "the leader begins in time, the one responsible too"
    assert not coming["ejer"].vacant_now
    assert coming["ejer"].obligation_now == "mandatory"
    assert coming["ejer"].vacancy.last
    assert coming["ejer"].vacancy.last.until == "2026-08-31"
    assert coming["bruger"].vacancy.vacant == 2
    assert [held.who[0].id for held in coming["bruger"].vacancy.without_place] == ["bb"]


def test_no_false_alarm(by: OrganisationState) -> None:
    everything = {each.role for one in of_organisation(by).systems for each in one.vacant}
    assert "hjaelper" not in everything, "it does not apply, or is held together"
    once = {each.role for each in of_organisation(by).cross_cutting.vacant}
    assert not once & {"chef", "vagt", "netadmin"}, "by position, spread, held"
    assert not system(of_organisation(by), "kort").vacant, "the joint body holds it"


@pytest.mark.parametrize("folder", ["tests/answers/catalog", "catalog"])
@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_nothing_vacant_is_left_out(folder: str, year: int) -> None:
    library = Library([str(SHIPPED.parent / folder)])
    for month in range(1, 13, 3):
        organisations = Organisations(library, Outlook(f"{year}-{month:02d}-15"))
        for state in organisations:
            found = of_organisation(state)
            shown = {(each.system.id if each.system else None, each.role) for each in _all(found)}
            expected: set[tuple[str | None, str]] = {
                (one.id, role.id) for one in state.staffings for role in one.vacant
            }
            assert shown == expected | {(None, role.id) for role in state.vacant}
            seats = sum(len(role.seats) for one in state.staffings for role in one.roles.values() if role.demanded)
            seats += sum(len(role.seats) for role in state.roles.values() if role.demanded)
            assert found.occupancy.needed == seats
            assert found.occupancy.vacant == sum(each.vacant for each in _all(found))
            soon = {(one.id, role.id) for one in state.staffings for role in one.soon}
            coming = {(one.id, each.vacancy.role) for one in found.systems for each in one.upcoming}
            assert soon <= coming, "what check warns of"


def _all(found: OrganisationVacancies) -> list[Any]:
    return [*found.cross_cutting.vacant, *(each for one in found.systems for each in one.vacant)]


def test_what_cannot_be_answered_is_named(copy: Path) -> None:
    folder = copy / "catalog" / "organisations"
    (folder / "by/systems/ukendt.yaml").write_text("staffing: ukendt\norganisation: by\nroles:\n  ejer:\n", "utf-8")
    (folder / "by/systems/sag.yaml").write_text("staffing: sag\norganisation: by\nroles:\n  ejer:\n", "utf-8")
    (folder / "by/systems/kort.yaml").write_text("staffing: kort\nphases: [\n", "utf-8")
    (folder / "land/organisation.yaml").write_text("organisation: land\n", "utf-8")
    organisations = Organisations(Library(["catalog"]), Outlook("2026-06-01"))
    found = vacancies(organisations, EVERYTHING)
    by = found.organisations[0]
    assert [(each.system, each.reason, each.file) for each in by.unanswered] == [
        ("kort", "faulty", "catalog/organisations/by/systems/kort.yaml"),
        ("sag", "phase-unknown", "catalog/organisations/by/systems/sag.yaml"),
        ("ukendt", "catalog-missing", "catalog/organisations/by/systems/ukendt.yaml"),
    ]
    assert [each.id for each in by.systems] == ["post"]
    assert found.unreadable == ("catalog/organisations/land/organisation.yaml",)


def test_systems_that_cannot_be_counted_are_no_reason_to_say_that_nothing_is_missing(copy: Path) -> None:
    """What is held once is still missed; of the rest it is said that nobody knows."""
    whole = Organisations(Library(["catalog"]), Outlook("2026-06-01")).named("by")
    assert whole
    once = of_organisation(whole).cross_cutting.vacant
    for file in (copy / "catalog/organisations/by/systems").iterdir():
        file.write_text(f"{file.read_text('utf-8')}actions: {{noget: {{done: i går}}}}\n", "utf-8")
    by = Organisations(Library(["catalog"]), Outlook("2026-06-01")).named("by")
    assert by
    assert not by.staffings
    found = of_organisation(by)
    assert [each.reason for each in found.unanswered] == ["faulty"] * 3
    assert [(each.role, each.obligation) for each in found.cross_cutting.vacant] == [
        (each.role, each.obligation) for each in once
    ]
    assert in_all(found, Phrases(words("da"))).endswith("; 3 systemer kan ikke gøres op")
    nothing = found._replace(occupancy=Occupancy(0, 0, 0, 0))
    assert in_all(nothing, Phrases(words("da"))) == "3 systemer kan ikke gøres op"


def test_a_system_that_has_not_begun_says_what_it_will_need(on: Callable[[str], Organisations]) -> None:
    by = on("2026-04-15").named("by")
    assert by
    found = system(of_organisation(by), "sag")
    assert found.phase is None
    assert found.occupancy.needed == 0
    assert [each.vacancy.role for each in found.upcoming] == ["leder"]


def test_who_has_none_of_what_is_asked_about_is_not_named(vacant: Callable[..., Vacancies]) -> None:
    assert [one.id for one in vacant(system="post").organisations] == ["by", "land"]
    assert [one.id for one in vacant(role="vinduespudser").organisations] == ["by"]
    assert [one.id for one in vacant(system="post", organisation="faelles").organisations] == ["faelles"]
    nobody = vacant(system="post", role="sikker", phase="start")
    assert not nobody.organisations
    assert [line.text for line in closing(nobody, words("en"))] == ["No organisation here has what you ask about."]  # type: ignore[union-attr]


def test_where_some_of_the_vacant_places_are_accepted(copy: Path, on: Callable[[str], Organisations]) -> None:
    file = copy / "catalog/organisations/by/systems/post.yaml"
    nobody = "    accepted_vacancy: {reason: recruiting, accepted_by: aa, at: syd, until: 2026-12-31}\n"
    held = "    holders:\n      - {person: ee, at: nord, from: 2026-05-01}\n"
    file.write_text(file.read_text("utf-8").replace(held, nobody), "utf-8")
    found = on("2026-06-01").named("by")
    assert found
    (user,) = [each for each in system(of_organisation(found), "post").vacant if each.role == "bruger"]
    assert [[place.id for place in places] for places in (user.vacant_at, user.accepted_at)] == [
        ["nord", "syd"],
        ["syd"],
    ]
    assert user.accepted is None
    assert "accepted for Sydskolen" in as_text(
        sheet(of_organisation(found), "2026-06-01", words("en")), width=200, colour=False
    )


def test_narrowed_by_system(vacant: Callable[..., Vacancies]) -> None:
    (by, land) = vacant(system="post").organisations
    assert [each.id for each in by.systems] == ["post"]
    assert [[each.id for each in one.needed_by] for one in by.cross_cutting.vacant] == [["post"]]
    assert land.cross_cutting.occupancy.needed == 4


def test_narrowed_by_role_and_its_variants(vacant: Callable[..., Vacancies]) -> None:
    found = vacant(names=["by"], role="Superbruger")
    assert found.occupancy == Occupancy(3, 4, 3, 4)
    assert {each.role for each in _all(found.organisations[0])} == {"bruger"}


def test_narrowed_by_phase(vacant: Callable[..., Vacancies]) -> None:
    (by,) = vacant(names=["by"], phase="Ibrugtagning").organisations
    assert [each.id for each in by.systems] == ["post", "sag"]
    assert not system(by, "sag").vacant
    assert [each.vacancy.role for each in system(by, "sag").upcoming] == ["ejer", "bruger"]
    assert [each.id for each in by.cross_cutting.vacant[0].needed_by] == ["post"]


def test_the_day_may_come_from_the_configuration(copy: Path) -> None:
    from rolekat.workspace import open_organisations

    config = Config(str(copy), found=True, sources=("catalog",), as_of="2026-07-01")
    assert vacancies(open_organisations(config), EVERYTHING).as_of == "2026-07-01"
    assert vacancies(open_organisations(config, "2026-09-01"), EVERYTHING).as_of == "2026-09-01"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", "leder og medlem (3 pladser)"),
        ("en", "leder and medlem (3 seats)"),
        ("nb", "leder og medlem (3 plasser)"),
        ("nn", "leder og medlem (3 plassar)"),
    ],
)
def test_seats_that_are_alike_are_named_once(language: Language, expected: str) -> None:
    seats = [Titled(each, each.rstrip("-123")) for each in ("medlem-1", "leder", "medlem-2", "medlem-3")]
    phrases = Phrases(words(language))
    assert phrases.seats(seats[1:2] + seats[:1] + seats[2:]) == expected
    assert phrases.alike(["leder"]) == ["leder"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "3/3 fylte (100 %); for få: Teknisk systemadministrator (Vatn og avløp, 1 av minst 2 namngitte)"),
        ("nb", "3/3 besatt (100 %); for få: Teknisk systemadministrator (Vatn og avløp, 1 av minst 2 navngitte)"),
        ("da", "3/3 besat (100 %); for få: Teknisk systemadministrator (Vatn og avløp, 1 af mindst 2 navngivne)"),
        (
            "en",
            "3/3 filled (100 %); too few: Teknisk systemadministrator (Vatn og avløp, 1 of at least 2 named people)",
        ),
    ],
)
def test_what_is_filled_by_too_few_is_said_and_no_vacancy(language: Language, said: str) -> None:
    organisations = Organisations(Library([str(SHIPPED)]), Outlook("2026-11-23"))
    state = next(each for each in organisations if each.id == "doemesund")
    found = of_organisation(state)
    map_of_pipes = system(found, "vasskartet")
    assert [(each.role, each.number, each.fewest, each.named) for each in map_of_pipes.too_few] == [
        ("teknisk-systemadministrator", 1, 2, True)
    ]
    assert map_of_pipes.vacant == ()
    assert Phrases(words(language)).filled(map_of_pipes.occupancy, few=map_of_pipes.too_few) == said
    assert sum(len(each.too_few) for each in found.systems) == 1
    assert found.cross_cutting.too_few == ()


def test_of_a_role_for_each_subject_area_a_system_has_those_of_its_own(copy: Path) -> None:
    catalog = copy / "catalog"
    role = "role: fag\ntitle: Fagperson\nheld_per: subject-area\nappointment: {how: activated, from: start}\n"
    (catalog / "roles/demo/fag.yaml").write_text(role + "suggested: {mandatory: always}\n", "utf-8")
    gallery = catalog / "roles/demo/gallery.yaml"
    gallery.write_text(gallery.read_text("utf-8").replace("sikker, vagt]", "sikker, vagt, fag]"), "utf-8")
    for system_, area in (("kort", "vej"), ("post", "skole")):
        file = catalog / f"systems/{system_}.yaml"
        text = file.read_text("utf-8").replace("gallery: demo@1\n", f"gallery: demo@1\nsubject_areas: [{area}]\n")
        file.write_text(text.replace("roles:\n", "roles:\n  fag: {why: Nogen ved noget.}\n"), "utf-8")
    head = catalog / "organisations/by/organisation.yaml"
    held = "  fag:\n    holders:\n      - {person: aa, at: vej, from: 2024-01-01}\n"
    head.write_text(head.read_text("utf-8") + held, "utf-8")
    found = Organisations(Library(["catalog"]), Outlook("2026-06-01"))

    def of(*systems: str) -> list[tuple[int, list[str]]]:
        scope = scope_of(found, Wishes(systems, "by"))
        once = [each for one in vacancies(found, scope).organisations for each in one.cross_cutting.vacant]
        return [(each.seats, [at.id for at in each.vacant_at]) for each in once if each.role == "fag"]

    assert of("kort") == []
    assert of("post") == [(1, ["skole"])]
    assert of() == of("kort", "post") == [(2, ["skole"])]
    seats = {
        each.role: each for each in holders(found, scope_of(found, Wishes(("kort",), "by"))).organisations[0].roles
    }
    assert [(seat.at.id, seat.filled) for seat in seats["fag"].seats if seat.at] == [("vej", True)]
    assert not any(each.astray for each in seats.values())


def test_who_says_no_place_is_told_once_for_each_role(copy: Path) -> None:
    file = copy / "catalog/organisations/by/systems/post.yaml"
    text = file.read_text("utf-8").replace(
        "{person: ee, at: nord, from: 2026-05-01}", "{person: ee}\n      - {person: gg}"
    )
    file.write_text(text, "utf-8")
    scope = Wishes(("post",), "by")
    found = Organisations(Library(["catalog"]), Outlook("2026-06-01"))
    answer = vacancies(found, scope_of(found, scope))
    shown = as_text(sheet(answer.organisations[0], answer.as_of, words("da")), width=200, colour=False)
    assert "ee og gg har rollen, men der står ikke, hvor den enkelte har den (`at`)" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("holders", "said"),
    [
        ("{together: [person/ee, person/gg], from: 2026-05-01}", "ee and gg hold it"),
        ("{person: ee}\n      - {person: ee, from: 2026-05-02}", "ee holds it"),
    ],
)
def test_who_says_no_place_is_one_or_several_people(holders: str, said: str, copy: Path) -> None:
    file = copy / "catalog/organisations/by/systems/post.yaml"
    text = file.read_text("utf-8").replace("{person: ee, at: nord, from: 2026-05-01}", holders)
    file.write_text(text, "utf-8")
    found = Organisations(Library(["catalog"]), Outlook("2026-06-01"))
    answer = vacancies(found, scope_of(found, Wishes(("post",), "by")))
    shown = as_text(sheet(answer.organisations[0], answer.as_of, words("en")), width=200, colour=False)
    assert f"{said}, but it is not said where" in " ".join(shown.split())
