"""docs/contacts.md: its examples are read as it says, and its tables name what there is."""

import re
import tomllib
from pathlib import Path

from rolekat.config import find_config
from rolekat.contacts.columns import COLUMNS
from rolekat.contacts.reading import read_register_file
from rolekat.model.contacts import Consent, ContactEntry
from rolekat.rules.registry import rules

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "contacts.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    text: str = found
    return text


def test_both_examples_are_the_same_people(tmp_path: Path) -> None:
    read = []
    for language in ("csv", "yaml"):
        path = tmp_path / f"kontakter.{language}"
        path.write_text(block(language), encoding="utf-8")
        file = read_register_file(str(path))
        assert not file.problems
        read.append(file.contacts)
    assert read[0] == read[1]
    assert len(read[0]) == 2


def test_the_settings_are_settings(tmp_path: Path) -> None:
    (tmp_path / "rolekat.toml").write_text(block("toml"), encoding="utf-8")
    config = find_config(str(tmp_path))
    assert tomllib.loads(block("toml"))["contacts"] == {
        "register": config.register,
        "verified-within": config.verified_within,
    }


def test_the_table_names_every_column_in_all_its_words() -> None:
    section = PAGE.partition("## As a table")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.MULTILINE)
    assert {name: {name, *re.findall(r"`(.*?)`", others)} for name, others in rows} == {
        name: set(names) - {"epost"} for name, names in COLUMNS.items()
    }


def test_the_table_names_every_key() -> None:
    keys = set(re.findall(r"^\| (?:\*\*)?`(\w+)`(?:\*\*)? \| (?!`)", PAGE, re.MULTILINE))
    assert keys | {"consent"} == set(ContactEntry.model_fields)
    assert all(f"`{key}`" in PAGE for key in Consent.model_fields)


def test_the_rules_are_rules() -> None:
    assert set(re.findall(r"RK\d{3}", PAGE)) <= {rule.code for rule in rules()}
    assert {rule.code for rule in rules() if rule.code.startswith("RK8")} <= set(re.findall(r"RK\d{3}", PAGE))
