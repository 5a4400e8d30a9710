"""The card of one system's catalog, or of a profile taken alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from rich.text import Text

from rolekat.language import Words
from rolekat.library.phases import TIMELESS
from rolekat.phrasing.facts import capital, sentence
from rolekat.phrasing.phases import phase_titles
from rolekat.state.catalog import CatalogRole, CatalogState
from rolekat.terminal.marks import SIGNS, STYLES, UNMARKED, legend
from rolekat.terminal.page import INDENT, Page, text
from rolekat.terminal.phrases import action_facts, facts_of, in_phase_order
from rolekat.text.printable import printable

_ENOUGH: Final = 28
"""The columns that role names need beside the phases; with fewer, the phases get numbers."""
_LEAST: Final = 12
"""What they get in any case: of very many phases, lines are too long."""
_GAP: Final = 2


def system_card(page: Page, state: CatalogState, say: Words) -> None:
    """A system's catalog: roles by phase, contact points, actions, decisions, what was left out."""
    _SystemCard(page, state, say).whole()


class _SystemCard:
    def __init__(self, page: Page, state: CatalogState, say: Words) -> None:
        self.page = page
        self.state = state
        self.say = say
        self.gallery = state.gallery
        self.words = facts_of(state.gallery, say)
        self.titles = phase_titles(state.gallery) or {TIMELESS: self.words.phase(TIMELESS)}
        self.names = {name: state.title_of(name) for name in (*state.gallery.roles, *state.roles)}

    def whole(self) -> None:
        self.about()
        self.matrix()
        self.contact_point()
        self.actions()
        self.handovers()
        self.decisions()
        self.left_out()
        self.notes()

    def about(self) -> None:
        say, state, page = self.say, self.state, self.page
        facts = [state.id]
        if state.loaded.kind == "system":
            facts.append(say(f"vocabulary.status.{state.as_system.status}"))
        else:
            facts.append(say("lists.profile"))
        page.title(state.system.title, *facts, f"{self.gallery.head.title} {self.gallery.head.version}")
        if state.introduction:
            page.flush(Text())
            page.markdown(state.introduction)
        rows = []
        types = getattr(state.system, "types", ())
        if state.category:
            rows.append((say("lists.label.category"), self.words.category(state.category)))
        if types:
            rows.append((say("lists.label.types"), self.words.several([*map(self.words.system_type, types)])))
        if state.uses:
            components = self.words.several([self.words.component(name) for name in state.uses])
            rows.append((say("lists.label.uses"), components))
        if state.profile:
            rows.append((say("lists.label.profile"), f"{state.profile.title} ({state.profile.profile})"))
        if rows:
            page.flush(Text())
            page.rows(rows)

    def matrix(self) -> None:
        """Roles by phase, in the order and groups of the gallery."""
        roles = list(self.state.roles.values())
        if not roles:
            return
        self.page.heading(self.say("lists.heading.roles"), str(len(roles)))
        heads, widths = self.columns()
        room = self.page.room - sum(widths.values()) - _GAP * len(widths)
        room = min(room, max(len(role.title) for role in roles) + INDENT + _GAP)
        room = max(room, INDENT + _GAP + _LEAST)
        for words in _heads(list(heads.values()), list(widths.values())) if self.state.phases else ():
            self.page.add(Text(" " * room).append(words, "dim"))
        groups = {path: group.title for path, group, _ in self.gallery.groups()}
        placed = self.gallery.placed
        for path, members in groupby(roles, lambda role: placed[role.of].path if role.of in placed else ()):
            self.page.paragraph(groups.get(path, ""), "dim italic")
            for role in members:
                for line in _role_lines(role, widths, room):
                    self.page.add(line)
        self.page.flush(Text())
        if heads != self.titles and self.state.phases:
            self.page.legend(f"{heads[phase]} {title}" for phase, title in self.titles.items())
        adapted = any(role.entry.adapt for role in roles)
        self.page.legend([*legend(self.say), *([f"* {self.say('lists.adapted')}"] if adapted else ())])

    def columns(self) -> tuple[dict[str, str], dict[str, int]]:
        """What stands over each phase's column, its name or else its number, and how wide it is."""
        widths = {phase: max(map(len, title.split())) for phase, title in self.titles.items()}
        if self.page.room - _ENOUGH >= sum(widths.values()) + _GAP * len(widths):
            return self.titles, widths
        numbers = {phase: str(number) for number, phase in enumerate(self.titles, start=1)}
        return numbers, {phase: len(number) for phase, number in numbers.items()}

    def contact_point(self) -> None:
        found = [(phase, self.state.contact_point.get(phase)) for phase in self.titles]
        open_here = self.state.speaks_of_contact_points and self.state.loaded.kind != "profile" and self.state.phases
        if not (self.state.contact_point or open_here):
            return
        rows = []
        for role, phases in groupby(found, lambda each: each[1]):
            who = text(self.names.get(role, role)) if role else text(self.say("lists.nobody"), "red")
            rows.append((capital(self.words.span([phase for phase, _ in phases])), who))
        self.page.heading(self.say("lists.heading.contact-point"))
        self.page.rows(rows)

    def actions(self) -> None:
        if not self.state.actions:
            return
        several = any(action.kind == "klik" for action in self.state.actions.values())
        heading = "actions" if several else "tasks"
        self.page.heading(self.say(f"lists.heading.{heading}"), str(len(self.state.actions)))
        kinds = {"klik": "KLIK", "duty": self.say("lists.duty")}
        for phase, members in groupby(in_phase_order(self.state), lambda each: each[1].phase):
            if self.state.phases:
                self.page.paragraph(self.words.phase(phase), "dim italic")
            for name, action in members:
                kind = kinds[action.kind].ljust(max(map(len, kinds.values()))) if several else UNMARKED
                self.page.rows([(kind, action.title, text(self.facts(name), "dim"))], deeper=INDENT)

    def facts(self, name: str) -> str:
        actions = self.state.actions
        return " · ".join(action_facts(actions[name], self.names, self.words, self.say, actions))

    def handovers(self) -> None:
        rows: list[tuple[str | Text, ...]] = []
        for found in self.state.successions:
            handover, phase, more = found.handover, found.phase, []
            if handover:
                same = self.words.same_person(handover.same_person)
                more = [text(sentence(part), "dim") for part in (same, handover.interim, handover.why) if part]
            line = f"{self.state.title_of(found.predecessor)} → {found.successor.title}"
            rows.append((self.titles.get(phase, phase) if phase else "", line, *more))
        if rows:
            self.page.heading(self.say("lists.heading.handovers"))
            self.page.rows(rows)

    def decisions(self) -> None:
        taken = self.state.decisions
        points = self.gallery.head.decisions
        if self.state.loaded.kind == "profile":  # it need not take them all: that is for the systems
            points = {name: point for name, point in points.items() if name in taken}
        if not points:
            return
        self.page.heading(
            self.say("lists.heading.decisions"),
            self.say("lists.decided", taken=sum(name in taken for name in points), all=len(points)),
        )
        rows: list[tuple[str | Text, ...]] = []
        for name, point in points.items():
            if name in taken:
                rows.append((text("✓", "green"), text(point.title, "bold"), taken[name].decided))
            else:
                rows.append((text("○", "yellow"), text(point.title, "bold"), text(point.question, "italic")))
        self.page.rows(rows, first="")

    def left_out(self) -> None:
        if self.state.left_out:
            self.page.heading(self.say("lists.heading.left-out"), str(len(self.state.left_out)))
            roles = self.gallery.roles
            self.page.rows(
                (text(roles[name].title if name in roles else name, "bold"), why)
                for name, why in self.state.left_out.items()
            )

    def notes(self) -> None:
        if self.state.notes:
            self.page.heading(self.say("lists.heading.notes"))
            self.page.rows((self.say(f"vocabulary.note.{note.kind}"), note.text) for note in self.state.notes.values())


def _role_lines(role: CatalogRole, widths: Mapping[str, int], room: int) -> Iterator[Text]:
    """A role's name, in as many lines as it takes, with its signs in the first."""
    name = wrap(printable(role.title), room - INDENT - _GAP)
    for number, words in enumerate(name):
        line = Text(f"{' ' * INDENT}{words}")
        if role.entry.adapt and number + 1 == len(name):
            line.append(" *", "yellow")
        if not number:
            line.append(" " * (room - line.cell_len))
            for phase, width in widths.items():
                found = role.obligations.of(phase) or "inactive"
                line.append(" " * _GAP).append(SIGNS[found].center(width), STYLES[found])
        yield line


def _heads(titles: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Titles over their columns, a word in each line, standing on the last line."""
    columns = [wrap(printable(title), width) for title, width in zip(titles, widths, strict=True)]
    height = max(map(len, columns), default=0)
    padded = [[""] * (height - len(column)) + column for column in columns]
    for words in zip(*padded, strict=True):
        yield "".join(" " * _GAP + word.center(width) for word, width in zip(words, widths, strict=True))
