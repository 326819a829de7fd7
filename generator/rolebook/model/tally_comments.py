"""What people wrote, where so many wrote that none of them stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolebook.model.anonymity import Circle, Returned
from rolebook.model.results import Comments, HiddenGroup


def comments(circles: Sequence[Circle]) -> tuple[Comments, ...]:
    """All comments, place by place in the order of the forms; places of the same name are one.

    A group's comments at a place are shown where enough of those who were asked there wrote something on their form.
    So nobody who was asked alone is shown alone, and it makes no difference who wrote at which place.
    """
    places = dict.fromkeys(
        heading for circle in circles for form in circle.returned for heading, _ in _written(form)
    )  # fmt: skip
    found = (Comments(heading, dict(_texts(circles, heading))) for heading in places)
    return tuple(each for each in found if each.texts)


def hidden_comments(circles: Sequence[Circle]) -> tuple[HiddenGroup, ...]:
    """The groups of which comments are held back, with the smallest number of people whose comments are."""
    return tuple(
        HiddenGroup(" + ".join(circle.group.titles), min(writers), circle.min_raters_for_comments)
        for circle in circles
        if (writers := [number for number in _writers(circle) if 0 < number < circle.min_raters_for_comments])
    )


def _writers(circle: Circle) -> Iterator[int]:
    """How many wrote something, for each place where there was room to."""
    for heading in dict.fromkeys(heading for form in circle.returned for heading, _ in _written(form)):
        yield _writers_at(circle, heading)


def _writers_at(circle: Circle, heading: str) -> int:
    return circle.people(lambda form: form.counted.with_comment if _asks(form, heading) else 0)


def _asks(form: Returned, heading: str) -> bool:
    return any(place == heading for place, _ in _written(form))


def _texts(circles: Sequence[Circle], heading: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for circle in circles:
        texts = [text for form in circle.returned for place, written in _written(form) if place == heading
                 for text in written]  # fmt: skip
        if texts and _writers_at(circle, heading) >= circle.min_raters_for_comments:
            yield circle.group.id, tuple(sorted(texts, key=lambda text: (text.casefold(), text)))


def _written(form: Returned) -> Iterator[tuple[str, Sequence[str]]]:
    """Every place of a form that takes words, with what stands there."""
    for number, section in enumerate(form.questionnaire.sections, start=1):
        yield section.title, form.counted.comments.get(number, ())
    for question in form.questionnaire.open_questions:
        yield question.text, form.counted.answers.get(question.id, ())
