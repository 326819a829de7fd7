"""The page of what changed since an earlier version. The command line says the same in other forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rolebook.model.change import Change, Nature, Rise, Subject
from rolebook.model.difference import Difference
from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.model.version_advice import VersionAdvice
from rolebook.views.change_words import ChangeLine, ChangeWords, Named
from rolebook.views.parts import EditionLine, edition_line


@dataclass(frozen=True)
class ChangedThing:
    """A thing with its changes of one sort."""

    thing: Named
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class ThingsOfKind:
    """Things that came or went, of one kind."""

    kind: str
    things: tuple[Named, ...]


@dataclass(frozen=True)
class VersionLine:
    """A version and its day (YYYY-MM-DD)."""

    version: str
    released: str


@dataclass(frozen=True)
class ChangesView:
    """Everything that changed, sorted by what it means to readers.

    `incomparable` are the items and questionnaires whose answers cannot be held against those from before. `reasons`
    are the first changes that ask for the version advised.
    """

    edition: EditionLine
    before: VersionLine
    now: VersionLine
    is_empty: bool
    asks_more: tuple[ChangedThing, ...]
    asks_less: tuple[ChangedThing, ...]
    incomparable: tuple[Named, ...]
    added: tuple[ThingsOfKind, ...]
    removed: tuple[ThingsOfKind, ...]
    reworded: tuple[ChangedThing, ...]
    rearranged: tuple[ChangedThing, ...]
    resourced: tuple[ChangedThing, ...]
    advice: VersionAdvice


_LESS = frozenset({Nature.DROPPED, Nature.LOWERED, Nature.NO_MUST_HAVE})
_WHOLE = frozenset({Nature.ADDED, Nature.REMOVED})
_TEXTS = frozenset({Nature.REWORDED, Nature.EXTENDED, Nature.SHORTENED, Nature.RENAMED})


def changes_view(difference: Difference) -> ChangesView:
    """What changed between two versions, as the readers of the new one may see both."""
    words, changes = ChangeWords.of(difference), difference.changes
    gathered = partial(_gathered, words, changes)
    before, about = difference.old.about, difference.new.about
    return ChangesView(
        edition=edition_line(about, difference.new.audience),
        before=VersionLine(before.version, before.released),
        now=VersionLine(about.version, about.released),
        is_empty=not changes,
        asks_more=gathered(_asks_more),
        asks_less=gathered(lambda change: change.nature in _LESS),
        incomparable=tuple(map(words.named, dict.fromkeys(_incomparable(changes, difference.new)))),
        added=_of_kinds(words, changes, Nature.ADDED),
        removed=_of_kinds(words, changes, Nature.REMOVED),
        reworded=gathered(lambda change: change.nature in _TEXTS),
        rearranged=gathered(_is_rearranged),
        resourced=gathered(lambda change: change.nature is Nature.RESOURCED),
        advice=difference.advice,
    )


def _asks_more(change: Change) -> bool:
    return change.rise is Rise.FIRST and change.nature not in _WHOLE


def _is_rearranged(change: Change) -> bool:
    apart = _LESS | _WHOLE | _TEXTS | {Nature.RESOURCED}
    return not _asks_more(change) and change.nature not in apart


def _gathered(
    words: ChangeWords, changes: Sequence[Change], belongs: Callable[[Change], bool]
) -> tuple[ChangedThing, ...]:
    """The changes that belong, gathered by the thing they are about."""
    lines: dict[Subject, list[ChangeLine]] = {}
    for change in filter(belongs, changes):
        lines.setdefault(change.subject, []).append(words.line(change))
    return tuple(ChangedThing(words.named(subject), tuple(found)) for subject, found in lines.items())


def _of_kinds(words: ChangeWords, changes: Iterable[Change], nature: Nature) -> tuple[ThingsOfKind, ...]:
    kinds: dict[str, list[Named]] = {}
    for change in changes:
        if change.nature is nature:
            thing = words.named(change.subject)
            kinds.setdefault(thing.kind, []).append(thing)
    return tuple(ThingsOfKind(kind, tuple(things)) for kind, things in kinds.items())


def _incomparable(changes: Iterable[Change], today: Framework) -> Iterator[Subject]:
    for change in changes:
        if change.ends_comparison:
            yield change.subject
        elif change.nature is Nature.RESCALED and change.subject.kind is Kind.SCALE:
            forms = (form for form in today.questionnaires if form.scale == change.subject.id)
            yield from (Subject(Kind.QUESTIONNAIRE, form.id, form.title) for form in forms)
