"""Records and decisions to records as they now stand."""
