"""The wall between the rooms: who may import whom, and which outside thing has which door."""

import ast
from pathlib import Path

import pytest

PLAYER = Path(__file__).parent.parent / "player"

MAY_IMPORT = {
    "model": set(),
    "format": {"model"},
    "plan": {"model"},
    "narration": {"model", "plan"},
    "care": {"model", "format", "plan", "places"},
    "figure": {"model"},
    "sound": {"model", "narration", "places"},
    "storage": {"model", "places"},
    "ui": {"model", "plan"},
    "flow": {"model", "format", "plan", "care", "ui"},
    "screens": {
        "model", "format", "plan", "narration", "care", "figure", "sound", "storage", "ui", "flow",
        "places",
    },
    "app": {
        "model", "format", "plan", "narration", "care", "figure", "sound", "storage", "ui", "flow",
        "screens", "places",
    },
    "reminders": {"model", "plan", "storage", "app", "places"},
    "commands": {
        "model", "format", "plan", "narration", "care", "figure", "sound", "storage", "ui", "flow",
        "screens", "app", "reminders", "places",
    },
    "cli": {"commands", "app", "places"},
    "__main__": {"cli", "commands"},
    "places": set(),
}  # fmt: skip

DOORS = {
    "yaml": {"format/document.py", "commands/doctor.py"},
    "sqlite3": {"storage", "commands/doctor.py"},
    "pygame": {"figure", "sound", "ui", "screens", "app", "commands"},
    "click": {"cli.py", "commands"},
    "rich": {"commands"},
    "platformdirs": {"places.py"},
}

CLOCKS = {("time", "time"), ("time", "monotonic"), ("time", "perf_counter"), ("date", "today"),
          ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}  # fmt: skip
MAY_ASK_THE_TIME = {"app", "commands", "reminders"}

FILES = sorted(PLAYER.rglob("*.py"))


def room(path: Path) -> str:
    inside = path.relative_to(PLAYER)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found.append(node.module or "")
            if node.module == "player":
                found += [f"player.{alias.name}" for alias in node.names]
    return found


def allowed_through(path: Path, doors: set[str]) -> bool:
    inside = path.relative_to(PLAYER).as_posix()
    return any(inside == door or inside.startswith(door + "/") for door in doors)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PLAYER).as_posix())
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "player" and len(parts) > 1 and parts[1] != "__version__":
            assert parts[1] == here or parts[1] in MAY_IMPORT[here], f"{here} imports {name}"
        elif parts[0] in DOORS:
            assert allowed_through(path, DOORS[parts[0]]), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PLAYER).as_posix())
def test_only_the_commands_ask_what_time_it_is(path: Path) -> None:
    if room(path) in MAY_ASK_THE_TIME:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            asked = (node.value.id, node.attr)
            assert asked not in CLOCKS, f"{path.name}:{node.lineno} asks the time itself"
