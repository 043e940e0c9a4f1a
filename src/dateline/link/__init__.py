"""Events of many documents to incidents."""
