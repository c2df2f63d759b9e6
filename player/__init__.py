"""Untwist: guided routines of gentle movement, in place of twisting the back to crack it."""

__version__ = "0.1.0"
