"""The tally that an earlier call wrote, read again: a file that went through other hands, so every value is checked."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from rolebook.exchange.found import shown
from rolebook.model.framework import Framework
from rolebook.model.saved_tally import FORMAT, FORMAT_VERSION, TALLY_FILE, SavedTally
from rolebook.model.tally_changes import Previous
from rolebook.problems import UsageError

MAX_BYTES = 64_000_000
"""The largest file that is read: figures of some ten thousand people."""


def read_previous(place: Path, framework: Framework) -> Previous:
    """An earlier tally, from its file or from the folder that it was written into. It is called after the folder.

    Raises UsageError where there is none that can be compared with.
    """
    file = place / TALLY_FILE if place.is_dir() else place
    tally = _checked(file, _content(file))
    if tally.framework.id != framework.about.id:
        raise UsageError(
            f"{file} is a tally of another framework: {tally.framework.id}, and this is {framework.about.id}."
        )
    # Why resolve: the folder may have been given as `.`.
    return Previous(shown(file.resolve().parent.name or file.name), tally)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        what = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        raise UsageError(f"--since: {file} cannot be read: {what}. Name the folder of an earlier tally.") from None
    if len(content) > MAX_BYTES:
        raise UsageError(f"--since: {file} is larger than {MAX_BYTES // 1_000_000} million bytes; no tally is.")
    return content


def _checked(file: Path, content: bytes) -> SavedTally:
    raw = _json(content)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise UsageError(f"--since: {file} is not a tally. Name the {TALLY_FILE} that `rolebook tally` wrote.")
    if raw.get("format_version") != FORMAT_VERSION:
        found = shown(raw.get("format_version"))
        raise UsageError(
            f"--since: {file} has version {found} of its format, and version {FORMAT_VERSION} is read. "
            "Bring Rolebook up to date, or count the earlier forms again."
        )
    try:
        tally = SavedTally.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _changed(file, ".".join(map(str, first["loc"]))) from None
    _check_agreement(file, tally)
    return tally


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _check_agreement(file: Path, tally: SavedTally) -> None:
    """Raise UsageError where figures do not fit the scale that they are on."""
    points = {scale.id: len(scale.points) for scale in tally.scales}
    for each in tally.results:
        for item, by_group in each.figures.items():
            for counts in by_group.values():
                if len(counts) != points.get(each.scale) or not sum(counts):
                    raise _changed(file, f"results.{each.rated}.{item}")


def _changed(file: Path, place: str) -> UsageError:
    return UsageError(
        f"--since: {file} was changed by hand or damaged; the value at {shown(place)} cannot be used. "
        "Count the earlier forms again."
    )
