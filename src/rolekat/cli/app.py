"""All commands, by name. Only the module of the command that was called is loaded; help loads them all."""

import importlib
import re
from collections.abc import Iterable
from typing import Annotated, Any, Final

import typer

from rolekat.cli.framework import Command, Group, hide_types
from rolekat.cli.speech import say, take_language
from rolekat.errors import EXIT_USAGE, UsageError
from rolekat.language import LANGUAGES

PANELS: Final = {
    "begin": ("init", "new"),
    "look": ("list", "show", "vacancies", "who", "holders", "load", "compare"),
    "check": ("check", "explain", "fix", "rules"),
    "change": (
        "assign", "end", "vacate", "depute", "delegate", "transfer", "transition", "done", "adapt", "rename", "retire",
    ),
    "pass-on": ("render", "diff", "export", "schema"),
    "galleries": ("update", "upgrade"),
}  # fmt: skip
"""The commands by what they are for, as help shows them."""
COMMANDS: Final = tuple(sorted(name for names in PANELS.values() for name in names))
"""Each has a module `rolekat.cli.<name>_command` with a function `command`, or an `app` of commands of its own."""

_HELP: Final = {"--help", "-h"}
MODULES: Final = {name: f"rolekat.cli.{name}_command" for name in COMMANDS}


