"""What reaches the terminal: nothing that steers it, and a stream that is gone is no fault."""

from __future__ import annotations

import ast
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from player.commands import output
from player.model.printable import harmless, harmless_json, without_invisible
from player.storage.export import csv_rows
from player.storage.history import History
from tests.storage.test_backups import play

ROOT = Path(__file__).parent.parent.parent
COMMANDS = ROOT / "player" / "commands"

EVIL = (
    "\x1b]52;c;aGk=\x07", "\x1b[2J", "\x9b2J", "\x90q", "\r", "\b\b", "\x00", "\x7f", "\u202e",
    "\u2066", "\u2028", "\U000e0041", "\x0e", "\x1bc",
)  # fmt: skip


def run(home: Path, *words: str, shell: str = "") -> subprocess.CompletedProcess[bytes]:
    own = {"UNTWIST_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "player", *words]
    if shell:
        command = ["sh", "-c", f'exec "$@" {shell}', "sh", *command]
    return subprocess.run(command, env=os.environ | own, capture_output=True, timeout=60)


def is_harmless(printed: bytes) -> bool:
    text = printed.decode("utf-8")
    return harmless(text) == text.replace("\t", " ")


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_that_steers_a_terminal_is_left(evil: str) -> None:
    assert is_harmless(harmless(f"a{evil}b").encode())
    assert harmless(f"a{evil}b") != f"a{evil}b"
    assert json.loads(harmless_json(json.dumps(f"a{evil}b", ensure_ascii=False))) == f"a{evil}b"
    assert is_harmless(harmless_json(json.dumps(f"a{evil}b", ensure_ascii=False)).encode())


def test_letters_of_every_script_stay() -> None:
    text = "e\u0301 Ω я ع\u200cب ह\u200dि 中 \U0001f9d8\u200d\u2640\ufe0f “x” – \u00a0"
    assert harmless(text) == text
    assert harmless("a\nb") == "a\nb"
    assert harmless("\udcff") == "\ufffd"


def evil_home(home: Path) -> Path:
    """A history and own routines with hostile texts and names."""
    word = "".join(EVIL)
    with History.open(home / "history.db") as history:
        history.note(play(history), f"note{word}")
    lines = home / "lines.jsonl"
    session = {
        "routine": f"r{word}", "name": f"n{word}", "started": "2026-03-05T12:00:00+01:00",
        "local_day": "2026-03-05", "note": word, "exercises": [{"name": f"e{word}",
        "reps_planned": 2, "reps_done": 2, "hold_seconds": 1.0, "skipped": 0}],
        "pains": [{"at": "2026-03-05T12:00:00+01:00", "where": word, "strength": 3, "kind": "dull",
                   "exercise": word, "side": None}],
    }  # fmt: skip
    crack = {"kind": "crack", "at": "2026-03-05T13:00:00+01:00", "day": "2026-03-05", "note": word}
    lines.write_text("\n".join(map(json.dumps, (session, crack, {"kind": word}))), encoding="utf-8")
    own = home / "routines"
    own.mkdir()
    for name in ("a\x1b[2Jb.yaml", "c\u202ed.yaml", "e\x9bf.yaml"):
        (own / name).write_text("name: x\nrep: [\n", encoding="utf-8")
    (own / "told.yaml").write_text('name: "a\\e[2Jb"\nrep: [{hold: 3 s}]\n', encoding="utf-8")
    return lines


def test_no_command_prints_what_steers_the_terminal(own_home: Path) -> None:
    lines = evil_home(own_home)
    imported = run(own_home, "history", "import", str(lines))
    assert imported.returncode == 1
    for done in (
        imported,
        run(own_home, "history"),
        run(own_home, "history", "--json"),
        run(own_home, "history", "--csv"),
        run(own_home, "history", "show", "1"),
        run(own_home, "history", "show", "2"),
        run(own_home, "history", "show", "2", "--json"),
        run(own_home, "history", "--urges"),
        run(own_home, "history", "edit", "2", "--note", "x\x1b[2J"),
        run(own_home, "history", "delete", "2", "--yes"),
        run(own_home, "list"),
        run(own_home, "list", "--json"),
        run(own_home, "doctor"),
        run(own_home, "check"),
        run(own_home, "check", "--json"),
        run(own_home, "check", "\x1b[2J"),
        run(own_home, "show", "told"),
        run(own_home, "show", "\x1b[2J"),
        run(own_home, "\x1b[2J"),
        run(own_home, "history", "show", "\x1b[2J"),
    ):
        assert is_harmless(done.stdout), done
        assert is_harmless(done.stderr), done
        assert done.returncode in (0, 1, 2), done


def test_colours_are_ours_alone(capsys: pytest.CaptureFixture[str]) -> None:
    output.text(output.painted("a\x1b]0;title\x07b", "error"))
    assert is_harmless(capsys.readouterr().out.encode())


@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0", "\x0b", "\x00", "\u200b", "\ufeff", "\u2060 "]
)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "－"])
def test_no_cell_begins_a_formula(own_home: Path, before: str, sign: str) -> None:
    with History.open(own_home / "history.db") as history:
        history.note(play(history), f"{before}{sign}cmd()")
        head, row = csv_rows(history.each())
    assert str(row[head.index("note")]).startswith("'")
    assert is_harmless(str(row[head.index("note")]).encode())
    assert without_invisible(f"{before}{sign}") == sign


