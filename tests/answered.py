"""Forms that came back, made by hand: a framework with three sentences to rate, and who marked what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import made
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.response import Response
from rolebook.model.results import Results
from rolebook.model.tally_changes import Previous
from rolebook.model.tally_results import results
from rolebook.model.tallying import Tally
from rolebook.model.vocabulary import Scale

CANNOT = None
"""Somebody could not judge."""
PERSPECTIVES: list[dict[str, object]] = [
    {"id": "self", "title": "Self", "about_self": True},
    {"id": "boss", "title": "Boss"},
    {"id": "customer", "title": "Customers"},
    {"id": "peer", "title": "Peers"},
    {"id": "guest", "title": "Guests"},
]
SIDES = tuple(str(each["id"]) for each in PERSPECTIVES)
Ratings = Mapping[str, int | None]


def scale(id_: str = "often", highest: int = 5) -> Scale:
    points = [{"value": value, "label": f"Point {value}"} for value in range(1, highest + 1)]
    return Scale.model_validate({"id": id_, "title": id_, "points": points, "off_scale": {"label": "Cannot judge"}})


def item(id_: str, about: str = "baking", **values: object) -> Item:
    wordings = {side: f"{id_} as {side} reads it" for side in SIDES}
    return made.item(id_, about, **{"wordings": wordings} | values)


def asks(perspective: str, *items: str, id_: str = "", anonymity: Mapping[str, object] | None = None,
         **values: object) -> Questionnaire:  # fmt: skip
    """A questionnaire for one perspective: confidential, shown from three people on."""
    promise = {"mode": "confidential", "statement": "…", **(anonymity or {})}
    more = {"perspective": perspective, "scale": "often", "anonymity": promise} | values
    return made.questionnaire(id_ or perspective, *(items or ("one", "two", "three")), **more)


NAMED = {"mode": "named"}
MERGES = {"merge_if_few": True}
OWN = asks("self", anonymity=NAMED)
BOSS = asks("boss", anonymity=NAMED)
CUSTOMER = asks("customer", anonymity=MERGES)
PEER = asks("peer", anonymity=MERGES)
GUEST = asks("guest")


def framework(*questionnaires: Questionnaire, **values: object) -> Framework:
    """Three items: "one" and "two" are about baking, a craft, and "three" about selling, which is care."""
    lists: dict[str, object] = {
        "competencies": (made.competency("baking"), made.competency("selling", "care")),
        "items": (item("one"), item("two"), item("three", "selling")),
        "questionnaires": questionnaires or (OWN, BOSS, CUSTOMER, PEER, GUEST),
        "scales": (scale(),),
        **values,
    }
    return made.framework(made.about(perspectives=PERSPECTIVES), **lists)  # type: ignore[arg-type]


def form(questionnaire: str, ratings: Ratings | None = None, rated: str = "Ada", **values: object) -> Response:
    return Response("a.json", questionnaire, rated, "", ratings or {}, **values)  # type: ignore[arg-type]


def forms(questionnaire: str, **marks: Iterable[int | None]) -> list[Response]:
    """A form for each mark; `one=(1, 2)` is a form with a 1 on item "one", and one with a 2."""
    columns = {id_.replace("_", "-"): tuple(each) for id_, each in marks.items()}
    number = max(map(len, columns.values()))
    return [
        form(questionnaire, {id_: each[place] for id_, each in columns.items() if place < len(each)})
        for place in range(number)
    ]


def tally(*responses: Response) -> Tally:
    counted = Tally()
    for response in responses:
        counted.add(response)
    return counted


def found(framework_: Framework, *responses: Response, previous: Previous | None = None) -> Results:
    """What there is to report, about one person on one scale."""
    (only,) = results(framework_, tally(*responses), previous)
    return only
