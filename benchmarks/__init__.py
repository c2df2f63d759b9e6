"""Measurements of speed and size, each beside its yardstick: `python -m benchmarks`.

Nothing of this is part of the program or of its tests.
"""
