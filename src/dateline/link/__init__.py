"""Reports of many documents: which are copies of one text, and which tell of one happening."""
