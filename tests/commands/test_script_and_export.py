"""`untwist cues` and `untwist export`, as a person types them."""

import array
import json
import shutil
import wave
from pathlib import Path

import pytest

from player.cli import main
from player.commands.export_sound import named_in
from player.format.library import Library
from player.model.routine import Exercise, Length, Phase, Routine, Start
from player.plan.timeline import lay_out
from player.sound import voice as voices
from player.sound.voice import OTHER_LANGUAGE

ROUTINE = """\
name: Reach
left_means: the left arm
start: {pose: hands-and-knees, say: Come onto your hands and knees., for: 6 s}
rep:
  - {say: Lower with control., pose: cat, move: 3 s, hold: 5 s}
dose: {reps: 1, sides: alternate}
"""


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said is in the pack: the same on every machine."""
    monkeypatch.setattr(voices, "available", lambda choice: ())


SPOKEN = ROUTINE.replace("name: Reach", "name: Bird-dog")
"""The same, and all of it can be said."""


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "reach.yaml"
    path.write_text(ROUTINE)
    return path


@pytest.fixture
def spoken(routine: Path) -> Path:
    routine.write_text(SPOKEN)
    return routine


def test_the_script_as_json_is_the_contract(
    routine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cues", str(routine), "--json"]) == 0

    cues = json.loads(capsys.readouterr().out)

    assert [cue["at"] for cue in cues] == sorted(cue["at"] for cue in cues)
    for cue in cues:
        named = "text" if cue["kind"] == "voice" else "sound"
        assert set(cue) == {"at", "kind", named, "seconds", "priority", "for"}
    assert cues[0] == {
        "at": 0,
        "kind": "sound",
        "sound": "start",
        "seconds": 4.5,
        "priority": 0,
        "for": 0,
    }
    said = [cue["text"] for cue in cues if cue["kind"] == "voice"]
    assert said[:2] == ["Come onto your hands and knees.", "Left side first."]
    assert said[-1] == "All done. Take your time."
    plan = lay_out(Library([routine.parent]).find("reach").routine)  # type: ignore[arg-type]
    assert max(cue["for"] for cue in cues) == len(plan.segments) - 1


def test_the_script_as_a_table_has_a_row_for_each_cue(
    routine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cues", str(routine)]) == 0

    said = capsys.readouterr().out
    rows = [line for line in said.splitlines() if line.strip()[:2] in ("0:", "1:")]
    assert len(rows) >= 10
    assert "Some words of this routine have no voice" in said  # "Reach." is not in the pack


def test_an_unknown_routine_is_told_in_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cues", "bird-dig"]) == 1
    assert main(["export", "bird-dig", "-o", str(tmp_path / "a.wav")]) == 1
    assert "bird-dog" in capsys.readouterr().err
    assert not (tmp_path / "a.wav").exists()


def heard(path: Path) -> tuple[array.array, int]:  # type: ignore[type-arg]
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        rate = file.getframerate()
        return array.array("h", file.readframes(file.getnframes())), rate


def test_the_session_as_a_file_has_every_cue_at_its_time(
    spoken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "reach.wav"

    assert main(["export", str(spoken), "-o", str(target)]) == 0
    capsys.readouterr()
    main(["cues", str(spoken), "--json"])
    cues = json.loads(capsys.readouterr().out)

    samples, rate = heard(target)
    assert len(samples) / rate >= 6 + 2 * 8 + 1
    for cue in cues:
        at = round(cue["at"] * rate)
        assert max(map(abs, samples[at : at + rate // 3])) > 1000, cue
    # Before the countdown all is quiet; then a tick, exactly on its second.
    (tick,) = [
        round(c["at"] * rate) for c in cues if c.get("sound") == "countdown" and c["for"] == 2
    ]
    assert max(map(abs, samples[tick - rate // 20 : tick])) < 200
    assert max(map(abs, samples[tick : tick + 480])) > 2000


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="needs ffmpeg")
@pytest.mark.parametrize(("kind", "head"), [("ogg", b"OggS"), ("mp3", b"ID3")])
def test_other_kinds_of_file_where_the_machine_can(
    spoken: Path, tmp_path: Path, kind: str, head: bytes
) -> None:
    target = tmp_path / f"reach.{kind}"

    assert main(["export", str(spoken), "-o", str(target)]) == 0

    assert target.read_bytes().startswith(head)


def test_a_machine_that_cannot_says_what_to_do(
    routine: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main(["export", str(routine), "-o", str(tmp_path / "a.mp3")]) == 1
    assert "-o a.wav" in capsys.readouterr().err
    assert main(["export", str(routine), "-o", str(tmp_path / "a.pptx")]) == 1
    told = capsys.readouterr().err
    assert all(kind in told for kind in (".html", ".md", ".wav", ".ogg", ".mp3"))
    assert main(["export", str(routine), "-o", str(tmp_path / "none" / "a.wav")]) == 1
    assert "none" in capsys.readouterr().err


def test_a_start_that_waits_is_given_time_in_the_file(routine: Path, tmp_path: Path) -> None:
    routine.write_text(SPOKEN.replace("for: 6 s", "for: ready"))
    target = tmp_path / "reach.wav"

    assert main(["export", str(routine), "-o", str(target)]) == 0

    samples, rate = heard(target)
    assert len(samples) / rate > 2 * 8 + 8


def test_a_file_in_which_lines_are_missing_is_no_success(
    routine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "reach.wav"

    assert main(["export", str(routine), "-o", str(target)]) == 1

    assert target.exists()
    assert "missing in the file" in capsys.readouterr().err


def test_less_is_said_in_a_file_where_less_is_wanted(
    spoken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*options: str) -> list[str]:
        main(["cues", str(spoken), "--json", *options])
        cues = json.loads(capsys.readouterr().out)
        return [cue["text"] for cue in cues if cue["kind"] == "voice"]

    assert said() == said("--how-much", "all")
    assert set(said("--how-much", "little")) <= set(said())


def test_the_file_is_told_its_title_and_its_chapters() -> None:
    one, two = (
        Exercise(name.lower(), name, (Phase(move=Length(90)),), start=start)
        for name, start in (("One", None), ("Two", Start(ready=True)))
    )
    plan = lay_out(Routine("r", "Both", (one, two)))
    chapters = [
        *("CHAPTER001=00:00:00.000", "CHAPTER001NAME=One"),
        *("CHAPTER002=00:01:30.000", "CHAPTER002NAME=Two"),
    ]

    assert named_in("/usr/bin/lame", plan, ()) == ["--tt", "Both", "--ta", "Untwist"]
    ogg = named_in("/usr/bin/oggenc", plan, ())
    assert ogg[:4] == ["-t", "Both", "-a", "Untwist"]
    assert ogg[5::2] == chapters
    tags = named_in("ffmpeg", plan, ())
    assert tags[1::2] == ["title=Both", "artist=Untwist", *chapters]


@pytest.mark.skipif(
    not shutil.which("oggenc") or bool(shutil.which("ffmpeg")), reason="for oggenc alone"
)
def test_the_title_is_in_the_file(spoken: Path, tmp_path: Path) -> None:
    target = tmp_path / "reach.ogg"

    assert main(["export", str(spoken), "-o", str(target)]) == 0

    head = target.read_bytes()[:4000]
    assert b"TITLE=Bird-dog" in head.replace(b"title", b"TITLE")
    assert b"CHAPTER001NAME=Bird-dog" in head


def test_a_routine_in_another_language_has_tones_and_no_gibberish(
    spoken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoken.write_text(SPOKEN + "language: de\n")

    main(["cues", str(spoken), "--json"])
    assert {cue["kind"] for cue in json.loads(capsys.readouterr().out)} == {"sound"}
    assert main(["export", str(spoken), "-o", str(tmp_path / "a.wav")]) == 1
    assert OTHER_LANGUAGE in capsys.readouterr().err

    spoken.write_text(SPOKEN + "language: en-GB\n")
    assert main(["export", str(spoken), "-o", str(tmp_path / "a.wav")]) == 0
    spoken.write_text(SPOKEN + "language: German\n")
    assert main(["export", str(spoken), "-o", str(tmp_path / "a.wav")]) == 1
