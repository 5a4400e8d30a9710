"""A rule's whole explanation: its page, and its cases as examples."""

import os
from typing import Any

from rolekat.findings.finding import Rule
from rolekat.language import Words
from rolekat.rules.listing import commands
from rolekat.rules.pages import page
from rolekat.rules.registry import folder_of
from rolekat.text.files import read_bytes
from rolekat.text.reader import read


def cases_of(rule: Rule) -> dict[str, Any]:
    """The cases of a rule: `fails` and `passes`, each by name."""
    path = os.path.join(folder_of(rule), f"{rule.name.replace('-', '_')}.cases.yaml")
    value: dict[str, Any] = read(read_bytes(path).decode("utf-8")).value
    return value


def explanation(rule: Rule, say: Words) -> str:
    """The explanation in Markdown, which is also pleasant to read as it is."""
    found = page(rule.name, say.language)
    cases = cases_of(rule)
    parts = [f"# {rule.code} {found.title}", f"{say('report.severity')}: {say.term(rule.severity)}"]
    if rule.source:
        parts[-1] += f" · {say('report.source')}: {rule.source}"
    if mended := commands(rule):
        parts[-1] += f" · {say('report.fix')}: {mended}"
    parts.append(found.body)
    for kind in ("fails", "passes"):
        example = _example(cases.get(kind) or {})
        if example:
            parts += [f"## {say(f'report.{kind}')}", example]
    return "\n\n".join(parts)


def _example(cases: dict[str, Any]) -> str:
    """The first case that shows files as text, those beside the catalog too; cases of raw bytes cannot be shown."""
    for case in cases.values():
        files: dict[str, str] = {**(case.get("files") or {}), **(case.get("beside") or {})}
        if files and not case.get("bytes"):
            places = "".join(f"# -> {place}\n" for place in case.get("finds") or () if isinstance(place, str))
            return "\n\n".join(
                f"```{_form(name)}\n# {name}\n{places}{(text or '').rstrip()}\n```" for name, text in files.items()
            )
    return ""


def _form(file: str) -> str:
    ending = file.rpartition(".")[2]
    return ending if ending in ("csv", "toml") else "yaml"
