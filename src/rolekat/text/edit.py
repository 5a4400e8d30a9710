"""Changes one text of YAML where it must change, and nowhere else: comments, order, quotes, line ends stay.

A change replaces one stretch of the text, never by loading and dumping it. Afterwards the text is read again: the
values must be what the change makes of them, and every comment must still be there. Several changes are made one after
another, each upon the text that the one before left, so that no two of them can get in each other's way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from yaml.nodes import ScalarNode

from rolekat.text.changing import Add, Change, Drop, Rename, changed
from rolekat.text.comments import Comment, comments_in
from rolekat.text.editing.adding import added
from rolekat.text.editing.composed import Composed, EditError, Splice
from rolekat.text.editing.dropping import dropped
from rolekat.text.editing.entering import put
from rolekat.text.editing.replacing import replaced_key
from rolekat.text.editing.stepwise import steps_of
from rolekat.text.problem import Problem
from rolekat.text.reader import Reading
from rolekat.text.readings import reading_of


def edited(text: str, changes: Iterable[Change]) -> str:
    """The text after some changes.

    Raises:
        EditError: a change cannot be made without touching what it must not touch.
    """
    changes = list(changes)
    if len(changes) > 1 and (at_once := _with_words(text, changes)) is not None:
        return at_once
    for change in changes:
        text = _edited(text, change)
    return text


def _with_words(text: str, changes: Sequence[Change]) -> str | None:
    """The text after changes that only put words in the place of others, made in one go; `None` where they do not.

    A name that follows through a whole catalog would otherwise have each file read twice for every place.
    """
    if not all(isinstance(change, Rename) or isinstance(getattr(change, "value", None), str) for change in changes):
        return None
    before = _read(text)
    wanted, composed, splices = before.value, Composed(text), {}
    for change in changes:
        try:
            step = changed(wanted, change)
        except (KeyError, IndexError, TypeError):
            return None
        if step != wanted:  # what stays as it is keeps its quotes, too
            splice = _word(composed, change)
            if splice is None or splice.start in splices:
                return None
            splices[splice.start] = splice
        wanted = step
    after = text
    for _, splice in sorted(splices.items(), reverse=True):
        after = splice.of(after)
    return after if _fault_of(text, after, before, wanted) is None else None


def _word(composed: Composed, change: Change) -> Splice | None:
    """The splice that puts one word or a few in the place of others, on their line; `None` for any other change."""
    node: Any = composed.key(change.path) if isinstance(change, Rename) else composed.node(change.path)
    if isinstance(change, Add) or not isinstance(node, ScalarNode) or not node.value:
        return None
    start: Any = node.start_mark
    end: Any = node.end_mark
    splice = _splice_of(composed, change)
    return splice if start.line == end.line and splice[:2] == (start.index, end.index) else None


def _edited(text: str, change: Change) -> str:
    before = _read(text)
    try:
        wanted = changed(before.value, change)
    except (KeyError, IndexError, TypeError) as error:
        raise EditError(f"there is nothing at {change.path}") from error
    if wanted == before.value:
        return text
    composed = Composed(text)
    after, steps = text, steps_of(composed, before.value, change)
    for step in steps:
        after = _edited(after, step)
    if not steps:
        after = _splice_of(composed, change).of(text)
    fault = _fault_of(text, after, before, wanted)
    if fault is not None:
        raise EditError(f"the edit at {change.path} {fault}")
    return after


def _splice_of(composed: Composed, change: Change) -> Splice:
    if isinstance(change, Rename):
        return replaced_key(composed, change)
    if isinstance(change, Drop):
        return dropped(composed, change.path)
    return added(composed, change) if isinstance(change, Add) else put(composed, change)


def _read(text: str) -> Reading:
    reading = reading_of(text)
    if any(problem.fatal for problem in reading.problems):
        raise EditError("the text has problems")
    return reading


def _fault_of(text: str, after: str, before: Reading, wanted: Any) -> str | None:
    """What is wrong with a text after an edit, `None` where it says what is wanted and nothing is lost."""
    reading = reading_of(after)
    if reading.value != wanted or not _faults(reading.problems) <= _faults(before.problems):
        return "would have changed something else"
    if _words(comments_in(text)) != _words(comments_in(after)):
        return "would have lost a comment"
    return None


def _faults(problems: Iterable[Problem]) -> Counter[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """What is wrong with a text, wherever it stands: an edit mends none of it, and brings no more."""
    return Counter((problem.rule, problem.variant, problem.params) for problem in problems)


def _words(comments: Iterable[Comment]) -> list[str]:
    return sorted(comment.text for comment in comments)
