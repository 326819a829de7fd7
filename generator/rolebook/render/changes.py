"""What changed between two versions: as text, as Markdown and as data."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from rolebook.model.about import About
from rolebook.model.change import Change, Value, written_place
from rolebook.model.difference import Difference
from rolebook.render.templates import Templates
from rolebook.settings import Style
from rolebook.views.changes import changes_view

_BLANK_LINES = re.compile(r"\n{3,}")
_TEMPLATES = {Style.TEXT: "changes/changes.txt.j2", Style.MARKDOWN: "changes/changes.md.j2"}


def render_changes(difference: Difference, templates: Templates, style: Style) -> str:
    """A comparison in one of the styles, with a line end at its end."""
    if style is Style.JSON:
        return changes_as_data(difference)
    text = templates.render(_TEMPLATES[style], view=changes_view(difference))
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


@dataclass(frozen=True)
class _Version:
    title: str
    version: str
    released: str

    @classmethod
    def of(cls, about: About) -> _Version:
        return cls(about.title, about.version, about.released)


@dataclass(frozen=True)
class _Row:
    """A change for programs: ids as they stand in the files, the place as `expectations[responds-swiftly].level`."""

    nature: str
    kind: str
    id: str
    title: str
    place: str
    old: Value
    new: Value
    asks_for: str
    comparable: bool

    @classmethod
    def of(cls, change: Change) -> _Row:
        subject = change.subject
        kind = subject.kind.value if subject.kind else "framework"
        place, comparable = written_place(change.place), not change.ends_comparison
        row = (change.nature.value, kind, subject.id, subject.title, place, change.old, change.new)
        return cls(*row, asks_for=change.rise.value, comparable=comparable)


def changes_as_data(difference: Difference) -> str:
    """A comparison as JSON, for programs."""
    advice = difference.advice
    data = {
        "framework": difference.new.about.id,
        "audience": difference.new.audience,
        "old": asdict(_Version.of(difference.old.about)),
        "new": asdict(_Version.of(difference.new.about)),
        "asks_for": {"number": advice.rise.value, "version": advice.asked, "enough": advice.enough},
        "changes": [asdict(_Row.of(change)) for change in difference.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
