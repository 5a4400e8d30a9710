"""From a model to the JSON Schema that an editor checks a catalog file against while somebody writes it.

An editor reads YAML its own way: `1.10` is a number to it, `no` perhaps a boolean, a bare key null. rolekat reads
the text that stands there, so wherever it reads text the schema takes those as well: an editor must never mark
what `rolekat check` accepts.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from rolekat.model.base import _as_list, _or_bare
from rolekat.schema.attributes import attributes
from rolekat.schema.within import models_within

TEXT: Final = ["string", "number", "boolean", "null"]
_TRUTHS: Final = ["true", "false", "yes", "no", "on", "off"]


class Untitled(GenerateJsonSchema):
    """A schema without the titles that only repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        del schema
        return False


class EditorSchema(Untitled):
    """What rolekat's reader accepts, as an editor sees it."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text; patterns and lengths count for what the editor takes for text too."""
        return {**super().str_schema(schema), "type": TEXT}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A number, or one in quotes."""
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": r"^\d+$"}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Yes or no, in the words that YAML 1.1 took for them too."""
        del schema
        return {"enum": [True, False, *_TRUTHS]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A map keyed by id: an editor says of a key that is no id what is wrong with it."""
        keys = self.generate_inner(schema["keys_schema"])
        keys.pop("type")
        values = self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A list that may be one entry alone, or none at all."""
        inner, function = self.generate_inner(schema["schema"]), schema["function"]["function"]
        if function is _or_bare:
            return _or_null(inner)
        return {"anyOf": [inner["items"], inner]} if function is _as_list else inner

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """The same, or nothing after the colon."""
        return _or_null(self.generate_inner(schema["schema"]))


def model_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model, documented, with keys as they are written."""
    schema = model.model_json_schema(by_alias=True, schema_generator=EditorSchema)
    definitions = schema.get("$defs", {})
    classes = {found.__name__: found for found in models_within(model)}
    for name, node in (*definitions.items(), (model.__name__, schema)):
        _finish_map(node, classes[name])
    return schema


def document(node: dict[str, Any], cls: type, aliases: Mapping[str, str] = MappingProxyType({})) -> None:
    """Put the documentation of a class and its attributes into its schema; `aliases` gives keys written otherwise."""
    node.pop("title", None)
    node["description"] = " ".join((cls.__doc__ or "").split())
    for name, attribute in attributes(cls).items():
        found = node["properties"][aliases.get(name, name)]
        node["properties"][aliases.get(name, name)] = {"description": attribute.doc, **found}


def _finish_map(node: dict[str, Any], model: type[BaseModel]) -> None:
    document(node, model, {name: field.alias for name, field in model.model_fields.items() if field.alias})
    for key, found in node["properties"].items():
        if found.get("default", 0) in (None, [], {}) or isinstance(found.get("default"), dict):
            del found["default"]
        if key not in node.get("required", ()):
            node["properties"][key] = _or_null(found)


def _or_null(node: dict[str, Any]) -> dict[str, Any]:
    """What a schema takes, or nothing: an empty value is an absent one."""
    if "null" in node.get("type", ()) or {"type": "null"} in node.get("anyOf", ()):
        return node
    if any("null" in choice.get("type", ()) for choice in node.get("anyOf", ())):
        return node
    about = {key: value for key, value in node.items() if key in ("description", "default")}
    rest = {key: value for key, value in node.items() if key not in about}
    choices = rest["anyOf"] if set(rest) == {"anyOf"} else [rest]
    return {**about, "anyOf": [*choices, {"type": "null"}]}
