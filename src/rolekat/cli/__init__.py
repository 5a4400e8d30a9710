"""The command line: gathers options, calls one function, prints."""
