"""The questionnaires of a framework as forms that may come back: which places they have, and what may be marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rolebook.exchange.response_given import Refused
from rolebook.model.audience import for_audience, visible_audiences
from rolebook.model.framework import Framework
from rolebook.views.columns import OFF_SCALE, Asks, Column, Origin, columns, origin
from rolebook.views.form import Form, form

_NO_LETTER = re.compile(r"[\W_]")
_LINK = re.compile(r"\]\([^()\s]*\)")


@dataclass(frozen=True, eq=False)
class KnownForm:
    """A form, with what it takes to read its answers."""

    form: Form
    origin: Origin
    columns: tuple[Column, ...]

    @cached_property
    def by_field(self) -> Mapping[str, Column]:
        """The places by the names of their fields."""
        return {column.field: column for column in self.columns}

    @cached_property
    def item_fields(self) -> frozenset[str]:
        """The fields of everything that is rated, but the whole."""
        return frozenset(column.field for column in self.columns if column.asks is Asks.ITEM)

    def fits(self, fields: Collection[str]) -> bool:
        """Whether all rows are among some fields."""
        return self.item_fields <= {*fields}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number on paper of each item."""
        return {row.item.id: row.number for section in self.form.sections for row in section.rows}

    @cached_property
    def marks(self) -> Mapping[str, int | None]:
        """What may stand for an answer, in small letters: the value or the word of a point, or that it was not judged.

        LimeSurvey takes no longer codes than `off`, and no sign before a number: m1 is -1 there.
        """
        points, off_scale = self.form.scale.points, self.form.scale.off_scale
        marks: dict[str, int | None] = {}
        if off_scale:
            marks |= dict.fromkeys(("off", OFF_SCALE, bare(off_scale.label)))
        marks |= {bare(point.label): point.value for point in points}
        marks |= {f"m{-point.value}": point.value for point in points if point.value < 0}
        return marks | {str(point.value): point.value for point in points}

    @cached_property
    def by_heading(self) -> Mapping[str, Column]:
        """The places by what may stand above their columns: what Rolebook, and what survey tools call them."""
        own = {column.name: column for column in self.columns}
        return {**dict(self._sentences()), **dict(self._codes()), **self.by_field, **own}

    def _codes(self) -> Iterator[tuple[str, Column]]:
        """LimeSurvey's: a row is called I and its number; questions are counted, and those in a table are one."""
        number, before = 0, None
        for column in self.columns:
            table = (column.asks, column.offers_off_scale) if column.asks is Asks.ITEM else None
            number += table is None or table != before
            before = table
            if column.asks is Asks.ITEM:
                yield f"i{self.numbers[column.about]}", column
            elif column.asks is Asks.OVERALL:
                yield "whole", column
            else:
                yield f"q{number}", column

    def _sentences(self) -> Iterator[tuple[str, Column]]:
        """What a row says, with its number before it."""
        for section in self.form.sections:
            for row in section.rows:
                yield sentence(row.number, row.wording), self.by_field[row.item.id]


@dataclass(frozen=True)
class KnownForms:
    """All forms of a framework. A questionnaire has several where audiences see different parts of it."""

    framework: str
    forms: tuple[KnownForm, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the questionnaires."""
        return tuple(dict.fromkeys(known.origin.questionnaire for known in self.forms))

    def known(self, given: Origin, fields: Mapping[KnownForm, Collection[str]], hint: str) -> KnownForm:
        """The form that says so of itself; where it does not, the one that `fields` fit.

        `fields` are those that were found, for each form that they may belong to. `hint` is the id of a questionnaire
        that the file or its folder is named after, or empty. Raises Refused where there is no form, or no single one.
        """
        self._check(given)
        if given.questionnaire and given.questions:
            return self._of(given)
        return self._fitting(fields, given.questionnaire or hint)

    def _of(self, given: Origin) -> KnownForm:
        same = [known for known in self.forms if known.origin.questionnaire == given.questionnaire]
        for known in same:
            if known.origin.questions == given.questions:
                return known
        raise Refused(
            "response-version",
            f"The form asked or promised something else than {given.questionnaire} in version {same[0].origin.version}",
            "Count it with the framework that it was made from: name that with --framework.",
            f"version {given.version}" if given.version else "",
        )

    def _check(self, given: Origin) -> None:
        """Whether the form belongs to this framework, and to a questionnaire that there is."""
        if given.framework and given.framework != self.framework:
            advice = "Name the folder of its framework with --framework."
            message = "The form belongs to another framework"
            raise Refused("response-other", message, advice, given.framework, (self.framework,))
        if given.questionnaire and given.questionnaire not in self.ids:
            advice = "Use the version of the framework that the form was made from, or put the questionnaire back."
            message = "This framework has no such questionnaire"
            raise Refused("response-other", message, advice, given.questionnaire, self.ids)

    def _fitting(self, fields: Mapping[KnownForm, Collection[str]], hint: str) -> KnownForm:
        wanted = [known for known in self.forms if hint in {"", known.origin.questionnaire}] or self.forms
        fits = {
            known: len({*found} & known.by_field.keys())
            for known in wanted
            if known.fits(found := fields.get(known, ()))
        }
        best = [known for known, number in fits.items() if number == max(fits.values())]
        if len({known.origin.questionnaire for known in best}) == 1:
            return best[0]
        raise _several(best) if best else _none(wanted[0], fields) if hint in self.ids else _foreign()


def known_forms(framework: Framework) -> KnownForms:
    """The forms of a framework, as each of its audiences may have got them; the complete ones first."""
    found: dict[tuple[str, str], KnownForm] = {}
    for audience in reversed(visible_audiences(framework)):
        narrowed = for_audience(framework, audience.id)
        for questionnaire in narrowed.questionnaires:
            view = form(narrowed, questionnaire)
            known = KnownForm(view, origin(view), columns(view))
            found.setdefault((known.origin.questionnaire, known.origin.questions), known)
    return KnownForms(framework.about.id, tuple(found.values()))


def bare(text: str) -> str:
    """What answers that mean the same have in common."""
    return " ".join(text.casefold().split())


def sentence(number: int, wording: str) -> str:
    """A row by its number and the letters of its words, whatever formatting is around them."""
    letters = _NO_LETTER.sub("", _LINK.sub("]", wording).casefold())
    return f"{number}·{letters}"


def _several(forms: Sequence[KnownForm]) -> Refused:
    found = ", ".join(sorted({known.origin.questionnaire for known in forms}))
    advice = "Put the file into a folder named after its questionnaire, or add a column called questionnaire."
    return Refused("response-other", "The answers fit several questionnaires", advice, found)


def _none(known: KnownForm, fields: Mapping[KnownForm, Collection[str]]) -> Refused:
    missing = known.item_fields - {*fields.get(known, ())}
    found = ", ".join(column.name for column in known.columns if column.field in missing)
    advice = "Count it with the framework that it was made from, or let the tool put out every column."
    return Refused("response-version", f"Rows of {known.origin.questionnaire} are missing", advice, found)


def _foreign() -> Refused:
    advice = (
        "If it is no questionnaire, take it away. If it is one, name the folder of its framework with --framework, or "
        "let the tool put out every column."
    )
    return Refused("response-other", "There is no questionnaire that these answers fit", advice)
