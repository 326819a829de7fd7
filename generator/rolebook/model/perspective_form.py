"""One bank of items, one form for each perspective: which form somebody gets who asks for another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Anonymity, AnonymityMode, Item, OpenQuestion, Questionnaire, Section

ENOUGH_IN_COMMON = 0.5
"""A questionnaire asks the same if it holds this share of the rows that the perspective can rate, or more."""


@dataclass(frozen=True)
class NeutralWords:
    """What a form says where nobody has written for the perspective. `{title}` and `{perspective}` are filled in."""

    title: str
    purpose: str
    stem: str
    stem_about_self: str
    instructions: str
    promise: str
    keep: str
    change: str


@dataclass(frozen=True)
class PerspectiveForm:
    """A questionnaire for a perspective.

    `left_out` are the items of the one asked for that the perspective cannot observe, `not_asked` those that it could
    rate and this form does not ask about. `is_derived` where nobody has written a questionnaire for the perspective.
    """

    questionnaire: Questionnaire
    left_out: tuple[Item, ...]
    not_asked: tuple[Item, ...]
    is_derived: bool


def form_for_perspective(
    framework: Framework, asked: Questionnaire, perspective: str, words: NeutralWords
) -> PerspectiveForm | None:
    """The form of a perspective that asks what another questionnaire asks; None if it can rate nothing of it.

    Instructions and promises of one perspective would be wrong for another. So a questionnaire that was written for the
    perspective goes first. Where there is none, the rows stand with neutral words and without any promise.
    """
    items = [framework.item_index[id_] for section in asked.sections for id_ in section.items]
    left_out = tuple(item for item in items if perspective not in item.wordings)
    seen = [item for item in items if perspective in item.wordings]
    if asked.perspective == perspective:
        return PerspectiveForm(asked, (), (), is_derived=False)
    if not seen:
        return None
    written = _written(framework, {item.id for item in seen}, perspective)
    if written is None:
        return PerspectiveForm(_derived(framework, asked, perspective, words), left_out, (), is_derived=True)
    rated = _ids(written)
    return PerspectiveForm(written, left_out, tuple(item for item in seen if item.id not in rated), is_derived=False)


def _ids(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(id_ for section in questionnaire.sections for id_ in section.items)


def _written(framework: Framework, wanted: set[str], perspective: str) -> Questionnaire | None:
    """The questionnaire that was written for a perspective and has most of the wanted items, if it has enough."""
    candidates = [each for each in framework.questionnaires if each.perspective == perspective]
    best = max(candidates, key=lambda each: len(wanted & _ids(each)), default=None)
    return best if best and len(wanted & _ids(best)) >= ENOUGH_IN_COMMON * len(wanted) else None


def _derived(framework: Framework, asked: Questionnaire, perspective: str, words: NeutralWords) -> Questionnaire:
    """The rows that a perspective can rate, with nothing that was said to somebody else."""
    who = next(each for each in framework.about.perspectives if each.id == perspective)
    own_stem = words.stem_about_self if who.about_self else words.stem
    # Why a copy: what is left of it was read and checked, and an id may grow longer than one that people write.
    return asked.model_copy(
        update={
            "id": f"{asked.id}-for-{perspective}",
            "title": words.title.replace("{perspective}", who.title).replace("{title}", asked.title),
            "perspective": perspective,
            "purpose": words.purpose,
            "stem": own_stem if asked.stem else "",
            "instructions": words.instructions,
            "return_to": "",
            "anonymity": _no_promise(words),
            "background": (),
            "sections": tuple(_sections(framework, asked, perspective)),
            "overall": "",
            "open_questions": (OpenQuestion(id="keep", text=words.keep), OpenQuestion(id="change", text=words.change)),
            "closing": "",
        }
    )


def _no_promise(words: NeutralWords) -> Anonymity:
    return Anonymity(mode=AnonymityMode.NAMED, min_raters=1, min_raters_for_comments=1, statement=words.promise)


def _sections(framework: Framework, asked: Questionnaire, perspective: str) -> Iterator[Section]:
    for section in asked.sections:
        kept = tuple(id_ for id_ in section.items if perspective in framework.item_index[id_].wordings)
        if kept:
            yield section.model_copy(update={"items": kept, "intro": ""})
