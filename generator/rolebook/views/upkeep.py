"""What keeps entries right: who keeps each, when it is read through again, where to change it and whom to tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from rolebook.model.about import About, Category
from rolebook.model.entry import Entry, Status
from rolebook.model.framework import Framework
from rolebook.model.layout import ABOUT_FILE
from rolebook.problems import UsageError
from rolebook.views.addresses import addresses

_FEEDBACK = re.compile(r"(https?://|mailto:)[^\s()\[\]{}<>\"'`\\|^]+")
_PLACEHOLDERS = re.compile(r"\{(id|title)\}")


@dataclass(frozen=True)
class Upkeep:
    """What a build knows about keeping entries right. What is left empty is absent from its pages.

    `today` (YYYY-MM-DD) is the day on which reviews are due. `edit` is the web address, with a slash at its end, below
    which `files` can be edited: the file of each entry, by the entry's id, seen from the framework's folder. `feedback`
    is the address for suggestions, with `{id}` and `{title}` in the places of an entry's own.
    """

    today: str = ""
    edit: str = ""
    feedback: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def edit_address(self, entry: Entry) -> str:
        """Where the entry's file can be edited; empty where nobody says."""
        file = ABOUT_FILE if isinstance(entry, Category) else self.files.get(entry.id, "")
        return f"{self.edit}{quote(file)}" if self.edit and file else ""

    def feedback_address(self, entry: Entry) -> str:
        """Where a suggestion about the entry goes; empty where nobody says."""
        # Why in this order: an id holds no braces, a title might.
        address = self.feedback.replace("{id}", quote(entry.id, safe=""))
        return address.replace("{title}", quote(entry.title, safe=""))


def checked_feedback(pattern: str) -> str:
    """The address for suggestions as it was set. Raises UsageError where no link could be made of it."""
    if pattern and ("{id}" not in pattern or not _FEEDBACK.fullmatch(_PLACEHOLDERS.sub("x", pattern))):
        raise UsageError(
            f"The setting `feedback` cannot be used as an address: {pattern}\n"
            "It starts with https:// or mailto: and holds {id} where the entry's id goes; it may hold {title} too. "
            "Write blanks as %20."
        )
    return pattern


@dataclass(frozen=True)
class Facts:
    """What a page says about an entry besides its content. `review_by` is overdue where its day has passed."""

    id: str
    aliases: tuple[str, ...]
    status: Status
    owner: str
    reviewed: str | None
    review_by: str | None
    is_overdue: bool
    edit: str
    feedback: str

    @property
    def is_kept(self) -> bool:
        """Whether anything is known about who keeps the entry, or where to change it."""
        return any((self.owner, self.reviewed, self.review_by, self.edit, self.feedback))


def facts(upkeep: Upkeep, entry: Entry, about: About | None) -> Facts:
    """What a page says about an entry besides its content. `about` speaks where the entry says nothing itself.

    A page that several entries share gives no `about`, so that it does not repeat the same words for each.
    """
    owner = entry.owner or (about.owner if about else "")
    review_by = entry.review_by or (about.review_by if about else None)
    return Facts(
        id=entry.id,
        aliases=entry.aliases,
        status=entry.status,
        owner=owner,
        reviewed=entry.reviewed,
        review_by=review_by,
        is_overdue=is_overdue(review_by, upkeep.today),
        edit=upkeep.edit_address(entry),
        feedback=upkeep.feedback_address(entry),
    )


def is_overdue(review_by: str | None, today: str) -> bool:
    """Whether the day of a review has passed; where no day is known, none has."""
    return review_by is not None and review_by < today


def edit_addresses(framework: Framework, upkeep: Upkeep) -> Mapping[str, str]:
    """Where the file behind each page about a single entry can be edited, as far as the upkeep knows."""
    pages = {page: upkeep.edit_address(framework.entries[id_]) for id_, page in addresses(framework).items()}
    return {page: address for page, address in pages.items() if address and "#" not in page}
