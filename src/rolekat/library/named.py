"""What a file names, and by which kind of name: one walk over any catalog file, by the forms of the models.

`NAMES` says of each key of each model what its value names, or what the keys of the map name that it holds. That is
all there is to know for following a name through every file: whoever renames, mends or upgrades asks `mentions_in` and
keeps to no file by hand. What a name means, such as whose role it is, the walk does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from rolekat.model.forms import FORMS

Kind: TypeAlias = Literal[
    "role", "former-role", "reference", "replaced-by", "item", "competency", "note-place",
    "system", "profile", "gallery", "pin", "organisation",
    "person", "position", "unit", "supplier", "place", "subject-area", "owner", "one-of", "at", "system-group",
    "phase", "phase-range", "stage", "component", "component-or-system", "subject", "party", "category", "system-type",
    "topic", "decision", "action", "relation-kind", "group", "gallery-unit", "gallery-position", "evidence", "seat",
    "each", "own",
]  # fmt: skip
"""What a name is one of. `one-of` has its kind before it (`unit/it`); `at` is a place, a unit, an area or an owner;
`own` names nothing but itself, such as the id of a note."""


class Names(NamedTuple):
    """What the keys of a map name, and what its values do, or the value itself where it is no map."""

    keys: Kind | None = None
    values: Kind | None = None


class Mention(NamedTuple):
    """A name in a file: what it names, where it stands, and in which role's entry."""

    kind: Kind
    path: tuple[str | int, ...]
    of_key: bool
    """Whether it is the key of the entry at the path, and not its value."""
    given: str
    """The name as it stands there, for a reference with its gallery and item."""
    role: str | None = None
    """The role, by the id that it has in this file, whose entry it stands in."""


def _keys(kind: Kind, *places: str) -> dict[str, Names]:
    return dict.fromkeys(places, Names(keys=kind))


def _values(kind: Kind, *places: str) -> dict[str, Names]:
    return dict.fromkeys(places, Names(values=kind))


NAMES: Final[dict[str, Names]] = {
    **_values(
        "role",
        "Action.alternatives", "Action.designates", "Action.executor", "Action.involved", "Action.responsible",
        "Category.role", "Change.added", "Delegated.role", "Delegation.to", "Group.roles", "Holder.body", "Order.roles",
        "Renamed.to", "Role.role", "Role.under", "RoleEntry.of", "Seat.role", "Sheet.role", "SheetLine.role",
        "UnknownName.means",
    ),
    **_keys(
        "role",
        "Change.changed", "Gallery.omits", "Organisation.roles", "Profile.handovers", "Profile.roles",
        "Staffing.roles", "Staffing.sheets", "System.handovers", "System.roles", "SystemGroup.roles",
        "SystemGroup.sheets",
    ),
    **_keys("former-role", "Change.renamed", "Change.retired"),
    **_values("former-role", "Role.former_ids"),
    **_values("reference", "Exclusion.items", "Local.of", "Relation.to", "Role.replaces"),
    **_values("replaced-by", "Retired.replaced_by"),
    "Profile.contact_point": Names("phase", "role"),
    "System.contact_point": Names("phase", "role"),
    "RoleStaffing.spread": Names("item", "role"),
    **_keys(
        "item",
        "ItemChanges.add", "ItemChanges.replace", "Role.responsibilities", "Role.tasks", "RoleStaffing.delegated",
        "Sheet.tasks",
    ),
    **_values("item", "ItemChanges.omit", "Relation.item"),
    **_keys("competency", "CompetencyChanges.add", "CompetencyChanges.replace", "Role.competencies"),
    **_values("competency", "CompetencyChanges.omit"),
    **_values("note-place", "Note.at"),
    **_values("system", "Staffing.staffing", "System.system", "SystemGroup.systems"),
    **_values("profile", "Profile.profile", "System.profile"),
    **_values("gallery", "Gallery.gallery"),
    **_values(
        "pin", "Gallery.extends", "Organisation.gallery", "Profile.gallery", "Replacement.was", "System.gallery"
    ),
    **_values("organisation", "Organisation.member_of", "Organisation.organisation", "Staffing.organisation"),
    **_keys("owner", "Organisation.owners"),
    **_values("owner", "Delegated.owner", "Person.employer", "SheetLine.owner"),
    **_keys("person", "ContactRegister.people", "Organisation.people"),
    **_values(
        "person",
        "AcceptedVacancy.accepted_by", "ActionState.executor", "Agreement.by", "Delegated.person", "Holder.deputies",
        "Holder.named", "Holder.person", "Sheet.person", "SheetLine.person",
    ),
    **_keys("position", "Organisation.positions"),
    **_values(
        "position", "Delegated.position", "Holder.position", "Person.position", "Sheet.position", "SheetLine.position"
    ),
    **_keys("unit", "Organisation.units"),
    **_values(
        "unit",
        "Delegated.unit", "Holder.unit", "Operation.unit", "Person.unit", "Position.unit", "Sheet.unit",
        "SheetLine.unit", "Staffing.unit", "Staffing.units", "Unit.part_of",
    ),
    **_keys("supplier", "Organisation.suppliers"),
    **_values(
        "supplier",
        "Contract.supplier", "Delegated.supplier", "Holder.supplier", "Operation.supplier", "Sheet.supplier",
        "SheetLine.supplier",
    ),
    **_keys("place", "Organisation.places"),
    **_values("place", "Staffing.places"),
    **_keys("subject-area", "Organisation.subject_areas"),
    **_values("subject-area", "System.subject_areas"),
    **_keys("system-group", "Organisation.system_groups"),
    **_values("one-of", "Holder.together"),
    **_values("at", "AcceptedVacancy.at", "Holder.at", "Holder.for"),
    **_keys("phase", "Lifecycle.phases", "Staffing.phases"),
    **_values(
        "phase",
        "Action.phase", "Appointment.from", "Appointment.latest", "Due.after", "Due.before", "Lapse.after",
        "Lifecycle.exit", "Relation.at", "RoleEntry.from",
    ),
    **_values(
        "phase-range",
        "Contact.phases", "Demand.phases", "Local.mandatory", "Local.recommended", "Obligation.mandatory",
        "Obligation.recommended", "RoleEntry.mandatory", "RoleEntry.recommended",
    ),
    **_keys("stage", "Lifecycle.stages"),
    **_values(
        "stage",
        "Item.stages", "KlikPart.executor", "KlikPart.involved", "KlikPart.responsible", "Phase.stages",
        "Relation.stages",
    ),
    **_keys("component", "Gallery.components"),
    **_values(
        "component",
        "Component.part_of", "Profile.uses", "Role.components", "Subject.component", "System.uses",
    ),
    **_values("component-or-system", "Lapse.without"),
    **_keys("subject", "Gallery.subjects"),
    **_values("subject", "Contact.subject"),
    **_keys("party", "Gallery.parties"),
    **_values("party", "Contact.towards", "Initiator.party"),
    **_keys("category", "Gallery.categories"),
    **_values("category", "Action.categories", "System.category"),
    **_keys("system-type", "Gallery.system_types"),
    **_values("system-type", "Action.types", "System.types"),
    **_keys("topic", "Gallery.topics"),
    **_values("topic", "Item.topic"),
    **_keys("decision", "Gallery.decisions", "Profile.decisions", "System.decisions"),
    **_keys(
        "action",
        "Gallery.actions", "Organisation.actions", "Profile.actions", "Staffing.actions", "System.actions",
    ),
    **_values("action", "Action.requires"),
    **_keys("relation-kind", "Gallery.relation_kinds"),
    **_values("relation-kind", "Relation.kind"),
    **_keys("group", "Gallery.groups", "Group.groups"),
    **_keys("gallery-unit", "Gallery.units"),
    **_values("gallery-unit", "Category.unit", "Review.unit", "Unit.counts_as"),
    **_values("gallery-position", "Position.counts_as", "Role.position", "Role.usual_position", "Seat.position"),
    **_keys("evidence", "Organisation.evidence", "Staffing.evidence"),
    **_values("evidence", "Item.evidence", "Review.evidence"),
    **_keys("seat", "Role.seats", "RoleStaffing.seats"),
    **_values("each", "Holders.per", "RoleEntry.one_per", "Seat.per"),
    **_keys(
        "own",
        "Audience.uses", "Gallery.audiences", "Gallery.glossary", "Gallery.notes", "Gallery.orders",
        "Gallery.principles", "Gallery.unknown_names", "Organisation.notes", "Profile.notes", "Role.excludes",
        "Role.notes", "Staffing.notes", "System.notes",
    ),
    **_values("own", "Condition.tag", "Location.kind", "Unit.kind"),
    **_values(
        "own",
        "Competency.former_ids", "Item.former_ids", "Location.former_ids", "Person.former_ids", "Profile.former_ids",
        "Supplier.former_ids", "System.former_ids", "Unit.former_ids", "Position.former_ids",
    ),
}  # fmt: skip
"""By model and key."""
_ENTRIES_OF_ROLES: Final = frozenset({"roles", "sheets"})


