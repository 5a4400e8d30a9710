"""Several files are written all or none, also where the writer is killed in the middle."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from rolekat import journal
from rolekat.config import find_config
from rolekat.errors import UsageError
from rolekat.journal import Written, finish_interrupted, write_all
from rolekat.paths import UNFINISHED
from rolekat.workspace import open_library


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Written]:
    """Three files to write: one changed, one new in a new folder, one that goes."""
    (tmp_path / "a").write_bytes(b"old\r\n")
    (tmp_path / "c").write_bytes(b"going")
    return {
        str(tmp_path / "a"): Written(b"old\r\n", b"new\r\n"),
        str(tmp_path / "new" / "b"): Written(None, b"made"),
        str(tmp_path / "c"): Written(b"going", None),
    }


def contents(files: dict[str, Written]) -> list[bytes | None]:
    return [Path(file).read_bytes() if os.path.isfile(file) else None for file in files]


def before(files: dict[str, Written]) -> list[bytes | None]:
    return [written.before for written in files.values()]


def after(files: dict[str, Written]) -> list[bytes | None]:
    return [written.after for written in files.values()]


def left_in(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.startswith(".")]


def test_writes_makes_and_removes(tmp_path: Path, files: dict[str, Written]) -> None:
    os.chmod(tmp_path / "a", 0o640)
    write_all(files, str(tmp_path))
    assert contents(files) == after(files)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert left_in(tmp_path) == []


def test_nothing_to_write_leaves_nothing(tmp_path: Path) -> None:
    write_all({}, str(tmp_path))
    assert os.listdir(tmp_path) == []


def test_writes_what_a_link_points_at(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    os.symlink("real", tmp_path / "link")
    (tmp_path / "other").write_bytes(b"old")
    names = [str(tmp_path / "link"), str(tmp_path / "other")]
    write_all(dict.fromkeys(names, Written(b"old", b"new")), str(tmp_path))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_writes_across_file_systems(tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def refuse(source: str, to: str) -> None:
        if UNFINISHED in source:
            raise OSError(18, "Invalid cross-device link")
        replace(source, to)

    monkeypatch.setattr(os, "replace", refuse)
    write_all(files, str(tmp_path))
    assert contents(files) == after(files)


def test_a_place_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path, files: dict[str, Written]) -> None:
    (tmp_path / "file").write_bytes(b"")
    files[str(tmp_path / "file" / "below")] = Written(None, b"x")
    with pytest.raises(UsageError):
        write_all(files, str(tmp_path))
    assert contents(files) == before(files)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("fails_at", [0, 1, 2])
def test_a_disk_that_gives_up_leaves_all_as_it_was(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    puts = 0

    def failing(path: str, beside: str | None) -> None:
        nonlocal puts
        puts += 1
        if puts > fails_at:
            raise UsageError("cannot-write", path=path, detail="No space left on device")
        put(path, beside)

    put = journal._put_laid_out  # noqa: SLF001 - to stand in its way
    monkeypatch.setattr(journal, "_put_laid_out", failing)
    with pytest.raises(UsageError):
        write_all(files, str(tmp_path))
    assert contents(files) == before(files)
    assert left_in(tmp_path) == []


def test_no_room_for_the_list_leaves_all_as_it_was(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal, "_write_through", failing)
    with pytest.raises(UsageError):
        write_all(files, str(tmp_path))
    assert contents(files) == before(files)
    assert left_in(tmp_path) == []


def test_a_file_that_was_changed_meanwhile_stops_everything(tmp_path: Path, files: dict[str, Written]) -> None:
    (tmp_path / "c").write_bytes(b"by somebody else")
    with pytest.raises(UsageError):
        write_all(files, str(tmp_path))
    assert contents(files) == [b"old\r\n", None, b"by somebody else"]


def test_a_file_that_is_changed_at_the_last_moment_stops_everything(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide = journal._decide  # noqa: SLF001 - to stand in its way

    def slow(*arguments: object) -> None:
        decide(*arguments)  # type: ignore[arg-type]
        (tmp_path / "c").write_bytes(b"by somebody else")

    monkeypatch.setattr(journal, "_decide", slow)
    with pytest.raises(UsageError):
        write_all(files, str(tmp_path))
    assert contents(files) == [b"old\r\n", None, b"by somebody else"]
    assert left_in(tmp_path) == []


def test_two_at_once_do_not_mix(tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out = journal._lay_out  # noqa: SLF001 - to stand in its way

    def slow(*arguments: object) -> None:
        lay_out(*arguments)  # type: ignore[arg-type]
        os.makedirs(tmp_path / UNFINISHED / "of-another")

    monkeypatch.setattr(journal, "_lay_out", slow)
    with pytest.raises(UsageError):
        write_all(files, str(tmp_path))
    assert contents(files) == before(files)
    assert left_in(tmp_path) == [UNFINISHED]


class _StopError(Exception):
    pass


def interrupted(tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Write, and be gone at a point: what would tidy up does not run either."""

    def stop(*_: object) -> None:
        raise _StopError

    with monkeypatch.context() as patched:
        patched.setattr(journal, at, stop)
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(_StopError):
            write_all(files, str(tmp_path))


