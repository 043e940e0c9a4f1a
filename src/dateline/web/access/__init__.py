"""Access: who asks, and what they may. Every route says which role it needs."""

from dateline.web.access.roles import Owner, Person, Reader, Reviewer, Role

__all__ = ["Owner", "Person", "Reader", "Reviewer", "Role"]
