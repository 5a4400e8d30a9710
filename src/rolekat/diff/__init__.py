"""What changed between two libraries, told of roles and not of lines: a class for each kind of change."""
