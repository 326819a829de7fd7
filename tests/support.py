"""What several tests use: places, running the command, and tools that a machine may lack."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "framework"
FRAMEWORKS = ROOT / "tests" / "frameworks"
SMALL = FRAMEWORKS / "small"
STARTER = ROOT / "site_templates" / "starter"


def rolebook(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rolebook", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


def built(*arguments: object, cwd: Path = ROOT) -> None:
    """Run a build that must succeed."""
    result = rolebook("build", *arguments, cwd=cwd)
    assert result.returncode == 0, result.stdout + result.stderr


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path. Fails where there is none, so that no test sees nothing."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found, f"{folder} holds no files"
    return dict(sorted(found.items()))


def require(tool: Path | str, why: str) -> str:
    """The path of a tool; without it the test is skipped on a user's machine, and fails in CI."""
    found = shutil.which(str(tool)) or (str(tool) if Path(tool).exists() else None)
    if found:
        return found
    message = f"{tool} is missing: {why}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


NOBODY = {
    "GIT_AUTHOR_NAME": "Nobody",
    "GIT_AUTHOR_EMAIL": "nobody@example.org",
    "GIT_COMMITTER_NAME": "Nobody",
    "GIT_COMMITTER_EMAIL": "nobody@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
"""Whoever commits in a test, with nobody's settings."""


def git(*arguments: str, cwd: Path) -> None:
    """Run git, which must succeed."""
    program = require("git", "versions are read from the history")
    subprocess.run([program, *arguments], cwd=cwd, env={**os.environ, **NOBODY}, check=True, capture_output=True)


def commit(repository: Path, message: str) -> None:
    """Commit everything in a repository as it is now."""
    git("add", "--all", cwd=repository)
    git("commit", "--message", message, cwd=repository)
