"""`rolekat check --new-since`: old debts are neither shown nor counted, and whatever is new is."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.revisions.repositories import Repository

from rolekat.check import Choice
from rolekat.cli.entrance import run
from rolekat.config import find_config
from rolekat.errors import NothingFoundError, UsageError
from rolekat.findings.finding import Each, Param, Severity
from rolekat.findings.located import Located
from rolekat.git import Ran, git
from rolekat.report.newness import lasting, pieces, surplus, without_rests
from rolekat.report.report import Report
from rolekat.since import check_since

BASE = Path(__file__).parents[1] / "rules" / "base"
DEMO = "catalog/systems/demo.yaml"
DEBTS = 'roles:\n  leder: {why: "Nogen skal."}\n  en-fejl: {why: "Fejl."}\n'
ORGANISATION = "organisation: randby\ntitle: Randby\ngallery: demo@1\npeople:\n  abcd:\n  efgh: {left: 2026-01-31}\n"
STAFFING = "staffing: demo\norganisation: randby\nphases: {start: 2026-01-01}\nroles:\n  leder:\n    holders:\n"


@pytest.fixture
def catalog(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A catalog with an old debt: a role that there is none of."""
    monkeypatch.setenv("ROLEKAT_LANG", "en")
    monkeypatch.setenv("NO_COLOR", "1")
    shutil.copytree(BASE, repository.folder / "catalog")
    repository.write({"rolekat.toml": 'sources = ["catalog"]\nas-of = "2026-11-23"\n'})
    change(repository, DEMO, "  leder: {", "  en-fejl: {why: Fejl.}\n  leder: {")
    repository.commit()
    return repository


def change(repository: Repository, name: str, before: str, after: str) -> None:
    text = (repository.folder / name).read_text(encoding="utf-8")
    assert before in text
    repository.write({name: text.replace(before, after, 1)})


def since(rev: str = "HEAD", *paths: str, **choice: tuple[str, ...]) -> Report:
    return check_since(paths, find_config(), Choice(**choice), rev)


def found(report: Report) -> list[str]:
    return [f"{each.finding.code} {'.'.join(map(str, each.finding.place.path))}" for each in report.findings]


