"""A document as Markdown text."""

import os
import posixpath
import re
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.language import Words
from rolekat.phrasing.facts import capital
from rolekat.render.data import Diagram, DocumentRef, RoleRef
from rolekat.render.documents import Document
from rolekat.render.markdown.environment import MarkdownEnvironment, Md, as_markdown
from rolekat.render.markdown.mermaid import flowchart
from rolekat.render.staffing_data import WhoView

SUFFIX: Final = ".md"
_NO_FIELD: Final = re.compile(r"'rolekat\.render\.(?:\w+_)?data\.(\w+) object' has no attribute '(\w+)'")
_EMPTY_LINES: Final = re.compile(r"\n(?:[ \t]*\n){2,}")


class MarkdownWriter:
    """Writes documents with an organisation's templates, and the shipped ones for what it has none of."""

    suffix = SUFFIX

    def __init__(self, words: Words, folder: str | None) -> None:
        self._words = words
        self._folder = folder
        self._here = ""
        self._beyond: str | None = None
        self._checked: set[str] = set()
        self._environment = MarkdownEnvironment(Path(folder) if folder else None)
        self._environment.globals |= {"t": FixedTexts(words), "anchor": _anchor, "indent": _indent}
        self._environment.filters |= {
            "capitalize": _capitalized,
            "in_item": _in_item,
            "link": self._link,
            "links": self._links,
            "mermaid": _mermaid,
            "names": self._names,
            "path": self._path,
            "several": self._several,
        }

    def write(self, document: Document) -> str:
        """The document's text.

        Raises:
            UsageError: a template of the organisation is wrong: which, where and how.
        """
        self._here, self._beyond = document.name, document.beyond
        try:
            template: Template = self._template(f"{document.kind}{SUFFIX}.j2")
            text = template.render(**document.data)
        except Exception as error:
            raise self._in_words(error) from error
        return _EMPTY_LINES.sub("\n\n", text).strip("\n") + "\n"

    def _template(self, name: str) -> Template:
        """A template whose blocks all have a place in the one that it extends: Jinja leaves the others out silently."""
        template = self._environment.get_template(name)
        if name in self._checked or not self._folder:
            return template
        self._checked.add(name)
        tree, parent = self._parsed(name)
        if parent:
            self._template(parent)
            known = self._blocks(parent)
            for block in tree.body:
                if isinstance(block, nodes.Block) and block.name not in known:
                    raise UsageError(
                        "template-no-block",
                        file=shown_path(template.filename or name),
                        line=block.lineno,
                        parent=parent,
                        block=block.name,
                        known=", ".join(sorted(known)),
                    )
        return template

    def _blocks(self, name: str, below: tuple[str, ...] = ()) -> set[str]:
        """The names of a template's blocks and of those that it takes over."""
        if name in below:
            return set()  # it extends itself: rendering it will say so
        tree, parent = self._parsed(name)
        above = self._blocks(parent, (*below, name)) if parent else set()
        return above | {block.name for block in tree.find_all(nodes.Block)}

    def _parsed(self, name: str) -> tuple[nodes.Template, str | None]:
        """A template's parts, and the name of the template that it extends."""
        assert self._environment.loader
        source, file, _ = self._environment.loader.get_source(self._environment, name)
        tree = self._environment.parse(source, name, file)
        extends = tree.find(nodes.Extends)
        return tree, extends.template.value if extends and isinstance(extends.template, nodes.Const) else None

    def _link(self, ref: RoleRef | DocumentRef) -> Md:
        title = as_markdown(ref.title)
        if isinstance(ref, DocumentRef):
            return Md(f"[{title}]({self._path(ref)})")
        if ref.document is None:
            return title
        path = "" if ref.document == self._here else self._relative(ref.document)
        return Md(f"[{title}]({path}#role-{ref.id})")

    def _path(self, ref: DocumentRef) -> Md:
        return Md(self._relative(ref.name))

    def _relative(self, name: str) -> str:
        if self._beyond is not None:
            return posixpath.normpath(posixpath.join(self._beyond, name + SUFFIX))
        return posixpath.relpath(name + SUFFIX, posixpath.dirname(self._here) or ".")

    def _links(self, refs: Iterable[RoleRef | DocumentRef]) -> Md:
        return Md(", ").join(self._link(ref) for ref in refs)

    def _several(self, values: Iterable[object]) -> Md:
        """Texts or references in a row: `a, b and c`."""
        known = [self._link(each) if isinstance(each, (RoleRef, DocumentRef)) else as_markdown(each) for each in values]
        *before, final = known or (Md(),)
        return Md(", ").join(before) + f" {self._words('facts.and')} " + final if before else final

    def _names(self, people: Iterable[WhoView]) -> str:
        """People in a row, as text: `Anne Ask (anas) and the library`."""
        return self._words.several([f"{who.name} ({who.id})" if who.id else who.name for who in people], whole=True)

    def _in_words(self, error: Exception) -> Exception:
        """A template's fault as a sentence; a fault of ours as it is."""
        if isinstance(error, UsageError):
            return error
        if isinstance(error, TemplateNotFound):
            return UsageError("template-missing", template=error.name)
        if isinstance(error, TemplateSyntaxError):
            return self._fault(error.filename or error.name or "", error.lineno, error.message or "")
        if isinstance(error, (OSError, UnicodeDecodeError)):
            detail = "UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
            return UsageError("template-unreadable", folder=shown_path(self._folder or ""), detail=detail)
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
        own = [frame for frame in frames if self._folder and _within(frame.filename, self._folder)]
        if not own and not isinstance(error, TemplateError):
            return error
        if not frames:
            return error
        place = (own or frames)[-1]
        detail = _NO_FIELD.sub(r"`\1` has no field `\2`", str(error))
        return self._fault(place.filename, place.lineno or 0, detail)

    @staticmethod
    def _fault(file: str, line: int, detail: str) -> UsageError:
        return UsageError("template-fault", file=shown_path(file), line=line, detail=detail.rstrip("."))


