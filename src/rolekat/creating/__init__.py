"""Begins what people go on writing: a system catalog, a gallery, a role, a repository.

Each module gives texts of new files or refuses; only the command line writes them.
"""
