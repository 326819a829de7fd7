"""What a user asked for, as one value that travels through the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Output(StrEnum):
    """A part of the site that can be asked for by itself."""

    HANDBOOK = "handbook"
    PRINT = "print"
    BOOK = "book"
    DATA = "data"


USUAL_OUTPUTS = frozenset({Output.HANDBOOK, Output.PRINT, Output.DATA})
"""What is made where nobody asks for more or less. The book takes minutes, so it is made when somebody asks for it."""


class Paper(StrEnum):
    """The paper that print documents are laid out for."""

    A4 = "a4"
    LETTER = "letter"


class PrintSize(StrEnum):
    """How large print documents are set."""

    USUAL = "usual"
    COMPACT = "compact"
    """The same type with less room around it and lines 7 mm apart, so that more fits on a page."""
    LARGE = "large-print"
    """Type of 16 point, as UKAAF asks for, and larger marks."""


@dataclass(frozen=True)
class PageStyle:
    """How print documents are laid out."""

    paper: Paper = Paper.A4
    size: PrintSize = PrintSize.USUAL

    @property
    def is_large(self) -> bool:
        """Whether this is large print."""
        return self.size is PrintSize.LARGE


class Pdf(StrEnum):
    """Whether print documents are also made as PDF."""

    AUTO = "auto"
    """Yes, if the libraries for it are there; else the summary says what is missing."""
    REQUIRED = "required"
    OFF = "off"


class Style(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class EditLinks(StrEnum):
    """The editions that show where each entry's file can be edited."""

    COMPLETE = "complete"
    """The complete edition only: file names and addresses of a project tell others what they need not know."""
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True)
class Settings:
    """Where the framework is and what to make of it.

    `templates` are searched in order, so that a framework can replace single templates of Rolebook. `audience` is empty
    for the complete edition. `cache` is None where nothing may be remembered. `today` (YYYY-MM-DD) is the day on which
    reviews are due; where it is empty, none is. `compare_with` names an earlier version, by its folder or a git
    revision, for a page of what changed since; without it, there is no such page. `edit` is the web address below which
    the framework's files can be edited, with a slash at its end, and `feedback` the address for suggestions, with
    `{id}` and `{title}` where an entry's own go; either may be empty. `directory_urls` says how the site names its
    pages: `x/` for `x.md`, else `x.html`.
    """

    framework: Path
    templates: tuple[Path, ...]
    audience: str = ""
    outputs: frozenset[Output] = USUAL_OUTPUTS
    paper: Paper = Paper.A4
    pdf: Pdf = Pdf.AUTO
    cache: Path | None = None
    today: str = ""
    compare_with: str = ""
    edit: str = ""
    edit_links: EditLinks = EditLinks.COMPLETE
    feedback: str = ""
    directory_urls: bool = False
