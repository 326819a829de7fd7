"""Two versions of a text side by side, with marks at the words that went and at those that came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"(\w+(?:[-'’.,]\w+)*|[^\w\s])(\s*)")
_PARAGRAPH_END = re.compile(r"\s*\n\s*\n\s*")
_BLANKS = re.compile(r"\s+")
_PARAGRAPH = "\n\n"
ANOTHER_TEXT = 0.3
"""Below this likeness, from 0 to 1, a text is a new one: marks would only show which small words are in both."""
_ISLAND = 3
"""A word of up to so many letters that stayed between two changes is read as part of them."""


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, or of words that are in this version only; `spaced` if a space follows it."""

    text: str
    marked: bool
    spaced: bool


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True)
class SideBySide:
    """The paragraphs of a text, before and now; none where there was or is no text."""

    before: tuple[Paragraph, ...]
    now: tuple[Paragraph, ...]


@dataclass(frozen=True)
class _Word:
    """A word or a sign, with the space that follows it."""

    text: str
    space: str


@dataclass(frozen=True)
class _Run:
    """Words that stand in the same place before and now; `same` if they are the same."""

    old: tuple[_Word, ...]
    new: tuple[_Word, ...]
    same: bool


def side_by_side(old: str, new: str) -> SideBySide:
    """Both versions with marks. A text that came, went or is another one altogether bears none."""
    before, now = _words(old), _words(new)
    matcher = SequenceMatcher(None, [w.text for w in before], [w.text for w in now], autojunk=False)
    if not old or not new or matcher.ratio() < ANOTHER_TEXT:
        return SideBySide(_paragraphs([(before, False)]), _paragraphs([(now, False)]))
    runs = [_Run(tuple(before[i:j]), tuple(now[k:m]), tag == "equal") for tag, i, j, k, m in matcher.get_opcodes()]
    joined = _joined(_without_islands(runs))
    return SideBySide(
        _paragraphs([(run.old, not run.same) for run in joined]),
        _paragraphs([(run.new, not run.same) for run in joined]),
    )


def _words(text: str) -> list[_Word]:
    flowing = _PARAGRAPH.join(_BLANKS.sub(" ", part) for part in _PARAGRAPH_END.split(text.strip()))
    return [_Word(word, space) for word, space in _WORD.findall(flowing)]


def _without_islands(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs, with a small word that stayed between two changes counted as changed."""
    for place, run in enumerate(runs):
        is_inside = 0 < place < len(runs) - 1
        is_small = len(run.old) == 1 and len(run.old[0].text) <= _ISLAND
        yield _Run(run.old, run.new, run.same and not (is_inside and is_small))


def _joined(runs: Iterator[_Run]) -> list[_Run]:
    """The runs, with neighbours that are both the same or both not made one."""
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].same == run.same:
            last = joined.pop()
            run = _Run(last.old + run.old, last.new + run.new, run.same)  # noqa: PLW2901  # it grows
        joined.append(run)
    return joined


def _paragraphs(runs: Sequence[tuple[Sequence[_Word], bool]]) -> tuple[Paragraph, ...]:
    """Runs of words, each with whether it is marked, as pieces of paragraphs."""
    paragraphs: list[list[Piece]] = [[]]
    for words, marked in runs:
        text = "".join(word.text + word.space for word in words)
        for number, part in enumerate(text.split(_PARAGRAPH)):
            if number:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(Piece(part.rstrip(), marked, part.endswith(" ")))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
