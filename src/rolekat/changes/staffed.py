"""What is to be changed: the systems and the role that are meant, as an organisation staffs them, and their entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.naming import one_named, titled
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.gallery import stem
from rolekat.state.organisation import OrganisationState
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.model.organisation import Organisation
    from rolekat.state.seats import Holding, StaffedRole
    from rolekat.state.staffing import StaffingState
    from rolekat.text.changing import Path


def staffing_of(organisation: OrganisationState, word: str) -> StaffingState:
    """The staffing of a system, by the system's id or name.

    Raises:
        UsageError: the organisation does not staff such a system, or its file or catalog cannot be relied on.
    """
    titles = {staffing.id: (staffing.title,) for staffing in organisation.staffings}
    name = meant(word, titles)
    if name is None:
        for loaded in organisation.files:
            if stem(loaded.file) in (word, slug(word)):
                key = "change-faulty" if loaded.model is None else "change-no-catalog"
                raise UsageError(key, name=word, file=shown_path(loaded.file))
        systems = ", ".join(titles) or "-"
        raise UsageError("change-no-staffing", system=word, organisation=organisation.head.title, known=systems)
    return organisation.by_system[name]


def staffings_meant(
    organisation: OrganisationState, words: Sequence[str], group: str | None = None
) -> list[StaffingState]:
    """The staffings of some systems, by id or name, and of a group of systems; each once.

    Raises:
        UsageError: the organisation staffs no such system, or has no such group; or none is named.
    """
    found = [staffing_of(organisation, word) for word in words]
    if group is not None:
        systems = organisation.head.system_groups[_group(organisation, group)].systems
        found += [staffing for system in systems if (staffing := organisation.staffing(system))]
    if not found:
        there = ", ".join(staffing.id for staffing in organisation.staffings) or "-"
        raise UsageError("change-no-system", known=there)
    return list({staffing.id: staffing for staffing in found}.values())


def _group(organisation: OrganisationState, word: str) -> str:
    """The id of a group of systems, by id or title.

    Raises:
        UsageError: the organisation has none of that name.
    """
    return one_named("system-group", word, titled(organisation.head.system_groups))


class Staffed(NamedTuple):
    """A role that is to be changed, with the system that it is held for; `None` where it is held once for all."""

    role: StaffedRole
    staffing: StaffingState | None
    organisation: OrganisationState
    meant: tuple[str, Path] | None = None
    """The entry that is to be changed, by file and path, where it is not the one that its holders stand in."""

    @property
    def head(self) -> Organisation:
        """What the organisation says of itself."""
        return self.organisation.head

    @property
    def home(self) -> tuple[str, Path]:
        """The entry that holders stand in, or should, by file and path."""
        if self.meant is not None:
            return self.meant
        for held in self.role.holdings:
            if held.organisation == self.organisation.id:
                return held.file, entry_of(held)
        return self.role.file, self.role.path

    @property
    def holdings(self) -> list[Holding]:
        """The holders that stand in that entry."""
        home = self.home
        return [held for held in self.role.holdings if (held.file, entry_of(held)) == home]

    @property
    def group(self) -> str | None:
        """The group of systems that the entry counts for."""
        file, path = self.home
        return str(path[1]) if file == self.organisation.file and path[0] == "system_groups" else None

    @property
    def where(self) -> str:
        """What the entry counts for, by title: the system, the group of systems, or the whole organisation."""
        group = self.head.system_groups.get(self.group or "")
        if group is not None:
            return group.title or self.group or ""
        once = self.staffing is None or self.home[0] == self.organisation.file
        return self.head.title if once or self.staffing is None else self.staffing.title

    @property
    def ids(self) -> list[str]:
        """The ids of roles, then of the role's seats, tasks and responsibilities, in the order of the gallery."""
        roles = self.staffing.demands.all if self.staffing else self.organisation.roles
        texts = self.role.demand.role.texts if self.role.demand else None
        seats = dict.fromkeys(post.id for post in getattr(self.role, "posts", ()))
        return [*roles, *seats, *(item.id for item in ((*texts.tasks, *texts.responsibilities) if texts else ()))]


def entry_of(held: Holding) -> Path:
    """The path of the entry that a holder stands in: without `holders` and its number, or `seats`, seat and number."""
    return held.path[:-2] if held.seat is None else held.path[:-3]


def role_of_system(organisation: OrganisationState, word: str, system: str) -> Staffed:
    """A role as the file of a system speaks of it, wherever it stands who holds it.

    Raises:
        UsageError: the organisation does not staff such a system, or that has no such role.
    """
    staffing = staffing_of(organisation, system)
    labels = _labels({**staffing.cross_cutting, **staffing.roles}.values())
    name = meant(word, labels)
    role = staffing.role(name) if name is not None else None
    if role is None:
        raise _no_role(word, labels)
    return Staffed(role, staffing, organisation, (staffing.file, ("roles", role.id)))


