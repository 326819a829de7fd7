"""What rendering gives: files as values, not yet written anywhere."""

from __future__ import annotations

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
