"""What may stand in a catalog file: one model per kind of file, frozen, no unknown keys."""
