"""What to do next, after something was made: commands and what they are for."""

from rolekat.cli.speech import say


def next_steps(*keys: str, among: str = "new.done", **params: str) -> str:
    """The lines that say so; each key has its command and its reason in a section of the language files."""
    told = [(say(f"{among}.{key}", **params), say(f"{among}.{key}-why")) for key in keys]
    longest = max(len(command) for command, _ in told)
    return "\n".join([say(f"{among}.next"), *(f"  {command:<{longest}}  {why}" for command, why in told)]) + "\n"
