"""One person of the register, and what may be shown on a day. Days are text, `YYYY-MM-DD`, and compare as such."""

from typing import Any, NamedTuple


class Consent(NamedTuple):
    """That somebody agreed to be shown with contact details, from a day on and up to another."""

    purpose: str
    given: str
    until: str | None = None

    def covers(self, day: str) -> bool:
        """Whether it counts on a day; its first day and its last do."""
        return self.given <= day and (self.until is None or day <= self.until)


class Details(NamedTuple):
    """The contact details that may be shown."""

    email: str | None = None
    phone: str | None = None


class Contact(NamedTuple):
    """A person's name; and the contact details, which only `details_on` gives out."""

    name: str
    email: str | None = None
    phone: str | None = None
    verified: str | None = None
    consent: Consent | None = None

    def details_on(self, day: str) -> Details:
        """E-mail address and telephone number where a consent covers the day, else neither."""
        allowed = self.consent is not None and self.consent.covers(day)
        return Details(self.email, self.phone) if allowed else Details()

    def verified_since(self, limit: str) -> bool:
        """Whether somebody made sure of it on that day or after it."""
        return self.verified is not None and self.verified >= limit


def contact_of(entry: Any) -> Contact:
    """A person from an entry that fits the model `ContactEntry`."""
    given = entry.consent
    consent = Consent(given.purpose, given.given, given.until) if given else None
    return Contact(entry.name, entry.email, entry.phone, entry.verified, consent)
