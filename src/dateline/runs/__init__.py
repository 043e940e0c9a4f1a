"""Sources to a desk and back through the pipeline: read, code, save, batch by batch."""