def staffed_role(
    organisation: OrganisationState,
    word: str,
    system: str | None,
    group: str | None = None,
    *,
    only_here: bool = False,
) -> Staffed:
    """The role that is meant, by its id or title: of a system, of a group of systems, or held once for all.

    `only_here` sets a system apart from its group, or from what is held once for all.

    Raises:
        UsageError: there is no such role, several systems have it and none is named, a joint body has it, or it stands
            with a group or the organisation though a system is named.
    """
    if group is not None:
        return _in_group(organisation, word, group)
    if system is not None:
        return _in_system(organisation, word, system, only_here=only_here)
    once = meant(word, _labels(organisation.roles.values()))
    if once is not None:
        return _own(Staffed(organisation.roles[once], None, organisation))
    found: list[Staffed] = []
    names: dict[str, tuple[str, ...]] = _labels(organisation.roles.values())
    for staffing in organisation.staffings:
        labels = _labels(staffing.roles.values())
        names.update(labels)
        name = meant(word, labels)
        if name is not None:
            found.append(Staffed(staffing.roles[name], staffing, organisation))
    if found and len({each.home for each in found}) == 1:
        return _own(found[0])
    if found:
        systems = ", ".join(each.staffing.id for each in found if each.staffing)
        raise UsageError("change-which-system", role=found[0].role.title, known=systems)
    return _unasked(organisation, word, names)


def _unasked(organisation: OrganisationState, word: str, names: dict[str, tuple[str, ...]]) -> Staffed:
    """A role that is held once, though no system asks for it; `names` are those of the roles that there are."""
    labels = _labels(organisation.unasked.values(), organisation)
    name = meant(word, labels)
    if name is None:
        raise _no_role(word, {**names, **labels})
    for body in organisation.bodies:
        theirs = body.roles.get(name)
        if theirs is not None and theirs.holdings:
            params = {"role": theirs.title, "body": body.id, "file": shown_path(body.file)}
            raise UsageError("change-joint-body", **params)
    return Staffed(organisation.unasked[name], None, organisation)


def _in_system(organisation: OrganisationState, word: str, system: str, *, only_here: bool) -> Staffed:
    staffing = staffing_of(organisation, system)
    roles = {**staffing.cross_cutting, **staffing.roles}
    name = meant(word, _labels(roles.values()))
    if name is None:
        raise _no_role(word, _labels(roles.values()))
    found = Staffed(roles[name], staffing, organisation)
    if found.home[0] == staffing.file:
        return _own(found)
    demand = found.role.demand
    alone = demand is None or demand.level != "organisation"
    if only_here:
        if not alone:
            raise UsageError("change-only-once", role=found.role.title, organisation=organisation.head.title)
        return found._replace(meant=(staffing.file, ("roles", name)))
    _own(found)
    if found.group is None:
        raise UsageError(
            "change-held-once" if alone else "change-held-once-only", role=found.role.title, system=staffing.title
        )
    systems = ", ".join(organisation.head.system_groups[found.group].systems)
    raise UsageError(
        "change-in-group", role=found.role.title, system=staffing.title, group=found.group, systems=systems
    )


def _in_group(organisation: OrganisationState, word: str, given: str) -> Staffed:
    """A role as it is held for a group of systems."""
    group = _group(organisation, given)
    names: dict[str, tuple[str, ...]] = {}
    found: list[Staffed] = []
    for system in organisation.head.system_groups[group].systems:
        staffing = organisation.staffing(system)
        roles = {**staffing.cross_cutting, **staffing.roles} if staffing else {}
        names.update(_labels(roles.values()))
        name = meant(word, _labels(roles.values()))
        if name is not None:
            place = (organisation.file, ("system_groups", group, "roles", name))
            found.append(Staffed(roles[name], staffing, organisation, place))
    if not found:
        raise _no_role(word, names)
    own = [each.staffing.id for each in found if each.staffing and _says_itself(each.staffing, each.role)]
    if len(own) == len(found):
        params = {"role": found[0].role.title, "group": group, "systems": ", ".join(own)}
        raise UsageError("change-group-counts-nowhere", **params)
    # A system of the group may have holders of its own: what the group says is seen at one that has none.
    return max(found, key=lambda each: (bool(each.holdings), each.role.file == organisation.file))


def _says_itself(staffing: StaffingState, role: StaffedRole) -> bool:
    """Whether the file of a system has an entry of its own for a role, which counts before its group."""
    return role.file == staffing.file and role.id in staffing.staffing.roles


def _no_role(word: str, names: dict[str, tuple[str, ...]]) -> UsageError:
    near = closest(slug(word), [*names, *(slug(title) for titles in names.values() for title in titles)])
    if near is None:
        return UsageError("new-no-role", name=word)
    name = near if near in names else next(name for name, titles in names.items() if near in map(slug, titles))
    return UsageError("new-no-role-here-near", name=word, near=name)


def _labels(roles: Iterable[StaffedRole], organisation: OrganisationState | None = None) -> dict[str, tuple[str, ...]]:
    """What roles are called: by the catalog, and elsewhere in the gallery; by the organisation's if no system asks."""
    labels = {}
    for role in roles:
        base = role.demand.base if role.demand else organisation.base_of(role.id, role.entry) if organisation else None
        labels[role.id] = (role.title, *((*base.aliases, *base.former_ids) if base else ()))
    return labels


def _own(found: Staffed) -> Staffed:
    """See that the organisation itself says who holds a role."""
    if found.role.level == "joint-body":
        theirs = next((held for held in found.role.holdings if held.organisation != found.organisation.id), None)
        if theirs is not None and not found.holdings:
            params = {"role": found.role.title, "body": theirs.organisation, "file": shown_path(theirs.file)}
            raise UsageError("change-joint-body", **params)
    return found
