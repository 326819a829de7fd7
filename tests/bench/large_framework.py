"""Writes large frameworks for measuring: valid, with texts as long as real ones, and the same bytes every time.

No clock and no dice: which words a text is made of follows from a digest of the text's place, so a question reads the
same in a small framework as in a large one.

    python tests/bench/large_framework.py DIR --competencies 1000
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from rolebook.model.about import Hue
from rolebook.model.layout import ABOUT_FILE
from rolebook.project import FRAMEWORK_FOLDER, MKDOCS_FILE

REPOSITORY = Path(__file__).resolve().parents[2]
MAX_CATEGORIES = 40
COMPETENCIES_PER_CATEGORY = 100
EXPECTED_PER_PROFILE = 24

_SITE_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)
_NAVIGATION = re.compile(r"^nav:.*\n(?:[ \t-].*\n|\n)*", re.MULTILINE)
"""Leads to the repository's hand-written pages, which a large framework does not have."""
_LINE_WIDTH = 110
_FOLDED_FROM = 90
"""Texts of this length and more are written below their key, as in frameworks that people write."""

_VERBS = (
    "Plans", "Explains", "Reviews", "Negotiates", "Records", "Prepares", "Coordinates", "Questions", "Improves",
    "Defends", "Measures", "Simplifies", "Monitors", "Forecasts", "Presents", "Restores", "Connects", "Documents",
    "Anticipates",
)  # fmt: skip
_OBJECTS = (
    "the service agreement", "a monthly report", "the transition plan", "requests outside the scope",
    "the yearly budget", "a change of supplier", "complaints from branches", "the stock of spare parts",
    "a handover between teams", "the training of new staff", "the security review", "delivery dates", "the price list",
    "an audit finding", "the customer's road map", "a pilot project", "the shift plan", "open invoices",
    "the escalation path", "regional differences", "quality figures", "the renewal of the contract",
    "a safety briefing",
)  # fmt: skip
_PEOPLE = (
    "the customer", "colleagues in operations", "the project board", "a new member of the team",
    "the finance department", "partners abroad", "the people on the night shift", "senior management",
    "the works council", "two competing suppliers",
)  # fmt: skip
_TIMES = (
    "before anybody has to ask", "when time is short", "after a setback", "at the start of the quarter",
    "in a hard case", "when the facts are not complete", "while the work goes on", "during a busy season",
    "once the contract is signed",
)  # fmt: skip
_REASONS = (
    "so that everybody works from the same facts", "because a surprise costs more than bad news",
    "and says who decides", "and notes what was agreed and by whom", "so that the next person can carry on",
    "and names the risk that remains", "because promises are remembered longer than reasons",
    "and keeps the number of open points small", "so that the decision can be explained a year later",
    "and asks for help early rather than late",
)  # fmt: skip

Data = dict[str, Any]


