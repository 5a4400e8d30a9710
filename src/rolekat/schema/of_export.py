"""The JSON Schema of the export, made from its shapes."""

from typing import Any

from pydantic import TypeAdapter

from rolekat.export import shapes
from rolekat.schema.generate import Untitled, document


def export_schema() -> dict[str, Any]:
    """What an export is, for programs that read it."""
    schema = TypeAdapter(shapes.Export).json_schema(schema_generator=Untitled)
    for name, node in (*schema["$defs"].items(), ("Export", schema)):
        document(node, getattr(shapes, name))
        node["additionalProperties"] = False
    return schema
