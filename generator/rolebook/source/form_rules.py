"""The rules for what is printed and paid: questionnaires, weights and shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.filling_in import minutes_on_paper
from rolebook.model.incentive import Incentive
from rolebook.model.kinds import Kind
from rolebook.model.profile import Profile
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.references import Path
from rolebook.model.worksheet import Block, Worksheet
from rolebook.problems import nearest
from rolebook.source.findings import Finding
from rolebook.source.reader import Reading, Written, in_use


def weights_without_reason(reading: Reading) -> Iterator[Finding]:
    """A weight that differs from the others gives its reason (OPM, structured interview FAQ on scoring)."""
    for kind, key in ((Kind.PLAN, "competencies"), (Kind.PROFILE, "expectations")):
        for written in reading.written[kind]:
            weighted = getattr(written.shape, key)
            usual = _most_common([member.weight for member in weighted])
            for index, member in enumerate(weighted):
                if member.weight != usual and not member.weight_reason:
                    message = f"This weight differs from the usual {usual} and gives no reason"
                    origin = written.origin.at(key, index, "weight")
                    yield Finding(origin, "weight-reason", message, str(member.weight), advice="Add `weight_reason`.")


def _most_common(values: list[int]) -> int:
    return max(sorted(set(values)), key=values.count, default=1)


def missing_wordings(reading: Reading) -> Iterator[Finding]:
    """Every item of a questionnaire has a sentence for the person who answers."""
    items: dict[str, Item] = {item.id: item for item in reading.all(Kind.ITEM)}
    for written in reading.written[Kind.QUESTIONNAIRE]:
        form: Questionnaire = written.shape
        for place, section in enumerate(form.sections):
            for index, id_ in enumerate(section.items):
                if id_ in items and form.perspective not in items[id_].wordings:
                    origin = written.origin.at("sections", place, "items", index)
                    message = f"The item `{id_}` has no wording for the perspective `{form.perspective}`"
                    allowed = tuple(items[id_].wordings)
                    advice = "Add the wording to the item, or take the item out of this form."
                    yield Finding(origin, "wording-missing", message, id_, allowed, advice=advice)


def form_minutes(reading: Reading) -> Iterator[Finding]:
    """Filling in a questionnaire on paper takes no longer than its target."""
    for written in in_use(reading, Kind.QUESTIONNAIRE):
        form: Questionnaire = written.shape
        takes = minutes_on_paper(form)
        if takes > form.minutes_target:
            message = f"Filling it in takes about {takes} minutes on paper, and the target is {form.minutes_target}"
            advice = "Take rows or questions out, make two forms, or set another `minutes_target`."
            yield Finding(written.origin.at("minutes_target"), "form-minutes", message, advice=advice)


def shares_of_hundred(reading: Reading) -> Iterator[Finding]:
    """Shares in percent add up to 100."""
    for written in reading.written[Kind.INCENTIVE]:
        incentive: Incentive = written.shape
        yield from _not_hundred(written, ("measures",), [measure.weight for measure in incentive.measures])
    for written in reading.written[Kind.PROFILE]:
        profile: Profile = written.shape
        yield from _not_hundred(written, ("dimensions",), [emphasis.share for emphasis in profile.dimensions])
    for written in reading.written[Kind.WORKSHEET]:
        worksheet: Worksheet = written.shape
        for place, block in enumerate(worksheet.blocks):
            for index, axis in enumerate(block.weighing.axes if block.weighing else ()):
                path = ("blocks", place, "weighing", "axes", index, "criteria")
                yield from _not_hundred(written, path, [criterion.weight for criterion in axis.criteria])


def quadrants(reading: Reading) -> Iterator[Finding]:
    """The four quadrants of a weighing are the four quarters of the plane, each once."""
    for written in reading.written[Kind.WORKSHEET]:
        for place, block in enumerate(written.shape.blocks):
            seen = set[tuple[str, str]]()
            for index, quadrant in enumerate(block.weighing.quadrants if block.weighing else ()):
                quarter = (quadrant.first, quadrant.second)
                if quarter in seen:
                    origin = written.origin.at("blocks", place, "weighing", "quadrants", index)
                    message = f"The quarter {' and '.join(quarter)} stands here a second time, and another is missing"
                    yield Finding(origin, "quadrant-repeated", message, advice="Correct `first` or `second`.")
                seen.add(quarter)


def answers(reading: Reading) -> Iterator[Finding]:
    """What is rated, or answered by a choice, can be: there is something to answer, in one way, outside a table."""
    for written in reading.written[Kind.WORKSHEET]:
        for place, block in enumerate(written.shape.blocks):
            for key in ("rate_on", "choices"):
                if getattr(block, key) and (wrong := _wrong_answers(block, key)):
                    origin = written.origin.at("blocks", place, key)
                    yield Finding(origin, "answers-impossible", wrong.message, advice=wrong.advice, at_key=True)


def short_columns(reading: Reading) -> Iterator[Finding]:
    """The short columns of a table are among its columns."""
    for written in reading.written[Kind.WORKSHEET]:
        for place, block in enumerate(written.shape.blocks):
            for index, title in enumerate(block.short_columns):
                if title not in block.columns:
                    origin = written.origin.at("blocks", place, "short_columns", index)
                    near = nearest(title, block.columns)
                    yield Finding(origin, "column-unknown", "This table has no such column", title, block.columns, near)


@dataclass(frozen=True)
class _Wrong:
    """What is wrong, and what to do."""

    message: str
    advice: str


def _wrong_answers(block: Block, key: str) -> _Wrong | None:
    if block.columns:
        return _Wrong(
            f"`{key}` does not go with a table", f"Make a block of its own for `{key}`, or leave `columns` out."
        )
    if not (block.prompts or block.points_of or block.competencies_of):
        advice = "Add `prompts`, `points_of` or `competencies_of`."
        return _Wrong(f"`{key}` says how to answer, and there is nothing to answer", advice)
    if key == "rate_on":
        return None
    if block.rate_on:
        return _Wrong("`choices` does not go with `rate_on`", "Keep one of them, or make two blocks.")
    if twice := next((choice for choice in block.choices if block.choices.count(choice) > 1), ""):
        return _Wrong(f"The choice `{twice}` stands here a second time", "Word one of them anew, or take it out.")
    return None


def _not_hundred(written: Written, path: Path, shares: list[int]) -> Iterator[Finding]:
    if shares and sum(shares) != 100:
        message = f"The shares under `{path[-1]}` add up to {sum(shares)}, not to 100"
        yield Finding(written.origin.at(*path), "share-sum", message, str(sum(shares)), at_key=True)
