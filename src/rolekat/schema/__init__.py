"""JSON Schemas and the format reference, both made from the models: what editors, programs and people read."""

from rolekat.schema.files import KINDS, as_text, outdated, schema_of, write_all

__all__ = ["KINDS", "as_text", "outdated", "schema_of", "write_all"]
