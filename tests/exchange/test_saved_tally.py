"""The tally of last time is read again, and one that was changed or belongs elsewhere is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from answered import forms, framework, tally
from rolebook.exchange.saved_tally import read_previous
from rolebook.model.saved_tally import saved_tally
from rolebook.model.tally_results import results
from rolebook.problems import UsageError
from rolebook.render.tally_file import tally_file

Damage = Callable[[dict[str, Any]], object]


@pytest.fixture
def last_time(tmp_path: Path) -> Path:
    """The folder of a tally in which three customers rated Ada."""
    folder = tmp_path / "results 2025"
    folder.mkdir()
    made = framework()
    kept = tally_file(saved_tally(made, results(made, tally(*forms("customer", one=(1, 2, 3))))))
    (folder / kept.path).write_bytes(kept.content)
    return folder


def test_it_is_found_by_its_folder_and_by_its_name(last_time: Path) -> None:
    for place in (last_time, last_time / "tally.json"):
        previous = read_previous(place, framework())
        assert previous.name == "results 2025"
        assert previous.tally.results[0].figures == {"one": {"customer": (1, 1, 1, 0, 0)}}


def _counts(*numbers: object) -> Damage:
    return lambda raw: raw["results"][0]["figures"]["one"].update(customer=[*numbers])


DAMAGES: dict[str, Damage] = {
    "more counts than points": _counts(1, 1, 1, 0, 0, 0),
    "nobody rated": _counts(0, 0, 0, 0, 0),
    "fewer than nobody": _counts(4, -1, 0, 0, 0),
    "half a person": _counts(1.5, 1.5, 0, 0, 0),
    "a truth": _counts(True, 1, 1, 0, 0),
    "words": _counts("3", 0, 0, 0, 0),
    "a scale that is not there": lambda raw: raw["results"][0].update(scale="other"),
    "a scale without points": lambda raw: raw["scales"][0].update(points=[]),
    "another key": lambda raw: raw.update(raters=["Olaf"]),
    "a missing key": lambda raw: raw.pop("items"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_tally_that_was_changed_is_refused(last_time: Path, damage: Damage) -> None:
    file = last_time / "tally.json"
    raw = json.loads(file.read_text(encoding="utf-8"))
    damage(raw)
    file.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(UsageError, match="changed by hand or damaged"):
        read_previous(last_time, framework())


def test_a_tally_of_another_framework_is_refused(last_time: Path) -> None:
    made = framework()
    other = made.about.model_copy(update={"id": "other"})
    with pytest.raises(UsageError, match="another framework: made, and this is other"):
        read_previous(last_time, type(made)(other, made.audience, scales=made.scales))


def test_what_stands_in_the_message_cannot_steer_a_terminal(last_time: Path) -> None:
    file = last_time / "tally.json"
    raw = json.loads(file.read_text(encoding="utf-8"))
    raw["results"][0]["rated"] = "\x1b[31m" * 100
    _counts(0, 0, 0, 0, 0)(raw)
    file.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_previous(last_time, framework())
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 400
