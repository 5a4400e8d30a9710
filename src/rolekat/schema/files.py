"""The schemas as files, one for each kind."""

import json
import os
from typing import Any, Final

from rolekat.errors import UsageError
from rolekat.schema.models import model_of

KINDS: Final = ("gallery", "role", "system", "profile", "organisation", "staffing", "export")
"""The kinds of catalog files, and what `rolekat export` writes."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file.

    Raises:
        UsageError: there is no such kind.
    """
    if kind not in KINDS:
        raise UsageError("unknown-schema", kind=kind, known=", ".join(KINDS))
    if kind == "export":
        from rolekat.schema.of_export import export_schema

        made = export_schema()
    else:
        from rolekat.schema.generate import model_schema

        made = model_schema(model_of(kind))
        made["properties"] = {kind: made["properties"][kind], **made["properties"]}
    head = {"$schema": _DIALECT, "title": f"rolekat: {kind}"}
    order = ("description", "type", "properties", "required", "additionalProperties")
    return {**head, **{key: made[key] for key in order if key in made}, "$defs": made.get("$defs", {})}


def file_name(kind: str) -> str:
    """The name of a kind's schema file, which the first line of a catalog file names."""
    return f"{kind}.schema.json"


def as_text(kind: str) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def write_all(folder: str) -> list[str]:
    """Write every schema into a folder; returns the files.

    Raises:
        UsageError: the folder cannot be written to.
    """
    from rolekat.writing import write_text

    files = [os.path.join(folder, file_name(kind)) for kind in KINDS]
    for kind, file in zip(KINDS, files, strict=True):
        write_text(file, as_text(kind))
    return files


def outdated(folder: str) -> list[str]:
    """The files of a folder that are missing or not what this rolekat would write."""
    return [file for kind in KINDS if _text_of(file := os.path.join(folder, file_name(kind))) != as_text(kind)]


def _text_of(file: str) -> str | None:
    try:
        with open(file, encoding="utf-8") as opened:
            return opened.read()
    except (OSError, UnicodeDecodeError):
        return None
