"""The day that everything is worked out for, and how far ahead to look."""

from rolekat.record import Record
from rolekat.state.days import plus_days, plus_interval


class Outlook(Record):
    """A day, and the limits that an organisation sets itself (`[staffing]` and `[contacts]` in `rolekat.toml`)."""

    day: str
    lead_time: int = 60
    """Days ahead of a phase in which the roles that become mandatory with it should be filled."""
    ending_within: int = 60
    """Days ahead in which the end of a term or a contract is worth a warning."""
    max_mandatory_roles: int = 12
    """How many mandatory roles one person may hold before somebody should look at it."""
    exit_lead_time: int = 365
    """Days before a system's contract ends in which the phase that leads out of it should have begun."""
    verified_within: str = "12 months"
    """How old the verification of contact details may be."""

    @property
    def lead_day(self) -> str:
        """The last day of phases to prepare for now."""
        return plus_days(self.day, self.lead_time)

    @property
    def ending_day(self) -> str:
        """The last day of terms and contracts to renew now."""
        return plus_days(self.day, self.ending_within)

    @property
    def verified_since(self) -> str:
        """The day since which contact details must have been verified."""
        return plus_interval(self.day, self.verified_within, -1)
