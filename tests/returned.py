"""Forms of the small framework that came back, as the files that a form on screen saves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.columns import origin
from rolebook.views.form import form
from support import SMALL

ITEMS = ("reads-the-recipe", "lets-me-feel-the-dough", "greets-by-name", "rota-by-thursday")


@cache
def small() -> Framework:
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    return framework


def saved(rated: str, marks: str, framework: Framework | None = None, **fields: str) -> dict[str, object]:
    """An apprentice's view of somebody. `marks` has a sign for each item: a point, `x` for "cannot judge", `-` for
    nothing. Other fields are named with `__` for a dot.
    """
    used = framework or small()
    which = origin(form(used, used.questionnaires[0]))
    ratings = {item: "off_scale" if mark == "x" else mark for item, mark in zip(ITEMS, marks, strict=True)}
    written = {name.replace("__", "."): value for name, value in fields.items()}
    return {
        "format": "rolebook-response",
        "format_version": 1,
        "framework": {"id": which.framework, "version": which.version},
        "questionnaire": which.questionnaire,
        "questions": which.questions,
        "fields": {"header.rated": rated} | {name: mark for name, mark in ratings.items() if mark != "-"} | written,
    }


def put(folder: Path, forms: Mapping[str, object]) -> Path:
    """Files by their name, as JSON unless they are text."""
    for name, content in forms.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
