"""The rules: a folder a family, a module a rule, its page in each language and its cases beside it.

A module holds `RULE` and what it checks with: `check_file`, `check_gallery`, `check_catalog`,
`check_system` or `check_library`, each a generator of findings. Rules of the family `text` have none
of these where the reader itself finds the fault.
"""
