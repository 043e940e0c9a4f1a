"""Errors, by what the caller should do about them. Each message is fit to show to a person."""


class DatelineError(Exception):
    """Base of every error this program raises on purpose; says where, what, and what was
    expected.
    """


class SettingsError(DatelineError):
    """A setting, an option or a plug-in name is wrong: stop before the first document."""


class DataError(DatelineError):
    """A lexicon, code book, register or gazetteer file is wrong: stop before the first document."""


class InputError(DatelineError):
    """This document cannot be read or is too long to parse: a Failure record; go on."""


class ConflictError(DatelineError):
    """Somebody else changed this meanwhile: show what they did, and ask again; nothing is lost."""


class StoreError(DatelineError):
    """The database cannot be used: stop; nothing is left half-written."""
