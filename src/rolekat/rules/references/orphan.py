"""What is described is used: profiles by systems, subjects and parties by roles."""

import functools
import os
import re
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.library import PROFILES, Library
from rolekat.library.loading import Loaded
from rolekat.library.target import target_of
from rolekat.rules.entering import only_where
from rolekat.rules.references import everywhere
from rolekat.state.organisation import OrganisationState
from rolekat.text.files import read_bytes

RULE = Rule("RK104", "orphan", "warning")
_PROFILE: Final = re.compile(rb"profile[\"']?\s*:\s*[\"']?([a-z0-9-]+)")
"""Wherever it stands, in whatever style: a profile that is used must not be called an orphan."""


def check_file(loaded: Loaded, library: Library) -> Iterator[Finding]:
    """A profile that none of the systems beside it builds on."""
    if loaded.kind == "profile" and loaded.file in library.files:
        used, any_system = _used_profiles(library)
        if any_system and loaded.model.profile not in used:
            place = Place(loaded.file, ("profile",))
            yield RULE.at(place, "profile", title=loaded.model.title, id=loaded.model.profile)


@functools.lru_cache(maxsize=1)
def _used_profiles(library: Library) -> tuple[frozenset[str], bool]:
    """The profiles that systems name, read off their bytes until all are found; and whether there is a system."""
    used: set[str] = set()
    any_system = False
    folders = library.own_files_in
    wanted = {stem(file) for folder in folders if _holds_profiles(folder) for file in folders[folder]}
    apart = {folder for folder in folders if folder in library.gallery_folders or _holds_profiles(folder)}
    for file in (file for folder in folders if folder not in apart for file in folders[folder]):
        if file in library.in_organisations:
            continue
        any_system = True
        try:
            used.update(name.decode() for name in _PROFILE.findall(read_bytes(file)))
        except OSError:
            continue
        if used >= wanted:
            break
    return frozenset(used), any_system


def _holds_profiles(folder: str) -> bool:
    return os.path.basename(folder) == PROFILES


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Subjects and parties that no role mentions; nothing where a role cannot be read, which may be the one."""
    if gallery.broken:
        return
    subjects: set[str] = {"system"}
    parties: set[str] = set()
    for role in gallery.roles.values():
        subjects.update(contact.subject for contact in role.contact_for)
        parties.update(contact.towards for contact in role.contact_for if contact.towards)
        meant = [target_of(relation.to) for relation in role.relations]
        parties.update(target.id for target in meant if target.kind == "party")
        if role.appointment and role.appointment.initiated_by:
            parties.add(role.appointment.initiated_by.party)
    for variant, part, known, used in (
        ("subjects", "subjects", {name: subject.title for name, subject in gallery.head.subjects.items()}, subjects),
        ("parties", "parties", gallery.head.parties, parties),
    ):
        idle = [name for name in known if name not in used]
        if idle:
            first, related = everywhere(gallery.place(part, name, of_key=True) for name in idle)
            names = Several(tuple(known[name] for name in idle))
            yield RULE.at(first, variant, related=related, severity="note", names=names)


@only_where("head.system_groups")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Groups of systems of which nothing is said in common, neither holders nor sheets, or without any system."""
    for name, group in organisation.head.system_groups.items():
        if not (group.roles or group.sheets) or not group.systems:
            place = organisation.place("system_groups", name, of_key=True)
            yield RULE.at(place, "group" if group.systems else "empty-group", title=group.title or name)
