"""Tables of answers: where their headings stand, which form each row is, and which cell is which answer.

The headings may be those of Rolebook's own files, or what a survey tool makes of them; `docs/manual/questionnaires.md`
says which. Rolebook's workbook names its form in a row above the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolebook.exchange.response_forms import KnownForm, KnownForms, bare, sentence
from rolebook.exchange.response_given import UNKNOWN, Refused
from rolebook.views.columns import OFF_SCALE, ORIGIN_COLUMNS, Asks, Origin

HEAD_ROWS = 12
"""Among how many rows the headings are looked for."""
MAX_ROWS, MAX_COLUMNS = 20_000, 600
_NUMBERED = re.compile(r"(?:^|[\[\s])([0-9]{1,3}) · (.+)$", re.DOTALL)
_BELOW_GROUPS = re.compile(r"(?:^|[/.:\[]|^[a-z0-9_]+-)([a-z0-9_]+)\]?$")
_ROW_CODE, _QUESTION_CODE = re.compile("i[0-9]+"), re.compile("q[0-9]+")
"""What LimeSurvey calls a row and a question."""
_OF_QUALTRICS = ("99", "999", "9999")
"""What stands for an answer off the scale, since Qualtrics knows numbers only: the first that no point has."""
_MACHINERY = '{"ImportId"'
"""How a row begins that Qualtrics puts below the headings, for itself."""
Row = Sequence[str]
Places = Mapping[str, int]
"""In which column each field stands, counted from 0."""


@dataclass(frozen=True)
class Headings:
    """The headings of a table. `row` is where they stand, counted from 0.

    `places` are those of each form of which a row was found. `origin_places` are those of the columns that say which
    form a row is; `origin` is what a row above the headings says of all.
    """

    row: int
    texts: Row
    places: Mapping[KnownForm, Places]
    origin_places: Places
    origin: Origin
    are_sentences: bool
    """Whether the columns are called by what people saw, as in Qualtrics and Google Forms."""

    @property
    def matches(self) -> int:
        """How many columns were understood, for the form that has most of them."""
        return max(map(len, self.places.values()), default=0)

    @property
    def of_the_table(self) -> frozenset[int]:
        """The columns that hold no answers: which form it is, and the numbers of the rows in a workbook."""
        return frozenset({*self.origin_places.values(), *(() if self.origin == UNKNOWN else (0,))})

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings of columns that no form has."""
        used = self.of_the_table.union(*(places.values() for places in self.places.values()))
        return tuple(text for at, text in enumerate(self.texts) if text.strip() and at not in used)


@dataclass(frozen=True)
class Answers:
    """What was filled in on a form, by the name of the field, and in which column of a table, counted from 1."""

    known: KnownForm
    values: Mapping[str, str]
    cells: Mapping[str, int]


def headings(first_rows: Sequence[Row], forms: KnownForms) -> Headings | None:
    """The headings of a table, by its first rows: those of which most are understood. None where none are."""
    found = [_headings(at, first_rows, forms) for at in range(min(len(first_rows), HEAD_ROWS))]
    best = max(found, key=lambda each: each.matches, default=None)
    return best if best and any(_holds_half(*each) for each in best.places.items()) else None


def _holds_half(known: KnownForm, places: Places) -> bool:
    """Whether so many rows of a form are there that this is no accident, nor a codebook."""
    return 2 * len(known.item_fields & places.keys()) >= len(known.item_fields)


def answers(
    rows: Iterable[Row], found: Headings, forms: KnownForms, hint: str
) -> Iterator[tuple[int, Answers | Refused]]:
    """The answers of each row below the headings where anything stands, with its number, counted from 1.

    `rows` are all rows of the table. `hint` is the id of a questionnaire that the file or its folder is named after.
    Raises Refused where no row can be read.
    """
    if not found.origin_places:
        _known({}, found, forms, hint)
    for number, row in enumerate(rows, start=1):
        filled = {at: _without_mark(cell) for at, cell in enumerate(row[:MAX_COLUMNS]) if cell.strip()}
        if number <= found.row + 1 or not filled.keys() - found.of_the_table or _is_machinery(filled):
            continue
        if number > found.row + 1 + MAX_ROWS:
            message, advice = (
                f"The table has more than {MAX_ROWS} rows; the rest was not read",
                "Make two tables of it.",
            )
            yield number, Refused("response-file", message, advice)
            return
        yield number, _answers(filled, found, forms, hint)


