"""What lies in a folder of forms that came back: files to read, in the order of their paths, and the rest by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rolebook.exchange.found import printed
from rolebook.exchange.response_given import remark
from rolebook.model.saved_tally import TALLY_FILE
from rolebook.problems import Problem, UsageError

MAX_BYTES = 20_000_000
"""The largest file that is read."""
ENDINGS = (".pdf", ".json", ".xlsx", ".csv", ".tsv")
FOR_PEOPLE = (".docx", ".doc", ".odt", ".rtf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".webp")
"""What people fill in or photograph, and no program can read with certainty."""
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True)
class Found:
    """A file. `name` is its path below the folder, with slashes."""

    name: str
    path: Path

    @property
    def ending(self) -> str:
        """Its ending in small letters, with the point."""
        return self.path.suffix.lower()

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders it lies in, the nearest first."""
        return tuple(reversed(self.name.split("/")[:-1]))

    def content(self) -> bytes:
        """At most one byte more than is allowed, so that a file without end comes to one. Raises OSError."""
        with self.path.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)


def found_in(folder: Path) -> tuple[Found | Problem, ...]:
    """Every file of a kind that answers come in, for programs or for people, and a remark for whatever else there is.

    Links are not followed, for they may lead anywhere; hidden files are passed over. Raises UsageError where the folder
    is missing, or holds nothing to read.
    """
    if not folder.is_dir():
        raise UsageError(f"The folder {folder} does not exist. Name the folder with the forms that came back.")
    found = tuple(sorted(_below(folder), key=lambda each: each.name if isinstance(each, Found) else each.file))
    if not any(isinstance(each, Found) for each in found):
        raise UsageError(f"The folder {folder} holds no forms that came back: no file ends in {', '.join(ENDINGS)}.")
    return found


def _below(folder: Path) -> Iterator[Found | Problem]:
    for directory, folders, files in os.walk(folder):
        here = Path(directory)
        for name in [name for name in folders if _is_passed_over(name)]:
            folders.remove(name)
        for name in [name for name in folders if (here / name).is_symlink() or (here / name / TALLY_FILE).exists()]:
            folders.remove(name)
            kind = "is a link" if (here / name).is_symlink() else "holds the results of a tally"
            yield remark(_name(folder, here / name), "response-file", f"The folder {kind}, so nothing in it was read")
        for name in files:
            if not _is_passed_over(name):
                yield _file(folder, here / name)


def _file(folder: Path, path: Path) -> Found | Problem:
    name = _name(folder, path)
    if path.is_symlink() or not path.is_file():
        return remark(name, "response-file", "This is a link or no file at all, so it was not read")
    if path.suffix.lower() not in {*ENDINGS, *FOR_PEOPLE}:
        advice = f"Answers come as {', '.join(ENDINGS)}. Take the file away if it is none."
        return remark(name, "response-file", "This kind of file was not read", path.suffix, advice)
    return Found(name, path)


def _name(folder: Path, path: Path) -> str:
    return printed(path.relative_to(folder).as_posix())


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _OF_SYSTEMS
