"""Reads a hostile file as `untwist check` does; tells milliseconds, line and name of a problem.

The milliseconds are those of the reading alone: importing the program is not the file's doing.
"""

import json
import sys
import time
from pathlib import Path

from player.format.library import Library

begun = time.perf_counter()
reading = Library([]).read_file(Path(sys.argv[1]))
took = (time.perf_counter() - begun) * 1000
first = reading.errors[0] if reading.errors else None
print(json.dumps([took, first.line if first else 0, first.name if first else ""]))
