"""Answers in words: a module for each, which makes a sheet of the data."""