def _headings(at: int, rows: Sequence[Row], forms: KnownForms) -> Headings:
    keys = [tuple(_keys(text)) for text in rows[at][:MAX_COLUMNS]]
    places = {known: _places(known.by_heading, keys) for known in forms.forms}
    places = {
        known: found for known, found in places.items() if any(known.by_heading[key].asks is Asks.ITEM for key in found)
    }
    are_sentences = any("·" in key for found in places.values() for key in found)
    return Headings(
        row=at,
        texts=rows[at],
        places={known: _fields(known, found, len(keys), are_sentences) for known, found in places.items()},
        origin_places=_places(dict.fromkeys(ORIGIN_COLUMNS), keys),
        origin=_origin_above(rows[:at]),
        are_sentences=are_sentences,
    )


def _origin_above(rows: Sequence[Row]) -> Origin:
    """Which form the rows below are, where a row of names and values says so."""
    names, values = slice(0, 8, 2), slice(1, 8, 2)
    return next((Origin(*row[values]) for row in rows if len(row) > 7 and tuple(row[names]) == ORIGIN_COLUMNS), UNKNOWN)


def _keys(heading: str) -> Iterator[str]:
    """What a heading may mean, the surest first: itself, the end of a path, a row by its number and words."""
    text = bare(heading[:2000])
    yield text
    if below := _BELOW_GROUPS.search(text):
        yield below[1]
    if numbered := _NUMBERED.search(text):
        yield sentence(int(numbered[1]), numbered[2])


def _places(known: Mapping[str, object], keys: Sequence[Sequence[str]]) -> dict[str, int]:
    """Where each heading that is known stands first."""
    found: dict[str, int] = {}
    for at, meanings in enumerate(keys):
        for key in meanings:
            if key in known:
                found.setdefault(key, at)
                break
    return found


def _fields(known: KnownForm, found: Places, width: int, are_sentences: bool) -> Places:
    """Where each field stands. A question's number means one only beside rows that go by their numbers."""
    are_codes = any(_ROW_CODE.fullmatch(key) for key in found)
    fields: dict[str, int] = {}
    for key, at in found.items():
        if are_codes or not _QUESTION_CODE.fullmatch(key):
            fields.setdefault(known.by_heading[key].field, at)
    return _with_neighbours(known, fields, width) if are_sentences else fields


def _with_neighbours(known: KnownForm, places: Places, width: int) -> Places:
    """Where columns are called by words, those between the rows are told by their order, which is that of the form."""
    order = {column.field: at for at, column in enumerate(known.columns)}
    shifts = {at - order[field] for field, at in places.items()}
    if len(shifts) > 1:
        return places
    (shift,) = shifts
    missing = (column for column in known.columns if column.asks is not Asks.ITEM and column.field not in places)
    between = {column.field: order[column.field] + shift for column in missing}
    return {**places, **{field: at for field, at in between.items() if 0 <= at < width}}


def _answers(filled: Mapping[int, str], found: Headings, forms: KnownForms, hint: str) -> Answers | Refused:
    try:
        known = _known(filled, found, forms, hint)
    except Refused as refused:
        return refused
    places = found.places.get(known, {})
    values = {field: filled[at] for field, at in places.items() if at in filled}
    if found.are_sentences:
        values = {field: _judged(known, field, value) for field, value in values.items()}
    return Answers(known, values, {field: at + 1 for field, at in places.items()})


def _known(filled: Mapping[int, str], found: Headings, forms: KnownForms, hint: str) -> KnownForm:
    own = {name: filled.get(at, "").strip() for name, at in found.origin_places.items()}
    origin = Origin(**{name: own.get(name) or getattr(found.origin, name) for name in ORIGIN_COLUMNS})
    return forms.known(origin, found.places, hint)


def _judged(known: KnownForm, field: str, value: str) -> str:
    free = next(number for number in _OF_QUALTRICS if number not in known.marks)
    is_rating = known.by_field[field].asks in {Asks.ITEM, Asks.OVERALL}
    return OFF_SCALE if is_rating and value.strip() == free else value


def _without_mark(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {*"=+-@\t\r"} else cell


def _is_machinery(filled: Mapping[int, str]) -> bool:
    return next(iter(filled.values())).startswith(_MACHINERY)
