"""A gallery that builds on others: what it does not say itself, it has from them."""

from __future__ import annotations

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
    for head in (*(base.head for base in bases), own):
        for name, group in head.groups.items():
            groups[name] = _both(groups[name], group) if name in groups else group
    update["groups"] = groups
    return own.model_copy(update=update)


def _both(base: Group, own: Group) -> Group:
    """A group that both have: its own words, and the roles and inner groups of both."""
    groups = dict(base.groups)
    for name, group in own.groups.items():
        groups[name] = _both(groups[name], group) if name in groups else group
    roles = tuple(dict.fromkeys((*base.roles, *own.roles)))
    update = {
        "roles": roles,
        "groups": groups,
        "texts": own.texts or base.texts,
        "purpose": own.purpose or base.purpose,
    }
    return own.model_copy(update=update)
