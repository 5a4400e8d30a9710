"""All rules as a list: lines for the terminal, JSON, or the page `docs/rules.md`."""

import json

from rolekat.findings.finding import Rule
from rolekat.language import Language, Words, words
from rolekat.rules.pages import page
from rolekat.rules.registry import FAMILIES, modules, rules


def as_lines(say: Words) -> str:
    """A line for each rule: code, severity, title."""
    found = rules()
    width = max(len(say.term(rule.severity)) for rule in found)
    lines = [f"{rule.code}  {say.term(rule.severity):{width}}  {_title(rule, say.language)}" for rule in found]
    return "\n".join(lines) + "\n"


def as_json(language: Language) -> str:
    """Every rule with what is known of it."""
    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "title": _title(rule, language),
            "source": rule.source,
        }
        for rule in rules()
    ]
    return json.dumps({"schema_version": 1, "rules": listed}, ensure_ascii=False, indent=2) + "\n"


def as_markdown(language: Language) -> str:
    """The rules by family, each with its page's title and the source that asks for it."""
    say = words(language)
    parts = [f"# {say('report.rules')}\n\n{say('report.rules-about')}\n"]
    for family in FAMILIES:
        rows = [_row(module.RULE, say) for module in modules(family)]
        head = f"| {' | '.join(say('report.rules-columns').split('|'))} |\n|---|---|---|---|---|"
        parts.append("\n".join([f"## {say(f'report.families.{family}')}", "", head, *rows, ""]))
    return "\n".join(parts)


def _row(rule: Rule, say: Words) -> str:
    cells = (rule.code, f"`{rule.name}`", say.term(rule.severity), _title(rule, say.language), rule.source or "")
    return f"| {' | '.join(cells)} |"


def _title(rule: Rule, language: Language) -> str:
    return page(rule.name, language).title
