"""Finding and reading the files of a framework folder: never outside it, never too much, never in silence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from rolebook.model.layout import ABOUT_FILE, FILE_TYPES, SCHEMA_FOLDER, FileType
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

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content: what the file is remembered under."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Tree:
    """The files of a framework folder in a fixed order, and what was wrong with those that could not be read."""

    files: tuple[RawFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Found:
    """An entry of a folder. `relative` is its path below the framework's folder, `name` how messages call it."""

    relative: str
    name: str
    entry: os.DirEntry[str]


def read_tree(folder: Path) -> Tree:
    """Read every YAML file of a framework folder. Hidden files and files with other endings are not looked at."""
    about = folder / ABOUT_FILE
    if not about.exists() or about.is_dir():
        return Tree((), (_no_framework(folder),))
    prefix = (folder / "x").as_posix()[:-1]
    root = folder.resolve()
    files: list[RawFile] = []
    problems: list[Problem] = []
    for found in _walk(str(folder), "", prefix):
        result = _read(found, root)
        if isinstance(result, RawFile):
            files.append(result)
        else:
            problems.append(result)
    problems.extend(_empty_folders(folder, files))
    return Tree(tuple(files), tuple(problems))


def _walk(directory: str, relative: str, prefix: str) -> Iterator[_Found]:
    """Everything below a folder that looks like YAML or is a link to a folder, files before folders, sorted.

    Why `scandir` and text instead of Path: thousands of files are read in a quarter of the time.
    """
    with os.scandir(directory) as scanned:
        entries = sorted((entry for entry in scanned if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in entries:
        if (entry.is_symlink() and _leads_to_folder(entry)) or (
            entry.name.lower().endswith(_YAML_ENDINGS) and not _is_folder(entry)
        ):
            yield _Found(f"{relative}{entry.name}", f"{prefix}{relative}{entry.name}", entry)
    for entry in entries:
        if _is_folder(entry) and f"{relative}{entry.name}" != SCHEMA_FOLDER:
            yield from _walk(entry.path, f"{relative}{entry.name}/", prefix)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _read(found: _Found, root: Path) -> RawFile | Problem:
    name, entry = found.name, found.entry
    if entry.is_symlink() and _leads_outside(root, Path(entry.path)):
        message = (
            "This is a link to a folder" if _leads_to_folder(entry) else "This link leads out of the framework's folder"
        )
        return Problem(name, 0, 0, "file-link", message, advice="Copy what it points at to this place.")
    file_type = _type_of(found.relative)
    if file_type is None and found.relative != ABOUT_FILE:
        return _unexpected(name, Path(found.relative))
    try:
        status = entry.stat()
        if not stat.S_ISREG(status.st_mode):
            message = "This is not an ordinary file"
            return Problem(name, 0, 0, "file-unreadable", message, advice="Delete or replace it.")
        if status.st_size > MAX_FILE_BYTES:
            return _too_large(name, status.st_size)
        with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123  # as above: Path costs too much here
            return RawFile(name, entry.name.removesuffix(".yaml"), file_type, file.read())
    except OSError as error:
        message = f"This file cannot be read: {error.strerror}"
        return Problem(name, 0, 0, "file-unreadable", message, advice="Check that you are allowed to open it.")


def _leads_outside(root: Path, link: Path) -> bool:
    try:
        return link.is_dir() or not link.resolve().is_relative_to(root)
    except RuntimeError:  # a link that leads to itself
        return False


def _type_of(relative: str) -> FileType | None:
    folder, slash, name = relative.partition("/")
    if not relative.endswith(".yaml") or "/" in name:
        return None
    return _FOLDERS.get(folder) if slash else _TOP_FILES.get(folder)


def _unexpected(name: str, relative: Path) -> Problem:
    expected = (ABOUT_FILE, *_TOP_FILES, *(f"{folder}/" for folder in _FOLDERS))
    if relative.suffix != ".yaml":
        advice = f"Rename it to {relative.with_suffix('.yaml').name}."
        return Problem(name, 0, 0, "file-unexpected", "The name of this file must end in `.yaml`", advice=advice)
    first = relative.parts[0] + ("/" if len(relative.parts) > 1 else "")
    if first.rstrip("/") in _FOLDERS:
        message, advice = "Rolebook does not read folders inside this folder", f"Move it up to {first}"
    else:
        message = "Rolebook reads no YAML file at this place"
        advice = "Move or rename it, or take it out of the folder."
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
