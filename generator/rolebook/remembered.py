"""Finished documents that are kept from one run to the next, so that what did not change is not laid out again.

They lie under keys made of everything that goes into them, and each carries its checksum, so that a stale, foreign or
broken memory can only be slow, never wrong. It lives in the user's own cache folder, never in the framework's, which
may come from strangers.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache as once
from hashlib import sha256
from pathlib import Path

import rolebook

MAX_BYTES = 200_000_000
"""How much is kept in all, in bytes; what was not used for longest goes first."""
_FOLDER = "documents"
_DIGEST_BYTES = 32


@dataclass(frozen=True)
class Remembered:
    """Bytes by key in a user's cache folder; None for a memory that keeps nothing.

    Anything that cannot be read or written is treated as not remembered.
    """

    cache: Path | None
    max_bytes: int = MAX_BYTES

    def get(self, key: str) -> bytes | None:
        """What was put under the key, or None."""
        if self.cache is None:
            return None
        path = self._path(key)
        try:
            kept = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        digest, content = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return content if sha256(content).digest() == digest else None

    def put(self, key: str, content: bytes) -> None:
        """Remember bytes under a key that `key_of` made."""
        if self.cache is None:
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(sha256(content).digest() + content)
            Path(file.name).replace(path)
            _forget_the_oldest(path.parent, self.max_bytes)

    def _path(self, key: str) -> Path:
        assert self.cache is not None
        return self.cache / _FOLDER / key


def _forget_the_oldest(folder: Path, max_bytes: int) -> None:
    newest_first = sorted(((path.stat(), path) for path in folder.iterdir()), key=lambda kept: -kept[0].st_mtime_ns)
    total = 0
    for stat, path in newest_first:
        total += stat.st_size
        if total > max_bytes:
            path.unlink(missing_ok=True)


def key_of(parts: Iterable[bytes | str]) -> str:
    """A key for what is made of these parts by this very program, as 64 hexadecimal digits."""
    digest = sha256(program_digest().encode())
    for part in parts:
        digest.update(sha256(part.encode() if isinstance(part, str) else part).digest())
    return digest.hexdigest()


@once
def program_digest() -> str:
    """A digest of Rolebook's own code and words: another version may read, judge or lay out files otherwise."""
    digest = sha256()
    folder = Path(rolebook.__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("source/languages/*.yaml")]):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
