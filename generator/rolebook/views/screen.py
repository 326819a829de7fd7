"""What the script of every page to fill in on screen knows of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FrameworkVersion:
    """The framework that the page was made from."""

    id: str
    version: str
