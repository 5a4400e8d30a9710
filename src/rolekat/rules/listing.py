"""All rules as a list: lines for the terminal, JSON, or the page `docs/rules.md`."""

import json

from rolekat.findings.finding import Rule
from rolekat.fixing.registry import kinds_of
from rolekat.language import Language, Words, words
from rolekat.rules.pages import page
from rolekat.rules.registry import FAMILIES, modules, rules


def as_lines(say: Words) -> str:
    """A line for each rule: code, severity, title."""
    found = rules()
    width = max(len(say.term(rule.severity)) for rule in found)
    lines = [
        f"{rule.code}  {say.term(rule.severity):{width}}  {_title(rule, say.language)}{_mended(rule, say)}"
        for rule in found
    ]
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
            "fixes": list(kinds_of(rule.name)),
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
        head = f"| {' | '.join(say('report.rules-columns').split('|'))} |\n|---|---|---|---|---|---|"
        parts.append("\n".join([f"## {say(f'report.families.{family}')}", "", head, *rows, ""]))
    return "\n".join(parts)


def _row(rule: Rule, say: Words) -> str:
    title, severity = _title(rule, say.language), say.term(rule.severity)
    cells = (rule.code, f"`{rule.name}`", severity, title, rule.source or "", commands(rule))
    return f"| {' | '.join(cells)} |"


def commands(rule: Rule) -> str:
    """The command that mends findings of a rule, as it stands in Markdown; nothing where none does."""
    kinds = kinds_of(rule.name)
    return "" if not kinds else "`rolekat fix`" if "safe" in kinds else "`rolekat fix --unsafe`"


def _mended(rule: Rule, say: Words) -> str:
    found = commands(rule).strip("`")
    return f" ({say('report.fix')} {found})" if found else ""


def _title(rule: Rule, language: Language) -> str:
    return page(rule.name, language).title
