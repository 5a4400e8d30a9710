"""What one person holds, and what would be vacant without them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.answers.person import PersonAnswer, of_person, person
from rolekat.answers.scope import EVERYTHING, Scope
from rolekat.answers.sheet import Title
from rolekat.answers.wording.person import sheet
from rolekat.config import Config
from rolekat.contacts.opening import open_register
from rolekat.contacts.register import Register
from rolekat.errors import UsageError
from rolekat.language import words
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.terminal.sheets import as_text


def duties(found: PersonAnswer, kind: str) -> list[tuple[str, str | None]]:
    return [(each.role, each.system.id if each.system else None) for each in getattr(found, kind)]


def test_everything_that_a_person_does(by: OrganisationState) -> None:
    bb, cc, aa, gg = (of_person(by, name) for name in ("bb", "cc", "aa", "gg"))
    assert duties(bb, "holds") == [("leder", "post"), ("ejer", "sag"), ("bruger", "sag")]
    assert duties(bb, "delegated") == [("leder", "sag")]
    assert bb.delegated[0].item
    assert bb.delegated[0].item.title == "Skriver referat."
    assert duties(cc, "deputises") == [("leder", "post"), ("ansvarlig", "post"), ("ansvarlig", "sag")]
    assert [who.id for who in cc.deputises[0].holders] == ["bb"]
    assert [each.coming for each in cc.deputises] == [False, True, True]
    assert duties(aa, "by_position") == [("chef", None)]
    assert duties(gg, "named") == [("hjaelper", "post")]
    assert [who.id for who in gg.named[0].holders] == ["it", "firma"]
    assert (bb.unit, aa.position) == ("Skoleafdelingen", "It-chef")


def test_what_would_be_vacant(by: OrganisationState) -> None:
    bb = of_person(by, "bb")
    assert [(each.role, [who.id for who in each.deputies]) for each in bb.vacant_now] == [
        ("ejer", []),
        ("leder", ["cc"]),
    ], "the one without a deputy first; the deputy who has left cannot step in"
    assert [(each.title, each.role) for each in bb.contacts] == [("Postsystem (PS)", "Leder")]
    cc = of_person(by, "cc")
    assert [(each.role, [one.id for one in each.needed_by]) for each in cc.vacant_now] == [
        ("netadmin", ["kort", "post", "sag"])
    ]
    assert [(each.subject, each.title) for each in cc.contacts] == [("net", "Nettet")]


def test_what_would_be_vacant_in_the_next_phase(by: OrganisationState) -> None:
    dd = of_person(by, "dd")
    assert not dd.vacant_now
    (lost, *others) = dd.vacant_next
    assert (lost.role, lost.system and lost.system.id, lost.obligation) == ("ansvarlig", "post", "mandatory")
    assert lost.phase
    assert lost.phase.begins == "2026-07-01"
    assert [(each.system and each.system.id, each.obligation) for each in others] == [("sag", "recommended")]


def test_who_is_not_alone_leaves_nothing_vacant(by: OrganisationState) -> None:
    assert not of_person(by, "gg").vacant_now[1:], "the unit still holds the other"
    assert [each.role for each in of_person(by, "gg").vacant_now] == ["hjaelper"]
    assert [each.title for each in of_person(by, "aa").empty_positions] == ["It-chef"]


def test_a_place_of_several(by: OrganisationState) -> None:
    (lost,) = (each for each in of_person(by, "ee").vacant_now if each.role == "bruger")
    assert [place.title for place in lost.at] == ["Nordskolen"]


def test_somebody_who_has_left_or_holds_nothing(by: OrganisationState) -> None:
    found = of_person(by, "ff")
    assert found.left == "2026-03-31"
    assert not found.holds
    for as_of, said in (("2026-04-01", "fratrådt"), ("2026-03-31", "fratræder")):
        title = sheet(found._replace(as_of=as_of), words("da"))[0]
        assert isinstance(title, Title)
        assert title.about[-1] == f"{said} 31. marts 2026"
    assert of_person(by, "hh").known
    assert not of_person(by, "hh").vacant_now


@pytest.mark.parametrize(
    ("word", "key", "params"),
    [
        ("aa", "who-several-organisations", {"known": "by, land"}),
        ("zzz", "who-unknown-near", {"near": "`zz`"}),
        ("Anne Berg", "who-no-register", {}),
        ("qqqq", "who-unknown", {}),
    ],
)
def test_who_is_meant(organisations: Organisations, word: str, key: str, params: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        person(organisations, word, EVERYTHING)
    assert caught.value.key == key
    assert params.items() <= caught.value.params.items()


def test_the_organisation_may_be_named(organisations: Organisations) -> None:
    found = person(organisations, "AA", Scope(organisations=frozenset({"land"})))
    assert found.organisation.title == "Landet"
    assert person(organisations, "xx2", EVERYTHING).organisation.id == "faelles"


def test_a_term_that_begins_after_the_last_day_is_not_coming(copy: Path, on: Callable[[str], Organisations]) -> None:
    file = copy / "catalog/organisations/land/systems/post.yaml"
    file.write_text(file.read_text("utf-8").replace("zz, from: 2025-01-01", "zz, from: 2026-09-01", 1), "utf-8")
    before = person(on("2026-06-01"), "zz", EVERYTHING)
    assert [each.role for each in before.holds if each.coming] == ["ejer"]
    head = copy / "catalog/organisations/land/organisation.yaml"
    head.write_text(head.read_text("utf-8").replace("zz:", "zz: {left: 2026-08-31}", 1), "utf-8")
    after = person(on("2026-06-01"), "zz", EVERYTHING)
    assert after.left == "2026-08-31"
    assert len(after.holds) == len(before.holds) - 1
    assert not [each for each in after.holds if each.coming]


def test_somebody_whom_the_organisation_does_not_know(copy: Path, on: Callable[[str], Organisations]) -> None:
    file = copy / "catalog/organisations/land/systems/post.yaml"
    file.write_text(file.read_text("utf-8").replace("person: zz", "person: qq"), "utf-8")
    found = person(on("2026-06-01"), "qq", EVERYTHING)
    assert not found.known
    assert duties(found, "holds")[0] == ("ejer", "post")


def test_an_organisation_that_cannot_be_read_may_have_them(copy: Path, on: Callable[[str], Organisations]) -> None:
    (copy / "catalog/organisations/land/organisation.yaml").write_text("organisation: land\n", "utf-8")
    with pytest.raises(UsageError) as caught:
        person(on("2026-06-01"), "qqqq", EVERYTHING)
    assert (caught.value.key, caught.value.params["file"]) == (
        "name-faulty",
        "catalog/organisations/land/organisation.yaml",
    )


def test_files_that_cannot_be_read_are_no_reason_to_say_that_there_is_nothing(
    copy: Path, on: Callable[[str], Organisations]
) -> None:
    folder = copy / "catalog/organisations/by/systems"
    (folder / "ukendt.yaml").write_text("staffing: ukendt\norganisation: by\nroles:\n  ejer:\n", "utf-8")
    (folder / "kort.yaml").write_text("staffing: kort\nphases: [\n", "utf-8")
    (folder / "sag.yaml").write_text("staffing: sag\norganisation: by\nroles:\n  ejer:\n", "utf-8")
    found = person(on("2026-06-01"), "hh", EVERYTHING)
    assert [(each.system, each.reason) for each in found.unanswered] == [
        ("kort", "faulty"),
        ("ukendt", "catalog-missing"),
    ], "of a system without phases it is known that nothing there is theirs"
    said = as_text(sheet(found, words("da")), width=200, colour=False)
    assert "catalog/organisations/by/systems/kort.yaml" in said
    assert words("da")("answers.holds-nothing") not in said
    assert words("da")("answers.holds-nothing") in as_text(
        sheet(found._replace(unanswered=()), words("da")), width=200, colour=False
    )
    deputy = person(on("2026-06-01"), "gg", EVERYTHING)._replace(vacant_now=(), vacant_next=(), contacts=())
    deputy = deputy._replace(empty_positions=())
    lost = words("da")("answers.nothing-lost")
    assert lost not in as_text(sheet(deputy, words("da")), width=200, colour=False)
    assert lost in as_text(sheet(deputy._replace(unanswered=()), words("da")), width=200, colour=False)


@pytest.fixture
def register(copy: Path) -> Register:
    """Names of some."""
    (copy / "people").mkdir()
    text = "aa: {name: Anne Berg}\nbb: {name: Bo Å. Berg}\ncc: {name: Carla Dahl}\n"
    (copy / "people/by.yaml").write_text(text, "utf-8")
    return open_register(Config(str(copy), found=True, register="people"))


def test_by_name_where_there_is_a_register(organisations: Organisations, register: Register) -> None:
    found = person(organisations, "anne", EVERYTHING, register)
    assert (found.person.id, found.person.name) == ("aa", "Anne Berg")
    assert person(organisations, "Bo Å. Berg", EVERYTHING, register).person.id == "bb"
    with pytest.raises(UsageError) as caught:
        person(organisations, "berg", EVERYTHING, register)
    assert caught.value.params["known"] == "Anne Berg (aa), Bo Å. Berg (bb)"
    with pytest.raises(UsageError) as caught:
        person(organisations, "dahll", EVERYTHING, register)
    assert caught.value.params["near"] == "Carla Dahl (`cc`)"
