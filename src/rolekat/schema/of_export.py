"""The JSON Schema of the export, made from its shapes."""

from typing import Any, Final

from pydantic import TypeAdapter
from typing_extensions import is_typeddict

from rolekat.export.shapes import document as whole
from rolekat.export.shapes import gallery, organisation, role, system
from rolekat.schema.generate import Untitled, document

SHAPES: Final[dict[str, type]] = {
    name: found
    for module in (whole, gallery, role, system, organisation)
    for name, found in vars(module).items()
    if is_typeddict(found)
}
"""The classes that an export is made of, by their names, which are all different."""


def export_schema() -> dict[str, Any]:
    """What an export is, for programs that read it."""
    schema = TypeAdapter(whole.Export).json_schema(schema_generator=Untitled)
    for name, node in (*schema["$defs"].items(), ("Export", schema)):
        document(node, SHAPES[name])
        node["additionalProperties"] = False
    return schema
