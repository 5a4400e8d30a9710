"""A module for each rule whose findings can be mended, by the rule's name."""
