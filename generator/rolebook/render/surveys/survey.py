"""A form as survey tools see it: parts with grids of ratings and fields, each with a name, all texts plain.

Every format is written from this, so that the same question has the same name, number and words in each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rolebook.model.questionnaire import AnonymityMode
from rolebook.model.vocabulary import Scale
from rolebook.render.markup import without_markup
from rolebook.render.surveys.words import SurveyWords
from rolebook.render.workbook_words import filled
from rolebook.views.columns import OFF_SCALE, Asks, Origin, columns, origin
from rolebook.views.form import Form, FormSection, Row
from rolebook.views.names import Names

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no file of text may hold: control characters, halves of characters and what is none."""


@dataclass(frozen=True)
class Answer:
    """An answer to choose: what is stored, and what is shown."""

    name: str
    label: str


@dataclass(frozen=True)
class Field:
    """A question that is answered in words, or by one of its choices."""

    name: str
    label: str
    is_long: bool = False
    choices: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Rating:
    """A sentence to rate. `row` is its place on paper; None for the sentence about the whole, which has no number.
    `label` begins with the number, `text` does not.
    """

    name: str
    label: str
    text: str
    row: Row | None


@dataclass(frozen=True)
class Grid:
    """Ratings in a table. All of them offer the same answers. `off_scale` has one answer or none."""

    name: str
    points: tuple[Answer, ...]
    off_scale: tuple[Answer, ...]
    ratings: tuple[Rating, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The points of the scale, and what to choose where somebody cannot judge."""
        return (*self.points, *self.off_scale)


@dataclass(frozen=True)
class Part:
    """A page or group of questions. `lead` are the words that its ratings continue."""

    name: str
    title: str
    intro: str = ""
    lead: str = ""
    grids: tuple[Grid, ...] = ()
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Something to read before the questions. The first has no title."""

    title: str
    text: str


@dataclass(frozen=True)
class Survey:
    """A questionnaire for a survey tool."""

    origin: Origin
    title: str
    language: str
    is_anonymous: bool
    passages: tuple[Passage, ...]
    points: tuple[Answer, ...]
    off_scale: tuple[Answer, ...]
    parts: tuple[Part, ...]
    closing: str


def survey(form: Form, words: SurveyWords) -> Survey:
    """The survey of a form."""
    asked = form.questionnaire
    return Survey(
        origin=origin(form),
        title=_line(asked.title),
        language=form.edition.language,
        is_anonymous=asked.anonymity.mode is AnonymityMode.ANONYMOUS,
        passages=tuple(_passages(form, words)),
        points=_points(form.scale),
        off_scale=_off_scale(form.scale),
        parts=tuple(_Parts(form, words).all()),
        closing=_text(asked.closing),
    )


def _points(scale: Scale) -> tuple[Answer, ...]:
    return tuple(Answer(str(point.value), _line(point.label)) for point in scale.points)


def _off_scale(scale: Scale) -> tuple[Answer, ...]:
    return (Answer(OFF_SCALE, _line(scale.off_scale.label)),) if scale.off_scale else ()


def _passages(form: Form, words: SurveyWords) -> Iterator[Passage]:
    asked, off_scale = form.questionnaire, form.scale.off_scale
    defined = (*form.scale.points, *((off_scale,) if off_scale else ()))
    meanings = "\n".join(
        filled(words.answer, label=_line(each.label), definition=_text(each.definition))
        for each in defined
        if each.definition
    )
    yield Passage("", _text(asked.purpose))
    if asked.period:
        yield Passage("", filled(words.period, period=_line(asked.period)))
    yield Passage(words.instructions, _text(asked.instructions))
    if meanings:
        yield Passage(words.answers, meanings)
    yield Passage(words.promise, _text(asked.anonymity.statement))


class _Parts:
    """Gives the parts of a form, in their order on paper; only whom it is about goes first."""

    def __init__(self, form: Form, words: SurveyWords) -> None:
        self._form, self._words = form, words
        self._points, self._off_scale = _points(form.scale), _off_scale(form.scale)
        self._columns: Mapping[tuple[Asks, str], str] = {(each.asks, each.about): each.name for each in columns(form)}
        self._names = Names(self._columns.values())

    def all(self) -> Iterator[Part]:
        """Every part that asks something."""
        asked, words = self._form.questionnaire, self._words
        open_ = tuple(
            Field(self._columns[Asks.OPEN, each.id], _text(each.text), is_long=True) for each in asked.open_questions
        )
        facts = tuple(
            Field(self._columns[Asks.BACKGROUND, each.id], _line(each.text), choices=_choices(each.choices))
            for each in asked.background
        )
        parts = (
            Part(self._names.claim("opening"), words.opening, fields=tuple(self._people())),
            *(self._section(number, each) for number, each in enumerate(self._form.sections, start=1)),
            *self._overall(),
            Part(self._names.claim("open"), words.open, fields=open_),
            Part(self._names.claim("background"), words.background, fields=facts),
        )
        yield from (part for part in parts if part.grids or part.fields)

    def _people(self) -> Iterator[Field]:
        asked = {Asks.RATER: self._words.name, Asks.RATED: self._words.rated}
        for asks, label in asked.items():
            if (asks, "") in self._columns:
                yield Field(self._columns[asks, ""], label)

    def _section(self, number: int, section: FormSection) -> Part:
        name = self._names.claim(f"part-{number}")
        comment = Field(self._columns[Asks.COMMENT, str(number)], self._words.comment, is_long=True)
        return Part(
            name=name,
            title=_line(section.section.title),
            intro=_text(section.section.intro),
            lead=_line(self._form.questionnaire.stem) or self._words.mark,
            grids=tuple(self._grids(name, section)),
            fields=(comment,),
        )

    def _grids(self, part: str, section: FormSection) -> Iterator[Grid]:
        """One for each run of rows with the same answers, so that the order of the paper stays."""
        runs = groupby(section.rows, key=lambda row: self._off_scale if row.item.cannot_judge else ())
        for number, (off_scale, rows) in enumerate(runs, start=1):
            name = self._names.claim(f"{part}-grid-{number}")
            yield Grid(name, self._points, off_scale, tuple(map(self._rating, rows)))

    def _rating(self, row: Row) -> Rating:
        text = _line(_text(row.wording))
        label = filled(self._words.row, number=row.number, wording=text)
        return Rating(self._columns[Asks.ITEM, row.item.id], label, text, row)

    def _overall(self) -> Iterator[Part]:
        if sentence := _line(self._form.questionnaire.overall):
            rating = Rating(self._columns[Asks.OVERALL, ""], sentence, sentence, None)
            grid = Grid(self._names.claim("whole-grid"), self._points, self._off_scale, (rating,))
            yield Part(self._names.claim("whole"), self._words.overall, grids=(grid,))


def _choices(labels: tuple[str, ...]) -> tuple[Answer, ...]:
    return tuple(Answer(str(number), _line(label)) for number, label in enumerate(labels, start=1))


def _text(source: str) -> str:
    """Markdown as plain lines: blanks are single, and nothing in them steers a program."""
    lines = _UNFIT.sub(" ", without_markup(source)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _line(source: str) -> str:
    """Plain text on one line."""
    return " ".join(_UNFIT.sub(" ", source).split())
