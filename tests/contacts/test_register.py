"""Who the people are: from a file of the register, in whatever form, to names and what may be shown of them."""

import csv
import io
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from rolekat.config import Config
from rolekat.contacts.columns import COLUMNS
from rolekat.contacts.contact import Consent, Contact, Details
from rolekat.contacts.opening import open_register, register_files
from rolekat.contacts.reading import read_register_file
from rolekat.contacts.register import Register, RegisterFile
from rolekat.contacts.rows import people_in
from rolekat.findings.finding import Place
from rolekat.language import Language
from rolekat.library.taking import UnfitError, take
from rolekat.model.contacts import ContactRegister
from rolekat.rules.pages import page
from rolekat.text.limits import MAX_PROBLEMS
from rolekat.text.problem import Span

ANNE = Contact(
    "Anne Berg",
    "anne@eksempel.dk",
    "+45 12 34 56 78",
    "2026-05-01",
    Consent("contact", "2026-02-01", "2027-02-01"),
)
YAML = """\
abcd:
  name: Anne Berg
  email: anne@eksempel.dk
  phone: +45 12 34 56 78
  verified: 2026-05-01
  consent: {purpose: contact, given: 2026-02-01, until: 2027-02-01}
efgh: {name: Bo Dahl}
"""
# As Excel in Danish saves "CSV UTF-8": a mark, semicolons, dates with the day first, rows that were emptied.
EXCEL = (
    "\ufeffInitialer;Navn;E-mail;Tlf.;Bekræftet;Samtykke formål;Samtykke givet;Samtykke til\r\n"
    'ABCD;"Anne\nBerg ";anne@eksempel.dk;+45 12 34 56 78;01-05-2026;Kontakt;01-02-2026;01-02-2027\r\n'
    "efgh;Bo Dahl;;;;;;\r\n"
    ";;;;;;;\r\n"
    "\r\n"
).encode()


def register_of(folder: Path, name: str, data: str | bytes) -> RegisterFile:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_register_file(str(path))


def faults(file: RegisterFile) -> list[tuple[str, str]]:
    return [(problem.rule, problem.variant) for problem in file.problems]


@pytest.mark.parametrize(("name", "data"), [("k.yaml", YAML), ("k.csv", EXCEL), ("K.CSV", EXCEL)])
def test_the_same_people_from_both_forms(name: str, data: str | bytes, tmp_path: Path) -> None:
    file = register_of(tmp_path, name, data)
    assert faults(file) == []
    assert file.contacts == {"abcd": ANNE, "efgh": Contact("Bo Dahl")}


def test_what_was_read_cannot_be_changed(tmp_path: Path) -> None:
    contacts: Any = register_of(tmp_path, "k.csv", EXCEL).contacts
    with pytest.raises(TypeError):
        contacts["abcd"] = ANNE
    changed: Any = contacts["abcd"]
    with pytest.raises(AttributeError):
        changed.name = "Bo"


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-01-31", False), ("2026-02-01", True), ("2027-02-01", True), ("2027-02-02", False)],
)
def test_details_are_shown_on_the_days_of_the_consent_alone(day: str, *, shown: bool) -> None:
    assert ANNE.details_on(day) == (Details("anne@eksempel.dk", "+45 12 34 56 78") if shown else Details())


def test_details_without_a_consent_are_not_shown() -> None:
    assert ANNE._replace(consent=None).details_on("2026-06-01") == (None, None)
    endless = ANNE._replace(consent=Consent("contact", "2026-02-01"))
    assert endless.details_on("2999-01-01").email == "anne@eksempel.dk"


def test_verified_since() -> None:
    assert ANNE.verified_since("2026-05-01")
    assert not ANNE.verified_since("2026-05-02")
    assert not Contact("Bo").verified_since("2000-01-01")


