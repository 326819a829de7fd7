"""One form that came back filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Response:
    """What one rater answered about one person. All text in it is from strangers, and may be empty.

    A rating is the value of a point, or None where the rater could not judge; what was not marked is not there.
    `comments` go by the number of the section, `answers` by the id of the open question.
    """

    place: str
    """The file, and the row in it where it holds several responses."""
    questionnaire: str
    rated: str
    """Who is assessed, as written. On a form about oneself, the one who filled it in."""
    rater: str
    ratings: Mapping[str, int | None]
    """By the id of the item."""
    overall: int | None = None
    comments: Mapping[int, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    is_by_folder: bool = False
    """Whether the form names nobody, so that `rated` is the name of the folder it lay in: ada-lovelace."""
