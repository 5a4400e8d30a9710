"""Who holds the roles of a system, and how the roles lie on people."""

from collections.abc import Callable
from pathlib import Path

from rolekat.answers.holders import RoleHolders, SystemHolders, holders
from rolekat.answers.load import load, of_organisation
from rolekat.answers.scope import EVERYTHING, Scope, Wishes, scope_of
from rolekat.answers.wording.holders import sheet
from rolekat.language import words
from rolekat.library.library import Library
from rolekat.render import wishes
from rolekat.render.publishing import Choice, outputs
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.terminal.sheets import as_text


def system(organisations: Organisations, name: str, organisation: str = "by") -> SystemHolders:
    found = holders(organisations, scope_of(organisations, Wishes(organisation=organisation, system=name)))
    return found.organisations[0]


def role(found: SystemHolders, name: str) -> RoleHolders:
    return next(each for each in found.roles if each.role == name)


def test_every_role_is_there_with_its_phases(organisations: Organisations) -> None:
    post = system(organisations, "post")
    assert [each.role for each in post.roles] == [
        "ejer", "leder", "ansvarlig", "bruger", "hjaelper", "chef", "netadmin", "sikker", "vagt",
    ]  # fmt: skip
    assert role(post, "leder").by_phase == {"start": "mandatory", "brug": "mandatory", "drift": "inactive"}
    assert [each.begins for each in post.phases] == ["2026-01-01", "2026-05-01", "2026-07-01"]
    assert [each.role for each in post.roles if each.contact] == ["leder"]
    assert [each.role for each in post.roles if each.cross_cutting] == ["chef", "netadmin", "sikker", "vagt"]
    assert {each.role for each in post.roles if each.vacant} == {"ejer", "bruger", "ansvarlig", "sikker"}


def test_how_a_role_is_filled(organisations: Organisations) -> None:
    post, sag, kort = (system(organisations, name) for name in ("post", "sag", "kort"))
    assert [[held.who[0].id for held in seat.holders] for seat in role(post, "bruger").seats] == [["ee"], []]
    helper = role(post, "hjaelper").seats[0].holders[0]
    assert [who.shown for who in helper.who] == ["It-afdelingen", "Firmaet"]
    assert [who.id for who in helper.named] == ["gg"]
    assert [who.shown for who in role(post, "chef").by_position] == ["It-chef"]
    assert [each.title for each in role(post, "vagt").spread] == ["Netadministrator", "Chef"]
    assert role(sag, "hjaelper").not_applicable == "Sagerne klarer sig selv."
    assert [held.who[0].id for held in role(sag, "bruger").astray] == ["bb"]
    assert [held.level for held in role(sag, "ansvarlig").coming] == ["group"]
    assert role(kort, "ansvarlig").level == "joint-body"
    (task,) = role(post, "leder").delegated
    assert (task.text, task.to.shown) == ("Skriver referat.", "Skoleafdelingen")
    leader = role(post, "leder").seats[0].holders[0]
    assert [who.id for who in leader.deputies] == ["cc"], "the other deputy has left"
    assert leader.until == "2026-06-30", "the role ends with the phase"


def test_where_the_phase_is_unknown(copy: Path) -> None:
    file = copy / "catalog/organisations/land/systems/post.yaml"
    file.write_text("staffing: post\norganisation: land\n", "utf-8")
    organisations = Organisations(Library(["catalog"]), Outlook("2026-06-01"))
    found = holders(organisations, Scope(frozenset({"land"}), frozenset({"post"})))
    assert not found.organisations[0].phase_known
    assert [each.reason for each in found.unanswered] == ["phase-unknown"]


def test_load_of_everybody(by: OrganisationState) -> None:
    found = of_organisation(by)
    table = {each.person.id: each for each in found.people}
    assert [each.person.id for each in found.people] == ["bb", "cc", "aa", "ee", "gg", "dd"]
    bb, cc, aa = table["bb"], table["cc"], table["aa"]
    assert (bb.mandatory, bb.recommended, bb.inactive, bb.deputy, bb.delegated, bb.alone) == (2, 0, 1, 0, 1, 1)
    assert (cc.mandatory, cc.deputy, cc.delegated) == (1, 1, 1)
    assert (aa.mandatory, aa.by_position, aa.delegated) == (1, 1, 1)
    assert [each.id for each in found.without] == ["hh"], "the one who left is not among them"


def test_roles_that_rest_on_one_person(by: OrganisationState) -> None:
    found = of_organisation(by).singles
    assert [(each.person.id, each.role, each.at and each.at.title) for each in found] == [
        ("aa", "ejer", None),
        ("bb", "ejer", None),
        ("ee", "bruger", "Nordskolen"),
        ("gg", "hjaelper", None),
        ("bb", "leder", None),
        ("cc", "netadmin", None),
    ]
    assert [[who.id for who in each.deputies] for each in found] == [[], [], [], [], ["cc"], ["dd"]]


def test_the_limit_is_that_of_the_configuration(copy: Path) -> None:
    del copy
    organisations = Organisations(Library(["catalog"]), Outlook("2026-06-01", max_mandatory_roles=1))
    found = load(organisations, EVERYTHING)
    assert found.limit == 1
    over = {each.person.id for one in found.organisations for each in one.people if each.over_limit}
    assert over == {"bb", "zz", "xx1"}


def test_load_narrowed(organisations: Organisations) -> None:
    found = load(organisations, scope_of(organisations, Wishes(("by", "post"))))
    assert {each.person.id for each in found.organisations[0].people} == {"bb", "cc", "ee", "gg"}


def test_what_a_faulty_file_may_say_is_not_said_to_be_lacking(copy: Path, on: Callable[[str], Organisations]) -> None:
    """Whom it names may have a role there, and a role held once may be needed there."""

    def loads() -> tuple[set[str], int]:
        organisation = on("2026-06-01").named("by")
        assert organisation
        found = of_organisation(organisation)
        return {each.id for each in found.without}, sum(each.inactive for each in found.people)

    before, _ = loads()
    for file in (copy / "catalog" / "organisations" / "by" / "systems").iterdir():
        file.write_text(file.read_text("utf-8") + "\nwrong: [\n", "utf-8")
    idle, inactive = loads()
    assert idle == before
    assert inactive == 0


def test_a_system_with_holders_of_its_own_says_whose_place_they_take(copy: Path) -> None:
    head, kort = (copy / "catalog/organisations/by" / name for name in ("organisation.yaml", "systems/kort.yaml"))
    text = head.read_text("utf-8").replace(
        "  sikker:\n", "  sikker:\n    holders:\n      - {person: hh, from: 2026-01-01}\n"
    )
    head.write_text(text, "utf-8")
    kort.write_text(
        kort.read_text("utf-8") + "  sikker:\n    holders:\n      - {person: cc, from: 2026-01-01}\n", "utf-8"
    )
    found = Organisations(Library(["catalog"]), Outlook("2026-06-01"))
    here, there = (system(found, name) for name in ("kort", "post"))
    assert [held.who[0].id for held in role(here, "sikker").replaced] == ["hh"]
    assert role(there, "sikker").replaced == ()
    shown = as_text(sheet(here, "2026-06-01", words("da")), width=400, colour=False)
    assert "i stedet for hh, der har rollen for organisationen" in " ".join(shown.split())
    (catalog,) = [
        each
        for each in outputs(wishes.of_organisation("by", "kort", wishes.Viewpoint(found))[0], Choice())
        if each.path.endswith("rollekatalog.md")
    ]
    assert "*I stedet for hh, der har rollen for organisationen*" in catalog.text
