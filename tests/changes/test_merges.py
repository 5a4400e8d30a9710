"""What two branches change through the commands goes together in ordinary git, or collides in whole entries."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.shed import GALLERY, HEAD_FILE, HUT_FILE, ORGANISATION, desk_here, lay_out

from rolekat.changes.adapt import Adapt, adapt
from rolekat.changes.assign import Assign, assign
from rolekat.changes.desk import Desk
from rolekat.changes.effect import carry_out
from rolekat.changes.new_person import NewPerson, new_person
from rolekat.check import check_workspace
from rolekat.cli.new_role import NewRole, run
from rolekat.findings.located import Located
from rolekat.text.reader import read
from rolekat.workspace import open_workspace

LONG = "Oils the lock, the hinges and everything else that squeaks: every spring, and whenever somebody complains."
PEOPLE = """\
people:
  # The crew
  anna: {position: mason, unit: crew}
  cleo: {unit: crew}
  # The office
  bert: {unit: office}
"""
HEAD = re.sub(r"people:\n(  .*\n)+", PEOPLE, ORGANISATION).replace(
    "units:\n", "units:\n  office: {title: The office}\n"
)
SPREAD_OUT = re.sub(r"  (own|shared): \{(.*?), (texts: \w+), (roles: .*)\}", r"  \1:\n    \2\n    \3\n    \4", GALLERY)
"""The gallery with its groups a key a line, as in every gallery of some size."""


def git(*words: str) -> subprocess.CompletedProcess[str]:
    names = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *words], env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small catalog in a repository, with its people by unit."""
    lay_out(tmp_path, {HEAD_FILE: HEAD, "catalog/roles/shed/gallery.yaml": SPREAD_OUT})
    monkeypatch.chdir(tmp_path)
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "base")):
        assert git(*words).returncode == 0


def on_branch(name: str, *wishes: Callable[[Desk], None] | NewRole) -> None:
    """Make changes upon the base, one command after another, on a branch of their own."""
    assert git("checkout", "-q", "-b", name, "main").returncode == 0
    for wish in wishes:
        if isinstance(wish, NewRole):
            assert run(wish) == 0
            continue
        desk = desk_here()
        wish(desk)
        carry_out(desk.draft, desk.config)
    assert git("add", "-A").returncode == 0
    assert git("commit", "-q", "-m", name).returncode == 0


def role(name: str, group: str) -> NewRole:
    nothing: list[str] = []
    return NewRole(
        f"shed/{name}",
        name.title(),
        group,
        "Helps.",
        ["Helps out."],
        nothing,
        None,
        None,
        None,
        None,
        nothing,
        None,
        False,
    )


def person(name: str, unit: str) -> Callable[[Desk], None]:
    return lambda desk: new_person(NewPerson(name, unit=unit), desk)


def holder(of: str, name: str) -> Callable[[Desk], None]:
    return lambda desk: assign(Assign(of, name, "hut", from_="2026-07-01"), desk)


def task(of: str, text: str) -> Callable[[Desk], None]:
    return lambda desk: adapt(Adapt("hut", of, add_tasks=[text], stages=["using"]), desk)


def found() -> list[Located]:
    return [each for each in check_workspace(open_workspace([])).findings if each.finding.severity == "error"]


def test_two_branches_that_add_in_different_places_merge_and_check_clean() -> None:
    base = [each.finding.code for each in found()]
    on_branch("one", role("painter", "own"), person("dora", "crew"), holder("keeper", "dora"), task("keeper", LONG))
    on_branch("two", role("warder", "shared"), person("egon", "office"), holder("guest", "egon"), task("builder", LONG))
    merged = git("merge", "one")
    assert merged.returncode == 0, merged.stdout
    assert [each.finding.code for each in found()] == base
    desk = desk_here()
    roles = desk.draft.value(HUT_FILE)["roles"]
    assert roles["keeper"]["holders"] == [{"person": "dora", "from": "2026-07-01"}]
    assert roles["guest"]["holders"][-1] == {"person": "egon", "from": "2026-07-01"}
    assert list(desk.draft.value(HEAD_FILE)["people"]) == ["anna", "cleo", "dora", "bert", "egon"]


def test_sorted_ids_go_together_though_both_are_new_in_one_map() -> None:
    on_branch("base", task("keeper", "mm=Stands in the middle."))
    git("branch", "-f", "main", "base")
    on_branch("one", task("keeper", f"aa={LONG}"))
    on_branch("two", task("keeper", f"zz={LONG}"))
    assert git("merge", "one").returncode == 0
    adapted = desk_here().draft.value("catalog/systems/hut.yaml")["roles"]["keeper"]["adapt"]
    assert list(adapted["tasks"]["add"]) == ["aa", "mm", "zz"]


@pytest.mark.parametrize(
    ("file", "one", "two"),
    [
        pytest.param(HEAD_FILE, [person("dora", "crew")], [person("dina", "crew")], id="person"),
        pytest.param(HUT_FILE, [holder("keeper", "anna")], [holder("keeper", "bert")], id="first-holder"),
        pytest.param(HUT_FILE, [holder("guest", "anna")], [holder("guest", "bert")], id="one-more-holder"),
        pytest.param(
            "catalog/systems/hut.yaml", [task("keeper", f"aa={LONG}")], [task("keeper", f"bb=B{LONG[1:]}")], id="task"
        ),
        pytest.param("catalog/roles/shed/gallery.yaml", [role("painter", "own")], [role("poet", "own")], id="role"),
    ],
)
def test_where_both_add_at_one_spot_the_conflict_is_one_block_of_whole_entries(
    file: str, one: list[Callable[[Desk], None] | NewRole], two: list[Callable[[Desk], None] | NewRole]
) -> None:
    """Whoever keeps both sides, one below the other, has a file that is right; so has whoever takes one."""
    on_branch("one", *one)
    on_branch("two", *two)
    assert git("merge", "one").returncode == 1
    text = Path(file).read_text("utf-8")
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1
    parts = re.fullmatch(r"(.*?)<<<<<<< [^\n]*\n(.*?)=======\n(.*?)>>>>>>> [^\n]*\n(.*)", text, re.DOTALL)
    assert parts is not None
    before, mine, theirs, after = parts.groups()
    for kept in (mine, theirs):
        assert read(before + kept + after).problems == []
    both = [problem.rule for problem in read(before + mine + theirs + after).problems]
    one_line = "roles: [" in mine  # a list on one line is one entry: of two such lines somebody must make one
    assert both == (["duplicate-key"] if one_line else [])
