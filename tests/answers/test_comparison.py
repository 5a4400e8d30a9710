"""Systems by organisations."""

from rolekat.answers.comparison import compare, compare_role
from rolekat.answers.facts import Occupancy
from rolekat.answers.scope import EVERYTHING, Wishes, scope_of
from rolekat.answers.vacancies import vacancies
from rolekat.state.organisations import Organisations


def test_each_cell_is_what_vacancies_says(organisations: Organisations) -> None:
    found, same = compare(organisations, EVERYTHING), vacancies(organisations, EVERYTHING)
    assert found.occupancy == same.occupancy
    cells = {(cell.organisation, cell.system): cell.occupancy for cell in found.cells}
    assert cells == {(one.id, system.id): system.occupancy for one in same.organisations for system in one.systems}
    assert [each.occupancy for each in found.organisations] == [each.occupancy for each in same.organisations]
    assert [each.cross_cutting for each in found.organisations] == [
        each.cross_cutting.occupancy for each in same.organisations
    ]


def test_most_often_vacant(organisations: Organisations) -> None:
    found = {each.id: each for each in compare(organisations, EVERYTHING).roles}
    assert list(found) == [
        "bruger", "ejer", "leder", "sikker", "vinduespudser", "ansvarlig", "chef", "hjaelper", "vagt",
    ]  # fmt: skip
    assert found["ejer"].occupancy == Occupancy(3, 4, 3, 4)
    assert (found["ejer"].organisations, found["ejer"].systems, found["ejer"].accepted) == (1, 1, 1)
    assert (found["sikker"].organisations, found["sikker"].systems) == (1, 0)


def test_what_differs(organisations: Organisations) -> None:
    found = [
        (each.kind, each.system and each.system.id, each.role and each.role.id, each.organisations)
        for each in compare(organisations, EVERYTHING).differences
    ]
    assert found == [
        ("missing-system", "kort", None, {"yes": ["land"]}),
        ("missing-system", "post", None, {"yes": ["faelles"]}),
        ("phases", "post", None, {"Ibrugtagning": ["by"], "Drift": ["land"]}),
        ("missing-system", "sag", None, {"yes": ["faelles", "land"]}),
        ("not-applicable", "sag", "hjaelper", {"yes": ["by"]}),
        ("own-role", None, "vinduespudser", {"yes": ["by"]}),
    ]


def test_one_role_everywhere(organisations: Organisations) -> None:
    found = compare_role(organisations, scope_of(organisations, Wishes(role="bruger")))
    rows = [
        (row.organisation.id, row.system and row.system.id, row.obligation, row.vacant, len(row.holders))
        for row in found.rows
    ]
    assert rows == [
        ("by", "kort", "mandatory", 0, 2),
        ("by", "post", "mandatory", 1, 1),
        ("by", "sag", None, 2, 1),
        ("faelles", "kort", "mandatory", 0, 2),
        ("land", "post", "mandatory", 1, 1),
    ]
    assert found.occupancy == Occupancy(5, 7, 5, 7)


def test_organisations_are_let_go_of(organisations: Organisations) -> None:
    seen = []
    for each in EVERYTHING.each(organisations):
        seen.append(each)
        assert each.staffings
    assert not any(each.staffings for each in seen)
