"""`rolekat init`: what makes a folder a repository of role catalogs."""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rolekat.config import NAME, SHIPPED, Config, find_config
from rolekat.contacts.git import is_ignored
from rolekat.creating.installing import Install
from rolekat.creating.places import SCHEMAS
from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.library.discover import discover
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes

WORKFLOWS: Final = {"github": ".github/workflows/rolekat.yml", "gitlab": ".gitlab-ci.yml"}
CI: Final = (*WORKFLOWS, "none")
EDITOR_SCHEMAS: Final = {
    "system": ["systems/*.yaml"],
    "profile": ["profiles/*.yaml"],
    "gallery": ["roles/*/gallery.yaml"],
    "role": ["roles/*/*.yaml", "!roles/*/gallery.yaml"],
    "organisation": ["organisations/*/organisation.yaml"],
    "staffing": ["organisations/*/systems/*.yaml"],
}
"""Each kind of file, and where below the catalog such files lie."""


class NewFile(NamedTuple):
    """A file to write, or one that is there."""

    path: str
    """Below the folder, with forward slashes."""
    text: str
    """The whole text; empty where the file stays as it is."""
    added: int = 0
    """How many lines come to a file that is there."""


def repository_files(folder: str, ci: str, schemas: Mapping[str, str], install: Install, say: Words) -> list[NewFile]:
    """All files of a repository, those that are there already without a text; `schemas` by kind of file.

    Raises:
        UsageError: the folder is a file, or a file in it cannot be read.
    """
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError("new-not-folder", path=folder)
    found = []
    for path, text in _files(_catalog(folder), ci, schemas, install, say):
        there = os.path.lexists(os.path.join(folder, *path.split("/")))
        found.append(NewFile(path, "" if there else text))
    found.append(ignoring(folder, say("init.gitignore")))
    return sorted(found)


def without_catalog(folder: str) -> bool:
    """Whether there is no catalog file yet, so that a check has nothing to work on."""
    catalog = os.path.join(folder, _catalog(folder))
    return not os.path.isdir(catalog) or next(discover(catalog), None) is None


def _catalog(folder: str) -> str:
    """The catalog's folder below the repository's, as its configuration has it."""
    if not os.path.isfile(os.path.join(folder, NAME)):
        return "catalog"
    config: Config = find_config(os.path.abspath(folder))
    inside = (source.strip("/") for source in config.sources if source != SHIPPED and not _leads_out(source))
    return next(inside, "catalog")


def _leads_out(source: str) -> bool:
    """Whether a source lies elsewhere, where a repository's files do not belong."""
    return os.path.isabs(source) or os.path.normpath(source).split(os.sep)[0] == os.pardir


def _files(
    catalog: str, ci: str, schemas: Mapping[str, str], install: Install, say: Words
) -> Iterator[tuple[str, str]]:
    yield NAME, say("init.config", lang=say.language)
    for part in ("systems", "roles", "profiles", "organisations"):
        yield f"{catalog}/{part}/README.md", say(f"init.readme.{part}")
    folder = SCHEMAS.replace(os.sep, "/")
    for kind in EDITOR_SCHEMAS:
        yield f"{folder}/{kind}.schema.json", schemas[kind]
    yield ".vscode/settings.json", _as_json({"yaml.schemas": _mapping(folder, catalog)})
    yield ".vscode/extensions.json", _as_json({"recommendations": ["redhat.vscode-yaml"]})
    if ci in WORKFLOWS:
        yield WORKFLOWS[ci], _filled(_GITHUB if ci == "github" else _GITLAB, install, say)


def _filled(template: str, install: Install, say: Words) -> str:
    comments = {
        name.replace("-", "_"): say(f"init.ci.{name}") for name in ("schedule", "schedule-gitlab", "diff", "day")
    }
    comments["install"] = say("init.ci.install" if install.reachable else "init.ci.unreachable")
    return template.format(**comments, command=install.command)


def _mapping(schemas: str, catalog: str) -> dict[str, list[str]]:
    return {
        f"{schemas}/{kind}.schema.json": [
            f"!{catalog}/{pattern[1:]}" if pattern.startswith("!") else f"{catalog}/{pattern}" for pattern in patterns
        ]
        for kind, patterns in EDITOR_SCHEMAS.items()
    }


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def documents_ignored(organisation: str, config: Config, say: Words) -> NewFile:
    """The `.gitignore` that keeps an organisation's documents out of git; without a text where it does already.

    Raises:
        UsageError: it is there and cannot be read.
    """
    path = os.path.normpath(os.path.join(config.render_to, organisation)).replace(os.sep, "/")
    if not config.found or _leads_out(path) or is_ignored(config.folder, f"{path}/README.md"):
        return NewFile(".gitignore", "")
    return ignoring(config.folder, say("new.organisation.gitignore", path=path))


def ignoring(folder: str, wanted: str) -> NewFile:
    """The one file that gets lines of ours even where it is there: names must not slip into git.

    Raises:
        UsageError: it is there and cannot be read.
    """
    path = os.path.join(folder, ".gitignore")
    if not os.path.lexists(path):
        return NewFile(".gitignore", wanted)
    try:
        text, _ = decode(read_bytes(path))
    except OSError as error:
        raise UsageError("config-unreadable", file=path, detail=error.strerror or str(error)) from None
    if text is None:
        raise UsageError("config-not-utf8", file=path)
    lines = {line.strip() for line in text.splitlines()}
    ignored = [line for line in wanted.splitlines() if line and not line.startswith("#")]
    if lines.issuperset(ignored):
        return NewFile(".gitignore", "")
    missing = [line for line in wanted.splitlines() if line not in lines]
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else newline if text.endswith("\n") else newline * 2
    return NewFile(".gitignore", text + gap + newline.join([*missing, ""]), len(missing))


_GITHUB: Final = """\
name: rolekat

on:
  push:
    branches: [main]
  pull_request:
  # {schedule}
  schedule:
    - cron: "17 3 * * *"

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 2
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      # {install}
      - run: {command}
      # {diff}
      - if: github.event_name == 'pull_request'
        run: rolekat diff HEAD^1 --format markdown --as-of "$(git log -1 --format=%cs)" >> "$GITHUB_STEP_SUMMARY"
      # {day}
      - run: |
          if [ "$GITHUB_EVENT_NAME" = pull_request ]; then as_of="--as-of=$(git log -1 --format=%cs)"; fi
          rolekat check --format github $as_of
"""

_GITLAB: Final = """\
# {schedule_gitlab}
rolekat:
  image: python:3.12 # the slim one has no git
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: "0"
  script:
    # {install}
    - {command}
    # {diff}
    - |
      base=${{CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}}
      if [ -n "$base" ]; then
        rolekat diff "$base" --format markdown --as-of "${{CI_COMMIT_TIMESTAMP%%T*}}" | tee rolekat-diff.md
      fi
    # {day}
    - |
      if [ "$CI_PIPELINE_SOURCE" = merge_request_event ]; then as_of="--as-of=${{CI_COMMIT_TIMESTAMP%%T*}}"; fi
      rolekat check --output gitlab:rolekat-codequality.json --output junit:rolekat-junit.xml $as_of
  artifacts:
    when: always
    expose_as: rolekat diff
    paths: [rolekat-diff.md]
    reports:
      codequality: rolekat-codequality.json
      junit: rolekat-junit.xml
"""
