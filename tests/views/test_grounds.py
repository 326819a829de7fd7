"""Why this says so: every block names what it rests on."""

from __future__ import annotations

import pytest

from rolebook.model.entry import Entry, Provenance
from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.parts import Ground, Linker
from support import SHIPPED, SMALL


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


def brief(grounds: tuple[Ground, ...]) -> list[tuple[Provenance, list[str]]]:
    return [(ground.provenance, [source.address for source in ground.sources]) for ground in grounds]


def test_a_block_rests_on_what_names_it(small: Framework) -> None:
    grounds = Linker.of(small).grounds(small.entries["checks-and-double-checks"])
    assert brief(grounds.of("remark")) == [(Provenance.STATED, ["sources.md#bread-book"])]
    assert brief(grounds.of("warning_signs")) == [(Provenance.DERIVED, ["sources.md#bread-book"])]
    assert brief(grounds.of("levels")) == [(Provenance.FRAMEWORK, ["sources.md#this-framework"])]
    assert brief(grounds.of("pay")) == []


def test_a_citation_without_parts_is_about_all(small: Framework) -> None:
    grounds = Linker.of(small).grounds(small.entries["serves-with-a-smile"])
    assert brief(grounds.of("statement")) == [(Provenance.STATED, ["sources.md#shop-book"])]
    assert brief(grounds.of("indicators")) == [
        (Provenance.STATED, ["sources.md#shop-book"]),
        (Provenance.FRAMEWORK, ["sources.md#this-framework"]),
    ]


def test_sources_that_say_it_in_the_same_way_stand_together(small: Framework) -> None:
    grounds = Linker.of(small).grounds(small.entries["tension-fresh-or-full"])
    assert brief(grounds.of("sides")) == [(Provenance.CROSS_SOURCE, ["sources.md#bread-book", "sources.md#shop-book"])]


def test_where_one_source_stands_for_all_the_first_block_says_so(small: Framework) -> None:
    grounds = Linker.of(small).grounds(small.entries["three-stages"])
    assert brief(grounds.of_first("text")) == [(Provenance.STATED, ["sources.md#bread-book"])]
    assert grounds.of("probes") == ()


SAID_ELSEWHERE = {
    "number", "category", "competency", "kind", "hue", "part_of", "perspective", "counter_example", "scale",
    "situation_kind", "questions_beforehand",
}  # fmt: skip
"""Keys that sort an entry or choose from what is there; they state nothing that a source could back."""


def test_every_block_of_the_shipped_framework_rests_on_a_source() -> None:
    shipped = load_framework(SHIPPED, Cache(None))[0]
    linker = Linker.of(shipped)
    blocks = 0
    for entry in (*shipped.about.categories, *shipped.entries.values()):
        for part in type(entry).model_fields.keys() - Entry.model_fields.keys() - SAID_ELSEWHERE:
            if getattr(entry, part) != type(entry).model_fields[part].get_default():
                assert linker.grounds(entry).of_first(part), f"{entry.id}: {part}"
                blocks += 1
    assert blocks > 1000
