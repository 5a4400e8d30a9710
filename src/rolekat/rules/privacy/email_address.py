"""No file of a catalog names an e-mail address."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.privacy import each_once

RULE = Rule("RK801", "email-address", "warning")
VERSIONS: Final = frozenset(f"{tenth // 10}.{tenth % 10}" for tenth in range(100))
"""What mostly follows the sign: `kombit@1.5`."""


def check_file(loaded: Loaded, _library: Library) -> Iterator[Finding]:
    """Each address once, wherever it stands: in a value, a key or a remark."""
    text = loaded.text
    at = text.find("@")
    while at >= 0:
        if text[at + 1 : at + 4] not in VERSIONS and "." in text[at : text.find("\n", at)]:
            yield from each_once(RULE, loaded, addresses_in(text), quoted=True)
            return
        at = text.find("@", at + 1)


def addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each e-mail address stands in a text."""
    at = text.find("@")
    while at >= 0:
        end = _end_of_domain(text, at + 1)
        start = _start_of_name(text, at)
        if end and start < at and not _is_no_address(text, start, at, end):
            yield start, end
        at = text.find("@", at + 1)


def _end_of_domain(text: str, start: int) -> int:
    """Where the name of a domain ends that begins there; 0 where none does."""
    end = start
    while text[end : end + 1].isalnum() or text[end : end + 1] in _IN_DOMAINS:
        end += 1
    *names, last = text[start:end].rstrip(".-").split(".")
    country = last.partition("-")[0]  # `post@kommunen.dk-adressen`
    if len(country) < len("dk") or not country.isalpha() or not names:
        return 0
    if not all(name[:1].isalnum() and name[-1].isalnum() for name in names):
        return 0
    return start + sum(len(name) + 1 for name in names) + len(country)


def _start_of_name(text: str, at: int) -> int:
    start = at
    while start and (text[start - 1].isalnum() or text[start - 1] in _IN_NAMES):
        start -= 1
    while text[start] in ".'-":
        start += 1
    return start


_LONGEST_LINK: Final = 500
"""As far back as a link is looked for, so that a line of a million characters takes no time."""
_IN_DOMAINS: Final = frozenset(".-")
_IN_NAMES: Final = frozenset("._+%'-")


def _is_no_address(text: str, start: int, at: int, end: int) -> bool:
    """What has the form of an address and is a link, a place that git fetches from, a version, or an example."""
    *names, country = text[at + 1 : end].lower().split(".")
    before = text[max(0, start - _LONGEST_LINK) : start].rpartition("\n")[2]
    word = before.rpartition(" ")[2]
    return (
        "://" in word
        or text[start:at] == "git"
        or (text[end : end + 1] == ":" and text[end + 1 : end + 2].strip(" \r\n\"'") != "")
        or (all(map(str.isdigit, names)) and (len(names) > 1 or len(country) > len("dk")))
        or before.rstrip("\"' ").endswith(("gallery:", "was:"))
        or names[-1] in ("example", "eksempel")
        or country in ("example", "test", "invalid")
    )
