"""What stays with another version though it belongs to what goes over: profiles, systems, organisations, galleries."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from rolekat.answers.facts import Titled
from rolekat.creating.places import is_own
from rolekat.findings.located import shown_path
from rolekat.library.gallery import stem
from rolekat.upgrading.report import Behind
from rolekat.upgrading.subjects import faulty

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.subjects import Pinned


def left_behind(
    meant: Collection[Pinned], there: Collection[Pinned], new: LinkedGallery, desk: UpgradeDesk
) -> Iterator[Behind]:
    """Everything that is left with another version of the same gallery beside what goes over."""
    found = _Behind(meant, there, new, desk)
    told: set[tuple[str, str]] = set()
    for each in (*found.of_profiles(), *found.of_organisations(), *found.galleries(), *found.faulty()):
        if (each.kind, each.id) not in told:
            told.add((each.kind, each.id))
            yield each


class _Behind:
    def __init__(
        self, meant: Collection[Pinned], there: Collection[Pinned], new: LinkedGallery, desk: UpgradeDesk
    ) -> None:
        self.meant, self.there, self.new, self.desk = meant, there, new, desk
        going = {(each.kind, each.id) for each in meant}
        self.staying = [each for each in there if (each.kind, each.id) not in going and self.is_other(each.pin)]

    def is_other(self, pin: str) -> bool:
        """Whether a pin names another version of the gallery."""
        return pin.partition("@")[0] == self.new.head.gallery and pin != self.new.key

    def behind(self, each: Pinned, because: Pinned) -> Behind:
        """Something of the user's own that stays."""
        command = f"rolekat upgrade {each.typed} --to {self.new.key}"
        return Behind(each.kind, each.id, each.title.title, each.pin, because.title, command)

    def of_profiles(self) -> Iterator[Behind]:
        """Systems without their profile, and profiles without their systems."""
        for system in self.meant:
            profile = getattr(system.loaded.model, "profile", None) if system.kind == "system" else None
            if profile is None:
                continue
            found = next((each for each in self.staying if (each.kind, each.id) == ("profile", profile)), None)
            if found:
                yield self.behind(found, system)
                continue
            loaded = self.desk.library.profile(profile)
            if (
                loaded
                and loaded.model
                and not is_own(loaded.file, self.desk.config)
                and self.is_other(loaded.model.gallery)
            ):
                yield Behind("not-yours", profile, loaded.model.title, loaded.model.gallery, system.title, None)
        for profile in self.meant:
            for each in self.staying:
                if profile.kind == "profile" and getattr(each.loaded.model, "profile", None) == profile.id:
                    yield self.behind(each, profile)

    def of_organisations(self) -> Iterator[Behind]:
        """Organisations without the systems that they staff, and the other way round."""
        for organisation in self.there:
            if organisation.kind != "organisation":
                continue
            _, *files = self.desk.library.organisation_files(os.path.dirname(organisation.file))
            staffed = {stem(file) for file in files}
            if organisation in self.staying:
                going = next((each for each in self.meant if each.kind == "system" and each.id in staffed), None)
                if going:
                    yield self.behind(organisation, going)
            elif organisation in self.meant:
                for each in self.staying:
                    if each.kind == "system" and each.id in staffed:
                        yield self.behind(each, organisation)
                yield from self.not_yours(staffed, organisation)

    def not_yours(self, staffed: Collection[str], organisation: Pinned) -> Iterator[Behind]:
        """Systems that an organisation staffs and whose catalogs come from elsewhere."""
        mine = {each.id for each in self.there if each.kind == "system"}
        for name in sorted(set(staffed) - mine):
            loaded = self.desk.library.system(name)
            if loaded and loaded.model and loaded.kind == "system" and self.is_other(loaded.model.gallery):
                title = loaded.model.title
                yield Behind("not-yours", name, title, loaded.model.gallery, organisation.title, None)

    def faulty(self) -> Iterator[Behind]:
        """Files of the user's own that cannot be read, so that nobody knows what they are made from."""
        title = Titled(self.new.head.gallery, self.new.head.title)
        for file in faulty(self.desk.library, self.desk.config):
            shown = shown_path(file)
            yield Behind("faulty", shown, shown, "", title, None)

    def galleries(self) -> Iterator[Behind]:
        """Galleries of the user's own of which every version builds on an older one."""
        galleries = self.desk.library.galleries
        over = {each.head.gallery for each in galleries if self.new.key in (each.key, *each.head.extends)}
        for gallery in galleries:
            older = [pin for pin in gallery.head.extends if self.is_other(pin)]
            if older and gallery.head.gallery not in over and is_own(gallery.file, self.desk.config):
                title = Titled(self.new.head.gallery, self.new.head.title)
                yield Behind("gallery", gallery.key, gallery.head.title, older[0], title, None)
