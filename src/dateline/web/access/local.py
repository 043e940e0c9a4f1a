"""Local: without accounts, whoever reaches this machine's own address is the owner of its desk."""

import getpass

from dateline.web.access.roles import Person, Role


def local_person() -> Person:
    """The person at this machine, by the name of their account."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = "local"
    return Person(name, Role.OWNER)
