"""What strangers wrote, as it can be shown: every character that has no look is replaced by one that says so."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from rolebook.model.results import Comments, Results

_KEPT = "\n\t"
_WITHOUT_LOOK = frozenset({"Cc", "Cs"})
"""Control characters, and halves of characters (surrogates), which no file in UTF-8 can hold."""
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def legible(text: str) -> str:
    """Text without characters that would steer a program or break a file. Lines end as on this machine."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_INSTEAD if c not in _KEPT and unicodedata.category(c) in _WITHOUT_LOOK else c for c in lines)


def legible_results(results: Results) -> Results:
    """Results whose names and comments can be shown."""
    return replace(
        results,
        rated=" ".join(legible(results.rated).split()),
        compared_with=legible(results.compared_with),
        comments=tuple(map(_legible_comments, results.comments)),
    )


def _legible_comments(comments: Comments) -> Comments:
    texts = {group: tuple(map(legible, written)) for group, written in comments.texts.items()}
    return Comments(comments.heading, texts)
