"""Names that every survey tool takes: small letters, digits and underscores, beginning with a letter."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

_RESERVED = frozenset({"data", "meta"})
"""Names that an XLSForm keeps for itself."""


def name_of(id_: str) -> str:
    """An id as a name. Different ids give different names, so that columns stay comparable over the years.

    An id has no underscore and no hyphens in a row, so a hyphen may become an underscore, and two of them may set apart
    what goes before an id that begins with a digit.
    """
    name = id_.replace("-", "_")
    return name if name[0].isalpha() else f"q__{name}"


class Names:
    """The names that a form uses. Each is given away once; whoever comes later gets a number behind it."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*_RESERVED, *taken}

    def claim(self, id_: str) -> str:
        """A name for an id."""
        wanted = name_of(id_)
        numbered = (f"{wanted}__{number}" for number in count(2))
        name = next(name for name in chain((wanted,), numbered) if name not in self._taken)
        self._taken.add(name)
        return name
