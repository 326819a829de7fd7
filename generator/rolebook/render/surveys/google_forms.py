"""A script that makes a Google Form (Apps Script, https://developers.google.com/apps-script/reference/forms).

Every text is a string of JSON in ASCII, which is a string of JavaScript too; so no text can become code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rolebook.render.surveys.survey import Field, Grid, Part, Survey

_HEAD = """\
/**
 * Makes a Google Form. Open script.google.com, start a new project, paste all of this in place of what stands there,
 * and run createForm. The log then shows where the form is.
 */
function createForm() {"""
_FOOT = """\
  Logger.log(form.getEditUrl());
  return form;
}"""


def google_forms(survey: Survey) -> bytes:
    """The script. The form asks for no e-mail address, and no question is required."""
    description = "\n\n".join("\n".join(filter(None, (each.title, each.text))) for each in survey.passages)
    lines = [
        f"var form = FormApp.create({_string(survey.title)});",
        f"form.setDescription({_string(description)});",
        "form.setCollectEmail(false);",
        *(line for part in survey.parts for line in _part(part)),
    ]
    if survey.closing:
        lines.append(f"form.setConfirmationMessage({_string(survey.closing)});")
    return "\n".join((_HEAD, *(f"  {line}" for line in lines), _FOOT, "")).encode("ascii")


def _part(part: Part) -> Iterator[str]:
    help_text = f".setHelpText({_string(part.intro)})" if part.intro else ""
    yield f"form.addPageBreakItem().setTitle({_string(part.title)}){help_text};"
    yield from (_grid(grid, part) for grid in part.grids)
    yield from map(_field, part.fields)


def _grid(grid: Grid, part: Part) -> str:
    rows = _strings(rating.label for rating in grid.ratings)
    columns = _strings(answer.label for answer in grid.answers)
    title = _string(part.lead or part.title)
    return f"form.addGridItem().setTitle({title}).setRows({rows}).setColumns({columns});"


def _field(field: Field) -> str:
    title = f".setTitle({_string(field.label)})"
    if field.choices:
        choices = _strings(choice.label for choice in field.choices)
        return f"form.addMultipleChoiceItem(){title}.setChoiceValues({choices});"
    return f"form.add{'Paragraph' if field.is_long else ''}TextItem(){title};"


def _string(text: str) -> str:
    return json.dumps(text)


def _strings(texts: Iterable[str]) -> str:
    return json.dumps(list(texts))
