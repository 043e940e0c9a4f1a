"""The command line: one module a command; parses arguments, calls one function, prints."""
