"""The types of the page's script, as its comments tell them."""

import shutil
import subprocess
from pathlib import Path

import pytest

import player.handout
from player.handout.page import SCRIPTS

FOLDER = Path(player.handout.__file__).parent / "page"


@pytest.mark.skipif(not shutil.which("tsc"), reason="no tsc here: `npm install typescript`")
def test_the_types_of_the_script_hold() -> None:
    options = "--noEmit --checkJs --allowJs --strict --target es2022 --lib es2022,dom,dom.iterable"
    files = [f"{name}.js" for name in SCRIPTS]
    done = subprocess.run(
        ["tsc", *options.split(), *files], cwd=FOLDER, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_file_of_the_script_is_part_of_the_page() -> None:
    assert {path.stem for path in FOLDER.glob("*.js")} == set(SCRIPTS)


def test_the_script_shows_texts_as_texts_alone() -> None:
    for path in FOLDER.glob("*.js"):
        code = path.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in code, path.name
