"""Finds, reads, validates and links the files of a catalog."""
