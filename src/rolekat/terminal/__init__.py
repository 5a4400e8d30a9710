"""Lists and cards for people at a terminal."""
