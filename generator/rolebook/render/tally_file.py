"""What a tally leaves for others than the people it is about: figures for the next time, and what was not counted."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rolebook.artifacts import Artifact
from rolebook.model.saved_tally import TALLY_FILE, SavedTally
from rolebook.problems import Problem
from rolebook.render.csv_file import csv_file

LEFT_OUT_FILE = "left-out.csv"
_HEAD = ("file", "about", "reason", "what", "found", "allowed", "advice")


def tally_file(tally: SavedTally) -> Artifact:
    """The figures that a later tally is held against."""
    text = json.dumps(tally.model_dump(mode="json"), ensure_ascii=False)
    return Artifact(TALLY_FILE, f"{text}\n".encode())


def left_out_file(forms: Iterable[tuple[str, Problem]]) -> Artifact:
    """Every form that could not be counted, as CSV: whom it is about, as far as could be told, and why."""
    rows = (
        (why.file, about, why.rule, why.message, why.found, "; ".join(why.allowed), why.advice) for about, why in forms
    )
    return Artifact(LEFT_OUT_FILE, csv_file([_HEAD, *rows]))