class FixedTexts:
    """The fixed texts as templates have them: `t("role.tasks")`, `t("obligation", word)`, `t("x", role=title)`."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, *key: str, **params: object) -> str:
        """A text; a key may come in parts."""
        found = self._found(key)
        if not isinstance(found, str):
            raise TemplateRuntimeError(f"{'.'.join(key)} is no single text")
        try:
            return found.format_map(params) if params else found
        except KeyError as error:
            raise TemplateRuntimeError(f"{'.'.join(key)} needs {error.args[0]}") from None

    def list(self, *key: str) -> list[str]:
        """A list of texts, such as the heads of a table."""
        found = self._found(key)
        if not isinstance(found, list):
            raise TemplateRuntimeError(f"{'.'.join(key)} is no list of texts")
        return found

    def _found(self, key: tuple[str, ...]) -> object:
        found: Any = self._words.section("documents")
        for part in ".".join(key).split("."):
            if not isinstance(found, dict) or part not in found:
                raise TemplateRuntimeError(f"there is no fixed text {'.'.join(key)}")
            found = found[part]
        return found


def _within(file: str, folder: str) -> bool:
    return os.path.realpath(file).startswith(os.path.realpath(folder) + os.sep)


def _mermaid(diagram: Diagram) -> Md:
    return Md(f"```mermaid\n{flowchart(diagram)}\n```")


def _capitalized(text: object) -> Md:
    """With a capital first letter, and the rest as it is."""
    return Md(capital(str(as_markdown(text))))


def _in_item(text: object) -> Md:
    """Markdown of several paragraphs, set in so that it stays in its list item."""
    return Md(re.sub(r"\n(?=[^\n])", "\n  ", str(as_markdown(text))))


def _indent(depth: int) -> Md:
    """What stands before an item of a list within a list."""
    return Md("  " * depth)


def _anchor(name: str) -> Md:
    return Md(f'<a id="{as_markdown(name)}"></a>')
