"""An upgrade in words: what goes over, what is done, what follows, what is to be decided, what stays behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.answers.facts import Titled
from rolekat.answers.sheet import Cell, Column, Heading, Line, Table, Task, Title, Typed
from rolekat.language.dates import date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rolekat.answers.sheet import Part, Sheet
    from rolekat.language import Words
    from rolekat.upgrading.report import Concerned, Follows, Question, Report, Step, Subject

_SUBJECTS: Final = 12
"""What goes over is named one by one, unless it is more than that."""
_CONCERNED: Final = 6
"""Of what a question is about that many are named; of more, how many there are."""
_LINES: Final = 4
"""Lines of a file that are named; of more, how many there are."""
_NAMES: Final = 3
"""Systems that are named beside what follows by itself; of more, how many there are."""
_LONGEST: Final = 300
"""Longer texts are cut."""


def sheet(report: Report, words: Words, *, with_findings: bool = False) -> Sheet:
    """All of it; with what `check` finds then, unless that is shown in another way."""
    made = _Sheet(report, words)
    return [*made.whole(), *(made.found() if with_findings else ())]


def decisions(report: Report, words: Words) -> Sheet:
    """What is left to do, as a list of its own that can be worked off."""
    return list(_Sheet(report, words).decisions())


class _Sheet:
    def __init__(self, report: Report, words: Words) -> None:
        self.report = report
        self.words = words

    def whole(self) -> Iterator[Part]:
        report = self.report
        yield Title(self.words("upgrade.title", to=report.to))
        yield from self.subjects()
        yield from self.steps()
        yield from self.follows()
        yield from self.questions()
        yield from self.behind()

    def decisions(self) -> Iterator[Part]:
        yield Title(self.words("upgrade.decisions", to=self.report.to))
        if not self.report.questions and not self.report.behind:
            yield Line(self.words("upgrade.nothing-open"))
        yield from self.questions()
        yield from self.behind()

    def subjects(self) -> Iterator[Part]:
        over = [each for each in self.report.subjects if each.status == "upgraded"]
        there = [each for each in self.report.subjects if each.status == "already"]
        if over:
            yield Heading(self.words("upgrade.heading.over"), str(len(over)))
            yield self.named(over) if len(over) <= _SUBJECTS else self.numbered(over)
        if there:
            few = len(there) <= _SUBJECTS
            names = (
                self.several(each.title for each in there)
                if few
                else self.names([Titled(*each[1:3]) for each in there])
            )
            yield Line(self.words("upgrade.already", to=self.report.to, names=names))

    def named(self, subjects: list[Subject]) -> Table:
        """Each of them, with the version that it leaves."""
        kinds = {kind: Cell(self.words.count(f"upgrade.kind.{kind}", 1)) for kind in {each.kind for each in subjects}}
        rows = [(kinds[each.kind], Cell(each.title, "bold"), Cell(each.was)) for each in subjects]
        return Table((Column(""), Column("", wraps=True), Column("")), tuple(rows))

    def numbered(self, subjects: list[Subject]) -> Table:
        """How many of a kind leave which version."""
        numbers = Counter((each.kind, each.was) for each in subjects)
        rows = [
            (Cell(f"{number}"), Cell(self.words.count(f"upgrade.kind.{kind}", number)), Cell(was))
            for (kind, was), number in numbers.items()
        ]
        return Table((Column("", number=True), Column("", wraps=True), Column("")), tuple(rows))

    # What is done

    def steps(self) -> Iterator[Part]:
        rows = list(self.step_rows())
        if rows:
            yield Heading(
                self.words("upgrade.heading.done" if self.report.written else "upgrade.heading.would-be-done"),
                str(len(rows)),
            )
            last = ""
            shown = []
            for subject, text in rows:
                shown.append((Cell("" if subject == last else subject, "bold"), Cell(text)))
                last = subject
            yield Table((Column("", wraps=True), Column("", wraps=True)), tuple(shown))

    def step_rows(self) -> Iterator[tuple[str, str]]:
        """What was done to which subject; of texts that stand, of which a catalog has dozens, how many there are."""
        kept = [step for step in self.report.steps if step.kind == "text-kept"]
        if kept:
            where = self.names(list(dict.fromkeys(step.subject for step in kept)))
            yield where, self.words.count("upgrade.counted.text-kept", len(kept), to=self.report.to)
        renamed = {(step.subject, step.role) for step in self.report.steps if step.kind == "role-renamed"}
        rows = [
            (step.subject.title, self.step(step))
            for step in self.report.steps
            if step.kind not in {"text-kept", "pin"}
            and not (step.kind == "mention-follows" and (step.subject, step.role) in renamed)
        ]
        yield from dict.fromkeys(rows)

    def step(self, step: Step) -> str:
        """What was done, in a sentence."""
        variant = "-nobody" if step.kind == "holders-dropped" and step.person is None else ""
        text = self.words(
            f"upgrade.step.{step.kind}{variant}",
            role=step.role.title if step.role else "",
            to=step.to.title if step.to else "",
            id=step.to.id if step.to else "",
            item=step.item or "",
            person=step.person or "",
            day=date_in_words(step.day, self.words) if step.day else "",
            part=self.words(f"upgrade.part.{step.item}") if step.kind.startswith("mention-") else "",
        )
        return f"{text} {self.words('upgrade.said', text=_cut(step.text))}" if step.text else text

    def follows(self) -> Iterator[Part]:
        if not self.report.follows:
            return
        yield Heading(self.words("upgrade.heading.follows"), str(len(self.report.follows)))
        rows, last = [], ("", "")
        for each in [*self.by_role(), None]:
            role = (each.role.title if each.role else self.words("upgrade.gallery")) if each else ""
            here = (role, self.names(each.subjects) if each else "")
            if last[1] and here != last:
                rows.append((Cell(), Cell(self.words("upgrade.reaches", names=last[1]), "dim")))
            if each:
                rows.append((Cell("" if role == last[0] else role, "bold"), Cell(each.text)))
            last = here
        yield Table((Column("", wraps=True), Column("", wraps=True)), tuple(rows))

    def by_role(self) -> list[Follows]:
        """What follows, all of a role together; the roles of which something new is demanded first."""
        first: dict[str, int] = {}
        for number, each in enumerate(self.report.follows):
            first.setdefault(each.role.id if each.role else "", number)
        return sorted(self.report.follows, key=lambda each: first[each.role.id if each.role else ""])

    # What is not certain

    def questions(self) -> Iterator[Part]:
        if self.report.questions:
            yield Heading(self.words("upgrade.heading.open"), str(len(self.report.questions)))
        for question in self.report.questions:
            yield Task(self.question(question), tuple(self.about(question)), tuple(self.ways(question)))

    def question(self, question: Question) -> str:
        """What is to be decided, in a sentence."""
        variant: str = question.kind
        if question.kind == "retired-role":
            variant += "" if question.to else "-without-successor"
        elif question.kind == "new-role":
            variant += f"-{question.obligation}" if question.obligation else ""
        elif question.kind == "item-gone" or (question.kind == "text-gone" and question.to):
            variant += "-moved"
        return self.words(
            f"upgrade.question.{variant}",
            role=question.role.title if question.role else "",
            to=self.several(each.title for each in question.to),
            item=question.item or "",
            version=question.version or "",
            gallery=self.report.to,
        )

    def about(self, question: Question) -> Iterator[str]:
        if question.before and question.kind == "left-out-already":
            yield self.words("upgrade.said", text=_cut(question.before))
        elif question.before:
            yield self.words("upgrade.before", version=question.version, text=_cut(question.before))
        if question.after:
            yield self.words("upgrade.after", version=self.report.to, text=_cut(question.after))
        if question.people:
            yield self.words("upgrade.held", people=self.several(question.people))
        for each in question.concerned[:_CONCERNED]:
            yield self.concerned(each)
        if len(question.concerned) > _CONCERNED:
            yield self.words("upgrade.more", n=len(question.concerned) - _CONCERNED)

    def ways(self, question: Question) -> Iterator[Typed]:
        """What can be typed: either one or another, and what belongs after it."""
        several = len(question.ways) > 1 and question.kind != "item-gone"  # there each is for another holder
        for number, way in enumerate(question.ways):
            lead = self.words(f"upgrade.way.{'or' if number else 'either'}") if several else ""
            yield Typed(way.command, lead, way.then, self.words("upgrade.way.then") if way.then else "")

    def concerned(self, concerned: Concerned) -> str:
        """A subject with the lines that are meant."""
        by_file: dict[str, list[int]] = {}
        for spot in concerned.spots:
            by_file.setdefault(spot.file, []).append(spot.line)
        places = []
        for file, lines in by_file.items():
            shown = ", ".join(str(line) for line in lines[:_LINES])
            places.append(f"{file}:{shown}" + ("…" if len(lines) > _LINES else ""))
        return f"{concerned.subject.title}: {' · '.join(places)}" if places else concerned.subject.title

    def behind(self) -> Iterator[Part]:
        if not self.report.behind:
            return
        yield Heading(self.words("upgrade.heading.behind"), str(len(self.report.behind)))
        for each in self.report.behind:
            text = self.words(
                f"upgrade.behind.{each.kind}",
                title=each.title,
                gallery=each.gallery,
                because=each.because.title,
                id=each.id.partition("@")[0],
                to=self.report.to,
            )
            yield Task(text, (), (Typed(each.command),) if each.command else ())

    def found(self) -> Iterator[Part]:
        """What `check` finds that it did not find before."""
        if not self.report.found:
            return
        yield Heading(self.words.count("changes.done.found", len(self.report.found)))
        columns = (Column(""), Column("", wraps=True), Column("", wraps=True))
        rows = [
            (Cell(each.code, "bold"), Cell(each.message), Cell(f"{each.where.file}:{each.where.line}", "dim"))
            for each in self.report.found
        ]
        yield Table(columns, tuple(rows))

    def names(self, subjects: Sequence[Titled]) -> str:
        """Some subjects by their names, or how many there are."""
        if len(subjects) > _NAMES:
            return self.words.count("upgrade.subjects", len(subjects))
        return self.several(each.title for each in subjects)

    def several(self, names: Iterable[str]) -> str:
        return self.words.several(tuple(names))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rsplit(' ', 1)[0]} …"
