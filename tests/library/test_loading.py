"""Loading: nothing in a file, and nothing that stands in a file's place, may crash, hang or hide other files."""

import os
import subprocess
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.language import LANGUAGES
from rolekat.library.discover import discover
from rolekat.library.loading import Loaded, load
from rolekat.report.formats import Style, in_format, names
from rolekat.rules.registry import text_rule
from rolekat.text.limits import MAX_FINDINGS
from rolekat.workspace import open_workspace

BASE = Path(__file__).parents[1] / "rules" / "base"
SYSTEM = b"system: x\ntitle: X\ngallery: demo@1\n"


def found(path: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.variant) for problem in load(str(path)).problems]


def system(folder: Path, data: bytes) -> Loaded:
    path = folder / "systems" / "x.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return load(str(path))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert found(tmp_path / "gone.yaml") == [("unreadable-file", "missing")]


def test_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("nowhere.yaml")
    assert list(discover(str(tmp_path))) == [str(tmp_path / "x.yaml")]
    assert found(tmp_path / "x.yaml") == [("unreadable-file", "missing")]


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("x.yaml")
    assert found(tmp_path / "x.yaml") == [("unreadable-file", "loop")]


def test_a_folder_with_the_name_of_a_file_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "y.yaml").write_bytes(SYSTEM)
    assert list(discover(str(tmp_path))) == [str(tmp_path / "x.yaml" / "y.yaml")]
    assert found(tmp_path / "x.yaml") == [("unreadable-file", "folder")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    seen: list[list[tuple[str, str]]] = []
    thread = threading.Thread(target=lambda: seen.append(found(tmp_path / "x.yaml")), daemon=True)
    thread.start()
    thread.join(5)
    assert seen == [[("unreadable-file", "special")]]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(SYSTEM)
    (tmp_path / "x.yaml").chmod(0)
    assert found(tmp_path / "x.yaml") == [("unreadable-file", "permission")]


def test_what_must_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    assert found(tmp_path / "x.yaml") == [("unreadable-file", "permission")]
    monkeypatch.setattr("os.scandir", refuse)
    assert list(discover(str(tmp_path))) == [str(tmp_path)]


def test_folders_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    try:
        Path("x.yaml").write_bytes(SYSTEM)
        os.chdir(tmp_path)
        assert len(list(discover("."))) == 1
    finally:  # pytest's own cleaning gives up at such a depth
        os.chdir(tmp_path)
        subprocess.run(["rm", "-rf", "d"], check=True)


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    with open(tmp_path / "x.yaml", "wb") as file:
        file.truncate(20 * 1024 * 1024 * 1024)
    assert found(tmp_path / "x.yaml") == [("too-large", "message")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [("not-a-map", "message")]),
        (b"# only\n", [("not-a-map", "message")]),
        (b"x", [("not-a-map", "scalar")]),
        (b"- x\n", [("not-a-map", "list")]),
        (b"{}\n", [("missing-key", "several")]),
        (b"\xef\xbb\xbf" + SYSTEM, []),
        (SYSTEM.replace(b"\n", b"\r\n"), []),
        (SYSTEM + b"uses: [a\n", [("syntax", "bracket")]),
        (SYSTEM + b"roles: {a: {why: b, c}}\n", [("cut-by-comma", "message")]),
        (SYSTEM + b"introduction: ~\n", [("null-value", "message")]),
        (b"system: x\ntitle: null\ngallery: demo@1\n", [("null-value", "message")]),
        (SYSTEM + b"category:\n", []),
        (SYSTEM + b"actions: {a: }\n", [("missing-value", "message")]),
        (SYSTEM + b"contact_point: {a: }\n", []),
        (SYSTEM + b"rolse:\n", [("unknown-key", "near")]),
        (b"sytem: x\ntitle: X\ngallery: demo@1\n", [("unknown-key", "near")]),
        (b"title: X\ngallery: demo@1\nprofile: y\n", [("missing-key", "message")]),
    ],
)
def test_says_what_is_wrong_once(tmp_path: Path, data: bytes, expected: list[tuple[str, str]]) -> None:
    loaded = system(tmp_path, data)
    assert [(problem.rule, problem.variant) for problem in loaded.problems] == expected
    assert loaded.kind == "system" or expected[0][0] == "not-a-map"


@pytest.mark.parametrize(
    ("data", "reliable"),
    [
        (SYSTEM + b"introduction: null\n", True),
        (SYSTEM + b"actions: {a: }\n", True),
        (SYSTEM + b"title: Y\n", True),
        (b"system: x\ntitle:\ngallery: demo@1\n", False),
        (SYSTEM + b"uses: [a, ~]\n", False),
        (SYSTEM + b"rolse: {}\n", False),
        (SYSTEM + b"a: &a b\n", False),
        (SYSTEM + b"---\n" + SYSTEM, False),
        (SYSTEM + b'introduction: "\\0"\n', False),
    ],
)
def test_a_model_is_made_where_the_rest_can_be_relied_on(tmp_path: Path, data: bytes, reliable: bool) -> None:
    loaded = system(tmp_path, data)
    assert loaded.problems
    assert (loaded.model is not None) == reliable


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_loaded(tmp_path: Path, data: bytes) -> None:
    for loaded in (system(tmp_path, data), system(tmp_path, SYSTEM + data)):
        assert isinstance(loaded, Loaded)
        assert loaded.model is not None or loaded.problems


