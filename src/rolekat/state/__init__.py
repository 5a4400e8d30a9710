"""What catalogs come to: the one place where gallery, profile and catalog are laid together."""
