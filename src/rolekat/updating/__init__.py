"""`rolekat update`: galleries and other catalog files that come from elsewhere, copied at a version and kept as copied.

`origin.py` reads what there is elsewhere, `choosing.py` finds what is meant of it, `plan.py` says what that comes to
here, and `settings.py` writes it down in `rolekat.toml`. Nothing here writes a file.
"""
