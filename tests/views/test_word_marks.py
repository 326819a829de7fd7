"""Marks show which words went and which came, and nothing of a text is lost on the way."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolebook.views.word_marks import Paragraph, side_by_side


def written(paragraphs: tuple[Paragraph, ...]) -> str:
    """Paragraphs on one line: marked words in brackets, `/` between paragraphs."""
    lines = []
    for paragraph in paragraphs:
        pieces = ((f"[{p.text}]" if p.marked else p.text) + (" " if p.spaced else "") for p in paragraph)
        lines.append("".join(pieces))
    return " / ".join(lines)


CASES = {
    "a word": ("Done in one day.", "Done in two days.", "Done in [one day].", "Done in [two days]."),
    "a word that came": ("Asks for help.", "Asks early for help.", "Asks for help.", "Asks [early] for help."),
    "a word that went": ("Asks early for help.", "Asks for help.", "Asks [early] for help.", "Asks for help."),
    "a sign": ("Asks, then acts", "Asks; then acts", "Asks[,] then acts", "Asks[;] then acts"),
    "a number": ("At 1.5 m at least", "At 2.5 m at least", "At [1.5] m at least", "At [2.5] m at least"),
    "small words between changes": (
        "Names the cause of trouble to customers",
        "Names the reason of delay to customers",
        "Names the [cause of trouble] to customers",
        "Names the [reason of delay] to customers",
    ),
    "another text": ("Sweeps the floor.", "Counts loaves nightly.", "Sweeps the floor.", "Counts loaves nightly."),
    "a text that came": ("", "Sweeps.", "", "Sweeps."),
    "a text that went": ("Sweeps.", "", "Sweeps.", ""),
    "a paragraph that came": (
        "One stays warm.",
        "One stays warm.\n\nIt cools.",
        "One stays warm.",
        "One stays warm. / [It cools.]",
    ),
    "line breaks": ("One loaf\nstays warm.", "One  loaf stays\n warm.", "One loaf stays warm.", "One loaf stays warm."),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_marks_stand_at_the_words_that_differ(name: str) -> None:
    old, new, before, now = CASES[name]
    sides = side_by_side(old, new)
    assert (written(sides.before), written(sides.now)) == (before, now)


@given(st.text(), st.text())
def test_nothing_is_lost(old: str, new: str) -> None:
    sides = side_by_side(old, new)
    for text, paragraphs in ((old, sides.before), (new, sides.now)):
        kept = "".join(piece.text for paragraph in paragraphs for piece in paragraph)
        assert "".join(kept.split()) == "".join(text.split())


def test_long_texts_take_no_time() -> None:
    old, new = (" ".join(f"word{number * step % 997}" for number in range(5000)) for step in (3, 7))
    started = time.perf_counter()
    side_by_side(old, new)
    assert time.perf_counter() - started < 5
