"""Which version a set of changes asks for, and whether the version that is written will do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rolebook.model.change import Change, Rise

_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})", re.ASCII)

Numbers = tuple[int, int, int]


@dataclass(frozen=True)
class VersionAdvice:
    """The version before, the one that is written, and the lowest that does justice to the changes.

    `asked` is empty where one of the two is not three numbers. `reasons` are the changes that decide it.
    """

    before: str
    written: str
    rise: Rise
    asked: str
    enough: bool
    reasons: tuple[Change, ...]


def version_advice(before: str, written: str, changes: Iterable[Change]) -> VersionAdvice:
    """The lowest version that does justice to the changes since `before`."""
    found = tuple(changes)
    rise = next((rise for rise in Rise if any(change.rise is rise for change in found)), Rise.NONE)
    reasons = tuple(change for change in found if change.rise is rise)
    old, now = _numbers(before), _numbers(written)
    if old is None or now is None:
        return VersionAdvice(before, written, rise, "", rise is Rise.NONE or before != written, reasons)
    asked = _raised(old, rise)
    return VersionAdvice(before, written, rise, ".".join(map(str, asked)), now >= asked, reasons)


def _numbers(version: str) -> Numbers | None:
    match = _VERSION.fullmatch(version)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _raised(version: Numbers, rise: Rise) -> Numbers:
    first, second, third = version
    match rise:
        case Rise.FIRST:
            return first + 1, 0, 0
        case Rise.SECOND:
            return first, second + 1, 0
        case Rise.THIRD:
            return first, second, third + 1
        case Rise.NONE:
            return version
