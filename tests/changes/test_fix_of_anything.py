"""Whatever slips there are in the files of a catalog, `rolekat fix` makes nothing worse, and is done after one run."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from tests.changes.hut import FILES, lay

from rolekat.changes.effect import carry_out
from rolekat.changes.fix import Fix, fix
from rolekat.check import Choice, find
from rolekat.config import Config
from rolekat.findings.located import Located
from rolekat.findings.mark import MARK
from rolekat.text.comments import comments_in
from rolekat.text.decode import decode
from rolekat.text.reader import read
from rolekat.workspace import open_workspace

SLIPS: Final = (
    (r"(\w)\b", r"\1\1"),
    (r"\w\b", ""),
    (r"\b(\w)", lambda match: str(match[1]).upper()),
    (r"[\w-]+", "null"),
    (r"([\w-]+)", r"“\1”"),
    (r"  ", "\t"),
    (r"  ", "\u00a0 "),
    (r"([\w-]+)$", r"\1 #1"),
    (r": (.*)$", r": a: \1"),
    (r": (.*)$", r": @\1"),
    (r": (.*)$", r": !\1"),
    (r": (.*)$", r": *\1"),
    (r"(\w+)\}", r"\1, and more}"),
    (r"(\d{4})-0(\d)-0(\d)", r"\3.\2.\1"),
    (r"$", "  # rolekat: ignore RK101 -- it is so"),
    (r"$", "  # a remark"),
    (r"(\w)", "\\1\u200b"),
    (r"^(.*)$", r"\1\n\1"),
    (r"^.*$", ""),
    (r"\[", "[~, "),
    (r"[\w-]+$", "builder"),
)


def slipped(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        index = chance.randrange(len(lines))
        pattern, new = chance.choice(SLIPS)
        places = list(re.finditer(pattern, lines[index]))
        if places:
            place = chance.choice(places)
            head, rest = lines[index][: place.start()], lines[index][place.start() :]
            lines[index] = head + re.sub(pattern, new, rest, count=1)
    text = "\n".join(lines)
    return text.replace("\n", "\r\n") if chance.random() < 0.1 else text


def weighty(found: list[Located]) -> Counter[str]:
    return Counter(each.finding.code for each in found if each.finding.severity in ("error", "warning"))


def is_readable(content: bytes) -> bool:
    text, problems = decode(content)
    return text is not None and not any(problem.fatal for problem in (*problems, *read(text).problems))


@pytest.mark.parametrize("seed", range(60))
def test_nothing_gets_worse(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    lay(tmp_path, FILES)
    names = sorted(name for name in FILES if name.endswith(".yaml"))
    lay(tmp_path, {name: slipped(FILES[name], chance) for name in chance.sample(names, chance.choice((1, 1, 2, 3)))})
    monkeypatch.chdir(tmp_path)
    config, wish = Config(str(tmp_path), found=True, as_of="2026-06-01"), Fix(unsafe=chance.random() < 0.6)
    before = weighty(find(open_workspace((), config), Choice()).kept)
    fixed = fix(wish, config)
    kept = [written.after for written in fixed.draft.files.values()]
    for written in fixed.draft.files.values():
        if written.before is None or not is_readable(written.before):
            continue
        if written.after is None:
            assert written.before in kept
            continue
        assert is_readable(written.after)
        after = written.after.decode("utf-8")
        for comment in comments_in(written.before.decode("utf-8")):
            assert comment.text in after or MARK in comment.text
    carry_out(fixed.draft, config)
    assert fix(wish, config).draft.files == {}
    then = weighty(find(open_workspace((), config), Choice()).kept)
    assert not then - before - weighty(list(fixed.revealed))