FRAGMENTS = st.sampled_from(
    [
        *("system: x\n", "title: X\n", "gallery: demo@1\n", "roles:\n", "  leder:\n", "    why: ", "    mandatory: "),
        *("contact_point:\n", "  start: leder\n", "actions:\n", "from drift\n", "uses: ", "demo@1", "notes:\n"),
        *("adapt: ", "<<: ", "null", "~\n", "[", "]", "{", "}", ", ", ": ", "- ", "\n", "  ", "#", " # x\n", "&a "),
        *("*a", "!t ", "'", '"', ">-\n", "|\n", "\t", "æ", "\x00", "\u2028", "\ufeff", "%", "---\n"),
    ]
)


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_catalog_can_be_checked_and_reported(tmp_path: Path, text: str) -> None:
    """Every problem has its rule and its sentences, in each language and form."""
    folder = tmp_path / "catalog"
    if not folder.exists():
        (folder / "systems").mkdir(parents=True)
        (folder / "roles").symlink_to(BASE / "roles")
    (folder / "systems" / "x.yaml").write_text(text, encoding="utf-8")
    report = check_workspace(open_workspace([str(folder)], Config(str(tmp_path), sources=())))
    for language in LANGUAGES:
        for name in names():
            in_format(name, report, Style(language)).encode()


def test_a_faulty_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"system: [")
    (tmp_path / "b.yaml").symlink_to("nowhere")
    (tmp_path / "c.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "d.yaml").write_bytes(b"system: d\ntitle: D\ngallery: nowhere@1\n")
    report = check_workspace(open_workspace([str(tmp_path)], Config(str(tmp_path), sources=())))
    codes = {os.path.basename(located.finding.place.file): located.finding.code for located in report.findings}
    assert codes == {"a.yaml": "RK006", "b.yaml": "RK001", "c.yaml": "RK003", "d.yaml": "RK109"}


MANY = {
    "unknown keys": b"".join(b"key%d: x\n" % number for number in range(100_000)),
    "unknown roles": SYSTEM + b"roles:\n" + b"".join(b"  role-%d:\n" % number for number in range(100_000)),
    "one key many times": SYSTEM + b"uses: a\n" * 100_000,
    "bad ids": SYSTEM + b"roles:\n" + b"".join(b"  R %d: {}\n" % number for number in range(50_000)),
    "misspelt keys": SYSTEM + b"roles:\n" + b"".join(b"  r%d: {wy%d: x}\n" % (n, n) for n in range(40_000)),
    "long keys": SYSTEM + b"".join(b"%s%d: x\n" % (b"k" * 1000, number) for number in range(3000)),
    "control characters": SYSTEM + b"\x01\n" * 100_000,
}


@pytest.mark.parametrize("data", MANY.values(), ids=MANY.keys())
def test_a_hundred_thousand_faults_are_shown_as_a_few(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "catalog"
    (folder / "systems").mkdir(parents=True)
    (folder / "roles").symlink_to(BASE / "roles")
    (folder / "systems" / "x.yaml").write_bytes(data)
    start = time.perf_counter()
    report = check_workspace(open_workspace([str(folder)], Config(str(tmp_path), sources=())))
    text = in_format("text", report, Style("da"))
    assert time.perf_counter() - start < 60  # a second or two, on a machine with nothing else to do
    assert 0 < len(report.findings) <= MAX_FINDINGS + 1
    assert len(text) < 500_000
    if len(report.findings) > MAX_FINDINGS:
        last = report.findings[-1].finding
        assert (last.name, last.severity) == ("more-findings", "error")
        count = dict(last.params)["count"]
        assert isinstance(count, int)
        assert count > 1000


def test_a_name_that_is_no_text_can_be_reported(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "systems")
    os.mkdir(folder)
    try:
        with open(os.path.join(folder, b"l\xf8n.yaml"), "wb") as file:
            file.write(b"system: loen\ntitle: L\ngallery: demo@1\n")
    except OSError:
        pytest.skip("the file system takes only UTF-8 names")
    report = check_workspace(open_workspace([str(tmp_path)], Config(str(tmp_path), sources=())))
    for text in (in_format("text", report, Style("da")), in_format("json", report, Style("en"))):
        assert "l?n.yaml" in text
        text.encode()


def test_every_rule_that_a_problem_names_is_there() -> None:
    names = [
        "unreadable-file", "too-large", "not-utf8", "control-character", "invisible-character", "syntax",
        "several-documents", "duplicate-key", "anchor", "tag", "too-deep", "complex-key", "cut-by-comma", "cut-by-hash",
        "cut-by-colon", "not-a-map", "directive", "hard-space-indent", "unknown-kind", "unknown-key", "missing-key",
        "invalid-value", "bad-id", "null-value", "missing-value", "more-findings",
    ]  # fmt: skip
    assert {text_rule(name).name for name in names} == set(names)


def test_a_bare_seat_is_one_that_nobody_has(tmp_path: Path) -> None:
    head = "organisation: o\ntitle: O\ngallery: g@1\nroles:\n  raad:\n    seats:\n      leder:\n"
    file = tmp_path / "organisation.yaml"
    file.write_text(f"{head}      medlem: [{{person: abcd}}]\npeople: {{abcd: }}\n", encoding="utf-8")
    loaded = load(str(file))
    assert loaded.problems == []
    assert [(name, len(members)) for name, members in loaded.model.roles["raad"].seats.items()] == [
        ("leder", 0),
        ("medlem", 1),
    ]
    file.write_text(f"{head}      medlem: abcd\nevidnce: {{}}\n", encoding="utf-8")
    assert {problem.path for problem in load(str(file)).problems} == {
        ("roles", "raad", "seats", "medlem"),
        ("evidnce",),
    }
