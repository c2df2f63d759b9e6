"""Every test that asks for `parser` runs with the C parser and with the one in Python."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from player.format import yaml_reader
from player.format.library import Library
from player.format.routine_file import Reading

PARSERS = {"python": yaml_reader.PureLoader}
if yaml.__with_libyaml__:
    PARSERS["c"] = yaml.CSafeLoader


@pytest.fixture(params=sorted(PARSERS))
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(yaml_reader, "LOADER", PARSERS[request.param])
    return str(request.param)


Files = dict[str, str]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Writes files by name and reads one of them: `read("a", a="…", b="…")`."""

    def reading(name: str, poses: set[str] | None = None, /, **files: str) -> Reading:
        for key, text in files.items():
            path = tmp_path / (key.replace("_", "-") + ".yaml")
            path.write_text(dedent(text), encoding="utf-8")
        return Library([tmp_path], {"pose": poses}).read(name)

    return reading
