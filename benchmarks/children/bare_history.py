"""The yardstick of `untwist history`: the same rows of a file by bare SQL, printed.

Words: the file, then `table` or `json`. As JSON, a session has its exercises and ratings.
"""

import json
import sqlite3
import sys
from datetime import datetime

ROWS = """
SELECT id, started, name, active_seconds, planned_seconds,
    (SELECT sum(reps_done) FROM done WHERE session = session.id),
    (SELECT sum(reps_planned) FROM done WHERE session = session.id), outcome
FROM session ORDER BY started DESC, id DESC
"""


def table(connection: sqlite3.Connection) -> None:
    for number, started, name, active, planned, done, of, outcome in connection.execute(ROWS):
        when = f"{datetime.fromtimestamp(started / 1e6):%Y-%m-%d %H:%M}"
        print(number, when, name, f"{active:.0f} s {planned:.0f} s {done} of {of}", outcome)


def whole(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    for session in connection.execute("SELECT * FROM session ORDER BY started DESC, id DESC"):
        found = dict(session)
        for name in ("done", "rating"):
            rows = connection.execute(f"SELECT * FROM {name} WHERE session = ?", (session["id"],))
            found[name] = [dict(row) for row in rows]
        print(json.dumps(found, ensure_ascii=False, indent=2))


print_all = {"table": table, "json": whole}[sys.argv[2]]
print_all(sqlite3.connect(sys.argv[1]))
