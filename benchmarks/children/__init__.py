"""Programs that a measurement starts: what is bare (the yardsticks), and what is watched."""
