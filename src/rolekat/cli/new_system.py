"""`rolekat new system`: from options and answers to a file."""

import sys
from collections.abc import Collection
from typing import NamedTuple

from rolekat.cli.asking import allow_editing, ask, can_ask, tell
from rolekat.cli.next_steps import next_steps
from rolekat.cli.speech import say
from rolekat.cli.surroundings import terminal_width
from rolekat.config import Config, find_config
from rolekat.creating.checking import check_choices, demand_category, demand_reasons
from rolekat.creating.choices import Choices
from rolekat.creating.decisions import decided, in_words, suggested
from rolekat.creating.finding_galleries import (
    gallery_in_use,
    gallery_named,
    only_gallery,
    profile_named,
    usable,
)
from rolekat.creating.interview import Interview, Option, means
from rolekat.creating.naming import checked_id, known
from rolekat.creating.places import is_own, modeline, own_folder, refuse_to_overwrite, shown, write_new
from rolekat.creating.plan import SystemPlan
from rolekat.creating.starter_tasks import starter_tasks
from rolekat.creating.system import system_text
from rolekat.creating.system_questions import SystemQuestions
from rolekat.creating.trying import findings_of_system
from rolekat.errors import EXIT_STOPPED, UsageError
from rolekat.findings.finding import Finding
from rolekat.language import choose, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.model.gallery import About
from rolekat.rules.pages import sentence
from rolekat.text.yaml_text import checked_text
from rolekat.workspace import open_library


class NewSystem(NamedTuple):
    """What somebody asked for; what is `None` or empty was not said."""

    id: str
    gallery: str | None
    profile: str | None
    title: str | None
    introduction: str | None
    category: str | None
    types: list[str] | None
    uses: list[str] | None
    roles: list[str]
    without: dict[str, str]
    contact_point: dict[str, str]
    adapt: list[str]
    tasks: bool
    starts: dict[str, str]
    same_person: dict[str, str]
    interim: dict[str, str]
    decide: dict[str, str]
    why: dict[str, str]
    leave_open: list[str]
    yes: bool
    dry_run: bool


def run(wish: NewSystem) -> int:
    """Make the catalog; returns the exit code.

    Raises:
        UsageError: it cannot be made like that, or its file is there already.
    """
    config = find_config()
    library = open_library(config)
    path = f"{own_folder(config)}/systems/{checked_id(wish.id)}.yaml"
    _refuse_to_repeat(wish.id, path, library, config)
    interview = None
    if can_ask() and not wish.yes:
        allow_editing()
        interview = Interview(ask, tell, say, terminal_width())
    try:
        return _make(wish, path, library, config, interview)
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write(f"\n{say('new.done.stopped')}\n")
        return EXIT_STOPPED


def _make(wish: NewSystem, path: str, library: Library, config: Config, interview: Interview | None) -> int:
    gallery, profile = _sources(wish, library, interview)
    file_words = words(choose(gallery.head.language))
    choices = _choices(wish)

    def make_plan(made: Choices) -> SystemPlan:
        return SystemPlan(wish.id, gallery, profile, made, file_words)

    plan = make_plan(choices)
    _check_decisions(wish, plan)
    _agree(wish, plan)
    answered = _answered(wish, plan)
    choices.decided |= {name: "" for name in answered if name not in choices.decided}
    if wish.yes:
        choices.decided |= {name: "" for name in suggested(plan) if name not in choices.decided}
    for name in wish.leave_open:
        choices.decided.pop(name, None)
    plan = make_plan(choices)
    check_choices(plan)
    demand_reasons(plan)
    if not interview:
        demand_category(plan)
    if interview:
        given = {*answered, *wish.leave_open, *_given(wish, gallery)}
        plan = SystemQuestions(interview, make_plan, choices, given).run()
    text = system_text(plan, modeline(path, "system", config))
    found = findings_of_system(wish.id, text, library)
    if found and not interview:
        raise UsageError("new-would-fail", findings=" ".join(_told(found)))
    if wish.dry_run:
        sys.stdout.write(text)
        return 0
    if interview and not _confirmed(interview, path, found):
        tell(say("new.done.not-written"))
        return 0
    write_new(path, text)
    _report(plan, path, library)
    return 0


def _refuse_to_repeat(system: str, path: str, library: Library, config: Config) -> None:
    refuse_to_overwrite(path)
    mine = library.system(system)
    if mine and is_own(mine.file, config):
        raise UsageError("new-exists", path=shown(mine.file))


def _sources(wish: NewSystem, library: Library, interview: Interview | None) -> tuple[LinkedGallery, Loaded | None]:
    profile = profile_named(wish.profile, library) if wish.profile else None
    if wish.gallery:
        gallery = gallery_named(wish.gallery, library)
    elif profile:
        gallery = gallery_named(profile.model.gallery, library)
    elif interview and len(library.current_galleries) > 1:
        gallery = _asked_gallery(library, interview)
    else:
        gallery = only_gallery(library)
    if profile and profile.model.gallery not in gallery.pins:
        raise UsageError("new-other-gallery", profile=wish.profile, gallery=profile.model.gallery)
    if interview:
        interview.heading(
            say("new.ask.opening", system=wish.id, gallery=f"{gallery.head.title} {gallery.head.version}")
        )
        interview.tell(say("new.ask.hints"))
        profile = profile or _asked_profile(usable(gallery), library, interview)
    return usable(gallery), profile


