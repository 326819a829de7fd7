"""When two names are those of one person: strangers write them, and no two alike."""

from __future__ import annotations

import re
import unicodedata


def person_key(name: str) -> str:
    """What names of one person have in common: small and capital letters, and blanks, make no difference."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def letters(name: str) -> str:
    """The letters and digits of a name; the name itself where it has none."""
    return re.sub(r"[\W_]", "", person_key(name)) or name
