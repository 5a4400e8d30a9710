"""Derives from the rules which of them check what, and what must be there for that: so a run loads those it needs.

`python -m rolekat.rules.tabling` writes `rules/table.py`; a test says when that is out of date.
"""

from pathlib import Path
from typing import Final, get_args

from rolekat.rules.entering import condition_of
from rolekat.rules.registry import FAMILIES, Subject, modules

_HEAD: Final = '''"""Which rules check what. Made by `python -m rolekat.rules.tabling`; do not edit.

By what is checked: the attribute that must be there, empty where the rules look at everything, and those rules.
"""

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
'''


def table() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """What `rules/table.py` should hold. Rules are in the order of their families and codes."""
    found = {}
    for subject in get_args(Subject):
        groups: dict[str, list[str]] = {}
        for family in FAMILIES:
            for module in modules(family):
                check = getattr(module, f"check_{subject}", None)
                if check is not None:
                    name = module.__name__.removeprefix("rolekat.rules.")
                    groups.setdefault(condition_of(check), []).append(name)
        found[subject] = tuple((there, tuple(groups[there])) for there in sorted(groups))
    return found


def source() -> str:
    """The text of `rules/table.py`."""
    lines = []
    for subject, groups in table().items():
        lines.append(f'    "{subject}": (\n')
        for there, names in groups:
            lines += [f'        ("{there}", (\n', *(f'            "{name}",\n' for name in names), "        )),\n"]
        lines.append("    ),\n")
    return f"{_HEAD}{''.join(lines)}}}  # fmt: skip\n"


if __name__ == "__main__":
    Path(__file__).with_name("table.py").write_text(source(), encoding="utf-8", newline="\n")
