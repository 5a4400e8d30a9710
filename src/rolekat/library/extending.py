"""A gallery that builds on others: what it does not say itself, it has from them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.gallery import Gallery, Group

_MAPS: Final = (
    "components", "subjects", "parties", "relation_kinds", "units", "categories", "system_types", "topics",
    "actions", "decisions", "unknown_names", "glossary", "orders",
)  # fmt: skip
"""Where both may say something: of the same id its own counts."""
_WHOLE: Final = ("lifecycle", "policies", "made_for")
"""What is its own, or else the first one's that says it. All else is about the other gallery as a document."""


def laid_over_bases(own: Gallery, bases: tuple[LinkedGallery, ...]) -> Gallery:
    """The head of a gallery with what it has from those that it builds on."""
    update: dict[str, Any] = {}
    for name in _MAPS:
        merged: dict[str, Any] = {}
        for base in reversed(bases):
            merged.update(getattr(base.head, name))
        if merged:
            update[name] = {**merged, **getattr(own, name)}
    for name in _WHOLE:
        if name not in own.model_fields_set:
            said = [base.head for base in bases if name in base.head.model_fields_set]
            update.update({name: getattr(said[0], name)} if said else {})
    groups: dict[str, Group] = {}
    for base in bases:
        groups = _all_of(groups, _without(base.head.groups, own.omits) if own.omits else base.head.groups)
    update["groups"] = _all_of(groups, own.groups)
    if own.omits and "orders" in update:
        update["orders"] = {
            name: order if name in own.orders else order.model_copy(update={"roles": _kept(order.roles, own.omits)})
            for name, order in update["orders"].items()
        }
    return own.model_copy(update=update)


def _all_of(base: dict[str, Group], own: dict[str, Group]) -> dict[str, Group]:
    """The groups of two galleries; those that both have as one."""
    return base | {name: _both(base[name], group) if name in base else group for name, group in own.items()}


def _without(groups: dict[str, Group], omitted: Collection[str]) -> dict[str, Group]:
    """Groups without the roles that the gallery omits, at any depth."""
    return {
        name: group.model_copy(update={"roles": _kept(group.roles, omitted), "groups": _without(group.groups, omitted)})
        for name, group in groups.items()
    }


def _kept(roles: tuple[str, ...], omitted: Collection[str]) -> tuple[str, ...]:
    return tuple(role for role in roles if role not in omitted)


def _both(base: Group, own: Group) -> Group:
    """A group that both have: its own words, and the roles and inner groups of both."""
    roles = tuple(dict.fromkeys((*base.roles, *own.roles)))
    update = {
        "roles": roles,
        "groups": _all_of(base.groups, own.groups),
        "texts": own.texts or base.texts,
        "purpose": own.purpose or base.purpose,
    }
    return own.model_copy(update=update)
