"""Which files a framework consists of, and which shape stands in each.

The reader, the JSON Schemas, the reference pages of the manual and the check for stray files all follow this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import GenericAlias
from typing import Any

from pydantic import create_model

from rolebook.model.about import About
from rolebook.model.competency import Competency
from rolebook.model.entry import Shape
from rolebook.model.incentive import Incentive
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.library import LibraryEntry
from rolebook.model.profile import Profile
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.types import Kind
from rolebook.model.vocabulary import Scale, Source, Term
from rolebook.model.worksheet import Worksheet

ABOUT_FILE = "framework.yaml"
SCHEMA_FOLDER = "schema"


@dataclass(frozen=True)
class FileType:
    """One type of file: a single file at the top, or a folder of files that look alike.

    `name` is a file at the top (`sources.yaml`) or a folder (`competencies`). `key` names the list inside the file;
    it is empty where a file holds exactly one entry, whose id is then the file's name.
    """

    kind: Kind
    shape: type[Shape]
    name: str
    key: str

    @property
    def is_folder(self) -> bool:
        """Whether this type has a folder of its own."""
        return not self.name.endswith(".yaml")

    @property
    def schema_name(self) -> str:
        """The name of the JSON Schema for such a file, without its ending: `competency`, `questions`."""
        return self.key or self.shape.__name__.lower()

    @cached_property
    def content(self) -> type[Shape]:
        """The shape of the whole file."""
        if not self.key:
            return self.shape
        fields: dict[str, Any] = {self.key: (GenericAlias(tuple, (self.shape, ...)), ...)}
        summary = f"A list of entries of the kind {self.kind}."
        return create_model(f"{self.key.capitalize()}File", __base__=Shape, __doc__=summary, **fields)


FILE_TYPES = (
    FileType(Kind.SOURCE, Source, "sources.yaml", "sources"),
    FileType(Kind.SCALE, Scale, "scales.yaml", "scales"),
    FileType(Kind.TERM, Term, "terms.yaml", "terms"),
    FileType(Kind.COMPETENCY, Competency, "competencies", ""),
    FileType(Kind.PROFILE, Profile, "profiles", ""),
    FileType(Kind.INCENTIVE, Incentive, "incentives", ""),
    FileType(Kind.QUESTION, Question, "questions", "questions"),
    FileType(Kind.PLAN, InterviewPlan, "interviews", ""),
    FileType(Kind.ITEM, Item, "items", "items"),
    FileType(Kind.QUESTIONNAIRE, Questionnaire, "questionnaires", ""),
    FileType(Kind.WORKSHEET, Worksheet, "worksheets", ""),
    FileType(Kind.LIBRARY_ENTRY, LibraryEntry, "library", "entries"),
)


def schemas() -> dict[str, type[Shape]]:
    """Each JSON Schema's name and the shape it is made from, `framework` first."""
    return {"framework": About} | {file_type.schema_name: file_type.content for file_type in FILE_TYPES}
