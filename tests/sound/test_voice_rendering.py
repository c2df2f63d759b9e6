"""The worker that renders, as a process and as its parts: engines, falling through, its end."""

import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from player.model.settings import VoiceChoice
from player.sound import engines, voice_worker
from player.sound.clip import Clip, read_wav, write_wav
from player.sound.recordings import VoiceCache
from player.sound.renderer import Rendered, Renderer

SOUND = [0.2, -0.2] * 4000


def speaks() -> engines.Engine:
    return lambda text: Clip(SOUND, 8000)


def mumbles() -> engines.Engine:
    return lambda text: Clip([0.0] * 8000, 8000)


def breaks() -> engines.Engine:
    raise OSError("no model")


MADE: dict[str, Any] = {"good": speaks, "silent": mumbles, "broken": breaks}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def make(name: str) -> engines.Engine:
        asked.append(name)
        engine: engines.Engine = MADE[name]()
        return engine

    monkeypatch.setattr(voice_worker, "engine_named", make)
    return asked


def job(folder: Path, *names: str) -> dict[str, Any]:
    return {"text": "Rest.", "ways": [[name, str(folder / f"{name}.wav")] for name in names]}


def test_the_first_engine_that_can_speaks(tmp_path: Path, made: list[str]) -> None:
    answer = voice_worker.Worker().answer(job(tmp_path, "broken", "silent", "good"))

    assert answer["path"] == str(tmp_path / "good.wav")
    assert read_wav(tmp_path / "good.wav").seconds == pytest.approx(answer["seconds"])
    assert [path.name for path in tmp_path.iterdir()] == ["good.wav"]


def test_an_engine_that_cannot_start_is_tried_once(tmp_path: Path, made: list[str]) -> None:
    worker = voice_worker.Worker()

    answers = [worker.answer(job(tmp_path, "broken", "silent")) for _ in range(3)]

    assert made == ["broken", "silent"]
    assert all("no model" in answers[0][key] for key in ("error",))
    assert all("path" not in answer for answer in answers)


def test_it_serves_until_its_input_ends(tmp_path: Path, made: list[str]) -> None:
    jobs = io.StringIO(2 * (json.dumps(job(tmp_path, "good")) + "\n"))
    answers = io.StringIO()

    voice_worker.serve(jobs, answers)

    assert [json.loads(line)["text"] for line in answers.getvalue().splitlines()] == ["Rest."] * 2


def results(renderer: Renderer) -> list[Rendered]:
    """What comes until nothing is to come; the waiting is for another process, with a limit."""
    found: list[Rendered] = []
    pause = threading.Event()
    for _ in range(1000):
        found += renderer.drain()
        if not renderer._asked:
            return found
        pause.wait(0.01)
    raise AssertionError("the worker does not answer")


FAKE = """
import json, sys
for line in sys.stdin:
    job = json.loads(line)
    if job["text"] == "Die.": sys.exit(3)
    print(json.dumps({"text": job["text"], "path": job["ways"][0][1], "seconds": 1.5}), flush=True)
"""


def fake() -> Renderer:
    return Renderer([sys.executable, "-c", FAKE])


def test_the_player_hears_of_each_clip_and_the_worker_ends_with_the_work() -> None:
    renderer = fake()

    renderer.ask("One.", [("good", Path("one.wav"))])
    renderer.ask("One.", [("good", Path("one.wav"))])
    renderer.ask("Two.", [("good", Path("two.wav"))])
    found = results(renderer)

    assert [(one.sentence, one.path, one.seconds) for one in found] == [
        ("One.", Path("one.wav"), 1.5),
        ("Two.", Path("two.wav"), 1.5),
    ]
    assert renderer._process is None

    renderer.ask("Three.", [("good", Path("three.wav"))])
    assert [one.sentence for one in results(renderer)] == ["Three."]


def test_a_worker_that_dies_leaves_words_unsaid_and_no_one_waiting() -> None:
    renderer = fake()

    renderer.ask("Die.", [("good", Path("a.wav"))])
    renderer.ask("Two.", [("good", Path("b.wav"))])

    assert [(one.sentence, one.path) for one in results(renderer)] == [
        ("Die.", None),
        ("Two.", None),
    ]


def test_a_worker_that_cannot_start_is_no_harm(tmp_path: Path) -> None:
    renderer = Renderer([str(tmp_path / "nothing")])

    renderer.ask("One.", [("good", Path("a.wav"))])

    assert [one.path for one in results(renderer)] == [None]


