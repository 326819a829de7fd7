"""What is remembered from one run to the next, so that unchanged files are not parsed again.

The cache holds plain JSON under keys made of content hashes, so a stale or foreign cache can only be slow, never wrong.
It lives in the user's own cache folder, never in the framework's folder, which may come from strangers.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_FILES = 40
"""How many remembered frameworks and verdicts are kept; the oldest go first."""


@dataclass(frozen=True)
class Cache:
    """A folder of JSON files. Anything that cannot be read or written is treated as not remembered."""

    folder: Path | None

    def get(self, key: str) -> Any:
        """What was put under the key, or None."""
        if self.folder is None:
            return None
        try:
            return json.loads((self.folder / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Remember a value made of dictionaries, lists, strings, numbers, truth values and None."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(content)
            Path(file.name).replace(self.folder / f"{key}.json")
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        assert self.folder is not None
        kept = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[MAX_FILES:]:
            path.unlink(missing_ok=True)
