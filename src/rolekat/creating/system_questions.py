"""The questions that lead from a gallery to a system's catalog, in the order in which a consultant thinks.

First the system itself, then the decisions that the gallery asks for. Each answer changes the choices, from
which the plan is made anew, so that later proposals follow from earlier answers.
"""

from collections.abc import Callable, Collection

from rolekat.creating.checking import RECOMMENDATIONS, categories, check_choices, check_left_out
from rolekat.creating.choices import Choices
from rolekat.creating.decisions import Said, in_words
from rolekat.creating.interview import OPEN, Interview, Option, means, pick
from rolekat.creating.naming import known, running
from rolekat.creating.plan import PlannedRole, Succession, SystemPlan
from rolekat.creating.starter_tasks import starter_tasks
from rolekat.creating.system import obligation_in_words
from rolekat.errors import UsageError
from rolekat.model.gallery import About, DecisionPoint

MakePlan = Callable[[Choices], SystemPlan]


class SystemQuestions:
    """The questions about one system. `given` names what options have answered already."""

    def __init__(self, interview: Interview, make_plan: MakePlan, choices: Choices, given: Collection[str]) -> None:
        self._talk = interview
        self._say = interview.say
        self._make_plan = make_plan
        self._choices = choices
        self._given = frozenset(given)
        self._plan = make_plan(choices)

    def run(self) -> SystemPlan:
        """Ask all that is not given and return the plan.

        Raises:
            EOFError: nobody answers any more.
        """
        self._system()
        decisions = [name for name in self._plan.decisions if name not in self._given]
        if self._plan.gallery.decision_about("roles") is None and "roles" not in self._given:
            self._roles("", None)
        for name in decisions:
            point = self._plan.gallery.head.decisions[name]
            everything = list(self._plan.gallery.head.decisions)
            number = str(everything.index(name) + 1)
            self._talk.heading(self._say("new.ask.decision", number=number, total=len(everything), title=point.title))
            self._talk.tell(point.question)
            self._question(point)(name, point)
        return self._plan

    def _question(self, point: DecisionPoint) -> Callable[[str, DecisionPoint], None]:
        """How a decision is asked for; one that only its gallery knows is put as it stands there."""
        known_ones: dict[About, Callable[[str, DecisionPoint], None]] = {
            "roles": self._roles,
            "contact-points": self._contact_points,
            "adaptation": self._adaptation,
            "actions": self._tasks,
            "designation": lambda name, point: self._starts(name, point, own=True),
            "activation": lambda name, point: self._starts(name, point, own=False),
            "successors": self._confirm,
            "interim": self._interim,
            "early": self._early,
            "same-person": self._same_person,
        }
        return known_ones.get(point.about, self._free) if point.about else self._free

    def _system(self) -> None:
        say, choices = self._say, self._choices
        if "title" not in self._given:
            choices.title = self._talk.text(
                say("new.ask.title"), self._plan.title, say("new.ask.title-explain"), needed=True
            )
        self._renew()
        if "introduction" not in self._given and not self._plan.base.introduction:
            question = say("new.ask.introduction", title=self._plan.title)
            answer = self._talk.text(question, "", say("new.ask.introduction-explain"))
            choices.introduction = "" if answer == OPEN else answer
        self._kind()
        self._tell_profile()
        components = self._plan.gallery.head.components
        if "uses" not in self._given and components:
            options = [
                Option(name, component.title)
                for name, component in components.items()
                if name not in self._plan.base.uses
            ]
            question = say("new.ask.uses", title=self._plan.title)
            chosen = self._talk.several(question, options, choices.uses or (), self._components_explained())
            choices.uses = [option.id for option in options if option.id in (chosen or ())] or None
            if chosen is not None and not choices.uses:
                none = self._talk.yes_no(say("new.ask.uses-none", title=self._plan.title), default=None)
                choices.uses = [] if none else None
        self._renew()

    def _kind(self) -> None:
        """The category and the types, where the gallery tells systems apart by them."""
        head, choices = self._plan.gallery.head, self._choices
        there = categories(self._plan)
        if there and "category" not in self._given:
            question = self._say("new.ask.category", title=self._plan.title)
            told = [f"{title}: {text}" for name, title in there.items() if (text := head.categories[name].text)]
            options = [Option(name, title) for name, title in there.items()]
            choices.category = self._talk.one(question, options, None, "\n".join(told)) or ""
        if head.system_types and "types" not in self._given:
            told = [f"{found.title}: {found.text}" for found in head.system_types.values() if found.text]
            options = [Option(name, found.title) for name, found in head.system_types.items()]
            question = self._say("new.ask.types", title=self._plan.title)
            chosen = self._talk.several(question, options, choices.types, "\n".join(told))
            choices.types = [option.id for option in options if option.id in (chosen or ())]
        self._renew()

    def _tell_profile(self) -> None:
        """What the profile settles is not asked for."""
        if not self._plan.profile_id:
            return
        gallery = self._plan.gallery.head
        used = [gallery.components[name].title for name in self._plan.base.uses if name in gallery.components]
        taken = [point.title for name, point in gallery.decisions.items() if name not in self._plan.decisions]
        for key, names in (("profile-uses", used), ("profile-decides", taken)):
            if names:
                self._talk.tell(self._say(f"new.ask.{key}", names=self._plan.listed(names)))

    def _components_explained(self) -> str:
        components = self._plan.gallery.head.components.values()
        told = [f"{component.title}: {component.text}" for component in components if component.text]
        return "\n".join([self._say("new.ask.uses-explain"), *told])

    def _renew(self) -> None:
        self._plan = self._make_plan(self._choices)

    # The decisions -------------------------------------------------------------------------------------------------

    def _roles(self, name: str, point: DecisionPoint | None) -> None:
        for role, base in self._plan.gallery.roles.items():
            if base.applies_when and role in self._plan.left_out and role not in self._choices.without:
                question = self._say(
                    "new.ask.applies", role=base.title, condition=base.applies_when, title=self._plan.title
                )
                if self._talk.yes_no(question, default=False, explanation=base.effect or ""):
                    self._choices.roles.append(role)
        self._renew()
        explanation = point.text or "" if point else ""
        while True:
            chosen = self._talk.several(
                self._say("new.ask.roles"), self._role_options(), self._plan.roles, explanation, toggle=self._toggle
            )
            try:
                check_choices(self._plan)
            except UsageError as error:
                self._talk.complain(error)
                continue
            break
        if chosen is not None and name:
            self._take(name)

    def _role_options(self) -> list[Option]:
        groups = {role: group.title for _, group, _ in self._plan.gallery.groups() for role in group.roles}
        options = []
        shown = {planned.base.role for planned in self._plan.roles.values()}
        for role, base in self._plan.gallery.roles.items():
            group = groups.get(role, "")
            for planned in self._plan.roles.values():
                if planned.base.role == role:
                    words = obligation_in_words(self._plan, planned, self._say)
                    options.append(Option(planned.id, f"{planned.title}: {words}", group))
            if role not in shown:
                options.append(Option(role, base.title, group))
        return options

    def _toggle(self, role: str) -> Collection[str]:
        choices = self._choices
        wanted = role not in self._plan.roles
        if wanted:
            choices.without.pop(role, None)
            self._renew()
            if role not in self._plan.roles:
                choices.roles.append(role)
        elif role in choices.roles:
            choices.roles.remove(role)
            self._renew()
        if not wanted and role in self._plan.roles:
            check_left_out(self._plan, role)
            title = self._plan.roles[role].title
            choices.without[role] = self._talk.text(
                self._say("new.ask.why-out", role=title), self._plan.words("new.file.not-needed")
            )
        self._renew()
        return self._plan.roles

    def _contact_points(self, name: str, point: DecisionPoint) -> None:
        if not self._plan.contact_point:
            self._free(name, point)
            return

        def rows() -> dict[str, tuple[str, str]]:
            contacts = self._plan.contact_point
            return {phase: (self._plan.phase_title(phase), self._role(contacts[phase])) for phase in contacts}

        def change(phase: str, role: str) -> None:
            before = dict(self._choices.contact_point)
            self._choices.contact_point[phase] = known("role", role, self._plan.roles)
            self._try(lambda: setattr(self._choices, "contact_point", before))

        last = next(reversed(self._plan.contact_point))
        question = self._say("new.ask.contact", example=f"{last}={self._plan.contact_point[last]}")
        taken = self._talk.pairs(question, rows, {}, change, point.text or "")
        differs = self._plan.differing_contacts
        if taken or differs:
            self._take(name, why_needed=bool(differs))

    def _adaptation(self, name: str, point: DecisionPoint) -> None:
        options = [Option(role.id, role.title) for role in self._plan.roles.values() if role.own]
        if not options:
            self._free(name, point)
            return
        self._talk.tell(self._say("new.ask.adapt-open"), "  ")
        chosen = self._talk.several(
            self._say("new.ask.adapt", title=self._plan.title), options, self._choices.adapt, point.text or ""
        )
        self._choices.adapt = [option.id for option in options if option.id in (chosen or ())]
        self._renew()

    def _tasks(self, name: str, point: DecisionPoint) -> None:
        tasks = starter_tasks(self._plan)
        if not tasks:
            self._talk.tell(self._say("new.ask.tasks-none"))
            self._free(name, point)
            return
        for task in tasks:
            self._talk.tell(f"{task.title} ({self._plan.phase_title(task.phase)})", "  - ", "    ")
        wanted = self._talk.yes_no(self._say("new.ask.tasks"), default=True, explanation=point.text or "")
        self._choices.starter_tasks = bool(wanted)
        self._renew()
        if wanted:
            decided = self._talk.text(self._say("new.ask.tasks-done"), "", point.text or "")
            meant = means(decided)
            if meant is not None:
                decided = "" if meant else OPEN
            elif not decided:
                decided = OPEN
        else:
            decided = self._talk.text(self._say("new.ask.tasks-instead"), "", point.text or "", needed=True)
        if decided != OPEN:
            self._take(name, decided, why_needed=not wanted)

    def _starts(self, name: str, point: DecisionPoint, *, own: bool) -> None:
        def rows() -> dict[str, tuple[str, str]]:
            return {
                role.id: (role.title, self._plan.phase_title(role.start))
                for role in self._plan.roles.values()
                if role.own == own
            }

        def change(role: str, phase: str) -> None:
            before = dict(self._choices.starts)
            self._choices.starts[role] = pick(phase, self._plan.order)
            self._try(lambda: setattr(self._choices, "starts", before))

        shown = rows()
        if not shown:
            self._free(name, point)
            return
        phases = {phase: self._plan.phase_title(phase) for phase in self._plan.order}
        question = self._say("new.ask.starts", example=f"{len(shown)}={min(2, len(phases))}")
        before = dict(self._choices.starts)
        if self._talk.pairs(question, rows, phases, change, point.text or ""):
            self._take(name, why_needed=None if before == self._choices.starts else False)

    def _interim(self, name: str, point: DecisionPoint) -> None:
        succession = self._contact_succession()
        if succession is None:
            self._free(name, point)
            return
        answer = self._talk.yes_no(self._say("new.ask.or-open"), default=None, explanation=point.text or "")
        if answer:
            text = self._talk.text(self._say("new.ask.interim-text"), needed=True, explanation=point.text or "")
            self._choices.interim[succession.successor.id] = text
        elif answer is False:
            self._choices.interim[succession.successor.id] = ""
        if answer is not None:
            self._renew()
            self._take(name, why_needed=False)

    def _early(self, name: str, point: DecisionPoint) -> None:
        begins = self._plan.operation_begins
        options = [Option(role.id, role.title) for role in self._plan.operation_roles]
        if not begins or not options:
            self._free(name, point)
            return
        at = self._plan.order.index(begins)

        def early() -> set[str]:
            roles = self._plan.operation_roles
            return {role.id for role in roles if self._plan.order.index(role.start) < at}

        def toggle(role: str) -> Collection[str]:
            before = dict(self._choices.starts)
            self._choices.starts[role] = begins if role in early() else self._plan.order[at - 1]
            self._try(lambda: setattr(self._choices, "starts", before))
            return early()

        question = self._say("new.ask.early", phase=self._plan.phase_title(begins))
        now = early()
        chosen = self._talk.several(question, options, now, point.text or "", toggle=toggle)
        if chosen is not None:
            self._take(name, why_needed=None if chosen == now else False)

    def _same_person(self, name: str, point: DecisionPoint) -> None:
        if not self._plan.successions:
            self._free(name, point)
            return
        answers = self._say.section("new")["ask"]["same-person-answers"]
        options = [Option(wish, answer) for wish, answer in zip(RECOMMENDATIONS, answers, strict=True)]
        for succession in self._plan.successions:
            question = self._say("new.ask.same-person", **_pair(succession))
            wish = self._talk.one(question, options, None, point.text or "")
            if wish:
                self._choices.same_person[succession.successor.id] = wish
        self._renew()
        if self._choices.same_person:
            self._take(name, why_needed=False)

    def _confirm(self, name: str, point: DecisionPoint) -> None:
        said = in_words(self._plan, name)
        if said is None:
            self._free(name, point)
            return
        self._talk.tell(said.decided, "  ")
        answer = self._talk.text(self._say("new.ask.own-words"), "", point.text or "")
        if means(answer):
            answer = ""
        elif means(answer) is False:
            answer = self._talk.text(self._say("new.ask.free"), "", point.text or "") or OPEN
        if answer != OPEN:
            self._take(name, answer, why_needed=False if answer else None)

    def _free(self, name: str, point: DecisionPoint) -> None:
        answer = self._talk.text(self._say("new.ask.free"), "", point.text or "")
        if answer not in ("", OPEN):
            self._take(name, answer, why_needed=False)

    # Helpers -------------------------------------------------------------------------------------------------------

    def _take(self, name: str, own: str = "", *, why_needed: bool | None = None) -> None:
        """Note a decision as taken; ask why where `why_needed` says that a reason may or must be given."""
        self._choices.decided[name] = own
        said: Said | None = in_words(self._plan, name)
        if why_needed is None or (said and said.why and not own and not why_needed) or name in self._choices.why:
            return
        key = "new.ask.why-needed" if why_needed else "new.ask.why"
        why = self._talk.text(self._say(key), "", self._say("new.ask.why-explain"), needed=why_needed)
        if why not in ("", OPEN):
            self._choices.why[name] = why

    def _try(self, undo: Callable[[], None]) -> None:
        """Make the plan anew; where it cannot be, undo the change and let the caller's caller explain."""
        self._renew()
        try:
            check_choices(self._plan)
        except UsageError:
            undo()
            self._renew()
            raise

    def _role(self, role: str) -> str:
        return self._plan.roles[role].title

    def _contact_succession(self) -> Succession | None:
        """The succession in which the contact point changes hands."""
        contacts = set(self._plan.contact_point.values())
        between = [each for each in self._plan.successions if {each.successor.id, each.predecessor.id} <= contacts]
        return next(iter(between or self._plan.successions), None)


def _pair(succession: Succession) -> dict[str, str]:
    def name(role: PlannedRole) -> str:
        return running(role.title)

    return {"predecessor": name(succession.predecessor), "successor": name(succession.successor)}
