"""`rolekat update`: galleries and other catalog files that come from elsewhere, copied at a version and kept as copied.

`wish.py` says what is meant, `origin.py` reads what there is elsewhere, `choosing.py` finds it there, `copying.py` says
what that comes to here, and `removing.py` what goes with a copy; `settings.py` writes it down in `rolekat.toml`. All of
that is a plan: no file is written here.
"""
