"""What is found: a code and parameters, a place, and no sentence yet."""
