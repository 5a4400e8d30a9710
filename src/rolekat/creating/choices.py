"""What somebody has said about a new system catalog; all that is left out follows the gallery."""

from dataclasses import dataclass, field


@dataclass
class Choices:
    """The answers, whether they came as options or to questions."""

    title: str = ""
    introduction: str = ""
    category: str = ""
    types: list[str] = field(default_factory=list)
    uses: list[str] | None = None
    """Components of the shared infrastructure; `None` where nobody has said."""
    roles: list[str] = field(default_factory=list)
    """Roles taken in though neither gallery nor profile suggests them."""
    without: dict[str, str] = field(default_factory=dict)
    """Roles left out, with the reason."""
    contact_point: dict[str, str] = field(default_factory=dict)
    """Phase to role, where it is not the one that the gallery suggests."""
    adapt: list[str] = field(default_factory=list)
    """Roles whose texts are to be made concrete."""
    starter_tasks: bool = True
    """Whether to write tasks that ask the organisation to fill the roles."""
    starts: dict[str, str] = field(default_factory=dict)
    """Role to the phase of its designation or activation, where it is not the gallery's."""
    same_person: dict[str, str] = field(default_factory=dict)
    """Successor to whether the same person is recommended."""
    interim: dict[str, str] = field(default_factory=dict)
    """Successor to an arrangement for the first time; an empty text where there is to be none."""
    decided: dict[str, str] = field(default_factory=dict)
    """Decisions taken, in somebody's own words; an empty text where the choices above say it all."""
    why: dict[str, str] = field(default_factory=dict)
    """Decision to its reason, in somebody's own words."""
