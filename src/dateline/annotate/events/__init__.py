"""Events: who did what to whom, as one article claims it."""
