"""The fixed texts of the documents: every one is used, and every template's text is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rolekat.language import LANGUAGES, words

ROOT = Path(__file__).parents[2]
# Keys that are put together of parts: `policy.tasks.allowed`, `status.draft`.
PARTLY = tuple(
    f"{section}."
    for section in [
        "body",
        "column",
        "delegation",
        "evidence",
        "files",
        "governance",
        "klik",
        "made-for",
        "mark",
        "note",
        "note-of-role",
        "obligation",
        "obligation-in-words",
        "part",
        "person.as",
        "person.becomes",
        "policy",
        "review",
        "risk",
        "staffing.short",
        "staffing.state",
        "status",
        "status-text",
        "titles",
        "wanted",
    ]
)


def keys(texts: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, value in texts.items():
        if isinstance(value, dict):
            yield from keys(value, f"{above}{name}.")
        else:
            yield above + name


def sources() -> str:
    code = [file for room in ("render", "phrasing") for file in (ROOT / "src/rolekat" / room).rglob("*.py")]
    files = [*code, *(ROOT / "templates").glob("*.j2")]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def test_every_text_is_used() -> None:
    text = sources()
    named = {re.sub(r"\.(one|other)$", "", key) for key in keys(words("da").section("documents"))}
    whole = [key for key in sorted(named) if not key.startswith(PARTLY)]
    assert [key for key in whole if not re.search(rf"[\"'.]{key}[\"']", text)] == []


def test_every_fact_is_used() -> None:
    modules = (ROOT / "src/rolekat/phrasing").glob("*.py")
    text = "".join(module.read_text(encoding="utf-8") for module in modules) + '"and" "or"'
    named = {key.partition(".")[0] for key in keys(words("da").section("facts"))}
    assert [key for key in sorted(named) if not re.search(rf"[\"'.]{key}[\"'.]", text)] == []


def test_every_text_of_a_template_is_there() -> None:
    for language in LANGUAGES:
        known = {re.sub(r"\.(one|other)$", "", key) for key in keys(words(language).section("documents"))}
        sections = {key.rpartition(".")[0] for key in known}
        for file in (ROOT / "templates").glob("*.j2"):
            for key in re.findall(r'\bt(?:\.list)?\("([a-z.-]+)"', file.read_text(encoding="utf-8")):
                assert key in known or key in sections, f"{file.name}: {key}"
