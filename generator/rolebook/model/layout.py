"""Which files a framework consists of. The reader and the search for stray files follow this table.

Nothing here loads pydantic, so that a quick check stays quick; `files.py` says which shape stands in each file.
"""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.kinds import Kind

ABOUT_FILE = "framework.yaml"
SCHEMA_FOLDER = "schema"


@dataclass(frozen=True)
class FileType:
    """One type of file: a single file at the top, or a folder of files that look alike.

    `name` is a file at the top (`sources.yaml`) or a folder (`competencies`). `key` names the list inside the file;
    it is empty where a file holds exactly one thing: an entry, whose id is then the file's name, or the word lists.
    """

    kind: Kind
    name: str
    key: str

    @property
    def is_folder(self) -> bool:
        """Whether this type has a folder of its own."""
        return not self.name.endswith(".yaml")


FILE_TYPES = (
    FileType(Kind.SOURCE, "sources.yaml", "sources"),
    FileType(Kind.SCALE, "scales.yaml", "scales"),
    FileType(Kind.TERM, "terms.yaml", "terms"),
    FileType(Kind.WORDS, "words.yaml", ""),
    FileType(Kind.COMPETENCY, "competencies", ""),
    FileType(Kind.PROFILE, "profiles", ""),
    FileType(Kind.INCENTIVE, "incentives", ""),
    FileType(Kind.QUESTION, "questions", "questions"),
    FileType(Kind.PLAN, "interviews", ""),
    FileType(Kind.ITEM, "items", "items"),
    FileType(Kind.QUESTIONNAIRE, "questionnaires", ""),
    FileType(Kind.WORKSHEET, "worksheets", ""),
    FileType(Kind.LIBRARY_ENTRY, "library", "entries"),
)
