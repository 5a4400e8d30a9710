"""A task or responsibility belongs to one role: the same words in two leave open who does it."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import items, titles

RULE = Rule("RK209", "same-text-in-two-roles", "note", "Rollegalleri 1.5, versionslog 1.3")

# Sister roles have texts that run parallel but for the name of their component. Those are no overlap, so only
# texts with the very same words count; and a few words, such as "reports to the owner", are true of many.
_FEWEST: Final = 5


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each set of roles, however many texts they share."""
    where: dict[str, dict[str, str]] = {}
    for name, role in gallery.roles.items():
        for (part, item_id), item in items(role):
            words = item.text.casefold().replace(",", " ").replace(".", " ").split()
            if len(words) >= _FEWEST:
                where.setdefault(" ".join(words), {}).setdefault(name, f"{part}/{item_id}")
    shared: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for found in where.values():
        if len(found) > 1:
            shared.setdefault(tuple(found), []).append(found)
    for roles, texts in shared.items():
        places = [gallery.role_place(role, *text[role].split("/"), of_key=True) for text in texts for role in roles]
        related = tuple((place, "also") for place in places[1:])
        variant = "message" if len(texts) == 1 else "several"
        yield RULE.at(places[0], variant, related=related, roles=titles(roles, gallery), number=len(texts))