def mentions_in(model: str, value: Any) -> Iterator[Mention]:
    """Every name in what a file of a model says, from the top down. What does not fit its form is passed over."""
    role = value.get("role") if model == "Role" and isinstance(value, dict) else None
    return _walk(("form", model), value, (), role if isinstance(role, str) else None)


def _walk(form: tuple[Any, ...], value: Any, path: tuple[str | int, ...], role: str | None) -> Iterator[Mention]:
    kind, *parts = form
    if kind == "optional":
        yield from _walk(parts[0], value, path, role)
    elif kind == "form" and isinstance(value, dict):
        fields = FORMS[parts[0]][0]
        for key, below in value.items():
            if key in fields:
                yield from _field(parts[0], key, below, (*path, key), role)
    elif kind in ("list", "one-or-list", "list-or-bare") and isinstance(value, list):
        for index, below in enumerate(value):
            yield from _walk(parts[0], below, (*path, index), role)


def _field(model: str, key: str, value: Any, path: tuple[str | int, ...], role: str | None) -> Iterator[Mention]:
    names = NAMES.get(f"{model}.{key}", Names())
    form = FORMS[model][0][key][1]
    form = form[1] if form[0] == "optional" else form
    if names.keys is not None and isinstance(value, dict):
        for name in value:
            yield Mention(names.keys, (*path, name), True, name, role)
    if names.values is not None:
        yield from _leaves(names.values, value, path, role)
    elif form[0] == "map" and isinstance(value, dict):
        of_roles = key in _ENTRIES_OF_ROLES and names.keys == "role"
        for name, below in value.items():
            yield from _walk(form[2], below, (*path, name), name if of_roles else role)
    else:
        yield from _walk(form, value, path, role)


def _leaves(kind: Kind, value: Any, path: tuple[str | int, ...], role: str | None) -> Iterator[Mention]:
    if isinstance(value, str):
        yield Mention(kind, path, False, value, role)
    elif isinstance(value, (list, dict)):
        for step, below in enumerate(value) if isinstance(value, list) else value.items():
            yield from _leaves(kind, below, (*path, step), role)
