"""What must be there for a rule to have anything to say: without it the rule is not entered, and mostly not loaded."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias, TypeVar

from rolekat.findings.finding import Finding

Check: TypeAlias = Callable[..., Iterator[Finding]]
_Check = TypeVar("_Check", bound=Check)
_MARK: Final = "only_where"


def only_where(there: str) -> Callable[[_Check], _Check]:
    """A check that finds nothing unless an attribute of what it checks, such as `demands.bodies`, is there.

    An attribute that is empty is not there. `python -m rolekat.rules.tabling` writes all of them into `table.py`.
    """

    def marked(check: _Check) -> _Check:
        setattr(check, _MARK, there)
        return check

    return marked


def condition_of(check: Any) -> str:
    """What must be there for a check; empty for one that looks at everything."""
    there: str = getattr(check, _MARK, "")
    return there
