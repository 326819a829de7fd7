"""What PyYAML says, said for people who never heard of YAML."""

from __future__ import annotations

import yaml

from rolebook.source.defects import Defect, Position

_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "A colon followed by a blank starts a new value here",
        "Quote the whole text, start it on the next line after `>-`, or add the colon that the key above lacks.",
    ),
    ("could not find expected ':'", "A key needs a colon after it", "Write `key: value`, and indent longer text."),
    (
        "found unexpected end of stream",
        "A quotation mark is opened and not closed",
        "Add the closing quotation mark, or start the text on the next line after `>-`.",
    ),
    (
        "did not find expected key",
        "The text breaks off here: often a quotation mark inside quotes, or a line that starts too far left or right",
        "Indent lines that belong together by the same number of blanks; start long text on the next line after `>-`.",
    ),
    (
        "did not find expected '-' indicator",
        "A list ends here, but the indentation says it goes on",
        "Start every item of the list with `- ` in the same column.",
    ),
    ("found undefined alias", "A text cannot start with `*`", "Put the text in quotes."),
    (
        "did not find expected alphabetic or numeric",
        "A text cannot start with `*`, `&` or `!`",
        "Put the text in quotes.",
    ),
    (
        "found character that cannot start any token",
        "A text cannot start with this character",
        "Put the text in quotes.",
    ),
    ("found another document", "A second document starts here", "Delete the line `---`, or make two files."),
    (
        "did not find expected ',' or",
        "A bracket is opened and not closed",
        "Add the closing bracket, or quote the text.",
    ),
    ("found unknown escape character", "A backslash in double quotes has a special meaning", "Use single quotes."),
)


_STARTS_EARLIER = ("found unexpected end of stream", "did not find expected ',' or")
"""Complaints whose cause stands where the context starts: the quotation mark or bracket that is never closed."""


def explained(error: yaml.MarkedYAMLError, text: str) -> Defect:
    """What the parser complained of, in words for people who do not know YAML."""
    starts_earlier = any(fragment in (error.problem or "") for fragment in _STARTS_EARLIER)
    mark = (starts_earlier and error.context_mark) or error.problem_mark or error.context_mark
    position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    lines = text.splitlines()
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    if "\t" in line[: position.column] and not line[: position.column].strip():
        advice = "Replace each tab by blanks; most editors can do that for the whole file."
        return Defect(position, "yaml-tab", "A tab cannot indent a line in YAML", advice=advice)
    problem = error.problem or str(error)
    for fragment, message, advice in _EXPLANATIONS:
        if fragment in problem:
            return Defect(position, "yaml-syntax", message, line.strip(), advice)
    return Defect(
        position, "yaml-syntax", f"This is not YAML: {problem}", line.strip(), "Compare it with the lines around."
    )


def unreadable(error: yaml.reader.ReaderError, text: str) -> Defect:
    """A character that YAML does not allow, with its place."""
    before = text.encode()[: error.position].decode(errors="ignore")  # the C parser counts bytes
    character = text[len(before) : len(before) + 1]
    position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = "This character is invisible and not allowed in YAML"
    return Defect(position, "yaml-syntax", message, repr(character), "Delete it and type the text again.")
