"""`rolekat new system`: the text of a first catalog."""

from typing import NamedTuple

from rolekat.creating.decisions import decided
from rolekat.creating.naming import phase_range
from rolekat.creating.plan import PlannedRole, SystemPlan
from rolekat.creating.starter_tasks import starter_tasks
from rolekat.language import Words
from rolekat.text.words import slug
from rolekat.text.yaml_text import YamlWriter


def system_text(plan: SystemPlan, modeline: str = "") -> str:
    """The catalog of a plan as YAML."""
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("system", plan.system)
    yaml.text("title", plan.title)
    yaml.text("status", "draft")
    yaml.text("gallery", plan.gallery.key)
    if plan.profile_id:
        yaml.text("profile", plan.profile_id)
    if plan.choices.category:
        yaml.text("category", plan.choices.category)
    if plan.choices.types:
        yaml.ids("types", plan.choices.types)
    if any("subject-area" in (role.base.held_per, role.base.holders.per) for role in plan.roles.values()):
        yaml.comment(plan.words("new.file.subject-areas"))
        with yaml.switched_off():
            yaml.ids("subject_areas", [slug(plan.words("new.organisation.area"))])
    own = [component for component in plan.uses if component not in plan.base.uses]
    if own:
        yaml.ids("uses", own)
    elif plan.waiting:
        yaml.comment(plan.words("new.file.uses-unknown"))
        with yaml.switched_off():
            yaml.ids("uses", plan.gallery.head.components)
    if plan.choices.introduction:
        yaml.markdown("introduction", plan.choices.introduction)
    elif not plan.base.introduction:
        yaml.comment(plan.words("new.file.introduction-missing"))
    _profile_roles(yaml, plan)
    _roles(yaml, plan)
    _contact_point(yaml, plan)
    _actions(yaml, plan)
    _handovers(yaml, plan)
    _decisions(yaml, plan)
    return str(yaml)


def _profile_roles(yaml: YamlWriter, plan: SystemPlan) -> None:
    shared = [role for role in plan.roles.values() if role.shared]
    if not shared:
        return
    yaml.blank()
    yaml.comment(plan.words("new.file.profile-roles", profile=plan.profile_id))
    for role in shared:
        yaml.comment(f"  {role.id}: {role.title}")


def _roles(yaml: YamlWriter, plan: SystemPlan) -> None:
    sections = [section for section in _sections(plan) if section.roles]
    if all(name in plan.waiting for section in sections for name in section.roles):
        return
    yaml.blank()
    yaml.comment(plan.words("new.file.roles"))
    with yaml.block("roles"):
        for number, section in enumerate(sections):
            if number:
                yaml.blank()
            if section.title:
                yaml.comment(section.title)
            for name in section.roles:
                if name in plan.roles:
                    _role(yaml, plan, plan.roles[name])
                elif name in plan.waiting:
                    yaml.comment(f"{plan.gallery.roles[name].title}: {plan.waiting[name]}")
                    with yaml.switched_off():
                        yaml.bare(name)
                else:
                    with yaml.block(name):
                        yaml.prose("not_needed", plan.left_out[name])


class _Section(NamedTuple):
    """A group of the gallery and the entries that the catalog has of it."""

    title: str
    roles: list[str]


def _sections(plan: SystemPlan) -> list[_Section]:
    """The entries to write, by group; what the profile says already is not written again."""
    base = {name: role.base.role for name, role in plan.roles.items() if not role.shared or _differs(role, plan)}
    base |= {name: _role_of(plan, name) for name in (*plan.left_out, *plan.waiting)}
    found = []
    for _path, group, _locked in plan.gallery.groups():
        names = [name for role in group.roles for name in base if base[name] == role]
        found.append(_Section(group.title, names))
    found.append(_Section("", [name for name in base if base[name] not in plan.gallery.placed]))
    return found


def _role_of(plan: SystemPlan, name: str) -> str:
    entry = plan.base.entries.get(name)
    return (entry.of if entry else None) or name


def _differs(role: PlannedRole, plan: SystemPlan) -> bool:
    return role.stated or role.id in plan.choices.adapt


