"""Reading from the history that git keeps. Nothing is written, fetched or run but git itself.

Names come from a user or from mkdocs.yml. They are handed to git as arguments, never through a shell; a name that git
could take for an option is refused, and a revision is turned into a commit's own name before anything is read from it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rolebook.artifacts import Artifact
from rolebook.problems import UsageError

_OF_ANOTHER_CALL = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git sets for its hooks; there, it would read another repository than the framework's."""
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class History:
    """The history of the repository that a folder belongs to.

    `folder` is the folder's path in the repository, with a slash at its end; empty at the top.
    """

    program: str
    place: Path
    folder: str

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision stands for; empty where git knows none."""
        return self._said("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()

    def yaml_files(self, commit: str, folder: str) -> tuple[Artifact, ...]:
        """Every YAML file of a folder of the repository, as it was in a commit. Raises UsageError."""
        listing = self._said("ls-tree", "-r", "-z", "--full-tree", f"{commit}:{folder.rstrip('/')}")
        rows = [row.partition(b"\t") for row in listing.split(b"\0") if row]
        names = {os.fsdecode(name): about.split()[2] for about, _, name in rows}
        wanted = {name: blob for name, blob in names.items() if name.endswith(_ENDINGS)}
        contents = self._said("cat-file", "--batch", given=b"".join(blob + b"\n" for blob in wanted.values()))
        return tuple(map(Artifact, wanted, _blobs(contents)))

    def _said(self, *arguments: str, given: bytes = b"") -> bytes:
        return _run(self.program, self.place, *arguments, given=given).stdout


def open_history(place: Path) -> History | None:
    """The history that a folder belongs to, or None where it belongs to none.

    Raises UsageError where git is missing or refuses to look.
    """
    program = shutil.which("git")
    if program is None:
        raise UsageError("git is not installed, so no version can be read from the history. Name a folder instead.")
    result = _run(program, place, "rev-parse", "--show-prefix")
    if result.returncode == 0:
        return History(program, place, os.fsdecode(result.stdout.removesuffix(b"\n")))
    message = result.stderr.decode(errors="replace").strip()
    if "not a git repository" in message:
        return None
    raise UsageError(f"git cannot be used here: {message}")


def _run(program: str, place: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [program, "--no-pager", "-C", str(place), *arguments]
    return subprocess.run(command, input=given, env=_environment(), capture_output=True, check=False)


def _environment() -> Mapping[str, str]:
    """The user's own, in English, without what belongs to another call, and without leave to use the network."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_CALL}
    return kept | {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


def _blobs(said: bytes) -> Iterator[bytes]:
    """The contents that `cat-file --batch` gives: a line with name, type and size, the content, and a line end."""
    while said:
        head, _, rest = said.partition(b"\n")
        words = head.split()
        if len(words) != 3:
            raise UsageError("A part of the history is not on this computer. Fetch it with `git fetch --refetch`.")
        size = int(words[2])
        yield rest[:size]
        said = rest[size + 1 :]
