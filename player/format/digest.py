"""The digest of a file's bytes, from Python's own SHA-256: `hashlib` loads all of OpenSSL first.

The standard library's `random` does the same for the same reason. Where this Python has no such
module of its own, `hashlib` it is.
"""

from __future__ import annotations

from importlib import import_module


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    for name in ("_sha2", "_sha256"):
        try:
            lean = import_module(name)
        except ImportError:
            continue
        return str(lean.sha256(data).hexdigest())
    import hashlib

    return hashlib.sha256(data).hexdigest()