def test_a_harmless_cell_stays_as_it_is(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        history.note(play(history), "2 + 2 = 4, nicely\nnext line")
        head, row = csv_rows(history.each())
    assert row[head.index("note")] == "2 + 2 = 4, nicely\nnext line"


def test_only_one_module_prints() -> None:
    wrong = []
    for path in (*COMMANDS.glob("*.py"), COMMANDS.parent / "cli.py"):
        if path.name == "output.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name in ("print", "click.echo", "click.secho") or name.startswith("sys.std"):
                    wrong.append(f"{path.name}:{node.lineno} {name}")
    assert wrong == []


VERBS = [
    ("list",), ("list", "--json"), ("history",), ("history", "--json"), ("history", "--csv"),
    ("show", "cat-cow"), ("check",), ("doctor",), ("--help",), ("schema",), ("cues", "cat-cow"),
]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="by the shell and /dev/full")
@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_full_or_closed_output_is_no_fault(own_home: Path, words: tuple[str, ...]) -> None:
    with History.open(own_home / "history.db") as history:
        play(history)
    full = run(own_home, *words, shell=">/dev/full")
    assert full.returncode == 1, full
    assert full.stderr.count(b"\n") == 1
    for shell in (">&-", ">&- 2>&-", "2>&-", "<&-", ">/dev/null 2>/dev/full"):
        done = run(own_home, *words, shell=shell)
        assert done.returncode in (0, 1), (shell, done)
        assert b"Traceback" not in done.stderr
    assert not (own_home / "logs").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="by the shell and /dev/full")
@pytest.mark.parametrize("shell", [">&- 2>&- <&-", ">/dev/full 2>/dev/full"])
def test_a_session_is_kept_whatever_the_streams_are(own_home: Path, shell: str) -> None:
    words = ("play", "cat-cow", "--no-checkin", "--speed", "50", "--mute")
    assert run(own_home, *words, shell=shell).returncode == 0
    with History.open(own_home / "history.db") as history:
        assert [one.outcome for one in history.sessions()] == ["completed"]


@pytest.mark.skipif(sys.platform == "win32", reason="by signals")
def test_ctrl_c_at_any_moment_ends_quietly_with_130(own_home: Path) -> None:
    chance = random.Random(1)
    words = ["untwist", "play", "cat-cow", "--no-checkin", "--mute"]
    script = (
        "import os, sys; from player.__main__ import main;"
        f"sys.argv = {words}; os.write(1, b'x'); sys.exit(main())"
    )
    codes = []
    for number in range(24):
        child = subprocess.Popen(
            [sys.executable, "-c", script],
            env=os.environ | {"UNTWIST_HOME": str(own_home), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert child.stdout is not None
        child.stdout.read(1)
        time.sleep(0.002 + chance.uniform(0, 0.1 if number % 2 else 0.8))
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=30)
        assert b"Traceback" not in said, said
        codes.append(child.returncode)
    assert set(codes) == {130}
