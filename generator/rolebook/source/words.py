"""The word lists that the editorial rules go by, and how a text is searched for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rolebook.model.kinds import Kind
from rolebook.model.words import Words
from rolebook.source.reader import Reading
from rolebook.source.yaml_text import parse

_PACKAGED = Path(__file__).parent / "languages"


def words_of(reading: Reading) -> Words | None:
    """The words of the framework's language: Rolebook's own, with every list replaced that `words.yaml` gives.

    None if there are neither.
    """
    own: Words | None = next(iter(reading.all(Kind.WORDS)), None)
    packaged = _packaged(reading.about.shape.language.partition("-")[0]) if reading.about else None
    if own is None or packaged is None:
        return own or packaged
    return packaged.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})


@cache
def _packaged(language: str) -> Words | None:
    path = _PACKAGED / f"{language}.yaml"
    return Words.model_validate(parse(path.read_text(encoding="utf-8"))) if path.is_file() else None


def first_of(words: tuple[str, ...], text: str) -> str:
    """The first of the words or phrases that stands in the text, as it is spelt there; empty if none does."""
    match = _pattern(words).search(_plain(text)) if words else None
    return " ".join(match.group().split()) if match else ""


def opening_of(words: tuple[str, ...], text: str) -> str:
    """The word or phrase that the text begins with, as it is spelt there; empty if it begins with none of them."""
    match = _pattern(words).match(_plain(text).lstrip()) if words else None
    return " ".join(match.group().split()) if match else ""


def _plain(text: str) -> str:
    """The text with straight apostrophes, as the lists have them."""
    return text.replace("’", "'")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, whole, longest first. Blanks match any blanks; signs stand anywhere but before a digit."""
    return re.compile("|".join(map(_one, sorted(words, key=len, reverse=True))), re.IGNORECASE)


def _one(word: str) -> str:
    escaped = r"\s+".join(map(re.escape, word.split()))
    before = r"(?<![\w-])" if word[0].isalnum() else ""
    after = r"(?![\w-])" if word[-1].isalnum() else r"(?!\d)"
    return f"{before}{escaped}{after}"


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def first_word(text: str) -> str:
    """The first word of a text, without the signs around it."""
    return next((word for word in re.findall(r"[\w'’-]+", text)), "")


def likeness(one: str, other: str) -> float:
    """How much of their words two texts share: 0 for none, 1 for all (Dice's coefficient over different words)."""
    first, second = _vocabulary(one), _vocabulary(other)
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 1.0


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_words(text))


def _words(text: str) -> Iterable[str]:
    return re.findall(r"\w+", text.casefold())
