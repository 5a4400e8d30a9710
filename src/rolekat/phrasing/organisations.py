"""Organisations in words."""

from rolekat.language import Words


def organisation_title(title: str, example: str | None, say: Words) -> str:
    """An organisation's name, which says of an example that it is one."""
    return say(f"facts.example.{example}", title=title) if example else title
