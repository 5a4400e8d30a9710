"""The whole linked library as plain data for other programs: `rolekat export`."""

from rolekat.export.document import as_json, export

__all__ = ["as_json", "export"]
