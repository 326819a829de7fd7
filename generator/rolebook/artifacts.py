"""What rendering gives: files as values, not yet written anywhere."""

from __future__ import annotations

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
