"""Every kind of change, by an edit that makes it; and that the way back tells the inverse."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.diff.cases import CASES, Case
from tests.diff.conftest import apply, comparison, mirrored, told

from rolekat.diff import actions, catalogs, galleries, organisations, role_rules, roles, staffings
from rolekat.diff.change import EFFECTS, KINDS, Change
from rolekat.diff.values import alike
from rolekat.diff.wording import Sentences
from rolekat.language import LANGUAGES, words
from rolekat.model.forms import FORMS
from rolekat.shipped import shipped

After = Callable[..., list[Change]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_is_told_as_what_it_is(case: Case, after: After) -> None:
    changes = after(*case.edits)
    assert tuple(sorted(change.kind for change in changes)) == case.kinds
    two_sided = (each for each in changes if None not in (each.old, each.new) and each.variant != "words")
    assert not [each for each in two_sided if alike(each.old, each.new)]
    for language in LANGUAGES:
        sentences = Sentences(words(language))
        for change in changes:
            text = sentences.told(change)
            assert text, change.kind
            assert "{" not in text, text
            assert "``" not in text, text
            assert sentences.where(change) is not None


def kinds_in_cases() -> Iterator[str]:
    for case in CASES:
        for kind in case.kinds:
            yield kind
            yield KINDS[kind].inverse


def test_every_kind_has_a_case() -> None:
    assert set(KINDS) - set(kinds_in_cases()) == set()


def test_the_inverse_of_an_inverse_is_the_kind_itself() -> None:
    for kind, change in KINDS.items():
        assert KINDS[change.inverse].inverse == kind
        assert change.effect in EFFECTS
        mirror = {"demands": "relaxes", "relaxes": "demands"}
        if change.inverse != kind and change.effect != "editorial":
            assert KINDS[change.inverse].effect in (mirror.get(change.effect, change.effect), "editorial"), kind
        assert (change.__doc__ or "").strip().endswith(".")


TOLD: Final = {
    "Action": actions.TOLD, "Gallery": galleries.TOLD, "Organisation": organisations.TOLD, "Role": roles.TOLD,
    "Staffing": staffings.TOLD, "System": catalogs.TOLD,
}  # fmt: skip
"""Of each model what has kinds of its own: of all other keys it is told that they changed."""
RECORDED: Final = {
    "accepted-vacancy", "contract", "decisions", "holders", "holders-decision", "holders-full-post", "holders-named",
    "introduction", "lifecycle", "local", "not-applicable", "not-needed", "notes",
}  # fmt: skip
"""What else `RecordChanged` is made for."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_a_name_that_people_read(language: str) -> None:
    names = words(language).section("diff")["field"]
    keys = {key for model, mine in TOLD.items() for key, (name, _) in FORMS[model][0].items() if name not in mine}
    rules = {
        "-".join(map(str, rule.path)) if rule.name == "initiated-by" else str(rule.path[0]) for rule in role_rules.RULES
    }
    assert set(names) == {key.replace("_", "-") for key in keys | rules} | RECORDED


def test_what_is_told_by_itself_is_a_key() -> None:
    for model, names in TOLD.items():
        assert names <= {name for name, _ in FORMS[model][0].values()}


def test_a_gallery_in_another_folder_is_the_same(both: tuple[Path, Path]) -> None:
    old, new = both
    (new / "roles" / "galleri").rename(new / "roles" / "galleri-1.0")
    assert comparison(old, new).changes == []
    assert comparison(new, old).changes == []


def test_what_a_catalog_says_itself_is_not_reached(both: tuple[Path, Path]) -> None:
    """A gallery's text reaches the systems that have it from there."""
    old, new = both
    apply(new / "roles/galleri/ansvarlig.yaml", "Holder systemet ved lige.", "Holder altid systemet ved lige.")
    apply(new / "roles/galleri/hjaelper.yaml", "{recommended: from brug}", "{mandatory: from brug}")
    reached = {change.kind: {each.id for each in change.concerned.systems} for change in comparison(old, new).changes}
    assert reached["item-reworded"] == {"sag"}  # the other has a text of its own
    assert reached["obligation-strengthened"] == set()  # it says itself when it needs the role


