"""The names of phases, as short as they can be told apart."""

import re
from typing import Final

from rolekat.library.gallery import LinkedGallery

_NUMBERED: Final = re.compile(r"^[^\W\d]+ \d+: (?=\S)")


def phase_titles(gallery: LinkedGallery) -> dict[str, str]:
    """The names of the phases, without a beginning such as `Phase 1: ` where they differ without it, too."""
    full = {name: phase.title for name, phase in gallery.phases.items()}
    short = {name: _NUMBERED.sub("", title) for name, title in full.items()}
    return short if len(set(short.values())) == len(short) else full