def test_what_was_there_is_old_and_what_is_added_is_new(catalog: Repository) -> None:
    assert (found(since()), since().old) == ([], 1)
    change(catalog, DEMO, "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    assert (found(since()), since().old) == (["RK101 roles.to-fejl"], 1)
    assert since().findings[0].span.line == 6
    catalog.commit()
    assert (found(since()), since().old) == ([], 2)
    assert found(since("HEAD~1")) == ["RK101 roles.to-fejl"]


def test_git_is_asked_once_where_the_repository_is(catalog: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(folder: str, *words: str) -> Ran | None:
        asked.append(" ".join(words))
        return git(folder, *words)

    monkeypatch.setattr("rolekat.revisions.git", counted)
    monkeypatch.setattr("rolekat.git.git", counted)
    assert since().old == 1
    assert asked == [
        "rev-parse --show-toplevel --show-prefix",
        "rev-parse --verify --quiet HEAD",
        f"rev-parse --verify --quiet {catalog.git('rev-parse', 'HEAD')}^{{commit}}",
    ]


def test_what_is_mended_is_neither_old_nor_new(catalog: Repository) -> None:
    change(catalog, DEMO, "  en-fejl: {why: Fejl.}\n", "")
    assert (found(since()), since().old) == ([], 0)


def test_lines_above_and_comments_change_nothing(catalog: Repository) -> None:
    change(catalog, DEMO, "roles:\n", "# Her står rollerne.\n\nroles:\n")
    assert (found(since()), since().old) == ([], 1)


def test_a_renamed_file_keeps_its_old_findings(catalog: Repository) -> None:
    catalog.git("mv", DEMO, "catalog/systems/omdoebt.yaml")
    change(catalog, "catalog/systems/omdoebt.yaml", "system: demo", "system: omdoebt")
    assert (found(since()), since().old) == ([], 1)
    change(catalog, "catalog/systems/omdoebt.yaml", "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    assert found(since()) == ["RK101 roles.to-fejl"]
    catalog.commit()
    assert found(since("HEAD~1")) == ["RK101 roles.to-fejl"]


def test_a_copied_file_has_new_ones(catalog: Repository) -> None:
    text = (catalog.folder / DEMO).read_text(encoding="utf-8")
    catalog.write({"catalog/systems/kopi.yaml": text.replace("system: demo", "system: kopi")})
    assert (found(since()), since().old) == (["RK101 roles.en-fejl"], 1)


def test_of_those_alike_only_the_surplus_is_new(catalog: Repository) -> None:
    """Positions in lists say nothing: what is added above the old ones is what is new, not the old ones."""
    head = {"catalog/organisations/randby/organisation.yaml": ORGANISATION}
    staffing = "catalog/organisations/randby/systems/demo.yaml"
    holder = "      - {{person: {}, from: 2026-01-01}}\n"
    catalog.commit({**head, staffing: STAFFING + holder.format("zzzz")})
    assert since(select=("RK411",)).old == 1
    catalog.write({staffing: STAFFING + holder.format("abcd") + holder.format("zzzz")})
    assert (found(since(select=("RK411",))), since(select=("RK411",)).old) == ([], 1)
    catalog.write({staffing: STAFFING + holder.format("yyyy") + holder.format("zzzz")})
    assert found(since(select=("RK411",))) == ["RK411 roles.leder.holders.0.person"]


def test_a_reworded_title_makes_nothing_new(catalog: Repository) -> None:
    catalog.commit(
        {
            "catalog/organisations/randby/organisation.yaml": ORGANISATION,
            "catalog/organisations/randby/systems/demo.yaml": STAFFING,
        }
    )
    change(catalog, "catalog/roles/demo/leder.yaml", "title: Leder", "title: Den, der leder")
    change(catalog, "catalog/roles/demo/gallery.yaml", "title: Start,", "title: Den første tid,")
    change(catalog, DEMO, "title: Demosystem", "title: Systemet")
    change(catalog, "catalog/organisations/randby/organisation.yaml", "title: Randby", "title: Randby Kommune")
    vacant = since(select=("RK401",))
    assert (found(vacant), vacant.old) == ([], 1)
    assert found(since()) == []
    change(catalog, DEMO, "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    assert found(since()) == ["RK101 roles.to-fejl"]


def test_a_new_id_makes_nothing_new(catalog: Repository) -> None:
    head, staffing = "catalog/organisations/randby/organisation.yaml", "catalog/organisations/randby/systems/{}.yaml"
    leder = "      - {person: efgh, from: 2026-01-01}\n"
    catalog.commit({head: ORGANISATION, staffing.format("demo"): STAFFING + leder})
    before = since(select=("RK4",))
    assert before.old > 1
    change(catalog, head, "  efgh: {left: 2026-01-31}", "  jkl: {left: 2026-01-31, former_ids: efgh}")
    (catalog.folder / staffing.format("demo")).unlink()
    (catalog.folder / DEMO).rename(catalog.folder / "catalog/systems/prove.yaml")
    change(catalog, "catalog/systems/prove.yaml", "system: demo\n", "system: prove\nformer_ids: demo\n")
    catalog.write({staffing.format("prove"): (STAFFING + leder).replace(": demo", ": prove").replace("efgh", "jkl")})
    for choice in (("RK4",), ()):
        assert found(since(select=choice)) == []
    assert since(select=("RK4",)).old == before.old
    catalog.commit()
    assert found(since("HEAD~1")) == []


def test_who_has_accepted_a_vacancy_is_no_part_of_what_it_is_known_by(catalog: Repository) -> None:
    head, staffing = "catalog/organisations/randby/organisation.yaml", "catalog/organisations/randby/systems/demo.yaml"
    accepted = "    accepted_vacancy: {reason: recruiting, accepted_by: abcd, until: 2026-12-31}\n"
    catalog.commit({head: ORGANISATION, staffing: STAFFING.replace("    holders:\n", accepted)})
    assert since(select=("RK424",)).old == 1
    change(catalog, head, "  abcd:\n", "  abcd:\n  mnop:\n")
    change(catalog, staffing, "accepted_by: abcd", "accepted_by: mnop")
    assert found(since(select=("RK424",))) == []


def test_what_is_left_of_a_vacant_role_is_old(catalog: Repository) -> None:
    change(catalog, DEMO, "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    (error,) = since().findings

    def one(code: str, params: dict[str, str], severity: Severity = "error") -> Located:
        finding = error.finding._replace(code=code, severity=severity, params=tuple(params.items()))
        return error._replace(finding=finding)

    leader, member = {"role": "Leder", "seat": "a"}, {"role": "Leder", "seat": "b"}
    cases = [
        (one("RK401", leader), one("RK404", member), True),
        (one("RK402", leader, "warning"), one("RK449", leader, "warning"), True),
        (one("RK402", leader, "warning"), one("RK404", leader), False),
        (one("RK404", leader), one("RK401", leader), False),
        (one("RK449", leader), one("RK449", member), False),
        (one("RK401", {"role": "Bruger"}), one("RK404", leader), False),
        (one("RK401", {}), one("RK402", {}), False),
    ]
    file = error.finding.place.file
    for gone, new, is_rest in cases:
        assert without_rests([new], [(gone, file)], str) == ([] if is_rest else [new])
        assert without_rests([new], [(gone, "elsewhere")], str) == [new]


@pytest.mark.parametrize(
    ("before", "now", "is_new"),
    [
        (["North", "South"], ["South"], False),
        (["South"], ["North", "South"], True),
        (["North", "South"], ["North", "South"], False),
        (["North"], ["South"], True),
        (["North"], ["North", "South"], True),
        (["Look (`look`)", "Try (`try`)"], ["Try it (`try`)"], False),
        (["Look (`look`)"], ["Look (`gaze`)"], True),
    ],
)
def test_of_faults_that_are_gathered_each_counts(
    catalog: Repository, before: list[str], now: list[str], is_new: bool
) -> None:
    change(catalog, DEMO, "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    (error,) = since().findings

    def gathered(names: list[str], severity: Severity = "error", **params: Param) -> list[Located]:
        params = {"role": "Leder", "where": "Demo", "seat": names[0], "seats": Each(tuple(names)), **params}
        path = ("roles", "leder", names[0])
        place = error.finding.place._replace(path=path)
        finding = error.finding._replace(place=place, severity=severity, params=tuple(params.items()))
        return [error._replace(finding=finding)]

    def new(known: list[Located]) -> bool:
        found = pieces(gathered(now))
        return bool(surplus(found, lasting(found, str), lasting(pieces(known), str)))

    assert new(gathered(before)) == is_new
    assert new(gathered(before, "warning"))
    assert new(gathered(before, where="Hut"))


def test_a_place_that_becomes_vacant_is_new_though_another_was(catalog: Repository) -> None:
    change(catalog, "catalog/roles/demo/leder.yaml", "held_per: system", "held_per: place")
    head, staffing = "catalog/organisations/randby/organisation.yaml", "catalog/organisations/randby/systems/demo.yaml"
    places = "places: {a: {title: A}, b: {title: B}, c: {title: C}}\n"

    def held(*names: str) -> dict[str, str]:
        holders = "".join(f"      - {{person: abcd, at: {name}, from: 2026-01-01}}\n" for name in names)
        return {staffing: STAFFING + holders}

    catalog.commit({head: ORGANISATION + places, **held("a", "c")})
    assert (found(since()), since(select=("RK404",)).old) == ([], 1)
    catalog.write(held("a"))
    assert [each.finding.code for each in since(select=("RK404",)).findings] == ["RK404"]
    catalog.write(held("a", "b"))
    assert [each.finding.code for each in since(select=("RK404",)).findings] == ["RK404"]
    catalog.commit(held("a"))
    catalog.write(held("a", "b"))
    assert (found(since(select=("RK404",))), since(select=("RK404",)).old) == ([], 1)


def test_what_was_suppressed_is_new_when_it_is_no_longer(catalog: Repository) -> None:
    comment = "  en-fejl: {why: Fejl.} # rolekat: ignore RK101 -- kommer senere\n"
    change(catalog, DEMO, "  en-fejl: {why: Fejl.}\n", comment)
    catalog.commit()
    assert (found(since()), since().old, since().suppressed) == ([], 0, 1)
    change(catalog, DEMO, comment, "  en-fejl: {why: Fejl.}\n")
    assert found(since()) == ["RK101 roles.en-fejl"]


def test_a_fault_of_the_text_is_known_by_its_line(catalog: Repository) -> None:
    catalog.commit({"catalog/systems/brudt.yaml": "system: brudt\n\ttitle: x\n"})
    assert (found(since()), since().old) == ([], 2)
    catalog.write({"catalog/systems/brudt.yaml": "# Et ord\nsystem: brudt\n\ttitle: x\n"})
    assert (found(since()), since().old) == ([], 2)
    catalog.write({"catalog/systems/brudt.yaml": "system: brudt\n\ttitle: y\n"})
    assert len(found(since())) == 1


def test_of_those_alike_the_surplus_is_new_and_so_is_what_has_become_more_severe(catalog: Repository) -> None:
    catalog.commit(removed=(DEMO,))
    catalog.git("checkout", "--quiet", "HEAD~1", "--", DEMO)
    (error,) = since().findings
    warning = error._replace(finding=error.finding._replace(severity="warning"))
    cases: list[tuple[list[Located], list[Located], list[Located]]] = [
        ([error], [error], []),
        ([error], [warning], []),
        ([warning], [error], [error]),
        ([error], [error, error], [error]),
        ([error, warning], [warning, error], []),
        ([warning, warning], [warning, error], [error]),
        ([error], [warning, error], [warning]),
    ]
    for before, now, new in cases:
        assert surplus(now, lasting(pieces(now), str), lasting(pieces(before), str)) == new


def test_both_sides_are_judged_for_the_same_day_by_the_limits_of_now(catalog: Repository) -> None:
    holder = "      - {person: abcd, from: 2026-01-01, until: 2027-01-31}\n"
    catalog.commit(
        {
            "catalog/organisations/randby/organisation.yaml": ORGANISATION,
            "catalog/organisations/randby/systems/demo.yaml": STAFFING + holder,
            "rolekat.toml": 'sources = ["catalog"]\nas-of = "2025-01-01"\n[staffing]\nending-within = 1\n',
        }
    )
    catalog.write({"rolekat.toml": 'sources = ["catalog"]\nas-of = "2027-01-15"\n[staffing]\nending-within = 90\n'})
    assert since(select=("RK410",)).old == 1
    assert found(since(select=("RK410",))) == []
    report = check_since((), find_config(), Choice(("RK410",)), "HEAD", "2026-01-01")
    assert (found(report), report.old) == ([], 0)


@pytest.mark.usefixtures("catalog")
def test_choice_and_paths_narrow_both_sides() -> None:
    assert since(select=("RK4",)).old == 0
    assert since(ignore=("RK101",)).old == 0
    assert since("HEAD", DEMO).old == 1
    assert since("HEAD", "catalog/roles").old == 0
    assert since("HEAD", ".").old == 1
    with pytest.raises(UsageError, match="unknown-rule"):
        since(select=("nej",))
    with pytest.raises(UsageError, match="path-missing"):
        since("HEAD", "nej")


def test_paths_outside_all_sources(catalog: Repository) -> None:
    catalog.commit({"andre/b.yaml": (catalog.folder / DEMO).read_text(encoding="utf-8").replace(": demo\n", ": b\n")})
    assert since("HEAD", "andre").old == 1
    assert found(since("HEAD~1", "andre")) == ["RK101 roles.en-fejl"]
    assert since("HEAD", "andre/b.yaml").old == 1


def test_from_a_folder_within(catalog: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(catalog.folder / "catalog" / "systems")
    assert since().old == 1
    assert since("HEAD", "demo.yaml").old == 1


def test_sources_outside_the_repository_hold_nothing_new(
    catalog: Repository, make: Callable[[str], Repository]
) -> None:
    other = make("andre")
    shutil.move(catalog.folder / "catalog", other.folder / "catalog")
    catalog.commit({"rolekat.toml": 'sources = ["../andre/catalog"]\n'})
    assert (found(since()), since().old) == ([], 1)


def test_a_slip_in_the_revision_shows_although_nothing_is_wrong(catalog: Repository) -> None:
    change(catalog, DEMO, "  en-fejl: {why: Fejl.}\n", "")
    with pytest.raises(UsageError, match="revision-unknown"):
        since("nej")


def test_nothing_to_check_is_no_success(repository: Repository) -> None:
    repository.commit({"README.md": ""})
    with pytest.raises(NothingFoundError):
        since()


def test_everything_is_new_where_there_was_nothing(repository: Repository) -> None:
    repository.commit({"README.md": ""})
    shutil.copytree(BASE, repository.folder / "catalog")
    change(repository, DEMO, "  leder: {", "  en-fejl: {why: Fejl.}\n  leder: {")
    assert (found(since()), since().old) == (["RK101 roles.en-fejl"], 0)


def test_where_very_many_are_wrong_the_limit_counts_what_is_new(catalog: Repository) -> None:
    many = "".join(f"  fejl-{number}: {{why: Fejl.}}\n" for number in range(250))
    change(catalog, DEMO, "  en-fejl: {why: Fejl.}\n", many)
    catalog.commit()
    change(catalog, DEMO, "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    assert (found(since()), since().old) == (["RK101 roles.to-fejl"], 250)


def test_a_register_that_comes_into_git_is_never_old(catalog: Repository) -> None:
    catalog.commit({".gitignore": "folk.yaml\n", "rolekat.toml": '[contacts]\nregister = "folk.yaml"\n'})
    catalog.write({"folk.yaml": "abcd: {name: Anna Bech}\n"})
    catalog.git("rm", "-q", "--cached", "--ignore-unmatch", "folk.yaml")
    assert found(since(select=("RK804",))) == []
    catalog.commit()  # which adds what is ignored, too
    assert found(since(select=("RK804",))) == ["RK804 "]


def test_the_exit_code_and_the_summary(catalog: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--new-since", "HEAD"]) == 0
    assert capsys.readouterr().out == (
        "7 files checked. Nothing new since `HEAD`. 1 finding was there in `HEAD` already and is not shown.\n"
    )
    change(catalog, DEMO, "  leder: {", "  to-fejl: {why: Fejl.}\n  leder: {")
    assert run(["check", "--new-since=HEAD", "--format", "oneline"]) == 1
    assert capsys.readouterr().out.count("\n") == 1
    assert run(["check", "--new-since=HEAD", "--fail-on", "never"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "7 files checked: 1 error. 1 finding was there in `HEAD` already and is not shown."
    assert run(["check", "--new-since", "nej"]) == 2
    assert "git does not know `nej`" in capsys.readouterr().err


@pytest.mark.usefixtures("catalog")
def test_json_and_the_summary_of_a_job_say_it_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert run(["check", "--new-since", "HEAD", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["since"] == "HEAD"
    assert data["summary"]["old"] == 1
    assert data["findings"] == []
    assert run(["check", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["since"], data["summary"]["old"]) == (None, 0)
    assert run(["check", "--new-since", "HEAD", "--format", "github", "--output", f"junit:{tmp_path / 'j.xml'}"]) == 0
    assert "Nothing new since `HEAD`. 1 finding was there" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "Nothing new since `HEAD`" in (tmp_path / "j.xml").read_text(encoding="utf-8")


def test_the_settings_may_say_it_and_the_command_line_has_the_last_word(
    catalog: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog.write({"rolekat.toml": 'sources = ["catalog"]\n[check]\nnew-since = "HEAD"\n'})
    assert run(["check"]) == 0
    assert run(["check", "--new-since", "HEAD~0"]) == 0
    assert run(["check", "--new-since="]) == 1
    assert run(["check", "--new-since", ""]) == 1
    capsys.readouterr()


def test_the_work_tree_stays_as_it_is(catalog: Repository) -> None:
    index = catalog.folder / ".git/index"
    status = catalog.git("status", "--porcelain")
    before = index.read_bytes()
    os.utime(DEMO)
    since()
    assert index.read_bytes() == before  # read before git is asked again: it may refresh the index itself
    assert catalog.git("status", "--porcelain") == status
