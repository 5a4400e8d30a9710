"""The ways in which one change is made in a text, a module for each: each finds the one stretch that it replaces."""