def build(called: str | None = None) -> typer.Typer:
    """The application with all of its commands, or with the one that was called."""
    app = typer.Typer(
        name="rolekat",
        cls=Group,
        help=say("help.rolekat"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    for panel, names in PANELS.items():
        for name in names:
            if called in (None, name):
                _add(app, name, say(f"help.panels.{panel}"))
    return app


def _add(app: typer.Typer, name: str, panel: str) -> None:
    module: Any = importlib.import_module(MODULES[name])
    if hasattr(module, "app"):
        app.add_typer(module.app, name=name, cls=Group, rich_help_panel=panel)
    else:
        app.command(name, help=say(f"help.{name}.about"), cls=Command, rich_help_panel=panel)(module.command)


def run_app(arguments: list[str]) -> int:
    """Run a command through the framework and return its exit code.

    Raises:
        UsageError: the words make no command that rolekat knows.
    """
    wish, arguments = take_language(arguments)
    if wish is not None and wish not in LANGUAGES:
        raise UsageError(
            "bad-parameter", option="--lang", detail=say("errors.choice", value=wish, known=", ".join(LANGUAGES))
        )
    called = next((word for word in arguments if word in COMMANDS), None)
    if called is None:
        unknown = next((word for word in arguments if not word.startswith("-")), None)
        if unknown is not None:
            raise _unknown_command(unknown)
    if called is None or hasattr(importlib.import_module(MODULES[called]), "app") or _HELP & {*arguments}:
        _translate_help()  # what draws help takes longer to import than most commands take
    command = typer.main.get_command(build(called))
    try:
        result = command.main(arguments, prog_name="rolekat", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - the framework is asked for its complaints below; all else goes on
        if type(error).__name__ == "NoArgsIsHelpError":
            return EXIT_USAGE  # the help has been shown already
        raise _in_our_words(error) from None
    return result if isinstance(result, int) else 0


def _root(
    lang: Annotated[
        str, typer.Option("--lang", help=say("help.lang"), metavar="|".join(LANGUAGES), show_default=False)
    ] = "",
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help=say("help.version"), is_eager=True)] = False,
) -> None:
    del lang  # read from the words before anything was made: see speech.py
    if version:
        from rolekat import __version__

        typer.echo(f"rolekat {__version__}")
        raise typer.Exit


def _unknown_command(word: str) -> UsageError:
    from rolekat.text.words import closest

    near = closest(word, COMMANDS)
    if near:
        return UsageError("unknown-command-near", command=word, near=near)
    return UsageError("unknown-command", command=word, known=", ".join(COMMANDS))


def _in_our_words(error: Exception) -> Exception:
    """The framework's complaint as ours, in the user's language; anything else stays what it is."""
    kind = type(error).__name__
    if kind in ("Exit", "Abort"):
        return KeyboardInterrupt() if kind == "Abort" else error  # type: ignore[return-value]
    if not hasattr(error, "format_message"):
        return error
    name = _parameter(error)
    if kind == "NoSuchOption":
        near = _near_option(name, getattr(error, "possibilities", None) or ())
        return UsageError("no-such-option-near" if near else "no-such-option", option=name, near=near)
    if kind == "MissingParameter":
        return _with_usage("missing-parameter", error, option=name)
    if kind == "BadParameter":
        return _bad_value(name, getattr(error, "message", ""))
    return _by_message(error, error.format_message())


def _near_option(name: str, known: Iterable[str]) -> str:
    from rolekat.text.words import closest

    options = {option.lstrip("-"): option for option in known}
    return options.get(closest(name.lstrip("-"), list(options)) or "", "")


def _with_usage(key: str, error: Any, **params: str) -> UsageError:
    """A complaint with the line as it should be typed, where it is known which command was meant."""
    command = getattr(getattr(error, "ctx", None), "command", None)
    if command is None or not command.params:
        return UsageError(key, **params)
    return UsageError(f"{key}-usage", usage=_usage(error.ctx.command_path, command), **params)


def _usage(path: str, command: Any) -> str:
    """How a command is typed: its words, and the options that it needs."""
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    words = [str(each.metavar or each.name.upper()) for each in arguments]
    usual = _USUAL.get(command.name, ())
    options = [each for each in command.params if each not in arguments and (each.required or each.name in usual)]
    return " ".join([path, *words, *(f"{each.opts[0]} {each.metavar or each.name.upper()}" for each in options)])


_USUAL: Final = {
    "assign": ("system",), "delegate": ("to",), "done": ("system",), "end": ("system",), "transfer": ("to",),
    "vacate": ("system",),
}  # fmt: skip
"""Options that a command can do without, and that are written nearly always."""


def _bad_value(option: str, message: str) -> UsageError:
    """What the framework has against a value; of numbers it says so in its own words."""
    if least := re.search(r"greater than or equal to (\d+)", message):
        return UsageError("number-least", option=option, least=least[1])
    if "integer" in message:
        return UsageError("number-expected", option=option)
    return UsageError("bad-parameter", option=option, detail=message)


def _by_message(error: Any, message: str) -> UsageError:
    """What the framework says of several things in one kind of complaint: only its words tell them apart."""
    if kind_of_value := next((key for part, key in _VALUE.items() if part in message), None):
        return UsageError(kind_of_value, option=_parameter(error))
    if unknown := re.match("No such command '(.*?)'", message):
        known = error.ctx.command.list_commands(error.ctx)
        return UsageError("unknown-command", command=f"{error.ctx.command.name} {unknown[1]}", known=", ".join(known))
    if extra := re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", message, re.DOTALL):
        return _with_usage("too-many-words", error, words=extra[1])
    if message == "Missing command.":
        return UsageError("missing-parameter", option="COMMAND")
    return UsageError("usage", detail=message)


_VALUE: Final = {"requires an argument": "missing-value", "does not take a value": "no-value-wanted"}


def _parameter(error: Any) -> str:
    option = getattr(error, "option_name", None)
    if option:
        return str(option)
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", None) or "")
    names = [name for name in param.opts if name.startswith("--")]
    return str(names[0] if names else param.metavar or param.name)


def _translate_help() -> None:
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = say("help.panels.arguments")
    rich_utils.OPTIONS_PANEL_TITLE = say("help.panels.options")
    rich_utils.COMMANDS_PANEL_TITLE = say("help.panels.commands")
    rich_utils.DEFAULT_STRING = say("help.default")
    rich_utils.REQUIRED_LONG_STRING = say("help.required")
    hide_types()
