"""Counting what came back, form by form, so that ten thousand forms need no more room than a hundred.

A form is forgotten as soon as it is counted. What stays is how often each point was marked, for each person,
questionnaire and sentence, and the comments without anything that tells which of them belong together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from rolebook.model.framework import grouped
from rolebook.model.names_of_people import letters, person_key
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

    def include(self, other: FormTally) -> None:
        """Count what another tally of the same questionnaire has counted."""
        self.forms += other.forms
        self.with_comment += other.with_comment
        self.overall.update(other.overall)
        for item, marks in other.ratings.items():
            self.ratings[item].update(marks)
        for section, texts in other.comments.items():
            self.comments[section] += texts
        for question, texts in other.answers.items():
            self.answers[question] += texts


@dataclass
class PersonTally:
    """What was said about one person, by the id of the questionnaire."""

    spellings: Counter[str] = field(default_factory=Counter)
    questionnaires: dict[str, FormTally] = field(default_factory=lambda: defaultdict(FormTally))

    @property
    def name(self) -> str:
        """The name as most forms spell it; of several spellings that are as frequent, the first of the alphabet."""
        return min(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))

    def with_all_of(self, other: PersonTally) -> PersonTally:
        """The two together, under the name of this one."""
        both = PersonTally(self.spellings)
        for each in (self, other):
            for questionnaire, counted in each.questionnaires.items():
                both.questionnaires[questionnaire].include(counted)
        return both


class Tally:
    """All forms that were counted so far."""

    def __init__(self) -> None:
        self._named: dict[str, PersonTally] = {}
        self._by_folder: dict[str, PersonTally] = {}
        self._left_out = Counter[tuple[str, bool]]()

    def add(self, response: Response) -> None:
        """Count one form."""
        people = self._by_folder if response.is_by_folder else self._named
        person = people.setdefault(person_key(response.rated), PersonTally())
        person.spellings[" ".join(response.rated.split())] += 1
        person.questionnaires[response.questionnaire].add(response)

    def leave_out(self, rated: str, is_by_folder: bool) -> None:
        """Note that a form about somebody could not be counted."""
        self._left_out[person_key(rated), is_by_folder] += 1

    @property
    def forms(self) -> int:
        """How many forms were counted."""
        people = (*self._named.values(), *self._by_folder.values())
        return sum(form.forms for person in people for form in person.questionnaires.values())

    def people(self) -> Mapping[str, PersonTally]:
        """The people whom forms are about, by the key of their name, in the order of the alphabet.

        A folder stands for the one person whose name has its letters; where there is none such or are several, for
        somebody of its own.
        """
        found, key_of = dict(self._named), self._keys()
        for folder, counted in self._by_folder.items():
            key = key_of(folder, True)
            found[key] = found[key].with_all_of(counted) if key in found else counted
        return dict(sorted(found.items()))

    def left_out(self) -> Mapping[str, int]:
        """How many forms could not be counted, by the key of the person's name, whether or not others were counted."""
        found, key_of = Counter[str](), self._keys()
        for (name, is_by_folder), number in self._left_out.items():
            found[key_of(name, is_by_folder)] += number
        return found

    def _keys(self) -> Callable[[str, bool], str]:
        """What tells whom a name or a folder stands for."""
        by_letters = grouped((letters(key), key) for key in self._named)

        def key(name: str, is_by_folder: bool) -> str:
            same = by_letters[letters(name)] if is_by_folder else ()
            return same[0] if len(same) == 1 else name

        return key

    def names_alike(self) -> Iterator[tuple[str, ...]]:
        """Names that differ in signs only, such as K-17 and K 17: perhaps one person, whose forms were parted."""
        people = self.people()
        for keys in grouped((letters(key), key) for key in people).values():
            if len(keys) > 1:
                yield tuple(people[key].name for key in keys)
