"""`python -m player` and the `untwist` command."""

from __future__ import annotations

from player.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
