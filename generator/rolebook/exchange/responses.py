"""Forms that came back, as responses: one after another, so that thousands of them take no more memory than one.

Everything in the files is from strangers. What could make a result wrong keeps a form from being counted, with its
reason; the rest is said, and nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path

from rolebook.exchange.found import line, shown
from rolebook.exchange.response_checks import Filled, response
from rolebook.exchange.response_csv import DELIMITERS, decoded, rows
from rolebook.exchange.response_folder import FOR_PEOPLE, MAX_BYTES, Found, found_in
from rolebook.exchange.response_forms import KnownForms, known_forms
from rolebook.exchange.response_given import Given, Place, Refused, remark
from rolebook.exchange.response_json import other_kind, read_json
from rolebook.exchange.response_pdf import read_pdf
from rolebook.exchange.response_sheet import read_sheet
from rolebook.exchange.response_table import HEAD_ROWS, Answers, Headings, answers, headings
from rolebook.model.framework import Framework
from rolebook.model.names_of_people import letters, person_key
from rolebook.model.response import Response
from rolebook.problems import Problem, UsageError

_MAX_LISTED = 10
_MANY = 10
"""How many marks two people hardly ever make alike."""
_WITHOUT_COLUMN = frozenset({"header.period", "header.return_by"})
"""What a form has room for that is no answer."""


@dataclass(frozen=True)
class Left:
    """A form that could not be counted. `rated` is whom it is about, as far as it can be told; otherwise empty."""

    problem: Problem
    rated: str
    is_by_folder: bool = False
    """Whether `rated` is the name of the folder it lay in."""


_Read = tuple[int, Answers | Refused] | Problem
"""What a file gives: forms with their rows, or why one of them cannot be read, and remarks about the file."""


def read_responses(folder: Path, framework: Framework) -> Iterator[Response | Left | Problem]:
    """Every form in a folder and the folders below it, in the order of their paths; a Problem by itself is a remark.

    `framework` is the complete edition: forms made for any of its audiences count. Raises UsageError where the folder
    is missing or holds no form, and where the framework has no questionnaire.
    """
    forms = known_forms(framework)
    if not forms.forms:
        raise UsageError("This framework has no questionnaires, so no forms can come back.")
    return _Reader(forms).all(found_in(folder))


class _Reader:
    """Remembers as much of the forms as it takes to find those that came twice."""

    def __init__(self, forms: KnownForms) -> None:
        self._forms = forms
        self._contents: dict[bytes, str] = {}
        self._people: dict[bytes, Place] = {}
        self._written: dict[bytes, str] = {}

    def all(self, files: tuple[Found | Problem, ...]) -> Iterator[Response | Left | Problem]:
        for file in files:
            if isinstance(file, Problem):
                yield file
            else:
                yield from self._file(file)

    def _file(self, file: Found) -> Iterator[Response | Left | Problem]:
        folder = line(next((name for name in file.folders if name not in self._forms.ids), ""))
        alike: list[str] = []
        try:
            for read in self._read(file):
                counted = read if isinstance(read, Problem) else self._counted(file, folder, *read)
                yield counted
                alike += self._alike(counted) if isinstance(counted, Response) else ()
        except Refused as refused:
            yield Left(refused.problem(Place(file.name)), folder, bool(folder))
        if alike:
            yield _says_the_same(file, alike)

    def _read(self, file: Found) -> Iterator[_Read]:
        if file.ending in FOR_PEOPLE:
            advice = "Type its answers into the workbook for data entry that stands beside the form."
            raise Refused("response-file", "Only people can read this kind of file", advice, file.ending)
        content = self._content(file)
        hint = next((name for name in (file.path.stem, *file.folders) if name in self._forms.ids), "")
        if file.ending in {".json", ".pdf"}:
            if file.ending == ".json" and (kind := other_kind(content)):
                yield remark(file.name, "response-file", f"This is {kind}, so it was not read")
                return
            yield from _one(file, read_pdf(content) if file.ending == ".pdf" else read_json(content), self._forms, hint)
        elif file.ending == ".xlsx":
            found, sheet = read_sheet(content, partial(headings, forms=self._forms))
            yield from _table(file, found, iter(sheet), self._forms, hint)
        else:
            yield from _csv(file, content, self._forms, hint)

    def _content(self, file: Found) -> bytes:
        """The content of a file that is new. Raises Refused."""
        try:
            content = file.content()
        except OSError as error:
            raise Refused("response-file", f"The file cannot be read: {error.strerror}", "Can you open it?") from None
        if len(content) > MAX_BYTES:
            message = f"The file is larger than {MAX_BYTES // 1_000_000} million bytes"
            raise Refused("response-file", message, "No form is that large. Make several files of a table.")
        digest = sha256(content).digest()
        if first := self._contents.get(digest):
            advice = "If two people really gave the same answers, type the second form into the data-entry workbook."
            raise Refused("response-twice", "The same file came twice; the first counts", advice, first)
        self._contents[digest] = file.name
        return content

    def _counted(self, file: Found, folder: str, row: int, read: Answers | Refused) -> Response | Left:
        place = Place(file.name, row)
        if isinstance(read, Refused):
            return Left(read.problem(place), folder, bool(folder))
        filled = Filled(place, read, folder)
        try:
            given = response(filled)
            self._check_new(given, place)
        except Refused as refused:
            return Left(refused.problem(place), *filled.person)
        return given

    def _check_new(self, given: Response, place: Place) -> None:
        """Raise Refused where the same person has answered about the same person already.

        A folder stands for whoever has its letters, so what lies in one is held against every name with these.
        """
        if not given.rater:
            return
        name, letters_ = ("name", person_key(given.rated)), ("letters", letters(given.rated))
        folder = ("folder", letters(given.rated))
        same, known_by = ((letters_,), (letters_, folder)) if given.is_by_folder else ((name, folder), (name, letters_))
        voice = (given.questionnaire, person_key(given.rater))
        if first := next(filter(None, (self._people.get(_digest(*voice, *each)) for each in same)), None):
            advice = "Take one of them away. If they are two people, write out their names so that they differ."
            message = f"The same person has answered about the same person in {shown(str(first))}"
            raise Refused("response-twice", message, advice, given.rater)
        self._people.update((_digest(*voice, *each), place) for each in known_by)

    def _alike(self, given: Response) -> Iterator[str]:
        """Where a form stands that says the same, word for word, and could be this one in another format.

        Only where it says much: people who mark a few points, or all of them alike, often mark the same.
        """
        marks = given.ratings.values()
        says_much = given.comments or given.answers or (len(marks) >= _MANY and len({*marks}) > 1)
        if given.rater or not says_much:
            return
        said = repr(replace(given, place="", rated=person_key(given.rated)))
        first = self._written.setdefault(_digest(said), given.place)
        if first != given.place:
            yield first


def _one(file: Found, given: Given, forms: KnownForms, hint: str) -> Iterator[_Read]:
    """A file that is a single form."""
    filled = {name: value for name, value in given.values.items() if value.strip()}
    known = forms.known(given.origin, dict.fromkeys(forms.forms, given.values), hint)
    yield from _unknown(file, [name for name in filled if name not in known.by_field.keys() | _WITHOUT_COLUMN])
    yield 0, Answers(known, filled, {})


def _csv(file: Found, content: bytes, forms: KnownForms, hint: str) -> Iterator[_Read]:
    text, is_guess = decoded(content)
    if is_guess:
        message = "The file is not in UTF-8; it was read as Windows-1252. Look whether letters with accents are right"
        yield remark(file.name, "response-file", message, advice="Save it as CSV in UTF-8.")
    by_delimiter = {sign: headings([*islice(rows(text, sign), HEAD_ROWS)], forms) for sign in DELIMITERS}
    sign = max(DELIMITERS, key=lambda sign: found.matches if (found := by_delimiter[sign]) else 0)
    yield from _table(file, by_delimiter[sign], rows(text, sign), forms, hint)


def _table(
    file: Found, found: Headings | None, table: Iterator[Sequence[str]], forms: KnownForms, hint: str
) -> Iterator[_Read]:
    if found is None:
        advice = "The first row names the columns as the codebook does. Take the file away if it holds no answers."
        raise Refused("response-other", "There is no column of any questionnaire in this table", advice)
    yield from _unknown(file, found.unknown)
    filled = answers(table, found, forms, hint)
    if first := next(filled, None):
        yield first
        yield from filled
    else:
        yield remark(file.name, "response-empty", "No row of the table is filled in")


def _digest(*parts: str) -> bytes:
    """What stands for names or answers in little room."""
    return sha256("\0".join(parts).encode()).digest()


def _says_the_same(file: Found, places: Sequence[str]) -> Problem:
    what = "A form says" if len(places) == 1 else f"{len(places)} forms say"
    message = f"{what} the same as {shown(places[0])}{' and others' if len(places) > 1 else ''}"
    advice = "Both were counted. If they are the same form in two formats, take one away and count again."
    return remark(file.name, "response-twice", message, advice=advice)


def _unknown(file: Found, names: Sequence[str]) -> Iterator[Problem]:
    if names:
        listed = ", ".join(map(shown, names[:_MAX_LISTED])) + (", …" if len(names) > _MAX_LISTED else "")
        what = "column that no form has was" if len(names) == 1 else "columns that no form has were"
        yield remark(file.name, "response-column", f"{len(names)} {what} left out: {listed}")
