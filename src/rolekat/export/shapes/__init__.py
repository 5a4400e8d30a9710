"""What `rolekat export` writes, key by key. Every key is always there; `null` where the catalog says nothing.

The JSON Schema and the table in docs/export.md are made from these classes and the strings below their keys.
"""
