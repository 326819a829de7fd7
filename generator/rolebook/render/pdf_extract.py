"""Parts of a PDF as PDFs of their own, before it is written: what is drawn already is not drawn again.

It knows how WeasyPrint builds a tagged document: each structure element lies on one page and says which (`Pg`); below
the root stand the elements of every page, one page after the other. The names are those of ISO 32000-1, chapters 7.7 to
14.7.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import pydyf

_REFERENCE = re.compile(rb"(\d+) 0 R")
_KEPT_IN_CATALOG = ("ViewerPreferences", "MarkInfo", "Lang")


class Metadata(Protocol):
    """What is said of a document: WeasyPrint's, which writes itself into a PDF."""

    title: str

    def include_in_pdf(self, pdf: pydyf.PDF, variant: str, version: int, *, conformance: None, compress: bool) -> None:
        """Add a stream of XMP."""


def extract_of(pdf: pydyf.PDF, pages: Sequence[int], metadata: Metadata) -> bytes:
    """The PDF of some pages, by their places from 0 on: with their tags, outline and destinations, and with those of
    their links that lead to one of them or out of the document. `metadata` is the extract's own.
    """
    copy = _Copy(pdf, frozenset(pdf.pages["Kids"][::3][place] for place in pages))
    copy.write_pages()
    copy.write_outline()
    copy.write_names()
    copy.write_tags(pages)
    copy.write_what_is_waiting()
    metadata.include_in_pdf(copy.new, "ua", 1, conformance=None, compress=True)
    copy.new.info.update(pdf.info)
    copy.new.info["Title"] = pydyf.String(metadata.title)
    written = io.BytesIO()
    copy.new.write(written, b"1.7", compress=True)
    return written.getvalue()


@dataclass
class _Copy:
    """A PDF that comes to hold what belongs to some pages of another. `pages` are their numbers as objects."""

    old: pydyf.PDF
    pages: frozenset[int]
    new: pydyf.PDF = field(default_factory=pydyf.PDF)
    _numbers: dict[int, int] = field(default_factory=dict)
    _waiting: list[int] = field(default_factory=list)

    @cached_property
    def destinations(self) -> list[tuple[pydyf.String, pydyf.Array]]:
        """The named places on the pages, in the order of their names."""
        names = self.old.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        return [
            (name, place)
            for name, place in zip(names[::2], names[1::2], strict=True)
            if _number(place[0]) in self.pages
        ]

    @cached_property
    def left_out(self) -> frozenset[int]:
        """The numbers of objects that belong to other pages, and of links and bookmarks that lead there."""
        names = {name.data for name, _ in self.destinations}
        left_out = {entry.number for entry in self._outline() if not self._leads_here(entry)}
        for found in self.old.objects:
            if isinstance(found, pydyf.Dictionary):
                is_elsewhere = "Pg" in found and _number(found["Pg"]) not in self.pages
                if is_elsewhere or ("Dest" in found and "Rect" in found and found["Dest"].data not in names):
                    left_out.add(found.number)
        annotations = [
            found for found in self.old.objects if isinstance(found, pydyf.Dictionary) and found.get("Type") == "/OBJR"
        ]
        left_out |= {found.number for found in annotations if _number(found["Obj"]) in left_out}
        return frozenset(left_out)

    def write_pages(self) -> None:
        """Add the pages, in their order."""
        self._numbers[self.old.pages.number] = self.new.pages.number
        for number in self.old.pages["Kids"][::3]:
            if number in self.pages:
                page = pydyf.Dictionary()
                self.new.add_page(page)
                self._numbers[number] = page.number
                self._waiting.append(number)

    def write_outline(self) -> None:
        """Add the uppermost entries of the outline that lead to the pages, with all below them."""
        kept = [entry for entry in self._outline() if self._leads_here(entry)]
        if not kept:
            return
        root = pydyf.Dictionary({"Count": sum(1 + entry["Count"] for entry in kept)})
        self.new.add_object(root)
        self._numbers[_number(self.old.catalog["Outlines"])] = root.number
        references = [self._reference(entry.number) for entry in kept]
        root |= {"First": references[0], "Last": references[-1]}
        self.new.catalog["Outlines"] = root.reference

    def _outline(self) -> Iterator[pydyf.Dictionary]:
        if "Outlines" in self.old.catalog:
            reference = self._found(self.old.catalog["Outlines"])["First"]
            while reference:
                entry = self._found(reference)
                yield entry
                reference = entry.get("Next")

    def _leads_here(self, entry: pydyf.Dictionary) -> bool:
        return _number(entry["Dest"][0]) in self.pages

    def write_names(self) -> None:
        """Add the named places that links lead to."""
        names = pydyf.Array(part for name, place in self.destinations for part in (name, self._copied(place)))
        if names:
            self.new.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})

    def write_tags(self, pages: Sequence[int]) -> None:
        """Add the structure of the pages, and from which parts of them and which links it is found."""
        root = self._found(self.old.catalog["StructTreeRoot"])
        entries = self._found(root["ParentTree"])["Nums"]
        kept = {*pages, *self._links()}
        parents = pydyf.Array()
        for place, parent in zip(entries[::2], entries[1::2], strict=True):
            if place in kept:
                parents += [place, self._copied(parent)]
        tree = pydyf.Dictionary({"Nums": parents})
        self.new.add_object(tree)
        copied_root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": tree.reference})
        self.new.add_object(copied_root)
        self._numbers[root.number] = copied_root.number
        copied_root["K"] = self._copied(root["K"])
        self.new.catalog["StructTreeRoot"] = copied_root.reference
        self.new.catalog.update({key: self._copied(self.old.catalog[key]) for key in _KEPT_IN_CATALOG})

    def _links(self) -> Iterator[int]:
        for number in self.pages:
            for reference in self.old.objects[number].get("Annots", ()):
                if _number(reference) not in self.left_out:
                    yield self._found(reference)["StructParent"]

    def write_what_is_waiting(self) -> None:
        """Fill the objects that something refers to, until nothing new is referred to."""
        while self._waiting:
            old = self.old.objects[self._waiting.pop()]
            new = self.new.objects[self._numbers[old.number]]
            if isinstance(old, pydyf.Stream):
                new.stream, new.compress = old.stream, old.compress
                new.extra = {key: self._copied(value) for key, value in old.extra.items()}
            elif isinstance(old, dict):
                new.update((key, self._copied(value)) for key, value in old.items() if self._is_kept(value))
            else:
                new.extend(self._copied(value) for value in old if self._is_kept(value))

    def _reference(self, number: int) -> bytes:
        if number not in self._numbers:
            old = self.old.objects[number]
            kind = pydyf.Stream if isinstance(old, pydyf.Stream) else type(old)
            new = kind()
            self.new.add_object(new)
            self._numbers[number] = new.number
            self._waiting.append(number)
        return b"%d 0 R" % self._numbers[number]

    def _found(self, reference: bytes) -> pydyf.Object:
        return self.old.objects[_number(reference)]

    def _is_kept(self, value: object) -> bool:
        return _number(value) not in self.left_out

    def _copied(self, value: object) -> object:
        if number := _number(value):
            return self._reference(number)
        if isinstance(value, pydyf.Dictionary):
            return pydyf.Dictionary({key: self._copied(part) for key, part in value.items()})
        if isinstance(value, pydyf.Array):
            return pydyf.Array(self._copied(part) for part in value if self._is_kept(part))
        return value


def _number(value: object) -> int:
    """The number of the object that a value refers to; 0 for a value of its own."""
    match = _REFERENCE.fullmatch(value) if isinstance(value, bytes) else None
    return int(match.group(1)) if match else 0
