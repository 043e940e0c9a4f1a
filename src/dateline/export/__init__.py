"""Records to files: one module a format."""