@pytest.mark.parametrize(
    "head",
    [
        "id,name",
        "Initialer;NAVN",
        "initialer\tnavn",
        '"id";"name"',
        "sep=,\nid,name",
        " ID ; Navn ",
        "sep=;\r\nid;navn",
    ],
)
def test_heads(head: str) -> None:
    separator = "," if "," in head.rpartition("\n")[2] else "\t" if "\t" in head else ";"
    found = people_in(
        f"\n{head}\nabcd{separator}Anne Berg\n" if "sep=" not in head else f"{head}\nabcd{separator}Anne Berg"
    )
    assert found.contacts == {"abcd": Contact("Anne Berg")}
    assert not found.problems


@pytest.mark.parametrize("name", [name for names in COLUMNS.values() for name in names])
def test_every_name_of_a_column_is_known_in_every_dress(name: str) -> None:
    for head in (name, name.upper(), f" {name.title()} ", f"{name}.", name.replace(" ", "_")):
        found = people_in(f"id;navn;{head}\nabcd;Anne Berg;x\n")
        assert [problem.rule for problem in found.problems] != ["unknown-key"], head


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("da", "initialer, navn, e-mail"),
        ("nb", "initialer, navn, e-post"),
        ("nn", "initialar, namn, e-post"),
        ("en", "id"),
    ],
)
def test_columns_are_called_as_the_reader_calls_them(language: Language, called: str) -> None:
    (problem,) = people_in("Anne Berg;anne@eksempel.no\n").problems
    assert called in page(problem.rule, language).helps[problem.variant].format_map(dict(problem.params))
    (problem,) = people_in("navn\nAnne\n").problems
    said = page(problem.rule, language).messages[problem.variant].format_map(dict(problem.params))
    assert f"`{called.partition(',')[0]}`" in said


FAULTS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("", [("missing-key", "head", "1:1")]),
    ("Anne Berg;anne@eksempel.dk\n", [("missing-key", "head", "1:1")]),
    ("id;mail\nabcd;a@b.dk\n", [("missing-key", "column", "1:1")]),
    ("navn\nAnne\n", [("missing-key", "column", "1:1")]),
    ("id;navn;Afdeling\nabcd;Anne;It\n", [("unknown-key", "column", "1:9")]),
    ("id;navn;e-mial\nabcd;Anne;a@b.dk\n", [("unknown-key", "column-near", "1:9")]),
    ("id;navn;mail;e-mail\nabcd;Anne;a@b.dk;\n", [("duplicate-key", "column", "1:14")]),
    ("id;navn\nabcd;Anne\nABCD;Bo\n", [("duplicate-key", "row", "3:1")]),
    ("id;navn\n;Anne\n", [("missing-key", "cell", "2:2")]),
    ("id;navn\nabcd;\n", [("missing-key", "cell", "2:1")]),
    ("id;navn\nÅse;Anne\n", [("bad-id", "person", "2:1")]),
    ("id;navn;mail\nabcd;Anne;anne(at)b.dk\n", [("invalid-value", "email", "2:11")]),
    ("id;navn;mail\nabcd;Anne;a@b.dk, c@b.dk\n", [("invalid-value", "email", "2:11")]),
    ("id;navn;tlf\nabcd;Anne;4,51E+09\n", [("invalid-value", "phone", "2:11")]),
    ("id;navn;bekræftet\nabcd;Anne;30-02-2026\n", [("invalid-value", "csv-day", "2:11")]),
    ("id;navn;bekræftet\nabcd;Anne;5/1/2026\n", [("invalid-value", "csv-day", "2:11")]),
    (
        "id;navn;samtykke formål\nabcd;Anne;foto\n",
        [("missing-key", "column", "1:1"), ("invalid-value", "csv-purpose", "2:11")],
    ),
    ("id;navn;samtykke givet\nabcd;Anne;2026-02-01\nefgh;Bo;2026-02-01\n", [("missing-key", "column", "1:1")]),
    (
        "id;navn;samtykke formål;samtykke givet;samtykke til\nabcd;Anne;kontakt;2027-01-01;2026-01-01\n",
        [("invalid-value", "consent-ends", "2:30")],
    ),
    ("id;navn;samtykke formål;samtykke givet\nabcd;Anne;kontakt;\n", [("missing-key", "cell", "2:1")]),
    ("id;navn\nabcd;Anne;It\n", [("invalid-value", "cells", "2:11")]),
    ("id;navn;\nabcd;Anne;It\n", [("invalid-value", "cells", "2:11")]),
    ('id;navn\nabcd;"Anne\n', [("syntax", "csv-unclosed", "2:6")]),
    ('id;navn\nabcd;"Anne" Berg\n', [("syntax", "csv-after-quote", "2:12")]),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[text.replace("\n", "|") or "empty" for text, _ in FAULTS])