def _asked_gallery(library: Library, interview: Interview) -> LinkedGallery:
    """The gallery that somebody chooses; the proposal is the one that is worked with here, where it is one."""
    found = sorted(library.current_galleries, key=lambda gallery: gallery.key)
    used = gallery_in_use(library, found)
    options = [Option(gallery.key, f"{gallery.head.title} ({gallery.key})") for gallery in found]
    answer = None
    while answer is None:
        explained = say("new.ask.gallery-explain")
        answer = interview.one(say("new.ask.gallery"), options, used.key if used else None, explained)
    return gallery_named(answer, library)


def _asked_profile(gallery: LinkedGallery, library: Library, interview: Interview) -> Loaded | None:
    found = [loaded for name in library.profile_ids if (loaded := library.profile(name)) and loaded.kind == "profile"]
    fitting = {
        loaded.model.profile: loaded for loaded in found if loaded.model and loaded.model.gallery in gallery.pins
    }
    if not fitting:
        return None
    options = [Option(name, f"{loaded.model.title} ({name})") for name, loaded in fitting.items()]
    options.append(Option("", say("new.ask.profile-none")))
    answer = interview.one(say("new.ask.profile"), options, "", say("new.ask.profile-explain"))
    return fitting[answer] if answer else None


def _choices(wish: NewSystem) -> Choices:
    texts = (wish.title or "", wish.introduction or "", *wish.without.values(), *wish.interim.values())
    for text in (*texts, *wish.decide.values(), *wish.why.values()):
        checked_text(text)
    return Choices(
        title=wish.title or "",
        introduction=wish.introduction or "",
        category=checked_id(wish.category) if wish.category else "",
        types=[checked_id(name) for name in wish.types or ()],
        uses=None if wish.uses is None else [name for name in wish.uses if means(name) is not False],
        roles=list(wish.roles),
        without=dict(wish.without),
        contact_point=dict(wish.contact_point),
        adapt=list(wish.adapt),
        starter_tasks=wish.tasks,
        starts=dict(wish.starts),
        same_person=dict(wish.same_person),
        interim={role: _arrangement(role, text) for role, text in wish.interim.items()},
        decided=dict(wish.decide),
        why=dict(wish.why),
    )


def _check_decisions(wish: NewSystem, plan: SystemPlan) -> None:
    for name in (*wish.decide, *wish.why, *wish.leave_open):
        known("decision", name, plan.gallery.head.decisions)


def _arrangement(role: str, text: str) -> str:
    """An interim arrangement, empty where there is to be none."""
    meant = means(text)
    if meant:
        raise UsageError("new-interim-how", role=role, given=text)
    return text if meant is None else ""


def _agree(wish: NewSystem, plan: SystemPlan) -> None:
    """A mere yes is the proposal, where there is one."""
    for name, text in wish.decide.items():
        if means(text):
            if in_words(plan, name) is None:
                raise UsageError("new-decide-how", decision=name, given=text)
            plan.choices.decided[name] = ""


def _answered(wish: NewSystem, plan: SystemPlan) -> list[str]:
    """The decisions that options answer."""
    own = {role for role, planned in plan.roles.items() if planned.own}
    told: dict[About | None, Collection[str]] = {
        "roles": wish.roles or wish.without,
        "contact-points": wish.contact_point,
        "designation": own & wish.starts.keys(),
        "activation": wish.starts.keys() - own,
        "interim": wish.interim,
        "same-person": wish.same_person,
    }
    points = plan.gallery.head.decisions.items()
    return [name for name, point in points if name in wish.decide or name in wish.why or told.get(point.about)]


def _given(wish: NewSystem, gallery: LinkedGallery) -> list[str]:
    """What options say beside the decisions."""
    tasks = None if wish.tasks else gallery.decision_about("actions")
    told = {
        "title": wish.title,
        "introduction": wish.introduction,
        "category": wish.category,
        "types": wish.types,
        "uses": wish.uses,
    }
    return [*(name for name, value in told.items() if value is not None), *([tasks] if tasks else [])]


def _confirmed(interview: Interview, path: str, found: list[Finding]) -> bool:
    if found:
        interview.tell(say("new.ask.findings"))
        for sentence_ in _told(found):
            interview.tell(sentence_, "  - ", "    ")
    interview.heading(say("new.ask.finish"))
    return bool(interview.yes_no(say("new.ask.write", path=shown(path)), default=not found))


def _told(found: list[Finding]) -> list[str]:
    told = [sentence(finding, say.language) for finding in found]
    return [f"{said.message}. {said.help}".strip() for said in told]


def _report(plan: SystemPlan, path: str, library: Library) -> None:
    tasks = len(starter_tasks(plan)) if plan.choices.starter_tasks else 0
    counts = {
        "roles": len(plan.roles),
        "tasks": tasks + len(plan.base.actions),
        "open": len(plan.decisions) - len(decided(plan)),
    }
    told = [say.count(f"new.done.{key}", number) for key, number in counts.items() if number]
    lines = [say("new.done.wrote", path=shown(path)), f"{say.several(told)}."]
    shared = sum(role.shared for role in plan.roles.values())
    if shared:
        lines.append(say.count("new.done.profile", shared, profile=plan.profile_id))
    if plan.waiting:
        lines.append(say.count("new.done.waiting", len(plan.waiting)))
    if library.system(plan.system):
        lines.append(say("new.done.shipped-too"))
    steps = next_steps("check", "show", "render", id=plan.system, path=shown(path))
    sys.stdout.write("\n".join([*lines, steps]))
