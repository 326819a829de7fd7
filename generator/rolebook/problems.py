"""What can be wrong with a user's files, said so that the user can mend it.

A `Problem` is a value; `ProblemsFound` carries all of them at once. A mistake in how a command was called is a
`UsageError`. Everything else that is raised is a bug of Rolebook and is never dressed up as one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """Nothing is built until it is mended."""
    WARNING = "warning"
    """The framework can be used, but not as well as it could be."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    `line` and `column` count from 1; 0 means that the problem is about the file or folder as a whole. `found` is the
    value as written, `allowed` what may stand there, `nearest` the allowed value that is spelt most like it, and
    `advice` what to do.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    found: str = ""
    allowed: tuple[str, ...] = ()
    nearest: str = ""
    advice: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """`file:line:column`, or just the file where no line is to blame."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class ProblemsFound(Exception):
    """The files have problems; `problems` holds them all, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


class UsageError(Exception):
    """The call cannot be carried out as asked; the text says what to do instead."""


def unknown(what: str, id_: str, known: Sequence[str]) -> UsageError:
    """What to say where somebody named something that is not there; `known` are the ids of what is."""
    guess = nearest(id_, known)
    hint = f" Did you mean `{guess}`?" if guess else ""
    return UsageError(f"There is no {what} `{id_}`; there are {', '.join(known) or 'none'}.{hint}")


def is_error(problem: Problem) -> bool:
    """Whether the problem keeps the framework from being used."""
    return problem.severity is Severity.ERROR


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that is spelt most like `word`, or an empty string if none comes close."""
    lowered = {candidate.lower(): candidate for candidate in allowed}
    matches = get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[matches[0]] if matches else ""
