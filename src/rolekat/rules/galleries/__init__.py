"""RK2: whether a gallery is whole and agrees with itself."""
