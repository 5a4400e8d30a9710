"""RK1: whether what is referred to exists, once, under its own name."""
