"""Facts of roles, actions and phases in words, the same on a card and in a document."""