def _role(yaml: YamlWriter, plan: SystemPlan, role: PlannedRole) -> None:
    with yaml.block(role.id, f"{role.title}: {obligation_in_words(plan, role, plan.words)}"):
        if role.stated:
            if role.start != role.usual_start:
                yaml.text("from", role.start)
            for key, phases in (("recommended", role.recommended), ("mandatory", role.mandatory)):
                yaml.phases(key, phase_range(phases, plan.order))
        if role.id in plan.choices.adapt:
            _adapt(yaml, plan, role)


def _adapt(yaml: YamlWriter, plan: SystemPlan, role: PlannedRole) -> None:
    """The gallery's texts, switched off, with the ids that a change has to name: nobody knows those by heart.

    The key itself stands there: as long as it holds nothing, a check says that the role is still to be adapted.
    """
    yaml.comment(plan.words("new.file.adapt-here"))
    with yaml.block("adapt"), yaml.switched_off():
        for key, items in (("tasks", role.base.tasks), ("responsibilities", role.base.responsibilities)):
            if items:
                with yaml.block(key), yaml.block("replace"):
                    for name, item in items.items():
                        with yaml.block(name):
                            yaml.text("was", plan.gallery.key)
                            yaml.prose("text", item.text)


def obligation_in_words(plan: SystemPlan, role: PlannedRole, words: Words) -> str:
    """When a role is needed, in a remark: `anbefalet i opstart, obligatorisk fra forberedelse`."""
    parts = []
    for term, phases in (("recommended", role.recommended), ("mandatory", role.mandatory)):
        if phases:
            parts.append(f"{words.term(term)} {_range_in_words(plan, phases, words)}")
    return ", ".join(parts)


def _range_in_words(plan: SystemPlan, phases: tuple[str, ...], words: Words) -> str:
    ranges = phase_range(phases, plan.order)
    match " ".join(ranges).split() if len(ranges) == 1 else []:
        case ["always"]:
            return words("new.file.always") if plan.gallery.phases else words.term("any-time")
        case ["from", first]:
            return words("new.file.from", phase=first)
        case ["until", last]:
            return words("new.file.until", phase=last)
        case [first, "to", last]:
            return words("new.file.to", first=first, last=last)
        case _:
            return words("new.file.in", phase=words.several(ranges))


def _contact_point(yaml: YamlWriter, plan: SystemPlan) -> None:
    own = {phase: role for phase, role in plan.contact_point.items() if plan.base.contact_point.get(phase) != role}
    if not own:
        return
    yaml.blank()
    yaml.comment(plan.words("new.file.contact-point"))
    with yaml.block("contact_point"):
        for phase, role in own.items():
            yaml.text(phase, role)


def _actions(yaml: YamlWriter, plan: SystemPlan) -> None:
    tasks = starter_tasks(plan) if plan.choices.starter_tasks else []
    if not tasks:
        return
    yaml.blank()
    yaml.comment(plan.words("new.file.actions"))
    with yaml.block("actions"):
        for task in tasks:
            with yaml.block(task.id):
                yaml.text("kind", "klik")
                yaml.text("title", task.title)
                yaml.text("phase", task.phase)
                yaml.flow("due", task.due)
                yaml.text("responsible", task.responsible)
                yaml.text("executor", task.executor)
                yaml.ids("designates", task.designates)


def _handovers(yaml: YamlWriter, plan: SystemPlan) -> None:
    choices = plan.choices
    roles = [name for name in plan.roles if name in choices.same_person or choices.interim.get(name)]
    if not roles:
        return
    yaml.blank()
    with yaml.block("handovers"):
        for role in roles:
            with yaml.block(role):
                if role in choices.same_person:
                    yaml.text("same_person", choices.same_person[role])
                if choices.interim.get(role):
                    yaml.prose("interim", choices.interim[role])


def _decisions(yaml: YamlWriter, plan: SystemPlan) -> None:
    taken = decided(plan)
    if taken:
        yaml.blank()
        with yaml.block("decisions"):
            for name, said in taken.items():
                with yaml.block(name):
                    yaml.prose("decided", said.decided)
                    if said.why:
                        yaml.prose("why", said.why)
    points = plan.gallery.head.decisions
    left = [name for name in plan.decisions if name not in taken]
    if left:
        yaml.blank()
        yaml.comment(plan.words("new.file.open-decisions"))
        for name in left:
            yaml.comment(f"  {name}: {points[name].question}")
