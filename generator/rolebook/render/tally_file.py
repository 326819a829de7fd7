"""What a tally leaves for others than the people it is about: figures for the next time, and what was not counted."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rolebook.artifacts import Artifact
from rolebook.model.saved_tally import TALLY_FILE, SavedTally
from rolebook.problems import Problem
from rolebook.render.csv_file import csv_file

LEFT_OUT_FILE = "left-out.csv"
_HEAD = ("is", "place", "about", "reason", "what", "found", "allowed", "advice")


def tally_file(tally: SavedTally) -> Artifact:
    """The figures that a later tally is held against."""
    text = json.dumps(tally.model_dump(mode="json"), ensure_ascii=False)
    return Artifact(TALLY_FILE, f"{text}\n".encode())


def left_out_file(left: Iterable[tuple[str, Problem]], remarks: Iterable[Problem]) -> Artifact:
    """Every form that could not be counted, and what else was found, as CSV.

    A form comes with whom it is about, as far as that could be told.
    """
    rows = [_row("left out", about, why) for about, why in left]
    rows += [_row("remark", "", each) for each in remarks]
    return Artifact(LEFT_OUT_FILE, csv_file([_HEAD, *rows]))


def _row(is_: str, about: str, said: Problem) -> tuple[str, ...]:
    return is_, said.place, about, said.rule, said.message, said.found, "; ".join(said.allowed), said.advice
