"""Which shape stands in each type of file: the table that the reader and the JSON Schemas follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import GenericAlias
from typing import Any

from pydantic import create_model

from rolebook.model.about import About
from rolebook.model.competency import Competency
from rolebook.model.entry import Shape
from rolebook.model.incentive import Incentive
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.kinds import Kind
from rolebook.model.layout import FILE_TYPES, FileType
from rolebook.model.library import LibraryEntry
from rolebook.model.profile import Profile
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.vocabulary import Scale, Source, Term
from rolebook.model.words import Words
from rolebook.model.worksheet import Worksheet

SHAPES: Mapping[Kind, type[Shape]] = {
    Kind.SOURCE: Source,
    Kind.SCALE: Scale,
    Kind.TERM: Term,
    Kind.WORDS: Words,
    Kind.COMPETENCY: Competency,
    Kind.PROFILE: Profile,
    Kind.INCENTIVE: Incentive,
    Kind.QUESTION: Question,
    Kind.PLAN: InterviewPlan,
    Kind.ITEM: Item,
    Kind.QUESTIONNAIRE: Questionnaire,
    Kind.WORKSHEET: Worksheet,
    Kind.LIBRARY_ENTRY: LibraryEntry,
}
"""The shape of one entry of each kind that has files."""


@cache
def content_shape(file_type: FileType) -> type[Shape]:
    """The shape of a whole file: the entry itself, or a list of entries under the file type's key."""
    shape = SHAPES[file_type.kind]
    if not file_type.key:
        return shape
    fields: dict[str, Any] = {file_type.key: (GenericAlias(tuple, (shape, ...)), ...)}
    summary = f"A list of entries of the kind {file_type.kind}."
    return create_model(f"{file_type.key.capitalize()}File", __base__=Shape, __doc__=summary, **fields)


def schema_name(file_type: FileType) -> str:
    """The name of the JSON Schema for such a file, without its ending: `competency`, `questions`."""
    return file_type.key or SHAPES[file_type.kind].__name__.lower()


def schemas() -> dict[str, type[Shape]]:
    """Each JSON Schema's name and the shape it is made from, `framework` first."""
    return {"framework": About} | {schema_name(file_type): content_shape(file_type) for file_type in FILE_TYPES}
