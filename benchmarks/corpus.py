"""Makes a catalog of any size: a gallery of forty roles, 5 to 10 KB each, and system catalogs of 1 to 4 KB.

The same arguments give the same bytes. Without faults it checks without any finding; of `faulty` (0 to 1) of the
systems, each has one fault of the kinds that people make.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROLES: Final = 40
PHASES: Final = ("opstart", "forberedelse", "ibrugtagning", "forankring", "drift")
STAGES: Final = ("projekt", "daglig-drift")
VERBS: Final = ("Planlægger", "Følger", "Samler", "Afklarer", "Beskriver", "Prøver", "Retter", "Fordeler", "Godkender")
THINGS: Final = (
    "arbejdsgangene", "snitfladerne", "rettighederne", "uddannelsen", "ønskerne", "fejlene", "aftalerne", "økonomien",
    "risiciene", "overleveringen", "vejledningerne", "målene", "brugernes spørgsmål", "leverandørens svar",
)  # fmt: skip
ENDS: Final = (
    "så fagområdet kan nå det, det har lovet borgerne",
    "og holder ledelsen orienteret om det, der ikke går som ventet",
    "sammen med dem, der bruger systemet hver dag",
    "inden næste fase begynder, og skriver ned, hvad der blev besluttet",
    "i god tid, så ingen skal vente på svar",
)
FIELDS: Final = ("skole", "dagtilbud", "beskaeftigelse", "ydelse", "ejendom", "miljoe", "kultur", "sundhed")


def sentence(chance: random.Random, mark: str) -> str:
    """A sentence that is nobody else's: the mark sees to that."""
    things = " og ".join(chance.sample(THINGS, 2))
    return f"{chance.choice(VERBS)} {things} i {mark}, {chance.choice(ENDS)}."


def items(chance: random.Random, role: int, kind: str, count: int, stages: str) -> list[str]:
    lines = [f"{kind}:"]
    for number in range(count):
        lines += [f"  {kind}-{number}:"]
        lines += [f"    stages: [{stages}]"] if kind != "competencies" else ["    kind: knowledge"]
        lines += ["    text: >-", *(f"      {sentence(chance, f'del {role}.{number} af {kind}')}" for _ in range(2))]
    return lines


def role(number: int, chance: random.Random) -> str:
    """One role: the first lives through the project and hands over to the second, the others live through both."""
    name, project, manager = f"rolle-{number:02d}", number == 0, number == 1
    stages = STAGES[0] if project else STAGES[1] if manager else ", ".join(STAGES)
    phases = "until ibrugtagning" if project else "from forankring" if manager else "always"
    start = "forankring" if manager else "opstart"
    lapses = ", lapses: {after: ibrugtagning}" if project else ""
    lines = [
        f"role: {name}",
        f"title: Rolle nummer {number}",
        "held_per: system",
        "effect: >-",
        f"  {sentence(chance, f'rolle {number}')}",
        *items(chance, number, "tasks", chance.randint(8, 14), stages),
        *items(chance, number, "responsibilities", chance.randint(3, 6), stages),
        *items(chance, number, "competencies", chance.randint(3, 6), stages),
        f"appointment: {{how: designated, from: {start}{lapses}}}",
        f"suggested: {{mandatory: {phases}}}",
    ]
    if project or manager:
        lines.append(f"contact_for: [{{subject: system, phases: {phases}}}]")
    if manager:
        lines += ["relations:", "  - {kind: succeeds, to: rolle-00, at: forankring}"]
    else:
        lines += [f"klik: {{responsible: [{STAGES[0]}], executor: [{STAGES[0]}], involved: [{STAGES[0]}]}}"]
    return "\n".join(lines) + "\n"


def gallery() -> str:
    phases = [
        f"    {phase}: {{title: Fasen {phase}, stages: [{', '.join(STAGES[:1] if index < 3 else STAGES)}]}}"
        for index, phase in enumerate(PHASES)
    ]
    roles = ", ".join(f"rolle-{number:02d}" for number in range(ROLES))
    return "\n".join([
        "gallery: maaling",
        'version: "1.0"',
        "title: Galleri til måling",
        "language: da",
        "lifecycle:",
        f"  stages: {{{STAGES[0]}: Projekt, {STAGES[1]}: Daglig drift}}",
        "  phases:",
        *phases,
        "subjects:",
        "  system: {title: It-systemet}",
        "groups:",
        f"  alle: {{title: Alle roller, texts: adaptable, roles: [{roles}]}}",
        "decisions:",
        "  roles: {title: Roller, question: Hvilke roller har systemet brug for?}",
        "changes:",
        '  "1.0": {date: 2026, text: Første udgave}',
        "",
    ])  # fmt: skip


