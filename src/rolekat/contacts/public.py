"""The register as the public sees it."""

from rolekat.contacts.contact import Contact
from rolekat.contacts.register import Register


class PublicRegister(Register):
    """Only those who agreed are named; all others go by a word that says no more than that there is somebody."""

    def __init__(self, register: Register | None, day: str, somebody: str) -> None:
        super().__init__(register.files if register else ())
        self._day = day
        self._somebody = Contact(somebody)

    def person(self, organisation: str, person: str) -> Contact:
        """Who somebody is, as far as they agreed that others see it."""
        found = super().person(organisation, person)
        return found if found and found.consent and found.consent.covers(self._day) else self._somebody

    def hides(self, organisation: str, person: str) -> bool:
        """Whether a person is not named."""
        return self.person(organisation, person) is self._somebody
