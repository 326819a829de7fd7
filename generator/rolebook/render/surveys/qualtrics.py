"""A survey for Qualtrics in its Advanced Format, as text (support page "Import and export surveys").

Texts are HTML there. Two brackets begin a tag and `${` begins piped text, so both are spelled as references.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import chain, repeat

from rolebook.render.surveys.survey import Field, Grid, Part, Survey

_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in "[]{}"}
_OFF_SCALE_VALUES = ("99", "999", "9999")


def qualtrics(survey: Survey) -> bytes:
    """The survey as Qualtrics imports it. The answer off the scale gets a value that no point has."""
    values = {answer.name: answer.name for answer in survey.points}
    free = next(value for value in _OFF_SCALE_VALUES if value not in values)
    values |= {answer.name: free for answer in survey.off_scale}
    blocks = [_opening(survey), *(_block(part, values) for part in survey.parts)]
    if survey.closing:
        blocks[-1] = [*blocks[-1], *_question("DB", "closing__text", html(survey.closing))]
    lines = ["[[AdvancedFormat]]", "", *(line for block in blocks for line in block)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _opening(survey: Survey) -> list[str]:
    passages = (_heading(each.title) + html(each.text) for each in survey.passages)
    return [f"[[Block:{html(survey.title)}]]", "", *_question("DB", "read_first__text", "<br><br>".join(passages))]


def _heading(title: str) -> str:
    return f"<strong>{html(title)}</strong><br>" if title else ""


def _block(part: Part, values: dict[str, str]) -> list[str]:
    # Why: the words above a part stand in its first table only, for blocks have no place for them.
    intros = chain((part.intro,), repeat(""))
    return [
        f"[[Block:{html(part.title)}]]",
        "",
        *(line for intro, grid in zip(intros, part.grids, strict=False) for line in _matrix(grid, part, intro, values)),
        *(line for field in part.fields for line in _field(field)),
    ]


def _question(kind: str, name: str, text: str) -> list[str]:
    return [f"[[Question:{kind}]]", f"[[ID:{name}]]", text, ""]


def _matrix(grid: Grid, part: Part, intro: str, values: dict[str, str]) -> Iterator[str]:
    lead = "<br>".join(html(text) for text in (intro, part.lead or part.title) if text)
    yield from _question("Matrix", grid.name, lead)
    yield "[[Choices]]"
    yield from (html(rating.label) for rating in grid.ratings)
    yield "[[AdvancedAnswers]]"
    for answer in grid.answers:
        yield f"[[Answer:{values[answer.name]}]]"
        yield html(answer.label)
    yield ""


def _field(field: Field) -> Iterator[str]:
    if field.choices:
        yield from _question("MC:SingleAnswer:Vertical", field.name, html(field.label))
        yield from ("[[Choices]]", *(html(choice.label) for choice in field.choices), "")
    else:
        yield from _question("TE:Essay" if field.is_long else "TE:SingleLine", field.name, html(field.label))


def html(text: str) -> str:
    """Plain text as HTML on one line, in which nothing is a tag of the format."""
    return escape(text, quote=False).translate(_REFERENCES).replace("\n", "<br>")
