"""Personal data: a quick look at a file never hides what a slow one would find, and no report repeats a number."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.library.loading import Loaded
from rolekat.report.formats import Style, in_format, names
from rolekat.rules.privacy import email_address, may_hold_numbers, personal_number, telephone_number
from rolekat.rules.privacy.personal_number import without_personal_numbers
from rolekat.workspace import open_workspace

PARTS = [
    "tlf",
    "telefon",
    "mobil ",
    "cpr",
    "+45",
    "0047",
    "(",
    ")",
    " ",
    "\u00a0",
    ".",
    "-",
    "\u2013",
    ":",
    ",",
    "/",
    "\n",
    "æ",
    "…",
]
PARTS += ["010180", "1234", "12", "34", "56", "78", "12345678", "15076500565", "912", "5"]
NUMBERS = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)
ADDRESSES = st.lists(
    st.sampled_from(
        ["a", "ø", "1", "@", ".", "-", "_", "dk", "x.dk", " ", "/", ":", "://", "git", "\n", '"', "gallery: "]
    ),
    max_size=12,
).map("".join)


def loaded(text: str) -> Loaded:
    return Loaded("x.yaml", "system", None, {}, text, [])


@settings(max_examples=400)
@given(NUMBERS)
def test_the_quick_look_hides_no_number(text: str) -> None:
    found = [*telephone_number.numbers_in(text), *personal_number.numbers_in(text)]
    assert may_hold_numbers(text) or not found
    for start, end in found:
        assert text[start].isdigit() or text[start] in "(+"
        assert text[end - 1].isdigit()
        assert "\n" not in text[start:end]


@settings(max_examples=400)
@given(ADDRESSES)
def test_the_quick_look_hides_no_address(text: str) -> None:
    stretches = list(email_address.addresses_in(text))
    for start, end in stretches:
        name, _, domain = text[start:end].partition("@")
        assert name
        assert "." in domain
    different = {"".join(filter(str.isalnum, text[start:end].lower())) for start, end in stretches}
    versions = any(text[start:end].partition("@")[2][:3] in email_address.VERSIONS for start, end in stretches)
    assert versions or len(list(email_address.check_file(loaded(text), None))) == len(different)  # type: ignore[arg-type]


@given(NUMBERS)
def test_a_line_keeps_its_length_and_loses_its_numbers(line: str) -> None:
    shown = without_personal_numbers(line)
    assert len(shown) == len(line)
    assert not list(personal_number.numbers_in(shown))


@pytest.mark.parametrize("name", names())
def test_no_report_repeats_a_personal_number(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "systems").mkdir()
    text = "# cpr 010180-1234, bo@storkoebing.dk\nsystem: x\ntitle: X\ngallery: demo@1\n"
    (tmp_path / "systems" / "x.yaml").write_text(text, encoding="utf-8")
    report = check_workspace(open_workspace(["systems"], Config(str(tmp_path), sources=())))
    assert {"RK801", "RK803"} <= {found.finding.code for found in report.findings}
    written = in_format(name, report, Style("da", "error", 100, colour=False))
    assert "010180" not in written
    assert "RK803" in written or name == "summary"
