"""A writer that is killed again and again: a program of its own, since to fork a large one takes longer than to write.

`python tests/journal/killing.py FOLDER TIMES`
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from rolekat.journal import Written, finish_interrupted, write_all
from rolekat.paths import UNFINISHED


def main(root: str, times: int) -> None:
    """Hold after every kill that all files hold the same generation, and at last remove them."""
    names = [str(Path(root) / folder / f"{number}.yaml") for folder in "abc" for number in range(4)]
    write_all({name: Written(None, generation(0)) for name in names}, root)
    chance, finished, begun = random.Random(5), 0, 0
    for _ in range(times):
        writer = os.fork()
        if writer == 0:
            write_on(names, root)
        time.sleep(chance.random() * 0.008)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        begun += os.path.isdir(Path(root) / UNFINISHED)
        finish_interrupted(root)
        found = {Path(name).read_bytes() for name in names}
        assert len(found) == 1, "the files are of several generations"
        (content,) = found
        assert content == generation(len(content) - 1), "a file is torn"
        finished = max(finished, len(content) - 1)
    assert finished > times / 5, "it was killed before it could do anything"
    assert begun > times / 10, "it was seldom killed while it was writing"
    write_all({name: Written(generation(finished), None) for name in names}, root)


def generation(number: int) -> bytes:
    """A content that says how old it is by its length."""
    return bytes([97 + number % 26]) * (number + 1)


def write_on(names: list[str], root: str) -> None:
    """Write generation after generation, until somebody ends it."""
    try:
        while True:
            content = Path(names[0]).read_bytes()
            new = generation(len(content))
            write_all({name: Written(content, new) for name in names}, root)
    finally:
        sys.stderr.write("the writer ended by itself\n")
        os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
