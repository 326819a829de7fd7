"""What rendering gives: files as values, not yet written anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """A file to be written. `path` is relative, with forward slashes."""

    path: str
    content: bytes

    @property
    def is_page(self) -> bool:
        """Whether this is a Markdown page of the handbook."""
        return self.path.endswith(".md")


@dataclass(frozen=True)
class Coming:
    """Artifacts that are still being made: where each will be, and the artifacts as they come, once."""

    paths: tuple[str, ...]
    artifacts: Iterator[Artifact]


NOTHING_COMING = Coming((), iter(()))


def fit_for_file_name(text: str) -> str:
    """Text as part of a file's name: letters, digits, `-` and `_`, and nothing that leads out of a folder.

    Empty where the text has none of them. Letters are composed (NFC), since some file systems take them apart.
    """
    return re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", text)).strip("-")
