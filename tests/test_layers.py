"""The wall between the rooms: who may import whom, and which outside thing has which door."""

import ast
from pathlib import Path

PLAYER = Path(__file__).parent.parent / "player"

MAY_IMPORT = {
    "model": set(),
    "format": {"model", "places"},
    "plan": {"model"},
    "narration": {"model", "plan"},
    "care": {"model", "format", "plan", "places"},
    "figure": {"model", "places"},
    "painting": {"model", "figure", "places", "helper_process"},
    "sound": {"model", "narration", "places", "helper_process"},
    "storage": {"model", "places"},
    "ui": {"model", "plan"},
    "flow": {"model", "format", "plan", "care", "ui"},
    "screens": {
        "model", "format", "plan", "narration", "care", "figure", "painting", "sound", "storage",
        "ui", "flow", "places", "helper_process",
    },
    "handout": {
        "model", "plan", "narration", "care", "figure", "painting", "sound", "ui", "screens",
        "places",
    },
    "app": {
        "model", "format", "plan", "narration", "care", "figure", "painting", "sound", "storage",
        "ui", "flow", "screens", "places",
    },
    "reminders": {"model", "plan", "storage", "app", "places"},
    "commands": {
        "model", "format", "plan", "narration", "care", "figure", "painting", "sound", "storage",
        "ui", "flow", "screens", "handout", "app", "reminders", "places",
    },
    "cli": {"commands", "app", "places"},
    "__main__": {"cli", "commands"},
    "places": set(),
    "helper_process": set(),
}  # fmt: skip

DOORS = {
    "yaml": {"format/yaml_reader.py", "commands/doctor.py"},
    "sqlite3": {"storage", "commands/doctor.py"},
    "pygame": {"figure", "painting", "sound", "ui", "screens", "handout", "app", "commands"},
    "click": {"cli.py", "commands"},
    "rich": {"commands"},
    "platformdirs": {"places.py"},
    "numpy": {"figure", "painting", "handout"},
}

CLOCKS = {("time", "time"), ("time", "monotonic"), ("time", "perf_counter"), ("date", "today"),
          ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}  # fmt: skip
MAY_ASK_THE_TIME = {"app", "commands", "reminders"}

MOST_WITH_PYGAME = 30
"""Files that import pygame at their top; drawing code has `ui/pygame_types.py` for its values."""

FILES = sorted(PLAYER.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def room(path: Path) -> str:
    inside = path.relative_to(PLAYER)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def place(path: Path, line: int) -> str:
    return f"player/{path.relative_to(PLAYER).as_posix()}:{line}"


def imports(path: Path, *, at_top: bool = False) -> list[tuple[int, str]]:
    """All that a file imports, anywhere in it or only at its top, with the lines."""
    found: list[tuple[int, str]] = []
    for node in TREES[path].body if at_top else ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path, node.lineno)}: imports are written in full"
            found.append((node.lineno, node.module or ""))
            if node.module == "player":
                found += [(node.lineno, f"player.{alias.name}") for alias in node.names]
    return found


def allowed_through(path: Path, doors: set[str]) -> bool:
    inside = path.relative_to(PLAYER).as_posix()
    return any(inside == door or inside.startswith(door + "/") for door in doors)


def may_import(path: Path, name: str) -> bool:
    here, parts = room(path), name.split(".")
    if parts[0] == "player" and len(parts) > 1 and parts[1] != "__version__":
        return parts[1] == here or parts[1] in MAY_IMPORT[here]
    return parts[0] not in DOORS or allowed_through(path, DOORS[parts[0]])


def test_a_room_imports_only_what_it_may() -> None:
    wrong = [
        f"{place(path, line)} imports {name}"
        for path in FILES
        for line, name in imports(path)
        if not may_import(path, name)
    ]
    assert wrong == []


def test_only_the_commands_ask_what_time_it_is() -> None:
    wrong = [
        f"{place(path, node.lineno)} asks {node.value.id}.{node.attr}"
        for path in FILES
        if room(path) not in MAY_ASK_THE_TIME
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCKS
    ]
    assert wrong == []


def test_few_files_import_pygame() -> None:
    found = [
        place(path, line)
        for path in FILES
        for line, name in imports(path, at_top=True)
        if name.split(".")[0] == "pygame"
    ]
    assert len({where.split(":")[0] for where in found}) <= MOST_WITH_PYGAME, found
