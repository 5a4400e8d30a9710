"""What to do next, after something was made: commands and what they are for."""

from rolekat.cli.speech import say
from rolekat.cli.surroundings import terminal_width


def next_steps(*keys: str, among: str = "new.done", **params: str) -> str:
    """The lines that say so; each key has its command and its reason in a section of the language files.

    In a narrow terminal the reasons stand below the commands, which are left whole: somebody copies them.
    """
    told = [(say(f"{among}.{key}", **params), say(f"{among}.{key}-why")) for key in keys]
    longest = max(len(command) for command, _ in told)
    if 4 + longest + max(len(why) for _, why in told) > terminal_width():
        lines = [f"  {command}\n      {why}" for command, why in told]
    else:
        lines = [f"  {command:<{longest}}  {why}" for command, why in told]
    return "\n".join([say(f"{among}.next"), *lines]) + "\n"
