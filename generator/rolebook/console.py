"""Where the command line prints to, and how it says numbers."""

from __future__ import annotations

from rich.console import Console


def output() -> Console:
    """What a command was called for."""
    return Console(highlight=False, soft_wrap=True)


def errors() -> Console:
    """What went wrong, and what a user should know besides."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def counted(number: int, word: str, plural: str = "") -> str:
    """A number of things in words: 1 page, 2 pages, 10 000 pages."""
    return f"{number:,} {word if number == 1 else plural or f'{word}s'}".replace(",", " ")
