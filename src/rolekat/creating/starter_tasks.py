"""Tasks to begin with: those that ask the organisation to fill the system's own roles."""

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from rolekat.creating.naming import running
from rolekat.creating.plan import PlannedRole, SystemPlan
from rolekat.state.demands import is_by_position
from rolekat.state.expectations import PartName

_FEW: Final = 2
"""So many roles name their task; more have one that is named for the phase."""
_LONGEST: Final = 60


class StarterTask(NamedTuple):
    """A KLIK task that designates roles."""

    id: str
    title: str
    phase: str
    due: dict[str, str]
    responsible: str
    executor: str
    designates: tuple[str, ...]


def starter_tasks(plan: SystemPlan) -> list[StarterTask]:
    """One task for every phase in which the system's own roles are designated.

    Roles for whose task the gallery knows nobody who may be responsible and executor have none.
    """
    groups: dict[tuple[str, str], list[PlannedRole]] = {}
    for role in plan.roles.values():
        if role.base.role in plan.base.expected.designated and not _asked_in_time(plan, role):
            groups.setdefault(_when(plan, role), []).append(role)
    found: dict[str, StarterTask] = {}
    for begins, phase in sorted(groups, key=lambda key: (plan.order.index(key[1]), plan.order.index(key[0]))):
        task = _task(plan, phase, begins, groups[begins, phase])
        if task:
            name = _unique(task.id, begins, (*plan.base.actions, *found))
            found[name] = task._replace(id=name)
    return list(found.values())


def asked_before(plan: SystemPlan, role: PlannedRole) -> bool:
    """Whether the role is to be filled in an earlier phase than the one in which it begins."""
    return role.start not in (_asked_in_time(plan, role) or {_when(plan, role)[1]})


def _asked_in_time(plan: SystemPlan, role: PlannedRole) -> set[str]:
    """The phases in which tasks of the profile ask for the role, early enough for this system."""
    asking = {action.phase for action in plan.base.actions.values() if role.id in action.designates}
    return asking.intersection(plan.order[: plan.order.index(role.start) + 1])


def _when(plan: SystemPlan, role: PlannedRole) -> tuple[str, str]:
    """The phase in which a role begins, and the one in which somebody can be asked to fill it."""
    at = plan.order.index(role.start)
    takes_over = any(each.successor.id == role.id and each.phase == role.start for each in plan.successions)
    last = at - 1 if takes_over and at else at
    for index in range(last, -1, -1):
        phase = plan.order[index]
        if _who(plan, phase, "responsible", (role,)) and _who(plan, phase, "executor", (role,)):
            return role.start, phase
    return role.start, role.start


def _task(plan: SystemPlan, phase: str, begins: str, roles: list[PlannedRole]) -> StarterTask | None:
    responsible, executor = _who(plan, phase, "responsible", roles), _who(plan, phase, "executor", roles)
    if not responsible or not executor:
        return None
    words = plan.words
    names = [running(role.title) for role in roles]
    identity = words("new.file.designate-phase-id", phase=phase)
    if len(roles) <= _FEW:
        both = words("new.file.and-in-id").join(role.id for role in roles)
        identity = f"{words('new.file.designate-in-id')}-{both}"
    due = {"after": phase, "days": "14" if phase == plan.order[0] else "21"}
    if begins != phase:
        due = {"before": begins, "days": "30"}
    return StarterTask(
        identity[:_LONGEST].strip("-"),
        words("new.file.designate", roles=plan.listed(names)),
        phase,
        due,
        responsible,
        executor,
        tuple(role.id for role in roles),
    )


def _unique(name: str, begins: str, taken: Collection[str]) -> str:
    """An id that no other task has: of several, the later ones name the phase that they are for."""
    for candidate in (name, f"{name}-{begins}"):
        if candidate not in taken:
            return candidate
    return next(numbered for number in range(2, 100) if (numbered := f"{name}-{number}") not in taken)


def _who(plan: SystemPlan, phase: str, part: PartName, designated: Iterable[PlannedRole]) -> str | None:
    """The role that fits best: the system's own, but where all begins a post that exists anyway."""
    allowed = plan.base.expected.klik_phases
    excluded = {role.id for role in designated}
    fitting = [
        role
        for role in plan.roles.values()
        if role.id not in excluded
        and role.active(phase)
        and (role.own or is_by_position(role.base))
        and role.base.klik
        and not role.base.klik.only
        and phase in allowed[role.base.role, part]
    ]
    first = phase == plan.order[0]
    return min(fitting, key=lambda role: is_by_position(role.base) != first).id if fitting else None
