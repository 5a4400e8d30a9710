"""What CI hands to pip, so that it gets the rolekat that is used here."""

import json
import shlex
from importlib.metadata import PackageNotFoundError, distribution
from typing import NamedTuple

from rolekat import __version__
from rolekat.text.yaml_text import checked_text, scalar


class Install(NamedTuple):
    """Where CI gets rolekat from."""

    requirement: str
    reachable: bool = True
    """Whether CI can get it there, as far as is known: not what was installed here from a folder or a file."""

    @property
    def command(self) -> str:
        """The line that installs it, as a value in YAML."""
        return scalar(f"pip install {shlex.quote(self.requirement)}")


def install_from(given: str | None) -> Install:
    """What somebody says, or else where the rolekat that runs came from.

    Raises:
        UsageError: what is said is more than a line.
    """
    return Install(checked_text(given)) if given else _as_here(_origin())


def _as_here(origin: str) -> Install:
    """By what pip noted of an installation that was not made from an index of packages (PEP 610)."""
    noted = json.loads(origin)
    url, repository = str(noted.get("url", "")), noted.get("vcs_info")
    if url.startswith("file:"):
        return Install(f"rolekat=={__version__}", reachable=False)
    if repository:
        return Install(f"{repository['vcs']}+{url}@{repository['commit_id']}")
    return Install(url or f"rolekat=={__version__}")


def _origin() -> str:
    try:
        return distribution("rolekat").read_text("direct_url.json") or "{}"
    except PackageNotFoundError:
        return '{"url": "file:"}'  # run from a folder without being installed
