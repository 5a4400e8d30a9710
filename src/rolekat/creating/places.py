"""Where new files go, and that nothing is overwritten."""

import os
from typing import Final

from rolekat.config import SHIPPED, Config
from rolekat.errors import UsageError
from rolekat.paths import from_here
from rolekat.writing import write_text

SCHEMAS: Final = os.path.join(".rolekat", "schemas")
"""Where `rolekat init` puts the schemas for editors."""


def own_folder(config: Config) -> str:
    """The folder that the user's own catalog files go to: the first source that is a folder."""
    source = next((source for source in config.sources if source != SHIPPED), "catalog")
    return from_here(os.path.join(config.folder, source))


def is_own(file: str, config: Config) -> bool:
    """Whether a file lies in a folder of the user's own, and not in the catalog that comes with rolekat.

    A library does not tell: outside any repository it has the shipped catalog alone, as if it were one's own.
    """
    real = os.path.realpath(file)
    own = (os.path.join(config.folder, source) for source in config.sources if source != SHIPPED)
    return any(real.startswith(os.path.realpath(folder) + os.sep) for folder in own)


def shown(path: str) -> str:
    """A path as it is printed: with forward slashes."""
    return path.replace(os.sep, "/")


def modeline(path: str, kind: str, config: Config) -> str:
    """The comment that tells an editor which schema a new file follows; empty where there are no schemas."""
    schema = os.path.join(config.folder, SCHEMAS, f"{kind}.schema.json")
    if not os.path.isfile(schema):
        return ""
    relative = os.path.relpath(schema, os.path.dirname(path))
    return f"yaml-language-server: $schema={shown(relative)}"


def refuse_to_overwrite(path: str) -> None:
    """See that nothing lies where a new file is to go.

    Raises:
        UsageError: something does.
    """
    if os.path.lexists(path):
        raise UsageError("new-exists", path=shown(path))


def write_new(path: str, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: it is there, or it cannot be written.
    """
    refuse_to_overwrite(path)
    write_text(path, text, _put_new)


def _put_new(beside: str, path: str) -> None:
    """Give a file its name, unless somebody else took that name meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise UsageError("new-exists", path=shown(path)) from None
    except OSError:  # a disk without links
        refuse_to_overwrite(path)
        os.replace(beside, path)
        return
    os.unlink(beside)