def test_before_it_is_decided_nothing_has_happened(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, files, monkeypatch, "_sync")
    finish_interrupted(str(tmp_path))
    assert contents(files) == before(files)
    write_all(files, str(tmp_path))
    assert left_in(tmp_path) == []


def test_once_it_is_decided_it_is_finished(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, files, monkeypatch, "_carry_out")
    assert contents(files) == before(files)
    for _ in range(2):
        finish_interrupted(str(tmp_path))
        assert contents(files) == after(files)
    assert left_in(tmp_path) == []


def test_finishing_leaves_what_somebody_else_changed(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, files, monkeypatch, "_carry_out")
    (tmp_path / "a").write_bytes(b"by somebody else")
    finish_interrupted(str(tmp_path))
    assert contents(files) == [b"by somebody else", b"made", None]


def test_somebody_who_stops_it_finds_it_done(
    tmp_path: Path, files: dict[str, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C between two files."""
    put, calls = journal._put_laid_out, 0  # noqa: SLF001 - to stand in its way

    def stopped(path: str, beside: str | None) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        put(path, beside)

    monkeypatch.setattr(journal, "_put_laid_out", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_all(files, str(tmp_path))
    assert contents(files) == after(files)


def test_whoever_reads_next_finishes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sees half a change, whatever command comes next."""
    (tmp_path / "catalog").mkdir()
    (tmp_path / "rolekat.toml").write_text("")
    old, new = tmp_path / "catalog" / "old.yaml", tmp_path / "catalog" / "new.yaml"
    old.write_bytes(b"system: old\n")
    files = {str(old): Written(b"system: old\n", None), str(new): Written(None, b"system: new\n")}
    interrupted(tmp_path, files, monkeypatch, "_carry_out")
    monkeypatch.chdir(tmp_path)
    assert [os.path.basename(file) for file in open_library(find_config()).files] == ["new.yaml"]


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory, where there is one: what is tested here is not the disk."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_killed_a_thousand_times_no_file_is_torn(quick_folder: Path) -> None:
    program = [sys.executable, str(Path(__file__).with_name("killing.py")), str(quick_folder), "1000"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert left_in(quick_folder) == []


@pytest.mark.parametrize(
    "place", ["../elsewhere", "way-out/elsewhere", ".git/hooks/pre-commit", "sub/.GIT/config", "inner/hooks/x", "."]
)
def test_a_change_that_came_with_the_repository_reaches_nothing_outside(tmp_path: Path, place: str) -> None:
    root = tmp_path / "repository"
    for folder in (root / ".git" / "hooks", root / "sub" / ".GIT", root / UNFINISHED):
        folder.mkdir(parents=True)
    os.symlink("..", root / "way-out")
    os.symlink(".git", root / "inner")
    (root / UNFINISHED / "0").write_bytes(b"theirs")
    listed = [{"file": place, "before": None, "after": sha256(b"theirs").hexdigest()}]
    (root / UNFINISHED / "list.json").write_text(json.dumps(listed))
    with pytest.raises(UsageError, match="unfinished-elsewhere"):
        finish_interrupted(str(root))
    assert (root / UNFINISHED / "0").read_bytes() == b"theirs"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "listed", ["nonsense", "{}x", "[1]", '[{"file": 1}]', '[{"file": "a\\u0000", "before": null, "after": null}]', "["]
)
def test_a_list_that_no_change_has_written_is_refused(tmp_path: Path, listed: str) -> None:
    (tmp_path / UNFINISHED).mkdir()
    (tmp_path / UNFINISHED / "list.json").write_text(listed)
    with pytest.raises(UsageError, match="unfinished-odd"):
        finish_interrupted(str(tmp_path))


def test_a_place_that_cannot_be_written_is_named_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError) as caught:
        write_all({os.path.join("file", "below"): Written(None, b"x")}, str(tmp_path))
    assert caught.value.params["path"] == os.path.join("file", "below")
