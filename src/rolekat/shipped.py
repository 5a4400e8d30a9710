"""Where the catalog, the templates and the schemas that come with rolekat lie."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shipped_folder(part: str) -> str:
    """The folder `catalog`, `templates` or `schemas`: inside the wheel, or in the checkout it is run from."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "_shipped")
    return os.path.join(inside if os.path.isdir(inside) else os.path.dirname(os.path.dirname(package)), part)


def is_shipped(file: str) -> bool:
    """Whether a file lies in the catalog that comes with rolekat."""
    return os.path.abspath(file).startswith(shipped_folder("catalog") + os.sep)


def shipped(part: str) -> "Path":
    """The same as a `Path`, whose import a check does without."""
    from pathlib import Path

    return Path(shipped_folder(part))
