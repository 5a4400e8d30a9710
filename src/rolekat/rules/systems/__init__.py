"""RK3: whether the catalog of a system can be handed over."""
