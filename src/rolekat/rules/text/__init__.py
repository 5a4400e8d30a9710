"""RK0: what a file is as text, and whether its keys and values are of the right form."""
