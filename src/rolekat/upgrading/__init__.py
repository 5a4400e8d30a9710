"""From one version of a gallery to another: what is certain becomes edits, the rest questions."""
