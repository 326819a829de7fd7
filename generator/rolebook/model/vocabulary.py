"""The framework's references: sources, scales and terms."""

from __future__ import annotations

from pydantic import Field

from rolebook.model.entry import Shape
from rolebook.model.types import AudienceId, Id, Line, OptionalLine, OptionalText, Text, WebAddress, Whole


class Source(Shape):
    """A publication that content comes from. The fields follow the attribution practice of Creative Commons (title,
    author, source, licence), with a note of what was changed.
    """

    id: Id
    """The word that entries use under `sources`."""
    title: Line
    """The title of the publication."""
    author: OptionalLine = ""
    """Who wrote it. Leave it out if nobody is named."""
    publisher: OptionalLine = ""
    """Who published it, and where."""
    published: OptionalLine = ""
    """When, as the publication gives it."""
    address: WebAddress = ""
    """Where to read it, starting with https://."""
    licence: Line
    """The licence of the publication, or "none stated"."""
    viewpoint: OptionalLine = ""
    """From whose side it is written."""
    summary: Text
    """What it says, in a sentence or two of your own."""
    use: Text
    """How its content was used here: quoted, adapted, own words."""
    gaps: OptionalText = ""
    """What is missing from the copy that was used."""
    audience: AudienceId = ""
    """The widest circle that may see that this source was used."""


class ScalePoint(Shape):
    """One point of a scale."""

    value: Whole
    """The number that is written down. Higher is better."""
    label: Line
    """The word beside the number."""
    definition: OptionalText = ""
    """What the point means."""


class OffScale(Shape):
    """What to tick when it cannot be judged. It never counts as a number."""

    label: Line
    """The word beside the box."""
    definition: OptionalText = ""
    """When to tick it."""


class Scale(Shape):
    """The points of a rating."""

    id: Id
    """The word that others use for this scale."""
    title: Line
    """The name that readers see."""
    points: tuple[ScalePoint, ...] = Field(min_length=1)
    """The points, from the lowest to the highest."""
    off_scale: OffScale | None = None
    """What to tick when it cannot be judged."""


class Term(Shape):
    """A word with a fixed meaning. The glossary lists it, and whoever adapts the framework may replace it."""

    id: Id
    """A short name in small letters and hyphens."""
    singular: Line
    """The word for one."""
    plural: OptionalLine = ""
    """The word for several."""
    possessive: OptionalLine = ""
    """The form with 's."""
    plural_possessive: OptionalLine = ""
    """The form with s' ."""
    article: OptionalLine = ""
    """"a" or "an"."""
    definition: Text
    """What the word means here."""
