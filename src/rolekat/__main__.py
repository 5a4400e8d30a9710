"""The command's entrance. It looks at the words before it loads anything: hooks run `rolekat` all day."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    words = sys.argv[1:]
    if words in (["--version"], ["-V"]):
        from rolekat import __version__

        sys.stdout.write(f"rolekat {__version__}\n")
        return
    from rolekat.cli.entrance import leave, run

    leave(run(words))


if __name__ == "__main__":
    main()
