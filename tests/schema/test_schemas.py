"""The schemas: what they accept is what rolekat accepts, and the files in the repository are theirs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from rolekat.errors import UsageError
from rolekat.library.validation import validate
from rolekat.schema import KINDS, as_text, outdated, schema_of, write_all
from rolekat.schema.reference import refreshed
from rolekat.text.reader import read

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "catalog"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it, by version 1.2: `on` and `no` are words, and a date is one too."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("bool", "timestamp", "merge")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def faults(kind: str, text: str) -> list[str]:
    value = yaml.load(text, EditorLoader)
    errors = Draft202012Validator(schema_of(kind)).iter_errors(value)
    return [f"{list(error.path)}: {error.message[:120]}" for error in errors]


def shipped() -> Iterator[Any]:
    for path in sorted(CATALOG.rglob("*.yaml")):
        yield pytest.param(path, id=path.relative_to(CATALOG).as_posix())


@pytest.mark.parametrize("path", list(shipped()))
def test_a_shipped_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line = MODELINE.match(text)
    assert line, "the first line must name the schema"
    schema = (path.parent / line[1]).resolve()
    assert schema.is_file()
    assert schema.parent == ROOT / "schemas"
    kind = schema.name.partition(".")[0]
    systems = "staffing" if "organisations" in path.parts else "system"
    by_folder = {"systems": systems, "profiles": "profile"}.get(path.parent.name, "role")
    by_name = {"gallery.yaml": "gallery", "organisation.yaml": "organisation"}
    assert kind == by_name.get(path.name, by_folder)
    assert faults(kind, text) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_repository_is_current(kind: str, *, update: bool) -> None:
    path = ROOT / "schemas" / f"{kind}.schema.json"
    if update:
        path.write_text(as_text(kind), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == as_text(kind), "pytest --update writes it"


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema_with_everything_documented(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    for name, node in ({"": schema} | schema["$defs"]).items():
        assert node["description"], name
        assert node["additionalProperties"] is False
        for key, found in node["properties"].items():
            assert found.get("description"), f"{name}.{key} is not documented"


@pytest.mark.parametrize("page", ["format", "export"])
def test_the_tables_in_the_docs_are_current(page: str, *, update: bool) -> None:
    path = ROOT / "docs" / f"{page}.md"
    text = path.read_text(encoding="utf-8")
    if update:
        path.write_text(refreshed(text), encoding="utf-8", newline="\n")
        text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text, "pytest --update refreshes them"
    assert "| key |" in text


@pytest.mark.parametrize("page", ["format", "export"])
def test_every_link_in_the_docs_leads_somewhere(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors


def test_the_relation_kinds_in_the_docs_are_those_that_have_words() -> None:
    from rolekat.language import words

    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    listed = re.search(r"`kind` of a relation is one that rolekat has words for \(([^)]*)\)", text)
    assert listed
    assert set(re.findall(r"`([\w-]+)`", listed[1])) == set(words("en").section("vocabulary")["relation"])


HEADS = {
    "gallery": "gallery: g\nversion: a\ntitle: t\nlanguage: da\ngroups: {}\n",
    "staffing": "staffing: s\norganisation: o\n",
}


def whole(example: str) -> tuple[str, str]:
    """The kind of a file and its text; a part of one, which begins with another key, gets the head that it needs."""
    first = example.partition(":")[0]
    part_of = {"made_for": "gallery", "roles": "staffing", "sheets": "staffing"}.get(first)
    return (part_of, HEADS[part_of] + example) if part_of else (first, example)


def test_the_examples_in_the_format_reference_are_true() -> None:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    examples = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if not block.startswith("#")]
    assert len(examples) == 12
    for example in examples:
        kind, block = whole(example)
        assert faults(kind, block) == []
        reading = read(block)
        model, problems = validate(kind, reading.value)
        assert model is not None
        assert not reading.problems
        assert not problems


GOOD = {
    "a number for a text": ("gallery", "gallery: g\nversion: 1.10\ntitle: 7\nlanguage: da\ngroups: {}\n"),
    "a truth for a text": ("system", "system: s\ntitle: true\ngallery: g@1\n"),
    "a code with a leading nought": ("system", "system: s\ntitle: 0751\ngallery: g@1\n"),
    "nothing after the colon": ("system", "system: s\ntitle: t\ngallery: g@1\nroles:\nuses:\n"),
    "a bare role": ("system", "system: s\ntitle: t\ngallery: g@1\nroles:\n  r:\n"),
    "one id for a list": ("system", "system: s\ntitle: t\ngallery: g@1\nuses: c\n"),
    "a list of ids": ("system", "system: s\ntitle: t\ngallery: g@1\nuses: [c, d]\n"),
    "one way of appointment": ("role", "role: r\ntitle: t\nheld_per: system\nappointment: {how: local}\n"),
    "two ways of appointment": ("role", "role: r\ntitle: t\nheld_per: system\nappointment: {how: [local, spread]}\n"),
    "one kind of holder": ("role", "role: r\ntitle: t\nheld_per: system\nheld_by: unit\n"),
    "a phase range": ("role", "role: r\ntitle: t\nheld_per: system\nsuggested: {mandatory: from p}\n"),
    "a number in quotes": ("role", 'role: r\ntitle: t\nheld_per: system\nholders: {min: "2"}\n'),
    "a flag in words": ("role", "role: r\ntitle: t\nheld_per: system\nexclusive_post: yes\n"),
    "an event": ("system", "system: s\ntitle: t\ngallery: g@1\nactions: {a: {title: t, phase: p, on: x}}\n"),
    "a year": ("gallery", "gallery: g\nversion: a\ntitle: t\nlanguage: da\ngroups: {}\ndate: 2022\n"),
}
BAD = {
    "an unknown key": ("system", "system: s\ntitle: t\ngallery: g@1\nrolls: {}\n"),
    "a missing key": ("system", "system: s\ntitle: t\n"),
    "a bad id": ("system", "system: Å S\ntitle: t\ngallery: g@1\n"),
    "a bad key in a map": ("system", "system: s\ntitle: t\ngallery: g@1\nroles: {Super Bruger: {}}\n"),
    "a list for a map": ("system", "system: s\ntitle: t\ngallery: g@1\nroles: [a]\n"),
    "a map for a text": ("system", "system: s\ntitle: {a: b}\ngallery: g@1\n"),
    "a word that is no choice": ("system", "system: s\ntitle: t\ngallery: g@1\nstatus: done\n"),
    "a gallery without a version": ("system", "system: s\ntitle: t\ngallery: g\n"),
    "too few holders": ("role", "role: r\ntitle: t\nheld_per: system\nholders: {min: -1}\n"),
    "a bad date": ("gallery", "gallery: g\nversion: a\ntitle: t\nlanguage: da\ngroups: {}\ndate: 2022-13\n"),
}


@pytest.mark.parametrize("name", GOOD)
def test_takes_what_rolekat_takes(name: str) -> None:
    kind, text = GOOD[name]
    assert faults(kind, text) == []
    assert validate(kind, read(text).value)[0] is not None


@pytest.mark.parametrize("name", BAD)
def test_refuses_what_rolekat_refuses(name: str) -> None:
    kind, text = BAD[name]
    assert faults(kind, text)
    assert validate(kind, read(text).value)[1]


def test_writes_all_and_says_what_is_out_of_date(tmp_path: Path) -> None:
    folder = str(tmp_path / "schemas")
    assert len(outdated(folder)) == len(KINDS)
    files = write_all(folder)
    assert outdated(folder) == []
    Path(files[0]).write_text("{}", encoding="utf-8")
    Path(files[1]).unlink()
    assert outdated(folder) == files[:2]
    assert json.loads(Path(files[2]).read_text(encoding="utf-8")) == schema_of(KINDS[2])


def test_an_unknown_kind_is_the_users_mistake() -> None:
    with pytest.raises(UsageError):
        schema_of("sistem")
