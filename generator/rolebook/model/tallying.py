"""Counting what came back, form by form, so that ten thousand forms need no more room than a hundred.

A form is forgotten as soon as it is counted. What stays is how often each point was marked, for each person,
questionnaire and sentence, and the comments without anything that tells which of them belong together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from rolebook.model.response import Response

Marks = Counter[int | None]
"""How often each point was marked, by its value; None for "cannot judge"."""


@dataclass
class FormTally:
    """What all forms of one questionnaire about one person say together."""

    forms: int = 0
    with_comment: int = 0
    """On how many forms there is a comment or an answer in words."""
    ratings: dict[str, Marks] = field(default_factory=lambda: defaultdict(Counter))
    overall: Marks = field(default_factory=Counter)
    comments: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, response: Response) -> None:
        """Count one form."""
        self.forms += 1
        for item, value in response.ratings.items():
            self.ratings[item][value] += 1
        # Why not None as for items: on the whole, not to judge and to mark nothing come to the same.
        if response.overall is not None:
            self.overall[response.overall] += 1
        comments = {section: text.strip() for section, text in response.comments.items() if text.strip()}
        answers = {question: text.strip() for question, text in response.answers.items() if text.strip()}
        for section, text in comments.items():
            self.comments[section].append(text)
        for question, text in answers.items():
            self.answers[question].append(text)
        self.with_comment += bool(comments or answers)


@dataclass
class PersonTally:
    """What was said about one person, by the id of the questionnaire."""

    spellings: Counter[str] = field(default_factory=Counter)
    questionnaires: dict[str, FormTally] = field(default_factory=lambda: defaultdict(FormTally))

    @property
    def name(self) -> str:
        """The name as most forms spell it; of several spellings that are as frequent, the first of the alphabet."""
        return min(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))


class Tally:
    """All forms that were counted so far."""

    def __init__(self) -> None:
        self._people: dict[str, PersonTally] = {}

    def add(self, response: Response) -> None:
        """Count one form."""
        person = self._people.setdefault(person_key(response.rated), PersonTally())
        person.spellings[" ".join(response.rated.split())] += 1
        person.questionnaires[response.questionnaire].add(response)

    @property
    def people(self) -> Mapping[str, PersonTally]:
        """The people whom forms are about, by the key of their name, in the order of the alphabet."""
        return dict(sorted(self._people.items()))

    @property
    def forms(self) -> int:
        """How many forms were counted."""
        return sum(form.forms for person in self._people.values() for form in person.questionnaires.values())

    @property
    def names_alike(self) -> Iterator[tuple[str, ...]]:
        """Names that differ in signs only, such as K-17 and K 17: perhaps one person, whose forms were parted."""
        keys = sorted(self._people, key=lambda key: (letters(key), key))
        for _, same in groupby(keys, key=letters):
            names = tuple(self._people[key].name for key in same)
            if len(names) > 1:
                yield names


def person_key(name: str) -> str:
    """What names of one person have in common: small and capital letters, and blanks, make no difference."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def letters(name: str) -> str:
    """The letters and digits of a name; the name itself where it has none."""
    return re.sub(r"[\W_]", "", person_key(name)) or name
