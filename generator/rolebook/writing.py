"""The only module that writes: into a fresh folder beside the target, then swapped in.

A build that fails or is interrupted leaves the old site untouched, and a folder that Rolebook did not make is never
emptied: Rolebook knows its own folders by their `manifest.json`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from filecmp import cmp
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from rolebook import __version__
from rolebook.artifacts import Artifact
from rolebook.problems import UsageError

MANIFEST = "manifest.json"
_GENERATOR = "Rolebook"


@dataclass(frozen=True)
class Edition:
    """What a manifest says of the framework it was built from."""

    framework: str
    version: str
    audience: str


@contextmanager
def fresh_folder(target: Path) -> Iterator[Path]:
    """A new empty folder that takes the target's place when the block ends without an error.

    Raises UsageError if the target exists and Rolebook did not make it.
    """
    target = target.resolve()
    refuse_foreign(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    fresh.chmod(0o755)
    try:
        yield fresh
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_foreign(target: Path) -> None:
    """Raise UsageError if the target holds something that Rolebook did not make."""
    if target.is_dir():
        if any(target.iterdir()) and not _is_ours(target):
            raise UsageError(
                f"The folder {target} exists and was not made by Rolebook, so it is left alone. "
                "Name another folder with --out, or delete this one yourself."
            )
    elif target.exists() or target.is_symlink():
        raise UsageError(f"{target} is not a folder. Name another place with --out.")


def _is_ours(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest["generator"]["name"] == _GENERATOR)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    old = Path(mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(old / "site")
    try:
        fresh.rename(target)
    except OSError:
        (old / "site").rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def write_artifacts(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write each artifact below the folder. Raises ValueError for a path that would leave it."""
    for artifact in artifacts:
        path = folder / artifact.path
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"{artifact.path} leads out of the folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)


def write_new(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write artifacts into a folder that may hold other things, and replace nothing that differs.

    Only one artifact is held at a time, so there may be thousands. Raises UsageError, with nothing written, where a
    file stands in the way: somebody may have filled it in.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder. Name another place with --out.")
    with _beside_what_is_there(folder) as fresh:
        write_artifacts(artifacts, fresh)
        new = {path: folder / path.relative_to(fresh) for path in sorted(_files(fresh))}
        for path, place in new.items():
            if place.exists() and not (place.is_file() and cmp(path, place, shallow=False)):
                raise UsageError(
                    f"{place} stands there already and says something else; somebody may have filled it in. "
                    "Move it away, or name another folder with --out."
                )
        for path, place in new.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)


@contextmanager
def _beside_what_is_there(folder: Path) -> Iterator[Path]:
    """A folder that vanishes, on the same disk as this one will be, so that files can be moved over."""
    nearest = next(place for place in (folder.resolve(), *folder.resolve().parents) if place.is_dir())
    try:
        fresh = Path(mkdtemp(prefix=".rolebook-", dir=nearest))
    except OSError as error:
        raise UsageError(f"Nothing can be written into {folder}: {error.strerror}. Name another with --out.") from None
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_manifest(folder: Path, edition: Edition) -> None:
    """List every file of a finished folder with its size in bytes and its SHA-256, and the edition it holds."""
    files = [{"path": path, "bytes": size, "sha256": digest} for path, size, digest in _listed(folder)]
    manifest = {
        "generator": {"name": _GENERATOR, "version": __version__},
        "framework": {"id": edition.framework, "version": edition.version},
        "audience": edition.audience,
        "files": files,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def lists_what_is_there(folder: Path) -> bool:
    """Whether the files of a folder are those that its manifest lists, byte for byte, with none more and none less."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
        expected = {(file["path"], file["bytes"], file["sha256"]) for file in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return expected == {(path, size, digest) for path, size, digest in _listed(folder)}


def _listed(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Path, size and SHA-256 of every file but the manifest itself."""
    for path in sorted(_files(folder)):
        if path.name != MANIFEST or path.parent != folder:
            yield path.relative_to(folder).as_posix(), path.stat().st_size, _sha256(path)


def _files(folder: Path) -> Iterator[Path]:
    for directory, _, names in os.walk(folder):
        yield from (Path(directory) / name for name in names)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_file(path: Path, content: str) -> None:
    """Write one text file as UTF-8 with plain line ends, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def copy_folder(source: Path, target: Path) -> None:
    """Copy a folder to a place that is empty or not there yet. Raises UsageError where something stands there."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} exists already and is not empty. Choose another place.")
    shutil.copytree(source, target, dirs_exist_ok=True)
