"""The gallery and the profile that a new catalog is made from."""

from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.library.versions import newest_of_each
from rolekat.state.expectations import expectations


def gallery_named(wish: str, library: Library) -> LinkedGallery:
    """The gallery of that id and version; its newest version where none is named.

    Raises:
        UsageError: there is none.
    """
    name, _, version = wish.partition("@")
    keys = library.gallery_keys
    if version:
        found = library.gallery(known("gallery", wish, keys))
        assert found is not None  # the keys are those of the galleries
        return found
    name = known("gallery", name, list(dict.fromkeys(key.partition("@")[0] for key in keys)))
    return library.versions(name)[0]


def galleries_for(kind: str | None, library: Library) -> list[LinkedGallery]:
    """The current galleries made for a sort of organisation, by key; all of them where none is or none is named."""
    found = sorted(library.current_galleries, key=lambda gallery: gallery.key)
    return [gallery for gallery in found if kind in gallery.head.made_for] or found


def gallery_in_use(library: Library, among: list[LinkedGallery]) -> LinkedGallery | None:
    """The one of some galleries that the user works with, in its newest version; `None` where it is none or several."""
    used = newest_of_each(gallery for gallery in library.galleries_in_use if gallery in among)
    return used[0] if len(used) == 1 else None


def only_gallery(library: Library, kind: str | None = None) -> LinkedGallery:
    """The gallery, where there is just one, or just one that the user works with.

    Raises:
        UsageError: there is none, or there are several.
    """
    found = galleries_for(kind, library)
    gallery = found[0] if len(found) == 1 else gallery_in_use(library, found)
    if gallery is None:
        known_ones = ", ".join(each.key for each in found)
        raise UsageError("new-which-gallery" if found else "new-no-galleries", known=known_ones)
    return gallery


def profile_named(wish: str, library: Library) -> Loaded:
    """The profile of that id.

    Raises:
        UsageError: there is none, or its file cannot be read.
    """
    loaded = library.profile(known("profile", wish, library.profile_ids))
    if loaded is None or loaded.model is None or loaded.kind != "profile":
        raise UsageError("new-broken-profile", profile=wish)
    return loaded


def usable(gallery: LinkedGallery) -> LinkedGallery:
    """The gallery, which a system's catalog can be made from.

    Raises:
        UsageError: it has no roles, or none that a system needs.
    """
    if not gallery.roles:
        raise UsageError("new-empty-gallery", gallery=gallery.key)
    if gallery.roles.keys() <= expectations(gallery).beside_systems:
        raise UsageError("new-gallery-beside-systems", gallery=gallery.head.title, id=gallery.head.gallery)
    return gallery
