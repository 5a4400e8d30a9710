"""Where the catalog, the templates and the schemas that come with rolekat lie."""

from pathlib import Path


def shipped(part: str) -> Path:
    """The folder `catalog`, `templates` or `schemas`: inside the wheel, or in the checkout it is run from."""
    package = Path(__file__).resolve().parent
    inside = package / "_shipped"
    return (inside if inside.is_dir() else package.parent.parent) / part
