"""The rule for pictures: what is to be drawn is there."""

from __future__ import annotations

from collections.abc import Iterator

from rolebook.model.kinds import Kind
from rolebook.model.library import LibraryEntry, Picture
from rolebook.source.findings import Finding
from rolebook.source.reader import Reading, Written


def impossible_pictures(reading: Reading) -> Iterator[Finding]:
    """A picture of points has as many as it needs, and one of boxes has a box inside another."""
    kinds = {entry.id: entry.kind for entry in reading.all(Kind.LIBRARY_ENTRY)}
    nested = {entry.kind for entry in reading.all(Kind.LIBRARY_ENTRY) if entry.kind == kinds.get(entry.part_of, "")}
    for written in reading.written[Kind.LIBRARY_ENTRY]:
        entry: LibraryEntry = written.shape
        if entry.picture is Picture.NESTING:
            drawn = entry.picture_of or entry.kind
            if drawn not in nested and Kind.LIBRARY_ENTRY not in reading.unread:
                message = f"No entry of the kind `{drawn}` is a part of another one, so there is nothing to nest"
                yield _impossible(written, message, "Set `part_of`, name the kind under `picture_of`, or take it out.")
        else:
            yield from _wrong_points(written, entry)


def _wrong_points(written: Written, entry: LibraryEntry) -> Iterator[Finding]:
    count = len(entry.points)
    if entry.picture is Picture.TRIANGLE and count != 3:
        message = f"A triangle has three corners, and this entry has {count} point{'s' if count != 1 else ''}"
        yield _impossible(written, message, "Write three points, or take `picture` out.")
    if entry.picture is Picture.STEPS and count < 2:
        message = f"Steps need two points at least, and this entry has {count}"
        yield _impossible(written, message, "Write more points, or take `picture` out.")
    if entry.picture_of:
        message = "`picture_of` says what `picture: nesting` shows, and there is no such picture here"
        origin = written.origin.at("picture_of")
        yield Finding(origin, "picture-impossible", message, entry.picture_of, advice="Take `picture_of` out.")


def _impossible(written: Written, message: str, advice: str) -> Finding:
    return Finding(
        written.origin.at("picture"), "picture-impossible", message, str(written.shape.picture), advice=advice
    )
