"""The digest of a file is SHA-256, whichever module of this Python works it out."""

import hashlib

import pytest

from player.format import source

CONTENTS = [b"", b"abc", bytes(range(256)) * 300]


@pytest.mark.parametrize("data", CONTENTS)
@pytest.mark.parametrize("lean", [True, False])
def test_it_is_that_of_hashlib_with_and_without_a_lean_module(
    data: bytes, lean: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    if not lean:
        monkeypatch.setattr(source, "import_module", missing)
    assert source.digest_of(data) == hashlib.sha256(data).hexdigest()
