"""A known trouble: one sentence for people, exit code 1, no traceback."""

from __future__ import annotations


class Trouble(Exception):
    """What is wrong, where, and what to do, in a sentence or two."""
