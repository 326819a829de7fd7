"""JSON from strangers, read strictly: no key stands twice, every number is one, and no file is without end."""

from __future__ import annotations

import json
from typing import Any

from rolebook.exchange.found import shown

MAX_BYTES = 2_000_000
"""The largest file that is read. An hour of notes by a quick typist is a twentieth of it."""


class NotJson(Exception):
    """The bytes are no JSON, or none that Rolebook reads; `message` says why, and `found` what stands there."""

    def __init__(self, message: str, found: str = "") -> None:
        super().__init__(message)
        self.message, self.found = message, found


def parsed(content: bytes) -> object:
    """What a file in UTF-8 holds. Raises NotJson."""
    if len(content) > MAX_BYTES:
        raise NotJson(f"The file is larger than {MAX_BYTES // 1_000_000} million bytes, so it was not read")
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repetition, parse_constant=_refused)
    except UnicodeDecodeError:
        raise NotJson("This is not text in UTF-8") from None
    except RecursionError:
        raise NotJson("Too many brackets stand within each other") from None
    except json.JSONDecodeError as error:
        # Why no line: Rolebook's pages save on one line, and `found` shows the place better.
        raise NotJson("This is not JSON", shown(error.doc[error.pos : error.pos + 40])) from None
    except ValueError as error:
        raise NotJson("This is not JSON as Rolebook writes it", shown(str(error))) from None


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _refused(constant: str) -> object:
    raise ValueError(constant)
