"""Editorial rules for wording: items, questions and indicators.

Which words give a fault away is data: the lists of the framework's language (`words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from rolebook.model.kinds import Kind
from rolebook.model.words import Words
from rolebook.source.findings import Finding, Origin
from rolebook.source.reader import Reading, in_use
from rolebook.source.words import first_of, first_word, opening_of, word_count

MAX_ITEM_WORDS = 20
"""The longest sentence that people can rate without reading it twice (a common rule of 360-degree guides)."""


@dataclass(frozen=True)
class _Sentence:
    """A text that a rule looks at. Only what others say of a person in the third person is held to verb endings."""

    text: str
    origin: Origin
    is_third_person: bool = True


def _item_sentences(reading: Reading) -> Iterator[_Sentence]:
    perspectives = reading.about.shape.perspectives if reading.about else ()
    about_self = {perspective.id for perspective in perspectives if perspective.about_self}
    for written in in_use(reading, Kind.ITEM):
        for perspective, text in written.shape.wordings.items():
            yield _Sentence(text, written.origin.at("wordings", perspective), perspective not in about_self)


def _indicators(reading: Reading) -> Iterator[_Sentence]:
    for written in in_use(reading, Kind.COMPETENCY):
        for index, indicator in enumerate(written.shape.indicators):
            yield _Sentence(indicator, written.origin.at("indicators", index))


def _main_questions(reading: Reading) -> Iterator[_Sentence]:
    for written in in_use(reading, Kind.QUESTION):
        yield _Sentence(written.shape.text, written.origin.at("text"))


def _questions(reading: Reading) -> Iterator[_Sentence]:
    """What every question asks, its probes included."""
    yield from _main_questions(reading)
    for written in in_use(reading, Kind.QUESTION):
        for index, probe in enumerate(written.shape.probes):
            yield _Sentence(probe.text, written.origin.at("probes", index, "text"))


def has_wording(reading: Reading) -> bool:
    """Whether there is anything that the rules for wording look at."""
    return any(True for _ in chain(_item_sentences(reading), _indicators(reading), _questions(reading)))


def item_verb(reading: Reading, words: Words) -> Iterator[Finding]:
    """An item starts with a verb: what a person does."""
    for sentence in _item_sentences(reading):
        is_told_otherwise = opening_of(words.frequency + words.not_behaviour, sentence.text)
        if not is_told_otherwise and not _starts_with_a_verb(sentence, words):
            message = f"An item starts with a verb, and `{first_word(sentence.text)}` does not look like one"
            yield Finding(sentence.origin, "item-verb", message, sentence.text, advice="Say what the person does.")


def item_state(reading: Reading, words: Words) -> Iterator[Finding]:
    """An item names something people can see, not a state of knowing."""
    for sentence in _item_sentences(reading):
        if state := opening_of(words.not_behaviour, sentence.text):
            message = f"`{state}` names a state, which nobody can see"
            advice = "Say what a person does who knows or has this."
            yield Finding(sentence.origin, "item-state", message, sentence.text, advice=advice)


def item_one_behaviour(reading: Reading, words: Words) -> Iterator[Finding]:
    """An item asks about one behaviour: who sees one of two cannot answer for both."""
    for sentence in _item_sentences(reading):
        if joint := first_of(words.joining, sentence.text):
            message = f"This item seems to ask about two things, joined by `{joint}`"
            advice = "Make two items of it, or keep the one that matters."
            yield Finding(sentence.origin, "item-one-behaviour", message, sentence.text, advice=advice)


def item_frequency(reading: Reading, words: Words) -> Iterator[Finding]:
    """An item leaves how often to the scale: with "always" in it, no answer but one has a meaning."""
    for sentence in _item_sentences(reading):
        if word := first_of(words.frequency, sentence.text):
            message = f"How often, or how much, is for the scale to say; this item says `{word}`"
            yield Finding(sentence.origin, "item-frequency", message, sentence.text, advice=f"Leave `{word}` out.")


def item_vague(reading: Reading, words: Words) -> Iterator[Finding]:
    """An item describes and does not judge: people mean different things by "professional"."""
    for sentence in _item_sentences(reading):
        if word := first_of(words.vague, sentence.text):
            message = f"`{word}` judges without saying what the person does"
            yield Finding(sentence.origin, "item-vague", message, sentence.text, advice="Describe what one can see.")


def item_length(reading: Reading, _: Words) -> Iterator[Finding]:
    """An item is short."""
    for sentence in _item_sentences(reading):
        if (count := word_count(sentence.text)) > MAX_ITEM_WORDS:
            message = f"This item has {count} words; more than {MAX_ITEM_WORDS} are hard to rate"
            yield Finding(sentence.origin, "item-length", message, sentence.text, advice="Cut it to its core.")


def item_reversed(reading: Reading, _: Words) -> Iterator[Finding]:
    """Items point the same way. Reverse-keyed ones are misread and protect against no bias (PLOS ONE 8(7), 2013)."""
    for written in in_use(reading, Kind.ITEM):
        if written.shape.reverse_keyed:
            message = "In this item a high answer is a bad sign; people overlook that"
            advice = "Word it the other way round."
            yield Finding(written.origin.at("reverse_keyed"), "item-reversed", message, advice=advice)


def indicator_verb(reading: Reading, words: Words) -> Iterator[Finding]:
    """An indicator starts with a verb for something that can be observed."""
    for sentence in _indicators(reading):
        if state := opening_of(words.not_behaviour, sentence.text):
            message = f"`{state}` names a state, which nobody can observe"
            advice = "Say what a person does who knows or has this."
            yield Finding(sentence.origin, "indicator-verb", message, sentence.text, advice=advice)
        elif not _starts_with_a_verb(sentence, words):
            message = f"An indicator starts with a verb, and `{first_word(sentence.text)}` does not look like one"
            yield Finding(sentence.origin, "indicator-verb", message, sentence.text, advice="Say what the person does.")


def _starts_with_a_verb(sentence: _Sentence, words: Words) -> bool:
    """Whether the first word ends like a verb in the third person, as far as the language's lists can tell."""
    if not sentence.is_third_person or not words.verb_endings:
        return True
    return first_word(sentence.text).casefold().endswith(words.verb_endings)


