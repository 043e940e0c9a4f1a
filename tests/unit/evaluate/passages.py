"""Marked passages, written for tests."""

TEXT = """# a comment
outlet: Press-Register
A bridge in [[Mobile|AL]] closed. [[Mobile County]] sent a crew, and [[Alabama]] will pay.
Mobile phones failed, said Paris Hill, an engineer.
---
Two died in [[Tripoli|LBN]], [[Lebanon]]. The [[Lebanese]] army came. [[Hilltop|?]] was quiet.
[[Tripoli|-]] Street is long.
---
"""