def test_what_is_wrong_with_a_table_is_said_with_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = []
    for problem in people_in(text).problems:
        assert problem.span
        found.append((problem.rule, problem.variant, f"{problem.span.line}:{problem.span.column}"))
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id;navn\nabcd;Søren\n".encode("cp1252"), ("not-utf8", "csv-latin1")),
        ("id;navn\nabcd;Søren\n".encode("utf-16"), ("not-utf8", "csv-utf16")),
        (b"id;navn\nabcd;\x81\n", ("not-utf8", "csv")),
        (b"PK\x03\x04\x14\x00\x06\x00", ("unreadable-file", "register")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("unreadable-file", "register")),
        (b"id;navn\nabcd;\0\n", ("control-character", "message")),
    ],
)
def test_what_is_no_text_is_explained(data: bytes, expected: tuple[str, str], tmp_path: Path) -> None:
    file = register_of(tmp_path, "k.csv", data)
    assert faults(file) == [expected]
    assert not file.contacts


def test_a_hard_space_is_no_indentation_in_a_table(tmp_path: Path) -> None:
    file = register_of(tmp_path, "k.csv", "id;navn\n\u00a0abcd\u00a0;Anne\u00a0 Berg\u00a0\n")
    assert (faults(file), file.contacts) == ([], {"abcd": Contact("Anne Berg")})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("not-a-map", "register")]),
        ("- abcd\n", [("not-a-map", "register")]),
        ("abcd:\n", [("missing-value", "message")]),
        ("abcd: Anne\n", [("invalid-value", "keys-expected")]),
        ("ABCD: {name: Anne}\n", [("bad-id", "person")]),
        ("abcd: {nme: Anne}\n", [("unknown-key", "near")]),
        ("abcd: {email: a@b.dk}\n", [("missing-key", "message")]),
        ("abcd: {name: Anne, consent: {purpose: contact}}\n", [("missing-key", "message")]),
        ("abcd: {name: Anne, verified: 2026-02}\n", [("invalid-value", "day")]),
        ("abcd: {name: Anne}\nabcd: {name: Bo}\n", [("duplicate-key", "message")]),
        ("abcd: {name: Anne, email: null}\n", [("null-value", "message")]),
        ("abcd: {name: &a Anne}\n", [("anchor", "message")]),
        ("abcd: {name: Anne\n", [("syntax", "brace")]),
    ],
)
def test_what_is_wrong_with_yaml_is_said(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert faults(register_of(tmp_path, "k.yaml", text)) == expected


@pytest.mark.parametrize("name", ["k.yaml", "k.csv"])
def test_one_fault_leaves_everybody_else_and_the_rest_of_the_person(name: str, tmp_path: Path) -> None:
    text = "id;navn;mail;tlf;samtykke formål;samtykke givet;samtykke til\n"
    text += "abcd;Anne;anne;12345678;kontakt;2026-01-01;\nefgh;Bo;b@x.dk;;kontakt;2026-01-01;31-31-2026\n"
    if name.endswith("yaml"):
        text = "abcd: {name: Anne, email: anne, phone: 12345678, consent: {purpose: contact, given: 2026-01-01}}\n"
        text += "efgh: {name: Bo, email: b@x.dk, consent: {purpose: contact, given: 2026-01-01, untill: 2026-01-02}}\n"
    file = register_of(tmp_path, name, text)
    assert len(file.problems) == 2
    assert file.contacts["abcd"] == Contact("Anne", None, "12345678", None, Consent("contact", "2026-01-01"))
    # A consent of which something could not be read may have ended.
    assert file.contacts["efgh"] == Contact("Bo", "b@x.dk")


def test_a_file_for_all_organisations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kontakter.csv").write_bytes(EXCEL)
    register = open_register(Config(str(tmp_path), register="kontakter.csv"))
    assert register.person("by", "abcd") == register.person("land", "abcd") == ANNE
    assert (register.person("by", "xxxx"), register.place("by", "xxxx")) == (None, None)
    assert register.place("by", "efgh") == Place("kontakter.csv", ("efgh",), of_key=True, span=Span(4, 1, 4, 5))
    assert list(register.people()) == [(None, "abcd"), (None, "efgh")]


def test_a_folder_with_a_file_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "kontakter"
    folder.mkdir()
    for name, text in {
        "by.yaml": "abcd: {name: Anne}\n",
        "land.csv": "id,name\nabcd,Arne\n",
        ".skjult.csv": "id,name\nabcd,Asta\n",
        "README.md": "Her ligger registret.\n",
        "by.csv": "id,name\nabcd,Alma\n",
        "vand.xlsx": "",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    register = open_register(Config(str(tmp_path), register="kontakter"))
    names = {name: found.name for name in ("by", "land", "vand") if (found := register.person(name, "abcd"))}
    assert names == {"by": "Alma", "land": "Arne"}
    assert {os.path.basename(file.file): faults(file) for file in register.files} == {
        "by.csv": [],
        "by.yaml": [("duplicate-key", "register")],
        "land.csv": [],
        "vand.xlsx": [("unreadable-file", "register")],
    }
    assert list(register.people()) == [("by", "abcd"), ("land", "abcd")]


def test_none_is_named_or_none_is_here(tmp_path: Path) -> None:
    assert open_register(Config(str(tmp_path))).person("by", "abcd") is None
    assert open_register(Config(str(tmp_path), register="")).setting is None
    register = open_register(Config(str(tmp_path), register="gone.csv"))
    assert register.files == ()
    assert register.setting
    assert Register().person("by", "abcd") is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_register_that_must_not_be_read(tmp_path: Path) -> None:
    for name in ("k.csv", "folder"):
        path = tmp_path / name
        path.touch() if "." in name else path.mkdir()
        path.chmod(0)
        config = Config(str(tmp_path), register=name)
        assert len(register_files(config)) == 1
        assert [faults(file) for file in open_register(config).files] == [[("unreadable-file", "permission")]]
        path.chmod(0o700)


IDS = st.from_regex(r"[a-z]{2,6}(-[a-z]{1,3})?", fullmatch=True)
WORDS = st.text(st.sampled_from(list("abcæøå ABC.;,\"'\n-")), min_size=1, max_size=20).filter(str.strip)
DAYS = st.dates(min_value=date(1000, 1, 1)).map(str)
MAILS = st.from_regex(r"[a-zæø.+-]{1,8}@[a-z]{1,5}(\.[a-z]{1,3}){1,2}", fullmatch=True)
PHONES = st.from_regex(r"(\+45 )?[0-9]{2} ?[0-9]{2}[ -][0-9]{2}[0-9]{2}", fullmatch=True)
CONSENTS = st.builds(lambda one, other: Consent("contact", min(one, other), max(one, other)), DAYS, DAYS) | st.builds(
    Consent, st.just("contact"), DAYS, st.none()
)
CONTACTS = st.builds(
    Contact,
    WORDS.map(lambda text: " ".join(text.split())),
    st.none() | MAILS,
    st.none() | PHONES,
    st.none() | DAYS,
    st.none() | CONSENTS,
)


class Sheet(NamedTuple):
    """How somebody's spreadsheet writes a table."""

    order: list[str]
    language: int
    separator: str
    newline: str
    day_first: bool


SHEETS = st.builds(
    Sheet,
    st.permutations(list(COLUMNS)),
    st.sampled_from([0, 1]),
    st.sampled_from(";,\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)


@given(st.dictionaries(IDS, CONTACTS, min_size=1, max_size=6), SHEETS)
@settings(max_examples=200)
def test_a_table_gives_back_what_was_written(people: dict[str, Contact], sheet: Sheet) -> None:
    def day(text: str | None) -> str:
        return "-".join(reversed(text.split("-"))) if text and sheet.day_first else text or ""

    out = io.StringIO()
    writer = csv.writer(out, delimiter=sheet.separator, lineterminator=sheet.newline)
    writer.writerow([COLUMNS[column][sheet.language] for column in sheet.order])
    for person, contact in people.items():
        consent = contact.consent or Consent("", "")
        row = {
            "id": person,
            "name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "verified": day(contact.verified),
            "consent_purpose": consent.purpose,
            "consent_given": day(consent.given),
            "consent_until": day(consent.until),
        }
        writer.writerow([row[column] for column in sheet.order])
    found = people_in(out.getvalue())
    assert not found.problems
    assert found.contacts == people


@given(st.text(st.sampled_from(list('id;navnm"\n ,@æ-123')), max_size=60))
def test_any_table_can_be_read(text: str) -> None:
    for problem in people_in(f"id;navn;mail\n{text}").problems:
        assert problem.span


VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        "a@b.dk",
        "a@b",
        "+45 12 34 56 78",
        "12345678, lokal 5",
        "4,5E+09",
        "2026-02-29",
        "2024-02-29",
        "contact",
        "",
        " ",
        None,
        [],
    ]
)


@given(st.dictionaries(st.sampled_from(["name", "email", "phone", "verified", "consent", "x"]), VALUES, max_size=4))
def test_the_form_takes_what_the_model_takes(entry: dict[str, Any]) -> None:
    value = {"people": {"abcd": entry}}
    try:
        taken = take("ContactRegister", value).people["abcd"]
    except UnfitError:
        with pytest.raises(ValidationError):
            ContactRegister.model_validate(value)
        return
    model = ContactRegister.model_validate(value).people["abcd"]
    assert all(getattr(taken, key) == getattr(model, key) for key in ("name", "email", "phone", "verified"))


def test_reading_needs_neither_pydantic_nor_the_framework(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "k.csv").write_bytes(EXCEL.replace(b"Bo Dahl;", b"Bo Dahl;x"))
    (tmp_path / "k.yaml").write_text(YAML, encoding="utf-8")
    code = """
import sys
import time
from rolekat.config import Config
from rolekat.contacts.opening import open_register
assert [len(open_register(Config(".", register=name)).files[0].problems) for name in ("k.csv", "k.yaml")] == [1, 0]
print(sorted({"pydantic", "typer", "jinja2", "rich", "csv", "subprocess"} & sys.modules.keys()))
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


@pytest.mark.parametrize("row", ['"a" b;x\n', "abcd;x\n", ";x\n", "Å;x;y\n", "abcd;x;\n\n", '""""""""'])
def test_a_huge_register_full_of_faults_is_read_in_no_time(row: str) -> None:
    start = time.perf_counter()
    assert len(people_in("id;navn\n" + row * (300_000 // len(row))).problems) <= MAX_PROBLEMS
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("separator", list("|^[]\\-."))
@pytest.mark.filterwarnings("error")
def test_any_separator_that_the_first_line_names(separator: str) -> None:
    rows = [separator.join(row) for row in (["initialer", "navn"], ['"abcd"', "Bo"], ["efgh", '"Ib"'])]
    found = people_in("\n".join([f"sep={separator}", *rows, ""]))
    assert ({name: contact.name for name, contact in found.contacts.items()}, found.problems) == (
        {"abcd": "Bo", "efgh": "Ib"}, [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["id;name\n" + '"a"b;' * 200_000, ";".join(f"kol{number}" for number in range(100_000)) + "\n"]
)
def test_a_table_with_no_end_of_faults_is_read_no_further_than_it_helps(text: str) -> None:
    began = time.perf_counter()
    assert len(people_in(text).problems) <= MAX_PROBLEMS
    assert time.perf_counter() - began < 5
