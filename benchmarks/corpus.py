"""Makes a catalog of any size: the shipped KOMBIT gallery and as many system catalogs as asked for, 1 to 4 KB each.

The same arguments give the same bytes. One file in `faulty` (0 to 1) has a fault of the kinds that people make.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

GALLERY = Path(__file__).resolve().parent.parent / "catalog" / "roles" / "kombit"

FIELDS = ("skole", "dagtilbud", "beskaeftigelse", "ydelse", "ejendom", "miljoe", "kultur", "sundhed", "borgerservice")
REASONS = (
    "Systemet bliver brugt af mange medarbejdere, der skal have hjælp tæt på deres hverdag.",
    "Fagområdet skal kunne træffe beslutninger om arbejdsgange, uden at projektet venter på dem.",
    "Uden en fast person på opgaven ender fejl hos leverandøren, selv om de kan løses i huset.",
    "Opgaverne vokser op til ibrugtagningen og falder igen bagefter, og det skal være til at planlægge efter.",
)
CORE = ("projektejer", "projektleder", "faglig-leder", "systemejer", "systemansvarlig", "klik-administrator")
MORE = ("gevinstejer", "traener-underviser", "superbruger", "systemadministrator", "supportberettiget-bruger",
        "it-arkitekt", "tekniker-it-medarbejder", "sikkerhedsansvarlig", "underskriftberettiget")
DECISIONS = ("roles", "contact-points", "adaptation", "klik-tasks", "designation", "activation", "successors",
             "interim-project-lead", "early-operation-roles", "same-person")  # fmt: skip


def system(number: int, chance: random.Random) -> str:
    """One system catalog that checks without errors and warnings."""
    name = f"system-{number:05d}"
    lines = [
        f"system: {name}",
        f"title: Fagsystem {number}",
        "gallery: kombit@1.5",
        "category: fagsystem",
        f"subject_areas: [{', '.join(sorted(chance.sample(FIELDS, 2)))}]",
        "introduction: |",
        f"  Fagsystem {number} bliver brugt på området og er et eksempel uden forbillede i virkeligheden.",
        "roles:",
    ]
    chosen = [*CORE, *chance.sample(MORE, chance.randint(2, 7))]
    for role in chosen:
        lines += [f"  {role}:", "    why: >-", f"      {chance.choice(REASONS)}"]
    lines += [
        "contact_point:",
        "  opstart: projektleder",
        "  forberedelse: projektleder",
        "  ibrugtagning: projektleder",
        "  forankring: systemansvarlig",
        "  drift: systemansvarlig",
        "actions:",
    ]
    for task in range(chance.randint(1, 5)):
        lines += [
            f"  opgave-{task}:",
            "    kind: klik",
            f"    title: Løs opgave {task} i KLIK",
            f"    phase: {chance.choice(('opstart', 'forberedelse', 'ibrugtagning'))}",
            f"    due: {{before: forankring, days: {chance.randint(5, 60)}}}",
            "    responsible: projektleder",
            "    executor: projektleder",
            "    involved: [faglig-leder]",
        ]
    lines.append("decisions:")
    for decision in DECISIONS[: chance.randint(2, 10)]:
        lines += [f"  {decision}:", "    decided: >-", f"      {chance.choice(REASONS)}"]
    return "\n".join(lines) + "\n"


def misspelt_role(text: str) -> str:
    return text.replace("  faglig-leder:", "  fagligleder:")


def misspelt_key(text: str) -> str:
    return text.replace("contact_point:", "contact_points:")


def forgotten_phase(text: str) -> str:
    return text.replace("  drift: systemansvarlig\n", "")


def colon_in_text(text: str) -> str:
    return text.replace("title: Fagsystem", "title: System: Fagsystem")


def twice_the_same(text: str) -> str:
    return text.replace("  systemejer:\n", "  systemejer:\n  projektejer:\n")


FAULTS: tuple[Callable[[str], str], ...] = (misspelt_role, misspelt_key, forgotten_phase, colon_in_text, twice_the_same)


def make(folder: Path, files: int, faulty: float = 0.0) -> Path:
    """Write a catalog of about `files` files into `folder/catalog` and return that."""
    catalog = folder / "catalog"
    shutil.rmtree(catalog, ignore_errors=True)
    gallery = catalog / "roles" / "kombit"
    gallery.mkdir(parents=True)
    for source in sorted(GALLERY.glob("*.yaml")):
        shutil.copy(source, gallery)
    chance = random.Random(20261123)
    for number in range(files - len(list(gallery.iterdir()))):
        text = system(number, chance)
        if chance.random() < faulty:
            text = chance.choice(FAULTS)(text)
        # A folder for each hundred: nobody keeps thirty thousand files in one.
        target = catalog / "systems" / f"{number // 100:03d}" / f"system-{number:05d}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return catalog
