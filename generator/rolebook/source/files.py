"""Finding and reading the files of a framework folder: never outside it, never too much, never in silence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rolebook.model.files import ABOUT_FILE, FILE_TYPES, SCHEMA_FOLDER, FileType
from rolebook.problems import Problem, nearest

MAX_FILE_BYTES = 4 * 1024 * 1024

_FOLDERS = {file_type.name: file_type for file_type in FILE_TYPES if file_type.is_folder}
_TOP_FILES = {file_type.name: file_type for file_type in FILE_TYPES if not file_type.is_folder}
_YAML_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class RawFile:
    """A file of the framework as bytes. `name` is how messages call it; `file_type` is None for framework.yaml."""

    name: str
    stem: str
    file_type: FileType | None
    content: bytes


@dataclass(frozen=True)
class Tree:
    """The files of a framework folder in a fixed order, and what was wrong with those that could not be read."""

    files: tuple[RawFile, ...]
    problems: tuple[Problem, ...]


def read_tree(folder: Path) -> Tree:
    """Read every YAML file of a framework folder. Hidden files and files with other endings are not looked at."""
    about = folder / ABOUT_FILE
    if not about.exists() or about.is_dir():
        return Tree((), (_no_framework(folder),))
    files: list[RawFile] = []
    problems: list[Problem] = []
    for path in _paths(folder):
        result = _read(folder, path)
        (files if isinstance(result, RawFile) else problems).append(result)  # type: ignore[arg-type]  # the test picks the list
    problems.extend(_empty_folders(folder, files))
    return Tree(tuple(files), tuple(problems))


def _paths(folder: Path) -> Iterator[Path]:
    """Paths relative to the folder, sorted, of everything that looks like YAML or is a link to a folder."""
    for directory, subfolders, names in os.walk(folder):
        here = Path(directory)
        subfolders[:] = sorted(name for name in subfolders if not _is_ignored(folder, here / name))
        yield from ((here / name).relative_to(folder) for name in subfolders if (here / name).is_symlink())
        for name in sorted(names):
            if name.lower().endswith(_YAML_ENDINGS) and not name.startswith("."):
                yield (here / name).relative_to(folder)


def _is_ignored(folder: Path, path: Path) -> bool:
    return path.name.startswith(".") or path == folder / SCHEMA_FOLDER


def _read(folder: Path, relative: Path) -> RawFile | Problem:
    path = folder / relative
    name = path.as_posix()
    if _leads_outside(folder, path):
        message = "This is a link to a folder" if path.is_dir() else "This link leads out of the framework's folder"
        return Problem(name, 0, 0, "file-link", message, advice="Copy what it points at to this place.")
    if relative.as_posix() == ABOUT_FILE:
        file_type = None
    elif (found := _type_of(relative)) is None:
        return _unexpected(name, relative)
    else:
        file_type = found
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(
                name, 0, 0, "file-unreadable", "This is not an ordinary file", advice="Delete or replace it."
            )
        if status.st_size > MAX_FILE_BYTES:
            return _too_large(name, status.st_size)
        return RawFile(name, relative.stem, file_type, path.read_bytes())
    except OSError as error:
        message = f"This file cannot be read: {error.strerror}"
        return Problem(name, 0, 0, "file-unreadable", message, advice="Check that you are allowed to open it.")


def _leads_outside(folder: Path, path: Path) -> bool:
    if not path.is_symlink():
        return False
    try:
        return path.is_dir() or not path.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # a link that leads to itself
        return False


def _type_of(relative: Path) -> FileType | None:
    if relative.suffix != ".yaml":
        return None
    if len(relative.parts) == 1:
        return _TOP_FILES.get(relative.name)
    return _FOLDERS.get(relative.parts[0]) if len(relative.parts) == 2 else None


def _unexpected(name: str, relative: Path) -> Problem:
    expected = (ABOUT_FILE, *_TOP_FILES, *(f"{folder}/" for folder in _FOLDERS))
    if relative.suffix != ".yaml":
        advice = f"Rename it to {relative.with_suffix('.yaml').name}."
        return Problem(name, 0, 0, "file-unexpected", "The name of this file must end in `.yaml`", advice=advice)
    first = relative.parts[0] + ("/" if len(relative.parts) > 1 else "")
    if first.rstrip("/") in _FOLDERS:
        message, advice = "Rolebook does not read folders inside this folder", f"Move it up to {first}"
    else:
        message, advice = (
            "Rolebook reads no YAML file at this place",
            "Move or rename it, or take it out of the folder.",
        )
    return Problem(name, 0, 0, "file-unexpected", message, first, expected, nearest(first, expected), advice)


def _too_large(name: str, size: int) -> Problem:
    message = f"This file is too large: {size:,} bytes, and at most {MAX_FILE_BYTES:,} are read"
    return Problem(name, 0, 0, "file-too-large", message, advice="Split it into several files.")


def _no_framework(folder: Path) -> Problem:
    is_empty = not any(folder.iterdir())
    message = "This folder is empty" if is_empty else f"This folder holds no {ABOUT_FILE}, so it is not a framework"
    advice = "Name the folder that holds it, or start a new framework with `rolebook init`."
    return Problem(folder.as_posix(), 0, 0, "folder-no-framework", message, advice=advice)


def _empty_folders(folder: Path, files: list[RawFile]) -> Iterator[Problem]:
    filled = {file.file_type.name for file in files if file.file_type}
    for name in _FOLDERS:
        path = folder / name
        if path.is_dir() and name not in filled and not any(path.glob("*.y*ml")):
            advice = "Add a file to it, or delete the folder."
            yield Problem(path.as_posix(), 0, 0, "folder-empty", "This folder holds no YAML file", advice=advice)
