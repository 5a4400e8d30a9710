"""The gallery and the profile that a new catalog is made from."""

from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded


def gallery_named(wish: str, library: Library) -> LinkedGallery:
    """The gallery of that id, with or without its version.

    Raises:
        UsageError: there is none, or several versions of it.
    """
    name, _, version = wish.partition("@")
    keys = library.gallery_keys
    if version:
        found = library.gallery(known("gallery", wish, keys))
    else:
        ids = list(dict.fromkeys(key.partition("@")[0] for key in keys))
        name = known("gallery", name, ids)
        versions = [key for key in keys if key.partition("@")[0] == name]
        if len(versions) > 1:
            raise UsageError("new-which-gallery", known=", ".join(versions))
        found = library.gallery(versions[0])
    assert found is not None  # the keys are those of the galleries
    return found


def only_gallery(library: Library) -> LinkedGallery:
    """The gallery, where there is just one.

    Raises:
        UsageError: there is none, or there are several.
    """
    keys = library.gallery_keys
    if len(keys) != 1:
        raise UsageError("new-which-gallery" if keys else "new-no-galleries", known=", ".join(keys))
    return gallery_named(keys[0], library)


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
    """The gallery, which a catalog can be made from.

    Raises:
        UsageError: it has no phases or no roles.
    """
    if not gallery.phases or not gallery.roles:
        raise UsageError("new-empty-gallery", gallery=gallery.key)
    return gallery
