"""The shipped KOMBIT catalogs, taken back to 1.3 and upgraded again: what comes out is what was there, byte for byte."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from rolekat.changes.desk import Desk
from rolekat.config import find_config
from rolekat.upgrading.plan import Upgrade
from rolekat.upgrading.wish import Wish

CATALOG: Final = Path(__file__).parents[2] / "catalog"


@pytest.fixture
def taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files as they are at 1.5; in the current folder they say 1.3."""
    originals: dict[str, bytes] = {}
    for part in ("systems", "profiles", "organisations/eksempelkoebing"):
        shutil.copytree(CATALOG / part, tmp_path / "catalog" / part)
    for file in sorted((tmp_path / "catalog").rglob("*.yaml")):
        originals[str(file)] = file.read_bytes()
        file.write_bytes(originals[str(file)].replace(b"kombit@1.5", b"kombit@1.3"))
    (tmp_path / "rolekat.toml").write_text('as-of = "2026-11-23"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return originals


def test_there_and_back_again(taken_back: dict[str, bytes]) -> None:
    desk = Desk(find_config())
    report = Upgrade(Wish(everything=True, to="kombit@1.5"), desk).prepare()
    files = {str(Path(file).resolve()): written.after for file, written in desk.draft.files.items()}
    assert files == {file: text for file, text in taken_back.items() if b"kombit@1.5" in text}
    assert {question.kind for question in report.questions} <= {"new-role"}
    kept = sum(step.kind == "text-kept" for step in report.steps)
    assert kept == sum(text.count(b"was: kombit@1.5") for text in taken_back.values())
    assert report.behind == ()


def test_what_is_told_elsewhere_is_a_kind_of_change() -> None:
    """The kinds are named here, because their classes may move about; a misspelt one would be told twice."""
    import rolekat.diff.comparing  # noqa: F401 - which brings every kind
    from rolekat.diff.change import KINDS
    from rolekat.upgrading.follows import _LEFT_OUT

    assert KINDS.keys() >= _LEFT_OUT
