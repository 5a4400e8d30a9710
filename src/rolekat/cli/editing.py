"""What the commands that change files have in common: a draft is told, checked, and written or only shown."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from rolekat.cli.speech import say
from rolekat.cli.surroundings import terminal_width, wants_colour
from rolekat.config import checked_day
from rolekat.errors import UsageError

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk, Sentence
    from rolekat.changes.effect import Effect
    from rolekat.config import Config
    from rolekat.journal import Written
    from rolekat.library.library import Library

DryRunOption: TypeAlias = Annotated[bool, typer.Option("--dry-run", help=say("changes.help.dry-run"))]
InOrganisation: TypeAlias = Annotated[
    str | None, typer.Option("--organisation", metavar="ID", help=say("changes.help.organisation"))
]
InGroup: TypeAlias = Annotated[str | None, typer.Option("--group", metavar="ID", help=say("changes.help.group"))]
InSystem: TypeAlias = Annotated[str | None, typer.Option("--system", metavar="ID", help=say("changes.help.system"))]
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def day(given: str | None) -> str | None:
    """A day that somebody typed.

    Raises:
        UsageError: it is none.
    """
    return None if given is None else checked_day(given)


def several(given: list[str] | None) -> list[str]:
    """What is named by an option that takes several: one by one, or with commas between them; each once.

    Raises:
        UsageError: one of them is empty. To take it for none would mean everything, of places for example.
    """
    from rolekat.creating.naming import split_list

    if any(not value.strip(" ,") for value in given or ()):
        raise UsageError("option-empty")
    return split_list(given or ())


def edit(prepare: Callable[[Desk], None], *, dry_run: bool, consent: bool = True, where_grave: bool = False) -> int:
    """Prepare a change on a desk, tell what it does, check it, and write it unless it is only to be shown.

    `consent` as with `finish`; `where_grave` asks for it only where the change turns out to be grave.

    Raises:
        UsageError: it cannot be made, or not be written.
    """
    from rolekat.changes.desk import Desk
    from rolekat.config import find_config

    desk = Desk(find_config(), typed=sys.argv[1:])
    prepare(desk)
    return finish(desk, dry_run=dry_run, consent=consent or (where_grave and not desk.grave))


def finish(desk: Desk, *, dry_run: bool, consent: bool = True) -> int:
    """Tell what a draft does, check it, and write it unless it is only to be shown.

    Without `consent` nothing is written before somebody at the terminal has said yes to what was told.

    Raises:
        UsageError: it cannot be written, or must not be.
    """
    from rolekat.changes.draft import as_if_written
    from rolekat.changes.effect import carry_out, effect_of

    files = desk.draft.files
    if not files:
        sys.stdout.write("".join(f"{line}\n" for line in (*_told(desk.told), say("changes.done.nothing"))))
        return 0
    effect = effect_of(files, desk.config, renamed=desk.renamed)
    _refuse(desk, effect)
    if not dry_run and not consent:
        return _after_asking(desk, files, effect)
    if not dry_run:
        carry_out(desk.draft, desk.config)
    out = [*_told(desk.told), ""]
    if dry_run:
        out += [*differences(files), say("changes.done.dry-run")]
    else:
        out += changed_files(files)
    with as_if_written(files):  # findings show their lines
        out += shown_effect(effect)
    if not dry_run:
        out += outdated(files, desk.library, desk.config)
    sys.stdout.write("\n".join(out) + "\n")
    return 0


def _after_asking(desk: Desk, files: dict[str, Written], effect: Effect) -> int:
    """Show what a change would do and bring, and write it if somebody wants it so."""
    from rolekat.changes.draft import as_if_written
    from rolekat.changes.effect import carry_out
    from rolekat.cli.asking import ask, can_ask, tell
    from rolekat.creating.interview import Interview

    out = [*_told(desk.told)]
    with as_if_written(files):
        out += shown_effect(effect)
    sys.stdout.write("\n".join(out) + "\n\n")
    if not can_ask():
        sys.stdout.write(in_lines(say("changes.done.needs-yes")) + "\n")
        return 0
    sys.stdout.flush()
    try:
        wanted = Interview(ask, tell, say).yes_no(say.count("changes.done.sure", len(files)), default=False)
    except EOFError:
        wanted = False
    if not wanted:
        sys.stdout.write(say("changes.done.not-written") + "\n")
        return 0
    carry_out(desk.draft, desk.config)
    sys.stdout.write("\n".join([*changed_files(files), *outdated(files, desk.library, desk.config)]) + "\n")
    return 0


def outdated(files: dict[str, Written], library: Library, config: Config) -> Iterator[str]:
    """That there are documents from before the change, and what makes them anew."""
    from rolekat.changes.documents import outdated_by

    found = outdated_by(files, library, config)
    if found is not None:
        yield ""
        yield in_lines(say("changes.done.outdated", folder=found.folder, command=found.command))


def _refuse(desk: Desk, effect: Effect) -> None:
    """See that a change brings none of the errors for which it must not be made."""
    from rolekat.report.wording import place_of, wording

    for located in effect.new:
        found = located.finding
        if found.code in desk.refused and found.severity == "error":
            said = wording(located, say.language)
            message = f"{said.message.rstrip('.')}."
            where = [place_of(file, span) for file, span, _ in located.related]
            key = "change-against-source" if where else "change-against-rule"
            params = {"code": found.code, "at": said.place, "message": message}
            raise UsageError(key, **params, place=where[-1] if where else "")


def _told(sentences: list[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        params = {name: in_words(value) for name, value in sentence.params.items()}
        yield in_lines(say(f"changes.told.{sentence.key}", **params))


def in_lines(text: str) -> str:
    """A sentence, or a point of a list, broken at words where a terminal would break it anywhere.

    What follows stands below the text of the point; a program reads each in one line.
    """
    if not sys.stdout.isatty():
        return text
    import textwrap

    dent = " " * (len(text) - len(text.lstrip(" ")))
    body = text[len(dent) :]
    return textwrap.fill(
        body,
        max(terminal_width() - 1, 24),
        initial_indent=dent,
        subsequent_indent=dent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def in_words(value: str) -> str:
    """A day in words, the text of a key; anything else as it is."""
    from rolekat.changes.desk import SAY

    if value.startswith(SAY):
        return say(value.removeprefix(SAY))
    if _DAY.fullmatch(value):
        from rolekat.language.dates import date_in_words

        return date_in_words(value, say)
    return value


def changed_files(files: dict[str, Written]) -> Iterator[str]:
    """The files, with how many lines came and went."""
    from rolekat.findings.located import shown_path

    moved = _moved(files)
    for file, written in files.items():
        before, after = files[moved[file]].before if file in moved else written.before, written.after
        if before is None:
            yield say("changes.done.new", file=shown_path(file))
        elif after is None:
            if file not in moved.values():
                yield say("changes.done.removed", file=shown_path(file))
        else:
            lines = list(difflib.unified_diff(_lines(before), _lines(after), n=0))[2:]
            added, gone = (sum(line.startswith(sign) for line in lines) for sign in "+-")
            params = {"file": shown_path(file), "added": added, "gone": gone}
            if file in moved:
                yield say("changes.done.moved", old=shown_path(moved[file]), **params)
            else:
                yield say("changes.done.changed", **params)


def differences(files: dict[str, Written]) -> Iterator[str]:
    """The difference in every catalog file and in the settings.

    Of documents, which are long and follow from it, it is said only that they change.
    """
    from rolekat.findings.located import shown_path
    from rolekat.library.discover import SUFFIXES
    from rolekat.report.colours import paint

    colour = wants_colour()
    styles = {"+": "added", "-": "removed", "@": "frame"}
    documents = {file: written for file, written in files.items() if not file.endswith((*SUFFIXES, ".toml"))}
    yield from changed_files(documents)
    moved = _moved(files)
    for file, written in files.items():
        if file in documents or file in moved.values():
            continue
        name, content = shown_path(file), files[moved[file]].before if file in moved else written.before
        before, after = _lines(content or b""), _lines(written.after or b"")
        old = shown_path(moved.get(file, file)) if content is not None else "/dev/null"
        new = name if written.after is not None else "/dev/null"
        for line in difflib.unified_diff(before, after, old, new, lineterm="", n=2):
            style = styles.get(line[:1])
            yield paint(style, line) if colour and style and not line.startswith(("+++", "---")) else line
        yield ""


_ALIKE: Final = 0.5
"""How much of a new file stands in one that goes, where it is that file under another name."""


def _moved(files: dict[str, Written]) -> dict[str, str]:
    """The new files that are one that goes, each with that."""
    gone = {file: _lines(written.before) for file, written in files.items() if written.after is None and written.before}
    found: dict[str, str] = {}
    for file, written in files.items() if gone else ():
        if written.before is None and written.after is not None:
            lines = _lines(written.after)
            shares = [(difflib.SequenceMatcher(None, old, lines).ratio(), name) for name, old in gone.items()]
            most, name = max(shares)
            if most > _ALIKE and name not in found.values():
                found[file] = name
    return found


def _lines(content: bytes) -> list[str]:
    from rolekat.text.printable import printable

    return [printable(line) for line in content.decode("utf-8", "replace").splitlines()]


def shown_effect(effect: Effect) -> Iterator[str]:
    """What is newly found, each in full, and how much is settled."""
    from rolekat.report.printer import Printer

    if effect.new:
        printer = Printer(say, terminal_width(), colour=wants_colour())
        yield ""
        yield say.count("changes.done.found", len(effect.new))
        yield ""
        yield from (printer.finding(located) for located in effect.new[:_MOST])
        if len(effect.new) > _MOST:
            yield say("changes.done.more-found", n=len(effect.new) - _MOST)
    if effect.gone:
        yield say.count("changes.done.settled", len(effect.gone))


_MOST: Final = 8
"""Findings that are shown in full: who changes a phase gets many, and `rolekat check` shows all."""