def test_another_id_for_a_text_that_a_catalog_has_its_own_of_reaches_it(both: tuple[Path, Path]) -> None:
    """Its own text hangs in the air then, whichever side is the new one."""
    old, new = both
    apply(new / "roles/galleri/ansvarlig.yaml", "  vedligeholde:\n", "  passe:\n")
    for before, after in ((old, new), (new, old)):
        (renamed,) = (change for change in comparison(before, after).changes if change.kind == "item-renamed")
        assert {each.id for each in renamed.concerned.systems} == {"post", "sag"}


def test_galleries_that_come_with_rolekat_are_compared_like_others(tmp_path: Path) -> None:
    """Each side knows the other one's version too, since it comes with rolekat."""
    older, newer = (shipped("catalog/roles") / name for name in ("kombit-1.3", "kombit"))
    kinds = {change.kind for change in comparison(older, newer).changes}
    assert {"gallery-version-changed", "role-added", "role-retired"} <= kinds
    shutil.copytree(newer, tmp_path / "kombit")
    assert comparison(newer, tmp_path).changes == []


def test_a_catalog_that_goes_to_another_version_is_told_what_that_means(both: tuple[Path, Path]) -> None:
    old, new = both
    for folder in both:
        shutil.copytree(folder / "roles" / "galleri", folder / "roles" / "galleri-1.1")
        apply(folder / "roles/galleri-1.1/gallery.yaml", 'version: "1.0"', 'version: "1.1"')
        apply(folder / "roles/galleri-1.1/leder.yaml", "Lægger en plan og holder den.", "Lægger to planer.")
        apply(folder / "roles/galleri-1.1/hjaelper.yaml", "Svarer på spørgsmål", "Svarer gerne på spørgsmål")
    apply(new / "systems/sag.yaml", "gallery: galleri@1.0", "gallery: galleri@1.1")
    apply(new / "systems/sag.yaml", "profile: faelles\n", "")
    changes = comparison(old, new).changes
    assert [(change.subject.id, [each.id for each in change.concerned.systems]) for change in changes if change.kind == "item-reworded"] == [
        ("leder", ["sag"])  # of the other role, which the system does not have, nothing is told
    ]  # fmt: skip
    assert mirrored(changes) == told(comparison(new, old).changes)


def test_a_phase_that_gets_a_day_tells_what_becomes_vacant_with_it(both: tuple[Path, Path]) -> None:
    for folder in both:
        file = folder / "organisations/by/systems/sag.yaml"
        text = file.read_text("utf-8").partition("  ansvarlig:\n")[0]
        planned = "brug: 2027-06-01}" if folder is both[1] else "}"
        file.write_text(text.replace("brug: 2026-06-01}", planned).replace(", }", "}"), "utf-8")
    changes = comparison(*both).changes
    ahead = [each for each in changes if each.kind == "vacancy-ahead"]
    assert "ansvarlig" in {each.subject.id for each in ahead}
    assert {str(each.new) for each in ahead if each.subject.id == "ansvarlig"} == {"Day(day='2027-06-01')"}


def test_what_is_vacant_now_is_not_told_of_a_later_day(both: tuple[Path, Path]) -> None:
    for folder, day in zip(both, ("2027-06-01", "2026-11-01"), strict=True):
        file = folder / "organisations/by/systems/sag.yaml"
        text = file.read_text("utf-8").partition("  ansvarlig:\n")[0]
        file.write_text(text.replace("brug: 2026-06-01", f"brug: {day}"), "utf-8")
    old, new = both
    for changes, kind in ((comparison(old, new).changes, "opened"), (comparison(new, old).changes, "closed")):
        about = [each.kind for each in changes if each.subject.id == "ansvarlig" and each.kind.startswith("vacancy")]
        assert about == [f"vacancy-{kind}"]


def test_a_role_held_once_becomes_vacant_with_a_phase_of_a_system(both: tuple[Path, Path]) -> None:
    for folder in both:
        apply(folder / "roles/galleri/chef.yaml", "mandatory: always", "mandatory: forvaltning")
        apply(folder / "organisations/by/organisation.yaml", "    holders: [{person: aa, from: 2025-01-01}]\n", "")
    apply(both[0] / "organisations/by/systems/post.yaml", ", forvaltning: 2027-03-01", "")
    changes = comparison(*both).changes
    ahead = [str(each.new) for each in changes if (each.kind, each.subject.id) == ("vacancy-ahead", "chef")]
    assert ahead == ["Day(day='2027-03-01')"]
