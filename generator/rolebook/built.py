"""What is known of a site that was built, so that it is not built again where nothing has changed.

It is kept under a digest of everything that the site was made from, and tells the digest of what was made. Where either
differs, the site is built: a stale or foreign memory can only be slow, never wrong.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from rolebook.remembered import Remembered, key_of
from rolebook.writing import MANIFEST, lists_what_is_there


@dataclass(frozen=True)
class Origin:
    """Everything that a site is made from besides this program: folders, with all files below them, and words."""

    folders: tuple[Path, ...]
    words: tuple[str, ...]

    def digest(self) -> str:
        """A key for this origin as it is now, and for the programs that make the site."""
        return key_of((*self.words, *_programs(), *_said_in(self.folders)))


@dataclass(frozen=True)
class SummaryRow:
    """How much of one kind was made: `number` times `word`, at `place`, a path below the site's folder."""

    name: str
    number: int
    word: str
    place: str


@dataclass(frozen=True)
class Summary:
    """What a build tells about what it made."""

    title: str
    edition: str
    rows: tuple[SummaryRow, ...]
    left_out: tuple[str, ...]
    warnings: int


def remember(memory: Remembered, digest: str, folder: Path, summary: Summary) -> None:
    """Keep in mind what was built into a folder from what has this digest."""
    kept = {"manifest": _manifest_digest(folder), "summary": asdict(summary)}
    memory.put(_key(digest, folder), json.dumps(kept).encode())


def still_there(memory: Remembered, digest: str, folder: Path) -> Summary | None:
    """The summary of what was built into a folder from this very origin; None where anything is missing or differs."""
    known = memory.get(_key(digest, folder))
    if known is None:
        return None
    kept = json.loads(known)
    if kept["manifest"] != _manifest_digest(folder) or not lists_what_is_there(folder):
        return None
    told = kept["summary"]
    rows = tuple(SummaryRow(**row) for row in told["rows"])
    return Summary(**{**told, "rows": rows, "left_out": tuple(told["left_out"])})


def _key(digest: str, folder: Path) -> str:
    return key_of(("built", digest, str(folder.resolve())))


def _manifest_digest(folder: Path) -> str:
    try:
        return sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""


def _programs() -> Iterator[str]:
    """The packages that are installed, any of which may have a say in what a page looks like."""
    yield from sorted(f"{each.name} {each.version}" for each in distributions())


def _said_in(folders: tuple[Path, ...]) -> Iterator[bytes | str]:
    """Every file below the folders: its path and its content."""
    for folder in folders:
        for directory, below, names in os.walk(folder, followlinks=True):
            below.sort()
            for name in sorted(names):
                path = Path(directory) / name
                yield str(path)
                yield path.read_bytes() if path.is_file() else ""
