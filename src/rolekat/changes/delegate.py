"""A task of a role is done by somebody else, or is taken back. The responsibility stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.changes.desk import SAY
from rolekat.changes.ending import see_yet_to_begin
from rolekat.changes.entries import take_out
from rolekat.changes.holders import one_of
from rolekat.changes.inferring import Named
from rolekat.changes.naming import one_named
from rolekat.changes.staffed import Staffed, role_of_system, staffed_role
from rolekat.changes.word_order import role_first
from rolekat.errors import UsageError
from rolekat.state.days import FIRST, LAST, plus_interval
from rolekat.state.seats import GIVEN_TO
from rolekat.text.changing import Flow
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.text.changing import Path

POLICY: Final = frozenset({"RK416", "RK417"})
"""The rules that say what a source lets a holder pass on, and to whom."""
_PART: Final = f"{SAY}changes.part.{{}}"
"""The word for what passes on: a task or a responsibility."""
_ENOUGH: Final = 12
"""Tasks that a sentence can hold."""


class Delegate(NamedTuple):
    """Which task of which role goes to whom. Names are as somebody typed them, and days are days."""

    role: str
    task: str
    to: str | None
    """Whom it goes to; `None` to take it back."""
    system: str | None = None
    organisation: str | None = None
    group: str | None = None
    from_: str | None = None
    until: str | None = None
    decision: str | None = None
    replace: bool = False
    """Whether it may be taken from somebody else who has it."""


class _Line(NamedTuple):
    """Where a file says, or is to say, who does a task."""

    file: str
    path: Path
    said: dict[str, Any] | None
    """What it says; `None` where it says nothing. An empty map is a bare key on a sheet."""
    sheet: dict[str, Any] | None
    """The delegation sheet that it stands on."""


def delegate(wish: Delegate, desk: Desk) -> None:
    """Give a task to somebody else, or take it back; whoever has it already gets it for other days.

    Raises:
        UsageError: there is no such role, task or person; somebody else does it already, or would lose it before the
            day on which it passes; or there is nothing to take back.
    """
    found = _found(wish, desk)
    item, part = _item(wish.task, found)
    line = _line(found, item, wish.from_ or desk.day, desk)
    params = {"task": item, "role": found.role.title, "where": found.where, "part": _PART.format(part)}
    if wish.to is None:
        _take_back(wish, found, line, desk, params)
    else:
        _give(wish, found, line, desk, params)


def _found(wish: Delegate, desk: Desk) -> Staffed:
    organisation = desk.organisation(wish.organisation, Named([wish.system], wish.group, [wish.to], wish.role))
    with role_first(wish.role, [wish.task], organisation, desk):
        if wish.system is not None and wish.group is None:
            return role_of_system(organisation, wish.role, wish.system)
        return staffed_role(organisation, wish.role, None, wish.group)


def _item(word: str, found: Staffed) -> tuple[str, str]:
    """The task or responsibility that is meant, by its id, a beginning of it, or its text; and which of them it is.

    Raises:
        UsageError: the role has none such, or several.
    """
    texts = found.role.demand.role.texts if found.role.demand else None
    base = found.organisation.base_of(found.role.id, found.role.entry)
    if texts is not None:
        items = {item.id: item.text for item in (*texts.tasks, *texts.responsibilities) if item.origin != "omitted"}
        tasks = [item.id for item in texts.tasks if item.id in items]
    else:
        items = {name: item.text for name, item in {**base.tasks, **base.responsibilities}.items()} if base else {}
        tasks = list(base.tasks) if base else []
    wanted = slug(word)
    exact = [word] if word in items else [name for name, text in items.items() if wanted in (name, slug(text))]
    begun = exact or [name for name, text in items.items() if name.startswith(wanted) or slug(text).startswith(wanted)]
    if len(begun) == 1:
        return begun[0], "tasks" if begun[0] in tasks else "responsibilities"
    params = {"name": word, "role": found.role.title}
    if begun:
        raise UsageError("change-which-task", known=", ".join(begun), **params)
    near = closest(wanted, list(items))
    if near:
        raise UsageError("change-no-task-near", near=near, **params)
    shown = [*tasks[:_ENOUGH], *(["…"] if len(tasks) > _ENOUGH else [])]
    raise UsageError("change-no-task", known=", ".join(shown) or "-", **params)


def _line(found: Staffed, item: str, day: str, desk: Desk) -> _Line:
    """Where it stands, or should, who does a task: on the delegation sheet, where there is one, else with the role."""
    file, path = found.home
    above = path[:-2]
    sheet = desk.draft.at(file, (*above, "sheets", found.role.id))
    own = desk.draft.at(file, (*path, "delegated", item))
    if isinstance(sheet, dict) and (sheet.get("until") or LAST) >= day and own is None:
        tasks = sheet.get("tasks") or {}
        said = (tasks[item] or {}) if item in tasks else None
        return _Line(file, (*above, "sheets", found.role.id, "tasks", item), said, sheet)
    return _Line(file, (*path, "delegated", item), own, None)


def _give(wish: Delegate, found: Staffed, line: _Line, desk: Desk, params: dict[str, str]) -> None:
    kind, name = _to(wish.to or "", found)
    begins, announced = _days(wish, line, desk)
    said = line.said
    partner = given_by(line.sheet) if line.sheet else None
    now = (given_by(said) or partner) if said is not None else None
    if said is not None and now == (kind, name) and (said.get("until") or LAST) >= desk.day:
        _give_other_days(wish, found, line, desk, {"to": _shown(kind, name), **params})
        return
    if wish.until is not None and wish.until < begins:
        raise UsageError("change-days", begins=begins, ends=wish.until)
    counts = said is not None and (said.get("until") or LAST) >= begins
    if counts and now and not wish.replace:
        raise UsageError("change-delegated-already", to=_shown(*now), **params)
    has_now = said is not None and (said.get("from") or FIRST) <= desk.day <= (said.get("until") or LAST)
    lost = now if has_now and begins > desk.day else None
    if lost and announced is None:
        raise UsageError("change-delegate-ahead", was=_shown(*lost), begins=begins, **params)
    days = {"from": begins, "until": wish.until, "decision": wish.decision, "announced": announced}
    beyond = {key: said.get(key) for key in ("extra", "financing")} if said and line.sheet else {}
    whom = {} if partner == (kind, name) else {kind: name}
    entry = {**whom, **{key: value for key, value in {**days, **beyond}.items() if value is not None}}
    _write(line, entry, found, desk)
    key, ends = ("delegated-until", {"ends": wish.until}) if wish.until else ("delegated", {})
    desk.tell(key, to=_shown(kind, name), begins=begins, **params, **ends)
    if lost:
        desk.tell("delegation-gap", was=_shown(*lost), begins=begins, **params)
    elif counts and now:
        desk.tell("delegated-instead", was=_shown(*now), **params)
    if line.sheet is not None:
        desk.tell("on-sheet", title=_title(line.sheet, found), where=found.where)
    elif _other_sheet(found, params["task"]):
        desk.tell("beside-sheet", **params)
    if params["part"] == _PART.format("tasks"):
        desk.tell("responsibility-stays")
    desk.refused |= POLICY


def _give_other_days(wish: Delegate, found: Staffed, line: _Line, desk: Desk, params: dict[str, str]) -> None:
    """Let whoever has a task have it for longer or shorter than was said, or by another decision.

    Raises:
        UsageError: that is what was said; it would end before it begins; or the task would be nobody's until the day on
            which it begins anew.
    """
    said = line.said or {}
    wanted = {"from": wish.from_, "until": wish.until, "decision": wish.decision}
    new = {key: value for key, value in wanted.items() if value is not None and value != said.get(key)}
    if not new:
        raise UsageError("change-delegated-same", **params)
    entry = {**said, **new}
    begins, ends = entry.get("from") or FIRST, entry.get("until") or LAST
    if ends < begins:
        raise UsageError("change-delegated-days", begins=begins, ends=ends, **params)
    if (said.get("from") or FIRST) <= desk.day < begins:
        raise UsageError("change-delegate-ahead", was=params["to"], begins=begins, **params)
    announced = _days(wish, line, desk)[1] if {*new} - {"decision"} else None
    _write(line, {**entry, **({"announced": announced} if announced else {})}, found, desk)
    for key, value in new.items():
        had = key == "until" and value < desk.day
        none = "answers.no-day" if key != "decision" else "answers.no-decision"
        told = "delegated-had-until" if had else f"delegated-now-{key}"
        desk.tell(told, new=value, was=said.get(key) or f"{SAY}{none}", **params)
    if line.sheet is not None:
        desk.tell("on-sheet", title=_title(line.sheet, found), where=found.where)
    desk.refused |= POLICY


def _take_back(wish: Delegate, found: Staffed, line: _Line, desk: Desk, params: dict[str, str]) -> None:
    said, sheet = line.said, line.sheet
    if said is None:
        raise UsageError("change-not-delegated", **params)
    last, announced = wish.until or desk.day, None
    if sheet is not None and sheet.get("notice") and _counts(sheet, desk.day):
        announced = desk.day
        last = wish.until or plus_interval(desk.day, sheet["notice"])
    if (said.get("until") or LAST) <= last:
        raise UsageError("change-taken-back-already", ends=said.get("until") or "", **params)
    to = given_by(said) or (given_by(sheet) if sheet else None)
    told = {**params, "to": _shown(*to) if to else "-", "ends": last}
    if (said.get("from") or FIRST) > last:
        see_yet_to_begin(said["from"], last, desk, holder=told["to"], **params)
        take_out(line.file, line.path, desk.draft)
        desk.tell("delegation-never-begun", **told)
        return
    entry = {**said, "until": last, **({"announced": announced} if announced else {})}
    _write(line, entry, found, desk)
    desk.tell("taken-back", **told)
    if sheet is not None:
        desk.tell("on-sheet", title=_title(sheet, found), where=found.where)


def _to(word: str, found: Staffed) -> tuple[str, str]:
    """Who gets a task: somebody, or whoever holds another role."""
    kind, slash, name = word.partition("/")
    organisation = found.organisation
    if slash and kind == "role":
        here = found.staffing.roles if found.staffing else {}
        labels = {role.id: (role.title,) for role in (*organisation.roles.values(), *here.values())}
        role = one_named("role-here", name, labels)
        if role == found.role.id:
            raise UsageError("change-delegated-to-itself", role=found.role.title)
        return kind, role
    if "+" in word:
        raise UsageError("change-delegated-to-several")
    kind, name = one_of(word, organisation, GIVEN_TO)
    current = [held for held in found.role.current if held.organisation == organisation.id]
    if kind == "person" and current and all(held.people == (name,) for held in current):
        raise UsageError("change-delegated-to-holder", person=name, role=found.role.title)
    if kind == "person" and organisation.left.get(name, LAST) < organisation.day:
        raise UsageError("change-has-left", person=name, day=organisation.left[name])
    return kind, name


def _days(wish: Delegate, line: _Line, desk: Desk) -> tuple[str, str | None]:
    """The first day; and the day on which a change of a sheet that is in force was announced."""
    sheet = line.sheet
    if sheet is None or not sheet.get("notice") or not _counts(sheet, desk.day):
        return wish.from_ or desk.day, None
    return wish.from_ or plus_interval(desk.day, sheet["notice"]), desk.day


def _counts(sheet: dict[str, Any], day: str) -> bool:
    agreed = sheet.get("agreed")
    begins = sheet.get("from") or (agreed.get("on") if isinstance(agreed, dict) else None)
    return begins is not None and begins <= day


def _write(line: _Line, entry: dict[str, Any], found: Staffed, desk: Desk) -> None:
    draft, said = desk.draft, line.said
    if not said:
        draft.put(line.file, line.path, Flow(entry) if entry else None, found.ids)
        return
    for key in said:
        if key not in entry and not (key in GIVEN_TO and not set(GIVEN_TO).isdisjoint(entry)):
            draft.drop(line.file, (*line.path, key))
    old = next((key for key in said if key in GIVEN_TO), None)
    new = next((key for key in entry if key in GIVEN_TO), None)
    if old and new and old != new:
        draft.rename(line.file, (*line.path, old), new)
    for key, value in entry.items():
        if draft.at(line.file, (*line.path, key)) != value:
            draft.put(line.file, (*line.path, key), value)


def given_by(said: dict[str, Any]) -> tuple[str, str] | None:
    """Whom a file says that a task or a sheet is for, as kind and id."""
    return next(((kind, said[kind]) for kind in GIVEN_TO if said.get(kind)), None)


def _other_sheet(found: Staffed, item: str) -> bool:
    """Whether a sheet of a group of systems speaks of a task, too."""
    sheets = found.staffing.sheets if found.staffing else ()
    return any(sheet.role == found.role.id and item in sheet.sheet.tasks for sheet in sheets)


def _title(sheet: dict[str, Any], found: Staffed) -> str:
    return str(sheet.get("title") or found.role.title)


def _shown(kind: str, name: str) -> str:
    return name if kind == "person" else f"{kind}/{name}"
