"""The register as it was read: who somebody is, and where that stands."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rolekat.contacts.contact import Contact
from rolekat.findings.finding import Place
from rolekat.text.problem import Problem, Span


class RegisterFile(NamedTuple):
    """One file of the register, with what is wrong with it. What is wrong with one person leaves the others."""

    file: str
    organisation: str | None
    """Whose people they are; `None` where the file is there for all organisations."""
    contacts: Mapping[str, Contact]
    problems: tuple[Problem, ...] = ()
    spans: Mapping[str, Span] | None = None
    """Where each id stands in a table; in YAML its path says so."""
    suppressing: bool = False
    """Whether comments in it suppress findings."""

    def place(self, person: str) -> Place:
        """Where somebody stands."""
        span = self.spans.get(person) if self.spans else None
        return Place(self.file, (person,), of_key=True, span=span)


class Register:
    """Who the people ids are. Immutable once made; empty where the repository names no register."""

    def __init__(
        self, files: tuple[RegisterFile, ...] = (), *, path: str = "", setting: Place | None = None, inside: str = ""
    ) -> None:
        self.files: Final = files
        self.path: Final = path
        """The file or folder that `rolekat.toml` names."""
        self.setting: Final = setting
        """Where it names it; `None` where it does not."""
        self.inside: Final = inside
        """The source of catalog files that the register lies in, where it does not belong; else empty."""
        self._by_organisation: Final = {file.organisation: file for file in reversed(files)}

    def person(self, organisation: str, person: str) -> Contact | None:
        """Who somebody is; `None` where the register does not say."""
        file = self._file_of(organisation)
        return file.contacts.get(person) if file else None

    def hides(self, organisation: str, person: str) -> bool:  # noqa: ARG002 - not from those who keep it
        """Whether a person is not named."""
        return False

    def place(self, organisation: str, person: str) -> Place | None:
        """Where the register says who somebody is; `None` where it does not."""
        file = self._file_of(organisation)
        return file.place(person) if file and person in file.contacts else None

    def people(self) -> Iterator[tuple[str | None, str]]:
        """Everybody: organisation and id; `None` for the organisation where the register is one for all."""
        return ((file.organisation, person) for file in self.files for person in file.contacts)

    def _file_of(self, organisation: str) -> RegisterFile | None:
        return self._by_organisation.get(organisation) or self._by_organisation.get(None)
