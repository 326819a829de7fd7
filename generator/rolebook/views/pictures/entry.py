"""The picture of a library entry, as its `picture` asks for it."""

from __future__ import annotations

from rolebook.model.framework import Framework
from rolebook.model.library import LibraryEntry, Picture
from rolebook.views.parts import Linker
from rolebook.views.pictures.nesting import Nesting, nested_parts
from rolebook.views.pictures.points import Steps, Triangle, steps, triangle

EntryPicture = Steps | Triangle | Nesting


def entry_picture(framework: Framework, linker: Linker, entry: LibraryEntry) -> EntryPicture | None:
    """The picture of an entry; None where it asks for none, or where an audience sees nothing that is nested."""
    match entry.picture:
        case Picture.STEPS:
            return steps(entry.points)
        case Picture.TRIANGLE:
            return triangle(entry.points)
        case Picture.NESTING:
            return nested_parts(framework, linker, entry.picture_of or entry.kind)
        case None:
            return None
