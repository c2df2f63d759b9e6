"""Which speech engines this machine has. The worker runs them; here nothing is imported or run."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

SPEED = 0.9
"""The pace of the voice; 1 is an engine's own."""

CHOICES = ("auto", "hibari", "nanotts", "system", "off")
"""What a person can set the voice to."""

PROGRAMS = ("say", "powershell", "espeak-ng", "flite")
"""Programs of the system that can speak, the best first."""

_ONLY_ON = {"say": "darwin", "powershell": "win32"}


def available(choice: str = "auto") -> tuple[str, ...]:
    """The names of this machine's engines for a person's choice, the best first.

    An engine that is here may still fail.
    """
    names: list[str] = []
    if choice in ("auto", "hibari") and _installed("hibari"):
        names.append(f"hibari {_version('hibari', 'hibari_tts')}")
    if choice in ("auto", "nanotts") and _installed("py_nanotts"):
        names.append(f"nanotts {_version('py_nanotts', 'py_nanotts')}")
    if choice in ("auto", "system"):
        for program in PROGRAMS:
            if sys.platform == _ONLY_ON.get(program, sys.platform) and shutil.which(program):
                names.append(program)
    return tuple(names)


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _version(module: str, package: str) -> str:
    """The version by the folder beside the module; `importlib.metadata` would take 13 ms."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return "0"
    found = sorted(Path(spec.origin).parents[1].glob(f"{package}-*.dist-info"))
    return found[-1].stem.split("-")[-1] if found else "0"