def profile() -> str:
    """What all systems share: who is left out unless a system takes them in, and who asks for holders."""
    lines = ["profile: faelles", "title: Fælles for alle", "gallery: maaling@1.0", "roles:"]
    for number in range(4, ROLES):
        lines += [f"  rolle-{number:02d}:", "    not_needed: Rollen hører til andre systemer end disse."]
    lines += ["contact_point:", *(f"  {phase}: rolle-{'00' if i < 3 else '01'}" for i, phase in enumerate(PHASES))]
    return "\n".join(lines) + "\n"


def system(number: int, chance: random.Random) -> str:
    """One system catalog."""
    name = f"system-{number:05d}"
    lines = [
        f"system: {name}",
        f"title: Fagsystem {number}",
        "gallery: maaling@1.0",
        "profile: faelles",
        "category: fagsystem",
        f"subject_areas: [{', '.join(sorted(chance.sample(FIELDS, 2)))}]",
        "introduction: |",
        f"  {sentence(chance, f'fagsystem {number}')}",
        "roles:",
    ]
    chosen = [f"rolle-{n:02d}" for n in [0, 1, 2, 3, *sorted(chance.sample(range(4, ROLES), chance.randint(2, 6)))]]
    for name in chosen:
        lines += [f"  {name}:", "    why: >-", f"      {sentence(chance, name)}"]
    lines += ["    adapt:", "      tasks:", "        replace:", "          tasks-0:", "            was: maaling@1.0"]
    lines += ["            text: >-", f"              {sentence(chance, f'netop dette system, {number}')}", "actions:"]
    for task in range(chance.randint(2, 6)):
        lines += [
            f"  opgave-{task}:",
            "    kind: klik",
            f"    title: Løs opgave {task} i fagsystem {number}",
            f"    phase: {chance.choice(PHASES[:3]) if task else PHASES[0]}",
            f"    due: {{before: forankring, days: {chance.randint(5, 60)}}}",
            "    responsible: rolle-00",
            "    executor: rolle-00",
            "    involved: [rolle-02, rolle-03]",
        ]
        if task == 0:
            lines.append(f"    designates: [{', '.join(chosen)}]")
    lines += ["decisions:", "  roles:", "    decided: >-", f"      {sentence(chance, 'systemet')}"]
    return "\n".join(lines) + "\n"


def misspelt_role(text: str) -> str:
    return text.replace("  rolle-03:", "  role-03:")


def misspelt_key(text: str) -> str:
    return text.replace("\nactions:", "\naktions:")


def unknown_phase(text: str) -> str:
    return text.replace("    phase: ", "    phase: x-")


def colon_in_text(text: str) -> str:
    return text.replace("title: Fagsystem", "title: System: Fagsystem")


def twice_the_same(text: str) -> str:
    return text.replace("  rolle-02:\n", "  rolle-02:\n  rolle-01:\n")


FAULTS: Final[tuple[Callable[[str], str], ...]] = (
    misspelt_role,
    misspelt_key,
    unknown_phase,
    colon_in_text,
    twice_the_same,
)


def make(folder: Path, files: int, faulty: float = 0.0) -> Path:
    """Write a catalog of that many files into `folder/catalog` and return that."""
    catalog = folder / "catalog"
    shutil.rmtree(catalog, ignore_errors=True)
    chance = random.Random(20261123)
    put(catalog / "roles" / "maaling" / "gallery.yaml", gallery())
    for number in range(ROLES):
        put(catalog / "roles" / "maaling" / f"rolle-{number:02d}.yaml", role(number, chance))
    put(catalog / "profiles" / "faelles.yaml", profile())
    for number in range(files - ROLES - 2):
        text = system(number, chance)
        if chance.random() < faulty:
            text = chance.choice(FAULTS)(text)
        # A folder for each hundred: nobody keeps thirty thousand files in one.
        put(catalog / "systems" / f"{number // 100:03d}" / f"system-{number:05d}.yaml", text)
    return catalog


def make_small(folder: Path) -> Path:
    """Write a catalog of one small system on the gallery that comes with rolekat, as a newcomer has it."""
    catalog = folder / "catalog"
    lines = [
        "system: lille",
        "title: Lille",
        "gallery: kombit@1.5",
        "roles:",
        "  projektleder:",
        "  systemansvarlig:",
        "",
    ]
    put(catalog / "systems" / "lille.yaml", "\n".join(lines))
    return catalog


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
