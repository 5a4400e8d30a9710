"""Odd settings, odd folders and odd files in the way: what is said, and that nothing lands where it does not belong."""

import json
import os
from pathlib import Path

import pytest

from rolekat.config import find_config
from rolekat.creating import places
from rolekat.creating.installing import Install
from rolekat.creating.repository import EDITOR_SCHEMAS, repository_files
from rolekat.errors import UsageError
from rolekat.language import words
from rolekat.library.discover import discover
from rolekat.library.library import Library
from rolekat.render.publishing import MARK, Output, publish
from rolekat.render.wishes import everything
from rolekat.text.printable import harmless
from rolekat.writing import write_text

POSIX = os.name == "posix"
GALLERY = """\
gallery: lille
version: "{version}"
title: Lille
language: da
lifecycle:
  phases: {{start: {{title: Start}}}}
groups: {{alle: {{title: Alle}}}}
"""


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"lang = 'd\xe6'",
        b"x = " + b"[" * 3000,
        b'sources = ["a\\u0000"]',
        b'[render]\nto = "a\\u0000"',
        b"lang",
    ],
)
def test_settings_that_cannot_be_read_are_a_sentence_without_internals(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "rolekat.toml").write_bytes(data)
    with pytest.raises(UsageError) as raised:
        find_config(str(tmp_path))
    sentence = words("en")(f"errors.{raised.value.key}", **raised.value.params)
    assert "codec" not in sentence
    assert "Errno" not in sentence


@pytest.mark.parametrize(("data", "line"), [('lang = "da"\nas-of = x\n', 2), ('lang = "da"\nsources = [', 2)])
def test_settings_that_are_no_toml_are_told_by_their_line(tmp_path: Path, data: str, line: int) -> None:
    (tmp_path / "rolekat.toml").write_text(data, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        find_config(str(tmp_path))
    assert f"linje {line} " in words("da")(f"errors.{raised.value.key}", **raised.value.params)


@pytest.mark.parametrize(
    ("data", "line"),
    [('lang = "da"\nlang = "nb"\n', 2), ("[check]\n\n[check]\n", 3), ('check.fail-on = "note"\n[check]\n', 2)],
)
def test_a_setting_that_is_there_twice_is_told_as_such(tmp_path: Path, data: str, line: int) -> None:
    (tmp_path / "rolekat.toml").write_text(data, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        find_config(str(tmp_path))
    assert (raised.value.key, str(raised.value.params["line"])) == ("config-twice", str(line))


@pytest.mark.parametrize("kind", ["folder", "dangling"])
def test_settings_that_are_no_file_are_not_passed_over(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "rolekat.toml"
    if kind == "folder":
        there.mkdir()
    else:
        there.symlink_to("gone.toml")
    (tmp_path / "below").mkdir()
    with pytest.raises(UsageError, match="config-no-file"):
        find_config(str(tmp_path / "below"))


def test_settings_may_begin_with_a_byte_order_mark_and_end_lines_as_windows_does(tmp_path: Path) -> None:
    (tmp_path / "rolekat.toml").write_bytes(b'\xef\xbb\xbflang = "da"\r\nsources = ["a"]\r\n')
    assert find_config(str(tmp_path)).sources == ("a",)


@pytest.mark.parametrize("source", ["/somewhere/else", "../else", "./../else"])
def test_a_new_repository_stays_in_its_folder(tmp_path: Path, source: str) -> None:
    (tmp_path / "rolekat.toml").write_text(f'sources = ["{source}"]\n', encoding="utf-8")
    paths = [
        file.path
        for file in repository_files(
            str(tmp_path), "github", dict.fromkeys(EDITOR_SCHEMAS, "{}"), Install("rolekat"), words("en")
        )
    ]
    assert "catalog/systems/README.md" in paths
    assert not [path for path in paths if "else" in path]


def test_a_file_below_two_sources_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_text("catalog/systems/a.yaml", "system: a\n")
    assert list(discover(".")) == [os.path.join("catalog", "systems", "a.yaml")]
    assert Library([".", "catalog"]).files == [os.path.join("catalog", "systems", "a.yaml")]


@pytest.mark.skipif(not POSIX, reason="Windows has no named pipes in folders")
def test_what_others_keep_beside_the_documents_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"\xe6\xf8\xe5")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "old.md").write_text(f"{MARK}x -->\n", encoding="utf-8")
    made = [Output(str(tmp_path / "new.md"), "x\n")]
    results = publish(made, [str(tmp_path)], ".md", write=True)
    assert [(Path(path).name, state) for path, state in results] == [("new.md", "written"), ("old.md", "leftover")]


@pytest.mark.skipif(not POSIX, reason="Windows has no named pipes in folders")
@pytest.mark.parametrize(
    ("name", "key"), [("latin.md", "output-not-utf8"), ("folder.md", "output-not-file"), ("pipe.md", "output-not-file")]
)
def test_what_stands_where_a_document_goes_is_named(tmp_path: Path, name: str, key: str) -> None:
    (tmp_path / "latin.md").write_bytes(b"\xe6\xf8\xe5")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UsageError) as raised:
        publish([Output(str(tmp_path / name), "x\n")], [], ".md", write=True)
    assert raised.value.key == key


def test_a_file_where_a_folder_is_needed_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        publish([Output(str(tmp_path / "out" / "a.md"), "x\n")], [], ".md", write=True)
    assert raised.value.key == "cannot-write"
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_of_many_who_write_a_new_file_at_once_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new.yaml"
    monkeypatch.setattr(places, "refuse_to_overwrite", lambda _: path.write_text("theirs", encoding="utf-8"))
    with pytest.raises(UsageError) as raised:
        places.write_new(str(path), "ours")
    assert raised.value.key == "new-exists"
    assert path.read_text(encoding="utf-8") == "theirs"
    assert os.listdir(tmp_path) == ["new.yaml"]


def test_no_version_leads_out_of_the_documents_folder(tmp_path: Path) -> None:
    for folder, version in (("new", "2"), ("old", "1..-")):
        write_text(str(tmp_path / "roles" / folder / "gallery.yaml"), GALLERY.format(version=version))
    found = everything(Library([str(tmp_path)])).wishes
    assert sorted(wish.folder for wish in found) == ["lille", "lille-1..-"]
    write_text(str(tmp_path / "roles" / "old" / "gallery.yaml"), GALLERY.format(version="1/../../x"))
    library = Library([str(tmp_path)])
    assert [gallery.key for gallery in library.galleries] == ["lille@2"]


def test_json_that_is_printed_cannot_steer_a_terminal() -> None:
    text = json.dumps("\x9b31m\u202eæ\u2028", ensure_ascii=False)
    assert harmless(text) == '"\\u009b31m\\u202eæ\\u2028"'
    assert json.loads(harmless(text)) == "\x9b31m\u202eæ\u2028"
