"""A copy that nobody needs any more: its files go, and its table in the settings."""

import os

from rolekat.config import Config
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.copies import NAME, record_in
from rolekat.updating.folders import changed_by_hand, files_of_copy, folder_of, sources_of
from rolekat.updating.plan import Plan
from rolekat.updating.settings import without_table
from rolekat.updating.wish import Wish, copy_named, names_in


def plan_removal(wish: Wish, config: Config) -> Plan:
    """Work out what goes with a copy; what lies in its folder and is not of the copy stays.

    Raises:
        UsageError: there is no such copy, or it was changed by hand and that is not given up.
    """
    if not config.copied:
        raise UsageError("update-nothing-to-remove", name=wish.name or "")
    if wish.name is None or wish != Wish(wish.name, force=wish.force):
        raise UsageError("update-remove-what", known=names_in(config))
    plan, copied = Plan(), copy_named(wish.name, config)
    folder = folder_of(copied, config)
    record, about = record_in(folder), {"name": copied.name, "folder": shown_path(folder)}
    plan.settle(config, lambda text: without_table(text, copied.section, copied.name))
    if record is None:
        plan.tell("update-taken-over" if os.path.isdir(folder) else "update-forgotten", **about)
        return plan
    what = record.about.get("gallery", copied.name)
    by_hand = changed_by_hand(folder, record)
    if by_hand and not wish.force:
        raise UsageError("update-removal-changed", files="`, `".join(by_hand), **about)
    for path in (*files_of_copy(folder, record).values(), os.path.join(folder, NAME)):
        if os.path.lexists(path):
            plan.files[path] = None
    plan.tell("update-removed", what=what, **about)
    if any(os.path.abspath(folder) == os.path.abspath(source) for source in sources_of(config)):
        plan.tell("update-was-source", **about)
    else:
        plan.emptied.append(folder)
    return plan
