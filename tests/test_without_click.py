"""Plain `untwist check` and `play` run without click, and do what they do with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from player import cli
from player.__main__ import main
from player.commands import play
from player.commands.play import PlayOptions

ROOT = Path(__file__).parent.parent
BAD = "name: Bad\nrep:\n  - {say: Hi., holdd: 3 s}\nlevel: 9\n"
GOOD = "name: Good\nrep: [{hold: 3}]\nworks: []\nstop_if: [Pain.]\n"


@pytest.mark.parametrize("words", [["bad.yaml"], ["--json", "bad.yaml"], ["good.yaml"], ["gone"]])
def test_it_tells_and_ends_as_the_whole_way_does(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    whole = cli.main(["check", *words]), capfd.readouterr()
    assert (main(["check", *words]), capfd.readouterr()) == whole
    assert whole[0] == (0 if words == ["good.yaml"] else 1)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["play", "cat-cow"],
        ["play", "--mute", "cat-cow", "--no-checkin", "--no-log"],
        ["play", "cat-cow", "--speed", "2"],
        ["play", "cat-cow", "another"],
        ["play"],
    ],
)
def test_the_player_is_opened_with_what_click_would_read(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[tuple[str | None, PlayOptions]] = []

    def open_player(name: str | None = None, options: PlayOptions = PlayOptions()) -> int:
        opened.append((name, options))
        return 0

    monkeypatch.setattr(play, "open_player", open_player)
    whole = cli.main(words), capfd.readouterr(), opened.copy()
    opened.clear()
    assert (main(words), capfd.readouterr(), opened) == whole


@pytest.mark.parametrize(
    ("words", "plain"),
    [(["check", "good.yaml"], True), (["check", "g*.yaml"], False), (["check", "--help"], False)],
)
def test_click_is_imported_only_where_it_is_needed(
    words: list[str], plain: bool, tmp_path: Path
) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
            "from player.__main__ import main\n"
            f"main({words!r})\n"
            "print('click' in sys.modules, 'pygame' in sys.modules)",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == f"{not plain} False"


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1)])
def test_the_process_ends_with_the_code_and_all_that_was_told(
    text: str, code: int, tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "player", "check", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert (done.stdout if code == 0 else done.stderr).startswith("1 file: ")
    assert ("a.yaml:3:16" in done.stdout) is (code == 1)