def write_framework(
    folder: Path, competencies: int, questions_each: int = 2, items_each: int = 1, profiles: int = 4
) -> None:
    """Write a project into `folder`: the framework, an empty folder for hand-written pages, and a mkdocs.yml.

    Raises FileExistsError if something stands there already, since its files would count too.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    framework = folder / FRAMEWORK_FOLDER
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    settings = _NAVIGATION.sub("", (REPOSITORY / MKDOCS_FILE).read_text(encoding="utf-8"))
    _write(folder / MKDOCS_FILE, _SITE_NAME.sub(f"site_name: {_title(competencies)}", settings))
    for name, data in _files(competencies, questions_each, items_each, profiles):
        _write(framework / name, _as_yaml(data))


def number_of_entries(competencies: int, questions_each: int = 2, items_each: int = 1, profiles: int = 4) -> int:
    """How many entries such a framework has."""
    return competencies * (1 + questions_each + items_each) + profiles


def _files(competencies: int, questions_each: int, items_each: int, profiles: int) -> Iterator[tuple[str, Data]]:
    yield ABOUT_FILE, _about(competencies)
    yield "sources.yaml", {"sources": _SOURCES}
    yield "scales.yaml", {"scales": [_PROFICIENCY, _RATING]}
    yield "terms.yaml", {"terms": [_term(number) for number in range(20)]}
    for index in range(competencies):
        id_ = _competency_id(index)
        yield f"competencies/{id_}.yaml", _competency(index, competencies)
        if questions_each:
            yield f"questions/{id_}.yaml", {"questions": [_question(index, n) for n in range(questions_each)]}
        if items_each:
            yield f"items/{id_}.yaml", {"items": [_item(index, n) for n in range(items_each)]}
    for number in range(profiles):
        yield f"profiles/{_profile_id(number)}.yaml", _profile(number, competencies)


def _title(competencies: int) -> str:
    return f"Framework of {competencies} competencies"


def _about(competencies: int) -> Data:
    return {
        "id": f"large-{competencies}",
        "title": _title(competencies),
        "version": "1.0.0",
        "released": "2026-01-01",
        "review_by": "2099-12-31",
        "licence": "CC0 1.0",
        "summary": _sentences(4, "summary"),
        "audiences": [
            {"id": "everyone", "title": "Everyone", "edition": "Edition for everyone"},
            {"id": "hr", "title": "HR", "edition": "Complete edition"},
        ],
        "audience_defaults": {"interview_answers": "hr", "amounts": "hr"},
        "proficiency_scale": "proficiency",
        "categories": [_category(number) for number in range(_number_of_categories(competencies))],
        "perspectives": [
            {"id": "customer", "title": "Customer"},
            {"id": "self", "title": "Self-assessment"},
            {"id": "manager", "title": "Manager"},
        ],
    }


def _number_of_categories(competencies: int) -> int:
    return min(max(1, competencies // COMPETENCIES_PER_CATEGORY), MAX_CATEGORIES)


def _category_id(number: int) -> str:
    return f"category-{number + 1:02}"


def _category(number: int) -> Data:
    return {
        "id": _category_id(number),
        "title": f"Field {number + 1}: {_pick(_OBJECTS, 'category', number)}",
        "statement": _sentences(2, "category", number),
        "hue": list(Hue)[number % len(Hue)].value,
        "sources": _cited(number, ["title"], ["statement"]),
    }


_SOURCES: list[Data] = [
    {
        "id": f"source-{number}",
        "title": f"Working with customers, part {number}",
        "author": "A. N. Author",
        "address": f"https://example.org/part-{number}",
        "licence": "CC BY 4.0",
        "summary": "Describes the work with customers from the first meeting to the renewal of the contract.",
        "use": "Facts and ideas retold in own words.",
    }
    for number in range(1, 7)
]
_PROFICIENCY: Data = {
    "id": "proficiency",
    "title": "Proficiency",
    "points": [
        {"value": 1, "label": "Foundation", "definition": "Handles simple cases and asks for help with the rest."},
        {"value": 2, "label": "Working", "definition": "Works alone in the normal run of the work."},
        {"value": 3, "label": "Skilled", "definition": "Handles the hard cases and improves the way things are done."},
        {"value": 4, "label": "Leading", "definition": "Sets the standard for others and helps them reach it."},
    ],
}
_RATING: Data = {
    "id": "rating",
    "title": "Interview rating",
    "points": [
        {"value": value, "label": label}
        for value, label in enumerate(("Far below", "Below", "Meets", "Above", "Far above"), start=1)
    ],
}


def _term(number: int) -> Data:
    word = f"{_pick(_OBJECTS, 'term', number).removeprefix('the ').removeprefix('a ')} {number + 1}"
    return {"id": f"term-{number + 1:02}", "singular": word, "definition": _sentences(1, "term", number)}


def _competency_id(index: int) -> str:
    verb = _pick(_VERBS, "title", index, 0).lower()
    last_word = _pick(_OBJECTS, "title", index, 1).rpartition(" ")[2]
    return f"{verb}-{last_word}-{index + 1:05}"


def _competency(index: int, competencies: int) -> Data:
    neighbour = (index + 1) % competencies
    data: Data = {
        "id": _competency_id(index),
        "number": index + 1,
        "title": f"{_pick(_VERBS, 'title', index, 0)} {_pick(_OBJECTS, 'title', index, 1)}",
        "category": _category_id(index % _number_of_categories(competencies)),
        "statement": _sentences(1, "statement", index),
        "definition": _sentences(1, "definition", index),
        "remark": f"{_sentences(2, 'remark', index)}\n\n{_sentences(1, 'remark', index, 'more')}",
        "indicators": [_behaviour("indicator", index, n) for n in range(6)],
        "warning_signs": [_behaviour("warning", index, n) for n in range(4)],
        "levels": [{"level": n, "description": _sentences(2, "level", index, n)} for n in range(1, 5)],
        "sources": _cited(index, ["statement", "remark"], ["definition", "indicators", "warning_signs", "levels"]),
    }
    if neighbour != index:
        data["related"] = [{"to": _competency_id(neighbour), "difference": _sentences(1, "related", index)}]
    return data


def _cited(index: int, stated: Sequence[str], added: Sequence[str]) -> list[Data]:
    locator = f"Chapter {index % 12 + 1}, no. {index + 1}"
    return [
        {"source": f"source-{index % 5 + 1}", "provenance": "stated", "locator": locator, "parts": list(stated)},
        {"source": "source-6", "provenance": "framework", "parts": list(added)},
    ]


_STAR = (
    ("situation", "What had happened before"),
    ("task", "What was expected of you"),
    ("action", "What did you do first"),
    ("action", "What did you say to them"),
    ("result", "What came of it in the end"),
)


def _question(index: int, number: int) -> Data:
    place = ("question", index, number)
    return {
        "id": f"question-{number + 1}-{_competency_id(index)}",
        "title": f"{_pick(_OBJECTS, *place).capitalize()} {_pick(_TIMES, *place)}",
        "text": f"Tell me about {_pick(_OBJECTS, *place)} that you looked after with {_pick(_PEOPLE, *place)}.",
        "kind": ("behavioural", "situational")[number % 2],
        "competency": _competency_id(index),
        "minutes": 6,
        "probes": [{"part": part, "text": f"{text} {_pick(_TIMES, *place, part)}?"} for part, text in _STAR],
        "look_for": [_behaviour("look for", *place, n) for n in range(4)],
        "warning_signs": [_behaviour("careful", *place, n) for n in range(3)],
        "anchors": [{"value": value, "description": _sentences(1, *place, value)} for value in (1, 3, 5)],
        "status": "draft",
        "sources": [{"source": "source-6", "provenance": "framework"}],
    }


def _item(index: int, number: int) -> Data:
    behaviour = _behaviour("item", index, number).rstrip(".")
    wording = behaviour[0].lower() + behaviour[1:]
    return {
        "id": f"item-{number + 1}-{_competency_id(index)}",
        "title": behaviour,
        "competency": _competency_id(index),
        "wordings": dict.fromkeys(("customer", "self", "manager"), wording),
        "sources": [{"source": "source-6", "provenance": "framework"}],
    }


def _profile_id(number: int) -> str:
    return f"role-{number + 1:03}"


def _profile(number: int, competencies: int) -> Data:
    count = min(EXPECTED_PER_PROFILE, competencies)
    start = number * competencies // 7
    expected = sorted({(start + step * (competencies // count)) % competencies for step in range(count)})
    return {
        "id": _profile_id(number),
        "title": f"Role {number + 1}, in charge of {_pick(_OBJECTS, 'role', number)}",
        "purpose": _sentences(2, "purpose", number),
        "situation": _sentences(4, "situation", number),
        "expectations": [{"competency": _competency_id(index), "level": index % 4 + 1} for index in expected],
        "sources": [{"source": "source-6", "provenance": "framework"}],
    }


def _sentences(count: int, *place: object) -> str:
    return " ".join(
        f"{_pick(_VERBS, *place, n, 'verb')} {_pick(_OBJECTS, *place, n, 'object')} with {_pick(_PEOPLE, *place, n)} "
        f"{_pick(_TIMES, *place, n)}, {_pick(_REASONS, *place, n)}."
        for n in range(count)
    )


def _behaviour(*place: object) -> str:
    return f"{_pick(_VERBS, *place)} {_pick(_OBJECTS, *place, 'object')} {_pick(_TIMES, *place)}."


def _pick(words: Sequence[str], *place: object) -> str:
    digest = sha256(f"{words[0]} {place}".encode()).digest()
    return words[int.from_bytes(digest[:8], "big") % len(words)]


class _Dumper(yaml.CSafeDumper):
    """Writes long texts folded below their key, short ones beside it, and what occurs twice, twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text_node(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) >= _FOLDED_FROM else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text_node)


def _as_yaml(data: Mapping[str, Any]) -> str:
    text: str = yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_LINE_WIDTH)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write a framework of the size that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a large framework for measuring.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="where to write it")
    parser.add_argument("--competencies", type=int, default=1000)
    parser.add_argument("--questions-each", type=int, default=2, help="questions for each competency")
    parser.add_argument("--items-each", type=int, default=1, help="items for each competency")
    parser.add_argument("--profiles", type=int, default=4, help="success profiles")
    wanted = parser.parse_args()
    try:
        write_framework(wanted.folder, wanted.competencies, wanted.questions_each, wanted.items_each, wanted.profiles)
    except FileExistsError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
