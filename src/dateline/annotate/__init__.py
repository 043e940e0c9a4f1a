"""Document to Analysis; start at `pipeline.py`."""
