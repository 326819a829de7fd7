"""A version of a framework by its name: a folder, or a revision in the history that git keeps of the project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.model.layout import ABOUT_FILE
from rolebook.problems import ProblemsFound, UsageError
from rolebook.project import FRAMEWORK_FOLDER, find_project
from rolebook.source.cache import Cache
from rolebook.source.git import History, open_history
from rolebook.source.load import load_framework
from rolebook.writing import write_artifacts

_SHORT = 40
"""How many characters of a name a message repeats at most."""


def load_version(name: str, project: Path, cache: Cache) -> Framework:
    """The complete framework in a folder or, where there is no such folder, of a git revision.

    `project` is the folder of today's framework: a revision is one of its history. Raises ProblemsFound and UsageError.
    """
    _refuse_what_is_no_name(name)
    if is_folder(name):
        return load_framework(find_project(Path(name)).framework, cache)[0]
    history = open_history(project)
    if history is None:
        raise UsageError(f"There is no folder {name}, and {project} has no history in git to look for it.")
    commit = history.commit(name)
    if not commit:
        advice = "In a copy without the whole history, fetch it first: git fetch --unshallow --tags"
        raise UsageError(f"There is no folder {name}, and git knows no revision of that name. {advice}")
    return _load_files(name, *_framework_files(history, commit, name))


def is_folder(name: str) -> bool:
    """Whether there is a folder of that name; it wins over a revision."""
    try:
        return Path(name).is_dir()
    except OSError:  # longer than the name of any folder can be
        return False


def _refuse_what_is_no_name(name: str) -> None:
    if not name or name.startswith("-") or not name.isprintable():
        short = name[:_SHORT].encode("unicode_escape").decode()
        raise UsageError(f"`{short}` is neither a folder nor a revision that git could know.")


def _framework_files(history: History, commit: str, name: str) -> tuple[str, tuple[Artifact, ...]]:
    """The folder of the framework at that time, with its files."""
    for folder in (history.folder, f"{history.folder}{FRAMEWORK_FOLDER}/"):
        files = history.yaml_files(commit, folder)
        if any(file.path == ABOUT_FILE for file in files):
            return folder, files
    place = history.folder or "the top of the repository"
    raise UsageError(f"The revision {name} holds no framework in {place}.")


def _load_files(name: str, folder: str, files: tuple[Artifact, ...]) -> Framework:
    """A framework from files that stand in no folder yet. Its problems are placed as git writes it: `v1.0.0:path`."""
    with TemporaryDirectory() as temporary:
        write_artifacts(files, Path(temporary))
        try:
            return load_framework(Path(temporary), Cache(None))[0]
        except ProblemsFound as error:
            before = f"{Path(temporary).as_posix()}/"
            problems = (replace(p, file=f"{name}:{folder}{p.file.removeprefix(before)}") for p in error.problems)
            raise ProblemsFound(problems) from None
