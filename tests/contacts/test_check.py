"""The register in a check: when it is looked at, what is said of it, and that without one nothing is loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolekat.check import Choice, check
from rolekat.config import find_config, is_interval
from rolekat.errors import NothingFoundError, UsageError
from rolekat.findings.located import shown_path
from rolekat.language import LANGUAGES
from rolekat.model.base import Interval
from rolekat.report.report import Report
from rolekat.rules.pages import sentence

ROOT = Path(__file__).parents[2]
SYSTEM = (ROOT / "catalog" / "systems" / "bbr.yaml").read_text(encoding="utf-8")
CHOICE = Choice(select=("RK0", "RK113", "RK8"))


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path,
        **{
            "rolekat.toml": '[contacts]\nregister = "kontakter.csv"\n',
            "catalog/systems/bbr.yaml": SYSTEM,
            "kontakter.csv": "id;navn;mail\nabcd;Anne;anne\n",
        },
    )
    return tmp_path


def checked(*paths: str) -> Report:
    return check(paths, find_config(), CHOICE)


def found(*paths: str) -> list[str]:
    report = checked(*paths)
    for located in report.findings:
        for language in LANGUAGES:
            said = sentence(located.finding, language)
            assert said.message
            assert "{" not in said.message
    places = [(shown_path(at.finding.place.file), at.span, at.finding) for at in report.findings]
    return [f"{file}:{span.line}:{span.column} {finding.code} {finding.variant}" for file, span, finding in places]


WRONG = ["kontakter.csv:2:11 RK023 email"]


def test_the_register_is_checked_with_everything(repository: Path) -> None:
    assert found() == WRONG
    assert checked().files == 2
    assert found(str(repository)) == found(".") == WRONG


def test_the_register_is_checked_by_its_name(repository: Path) -> None:
    assert found("kontakter.csv") == found(str(repository / "kontakter.csv")) == WRONG
    assert checked("kontakter.csv").files == 1
    with pytest.raises(UsageError):
        checked("andet.csv")
    write(repository, **{"andet.csv": ""})
    with pytest.raises(UsageError):
        checked("andet.csv")


def test_what_is_named_is_checked_without_the_register(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "kontakter.csv").unlink()
    monkeypatch.setattr("rolekat.contacts.opening.read_register_file", None)
    assert found("catalog") == found("catalog/systems/bbr.yaml") == []


def test_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "catalog")
    (line,) = found()
    assert line.endswith("kontakter.csv:2:11 RK023 email")


def test_a_register_alone_is_nothing_to_check(repository: Path) -> None:
    (repository / "catalog/systems/bbr.yaml").unlink()
    with pytest.raises(NothingFoundError):
        checked()


def test_a_register_among_the_files_of_the_catalog(repository: Path) -> None:
    write(
        repository,
        **{
            "rolekat.toml": '[contacts]\nregister = "catalog/kontakter.yaml"\n',
            "catalog/kontakter.yaml": "abcd: {name: Anne, email: anne@storkoebing.dk, phone: tlf. 12345678}\n",
        },
    )
    expected = ["catalog/kontakter.yaml:1:1 RK113 register", "catalog/kontakter.yaml:1:55 RK023 phone"]
    assert found() == found("catalog") == found("catalog/kontakter.yaml") == expected
    write(repository, **{"rolekat.toml": 'sources = ["."]\n[contacts]\nregister = "catalog/kontakter.yaml"\n'})
    assert found() == expected[1:]


def test_a_folder_as_the_register(repository: Path) -> None:
    write(
        repository,
        **{
            "rolekat.toml": '[contacts]\nregister = "kontakter/"\n',
            "kontakter/by.yaml": "abcd: {name: Anne, mail: x}\n",
            "kontakter/land.csv": "id,name\nab cd,Anne\n",
        },
    )
    expected = ["kontakter/by.yaml:1:20 RK021 near", "kontakter/land.csv:2:1 RK024 person"]
    assert found() == found("kontakter") == found("kontakter/by.yaml", "catalog") == expected


def test_a_comment_in_yaml_suppresses(repository: Path) -> None:
    write(
        repository,
        **{
            "rolekat.toml": '[contacts]\nregister = "kontakter.yaml"\n',
            "kontakter.yaml": (
                "abcd:\n  name: Anne\n  # rolekat: ignore RK023 -- Hun har kun et lokalnummer.\n  phone: lokal 5\n"
            ),
        },
    )
    report = check((), find_config(), Choice())
    assert (report.suppressed, report.findings) == (2, [])  # BBR itself has one


def test_no_register_named_loads_nothing_of_it(repository: Path) -> None:
    (repository / "rolekat.toml").write_text("", encoding="utf-8")
    code = """
import sys
from rolekat.check import Choice, check
from rolekat.config import find_config
assert check((), find_config(), Choice()).files == 1
print(sorted(name for name in sys.modules if name.startswith("rolekat.contacts") or name == "subprocess"))
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


@pytest.mark.parametrize("given", ["12", "a year", "0 months", "1 month ", "1 fortnight", ""])
def test_an_interval_that_is_none(given: str, repository: Path) -> None:
    write(repository, **{"rolekat.toml": f'[contacts]\nverified-within = "{given}"\n'})
    with pytest.raises(UsageError) as raised:
        find_config()
    assert raised.value.key == "config-interval"


@pytest.mark.parametrize(
    "text", ["12 months", "1 year", "10 days", "2 weeks", "0 days", "12", "1 Year", "01 day", "٣ days"]
)
def test_an_interval_is_the_same_here_and_in_the_models(text: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(Interval).validate_python(text)
    except ValidationError:
        assert not is_interval(text)
    else:
        assert is_interval(text)


def test_the_setting_names_no_register_by_an_empty_text(repository: Path) -> None:
    write(repository, **{"rolekat.toml": '[contacts]\nregister = ""\n'})
    assert found() == []
    assert os.path.exists("kontakter.csv")