def test_the_real_worker_answers_in_its_own_process(tmp_path: Path) -> None:
    renderer = Renderer()

    renderer.ask("Rest.", [("no-such-engine", tmp_path / "a.wav")])

    (one,) = results(renderer)
    assert one.path is None
    assert "KeyError" in one.error


PARENT = """
import os, sys
from pathlib import Path
from player.sound.renderer import Renderer
renderer = Renderer([sys.executable, "-c", "import sys; sys.stdin.read()"])
renderer.ask("One.", [("good", Path("a.wav"))])
print(renderer._process.pid, flush=True)
os._exit(1)
"""


@pytest.mark.skipif(os.name != "posix", reason="asks a process by its number")
def test_the_worker_ends_when_the_player_is_gone() -> None:
    root = str(Path(engines.__file__).parents[2])
    parent = subprocess.run(
        [sys.executable, "-c", PARENT],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
        timeout=20,
    )
    worker, pause = int(parent.stdout), threading.Event()
    for _ in range(500):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        stat = Path(f"/proc/{worker}/stat")
        if stat.exists() and ") Z" in stat.read_text():
            return  # it has ended, and nobody has asked how
        pause.wait(0.01)
    raise AssertionError("the worker is still there")


def test_the_engines_of_a_machine_by_a_persons_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_installed", lambda module: True)
    monkeypatch.setattr(engines, "_version", lambda package: "1")
    monkeypatch.setattr(engines.shutil, "which", lambda program: f"/bin/{program}")
    monkeypatch.setattr(engines.sys, "platform", "linux")

    assert engines.available() == ("hibari 1", "nanotts 1", "espeak-ng", "flite")
    assert engines.available("nanotts") == ("nanotts 1",)
    assert engines.available("system") == ("espeak-ng", "flite")
    assert engines.available("off") == ()
    monkeypatch.setattr(engines.sys, "platform", "darwin")
    assert engines.available("system") == ("say", "espeak-ng", "flite")
    monkeypatch.setattr(engines.sys, "platform", "win32")
    assert engines.available("system")[0] == "powershell"


def test_every_package_can_be_chosen_by_its_name() -> None:
    assert {*engines.PACKAGES} == {*VoiceChoice} - {"auto", "system", "off"}


def test_a_program_of_the_system_speaks_through_a_file(tmp_path: Path) -> None:
    script = (
        "import shutil, sys; assert sys.argv[2] == \"It's 'quoted'.\"; "
        f"shutil.copy({str(tmp_path / 'said.wav')!r}, sys.argv[1])"
    )
    write_wav(tmp_path / "said.wav", Clip(SOUND, 8000))
    program = engines.Program(lambda text, path: [sys.executable, "-c", script, str(path), text])
    engine = program.start()

    assert engine("It's 'quoted'.").seconds == pytest.approx(1.0)


def test_words_never_become_commands_or_options() -> None:
    for program in engines.PROGRAMS.values():
        words = program.command("-x '; echo $(rm) \"", Path("a.wav"))
        if words[0] == "powershell":
            assert words[-1].endswith("'a.wav' '-x ''; echo $(rm) \"'")
        else:
            assert "-x '; echo $(rm) \"" in words
            before = words[words.index("-x '; echo $(rm) \"") - 1]
            assert before in ("--", "-t")


def test_the_cache_gives_what_was_rendered_and_deletes_what_is_broken(tmp_path: Path) -> None:
    cache = VoiceCache(tmp_path)
    place = cache.place("hibari 1", "Rest.")
    assert cache.find(["hibari 1"], "Rest.") is None

    write_wav(place, Clip(SOUND, 8000))

    found = cache.find(["nanotts 1", "hibari 1"], "Rest.")
    assert found is not None
    assert (found.path, found.seconds) == (place, 1.0)
    assert cache.place("hibari 2", "Rest.") != place
    place.write_bytes(b"RIFF")
    assert cache.find(["hibari 1"], "Rest.") is None
    assert not place.exists()


def test_the_cache_stays_small_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    cache = VoiceCache(tmp_path, most_bytes=3 * 16_100)
    for number in range(5):
        write_wav(cache.place("e", str(number)), Clip(SOUND, 8000))
        os.utime(cache.place("e", str(number)), (1000 + number, 1000 + number))
    cache.find(["e"], "0")

    cache.prune()

    assert [n for n in range(5) if cache.place("e", str(n)).exists()] == [0, 3, 4]