def question_open(reading: Reading, words: Words) -> Iterator[Finding]:
    """A question cannot be answered with yes or no."""
    for sentence in _questions(reading):
        for part in _asked(sentence.text):
            if word := opening_of(words.closed_openings, part):
                message = f"A question that begins with `{word}` can be answered with yes or no"
                advice = "Begin with what, how, which, who, or with “Tell me about”."
                yield Finding(sentence.origin, "question-open", message, part, advice=advice)


def question_leading(reading: Reading, words: Words) -> Iterator[Finding]:
    """A question does not tell which answer is wanted."""
    for sentence in _questions(reading):
        if phrase := first_of(words.leading, sentence.text):
            message = f"`{phrase}` tells which answer you want to hear"
            yield Finding(sentence.origin, "question-leading", message, sentence.text, advice="Ask without a hint.")


def question_single(reading: Reading, words: Words) -> Iterator[Finding]:
    """A main question asks for one thing; the rest belongs into the probes, which are free."""
    for sentence in _main_questions(reading):
        if len(_asked(sentence.text)) > 1 or first_of(words.second_question, sentence.text):
            message = "This asks two things at once, and people answer the easier one"
            advice = "Keep one, and make a probe of the other."
            yield Finding(sentence.origin, "question-single", message, sentence.text, advice=advice)


def question_jargon(reading: Reading, words: Words) -> Iterator[Finding]:
    """A question uses words that a candidate from elsewhere understands."""
    for sentence in _questions(reading):
        if word := first_of(words.jargon, sentence.text):
            message = f"`{word}` is jargon, which people from elsewhere do not understand"
            yield Finding(sentence.origin, "question-jargon", message, sentence.text, advice="Say it in plain words.")


def question_forbidden(reading: Reading, words: Words) -> Iterator[Finding]:
    """A question keeps to the job: what has no bearing on it may not be asked (OPM, structured interview FAQ)."""
    for sentence in _questions(reading):
        for subject in words.forbidden:
            if phrase := first_of(subject.words, sentence.text):
                message = f"`{phrase}` asks about a subject that interviews must leave alone: {subject.topic}"
                advice = "Ask what the job needs, or take the question out."
                yield Finding(sentence.origin, "question-forbidden", message, sentence.text, advice=advice)


def _asked(text: str) -> list[str]:
    """The sentences of a text that end in a question mark, apart from what it quotes.

    A full stop after one or two letters ends no sentence: it may be an abbreviation, such as "Mr." or "e.g.".
    """
    said = _QUOTED.sub(" ", text)
    return [part.strip() for part in _SENTENCE.findall(said) if part.endswith("?")]


_QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"|‘[^’]*’(?!\w)")
_SENTENCE = re.compile(r".+?(?:(?<=\w\w\w)[.!]|[?]|$)", re.DOTALL)
