"""Every kind of change is found, called by its name and counted for the right number of the version.

The frameworks are made by hand: a bakery with one thing of each kind, of which each test changes a single detail.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rolebook.model.about import About, Audience, Category, LibraryKind, Perspective
from rolebook.model.change import Change, Nature, Rise, written_place
from rolebook.model.change_rules import FIELD_RULES, MEMBER_RULES, UNSEEN
from rolebook.model.competency import Competency, Level
from rolebook.model.difference import difference
from rolebook.model.entry import Citation, Entry, Provenance, Shape, Status
from rolebook.model.files import SHAPES
from rolebook.model.framework import Framework
from rolebook.model.incentive import Horizon, Incentive, Measure, Timing
from rolebook.model.interview import (
    InterviewPlan,
    PlannedCompetency,
    PlannedQuestion,
    Probe,
    Question,
    QuestionKind,
    StarPart,
)
from rolebook.model.kinds import Kind
from rolebook.model.library import LibraryEntry
from rolebook.model.profile import Expectation, KnowledgeNeed, Profile
from rolebook.model.questionnaire import Anonymity, AnonymityMode, Item, Questionnaire, Section
from rolebook.model.vocabulary import OffScale, Scale, ScalePoint, Source, Term
from rolebook.model.worksheet import Axis, Block, Criterion, End, Quadrant, Weighing, Worksheet
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from support import SHIPPED

CITED = (Citation(source="bread-book", provenance=Provenance.STATED),)


def competency(id_: str, title: str, **more: Any) -> Competency:
    return Competency(id=id_, title=title, category="craft", statement=f"{title} every day.", sources=CITED, **more)


def scale(*labels: str) -> Scale:
    points = tuple(ScalePoint(value=value, label=label) for value, label in enumerate(labels, 1))
    return Scale(id="mastery", title="Mastery", points=points)


def weighing() -> Weighing:
    axes = tuple(
        Axis(title=title, criteria=(Criterion(title="Taste", weight=60), Criterion(title="Price", weight=40)))
        for title in ("Worth", "Effort")
    )
    quarters = tuple(
        Quadrant(title=f"{first} {second}", first=first, second=second, advice="Bake it.")
        for first in End
        for second in End
    )
    return Weighing(scale="mastery", axes=axes, high_from=2, quadrants=quarters)


ABOUT = About(
    id="bakery",
    title="Bakery",
    version="1.1.0",
    released="2026-03-01",
    licence="CC BY 4.0",
    summary="What bakers do.",
    audiences=(Audience(id="everyone", title="Everyone", edition="For everyone"),),
    proficiency_scale="mastery",
    categories=(
        Category(id="craft", title="Craft", statement="Making bread.", sources=CITED),
        Category(id="shop", title="Shop", statement="Selling bread.", sources=CITED),
    ),
    perspectives=(Perspective(id="apprentice", title="Apprentice"), Perspective(id="self", title="Self")),
    library=(
        LibraryKind(id="principle", title="Principle", plural="Principles", summary="What holds."),
        LibraryKind(id="plan", title="Plan", plural="Plans", summary="What is planned."),
    ),
)
BAKERY = Framework(
    about=ABOUT,
    audience="everyone",
    sources=(
        Source(id="bread-book", title="The book of bread", licence="none stated", summary="Bread.", use="Ideas."),
    ),
    scales=(scale("Learns", "Knows", "Teaches"),),
    terms=(Term(id="dough", singular="dough", definition="What bread is before it is baked."),),
    competencies=(
        competency(
            "kneads",
            "Kneads",
            number=1,
            remark="It takes time.",
            indicators=("Kneads until the dough is smooth.", "Stops before the dough tears."),
            levels=(Level(level=1, description="Kneads by the clock."),),
        ),
        competency("bakes", "Bakes", number=2),
        competency("cleans", "Cleans", number=3),
    ),
    profiles=(
        Profile(
            id="baker",
            title="Baker",
            purpose="Bakes alone.",
            situation="A small bakehouse.",
            expectations=(
                Expectation(competency="kneads", level=2),
                Expectation(competency="bakes", level=3, must_have=True),
            ),
            knowledge=(KnowledgeNeed(area="flour", level=1, answer="A little.", reason="The miller knows."),),
            interests=("The customer", "The apprentice", "The bakery"),
            sources=CITED,
        ),
    ),
    incentives=(
        Incentive(
            id="share",
            title="Share",
            plan_type="team",
            statement="A share of Saturdays.",
            unit_rewarded="the bakehouse",
            horizon=Horizon.YEAR,
            measures=(
                Measure(title="Loaves sold", source="till", timing=Timing.LAGGING, weight=70),
                Measure(title="Loaves returned", source="till", timing=Timing.LAGGING, weight=30),
            ),
            sources=CITED,
        ),
    ),
    questions=(
        Question(
            id="bad-batch",
            title="A bad batch",
            text="Tell me about a batch that went wrong.",
            kind=QuestionKind.BEHAVIOURAL,
            competency="bakes",
            minutes=5,
            probes=(Probe(text="What did you do?", part=StarPart.ACTION),),
            sources=CITED,
        ),
    ),
    plans=(
        InterviewPlan(
            id="trial",
            title="Trial",
            situation="After a night.",
            role="Baker",
            minutes=20,
            scale="mastery",
            competencies=(PlannedCompetency(competency="bakes"), PlannedCompetency(competency="kneads")),
            questions=(PlannedQuestion(question="bad-batch"),),
            purpose="Find out.",
            opening="Good morning.",
            closing="Thank you.",
            sources=CITED,
        ),
    ),
    items=(
        Item(
            id="smooth",
            title="Smooth dough",
            competency="kneads",
            wordings={"apprentice": "kneads the dough until it is smooth", "self": "I knead until it is smooth"},
            sources=CITED,
        ),
        Item(id="embers", title="Embers", competency="bakes", wordings={"self": "I rake them"}, sources=CITED),
        Item(id="oven", title="Oven", competency="bakes", wordings={"self": "I heat the oven first"}, sources=CITED),
    ),
    questionnaires=(
        Questionnaire(
            id="view",
            title="View",
            perspective="self",
            scale="mastery",
            purpose="To talk about.",
            instructions="Tick one.",
            anonymity=Anonymity(mode=AnonymityMode.NAMED, statement="You are named."),
            sections=(
                Section(title="Dough", items=("smooth",)),
                Section(title="Fire", items=("oven", "embers")),
            ),
            sources=CITED,
        ),
    ),
    worksheets=(
        Worksheet(
            id="new-loaves",
            title="New loaves",
            purpose="To choose.",
            blocks=(Block(title="Weigh", weighing=weighing()),),
            sources=CITED,
        ),
    ),
    library=(
        LibraryEntry(id="flour", title="Flour", kind="principle", statement="Flour differs.", sources=CITED),
        LibraryEntry(id="ovens", title="Ovens", kind="principle", statement="Heat first.", sources=CITED),
        LibraryEntry(id="night", title="Night", kind="plan", statement="Who bakes what.", sources=CITED),
    ),
)


def changed(field: str, id_: str, **values: Any) -> Framework:
    """The bakery with other values in one thing."""
    things = tuple(thing.model_copy(update=values) if thing.id == id_ else thing for thing in getattr(BAKERY, field))
    assert things != getattr(BAKERY, field)
    lists: dict[str, Any] = {field: things}
    return replace(BAKERY, **lists)


def about(**values: Any) -> Framework:
    return replace(BAKERY, about=ABOUT.model_copy(update=values))


def baker(**values: Any) -> Framework:
    return changed("profiles", "baker", **values)


def expected(*expectations: Expectation) -> Framework:
    return baker(expectations=expectations)


KNEADS, BAKES = BAKERY.profiles[0].expectations


def row(change: Change) -> tuple[str, str, str, object, object, str]:
    """A change in short: what happened to what, where, from what to what, and which number it raises."""
    return change.nature, change.subject.id, written_place(change.place), change.old, change.new, change.rise


def rows(old: Framework, new: Framework) -> list[tuple[str, str, str, object, object, str]]:
    return [row(change) for change in difference(old, new).changes]


CASES: dict[str, tuple[Framework, tuple[object, ...]]] = {
    "level raised": (
        expected(KNEADS.model_copy(update={"level": 3}), BAKES),
        ("raised", "baker", "expectations[kneads].level", 2, 3, "first"),
    ),
    "level lowered": (
        expected(KNEADS, BAKES.model_copy(update={"level": 1})),
        ("lowered", "baker", "expectations[bakes].level", 3, 1, "second"),
    ),
    "competency expected": (
        expected(KNEADS, BAKES, Expectation(competency="cleans", level=1)),
        ("expected", "baker", "expectations[cleans]", "", 1, "first"),
    ),
    "competency dropped": (expected(BAKES), ("dropped", "baker", "expectations[kneads]", 2, "", "second")),
    "must-have gained": (
        expected(KNEADS.model_copy(update={"must_have": True}), BAKES),
        ("must-have", "baker", "expectations[kneads].must_have", False, True, "first"),
    ),
    "must-have lost": (
        expected(KNEADS, BAKES.model_copy(update={"must_have": False})),
        ("no-must-have", "baker", "expectations[bakes].must_have", True, False, "second"),
    ),
    "profile reweighted": (
        expected(KNEADS.model_copy(update={"weight": 4}), BAKES),
        ("reweighted", "baker", "expectations[kneads].weight", 1, 4, "second"),
    ),
    "knowledge deeper": (
        baker(knowledge=(BAKERY.profiles[0].knowledge[0].model_copy(update={"level": 2}),)),
        ("raised", "baker", "knowledge[flour].level", 1, 2, "first"),
    ),
    "order of expectations": (expected(BAKES, KNEADS), ("reordered", "baker", "expectations", "", "", "third")),
    "order of interests": (
        baker(interests=("The apprentice", "The customer", "The bakery")),
        ("reordered", "baker", "interests", "", "", "third"),
    ),
    "renamed": (
        changed("competencies", "kneads", title="Works the dough"),
        ("renamed", "kneads", "title", "Kneads", "Works the dough", "third"),
    ),
    "renumbered": (
        changed("competencies", "cleans", number=7),
        ("renumbered", "cleans", "number", 3, 7, "third"),
    ),
    "moved to a category": (
        changed("competencies", "cleans", category="shop"),
        ("moved", "cleans", "category", "craft", "shop", "second"),
    ),
    "moved to a kind": (
        changed("library", "ovens", kind="plan"),
        ("moved", "ovens", "kind", "principle", "plan", "second"),
    ),
    "text reworded": (
        changed("competencies", "kneads", remark="It takes patience."),
        ("reworded", "kneads", "remark", "It takes time.", "It takes patience.", "third"),
    ),
    "text that came": (
        changed("competencies", "bakes", remark="Fire is hot."),
        ("extended", "bakes", "remark", "", "Fire is hot.", "second"),
    ),
    "text that went": (
        changed("competencies", "kneads", remark=""),
        ("shortened", "kneads", "remark", "It takes time.", "", "second"),
    ),
    "phrase reworded": (
        changed(
            "competencies",
            "kneads",
            indicators=("Kneads until the dough is silky.", "Stops before the dough tears."),
        ),
        (
            "reworded",
            "kneads",
            "indicators[1]",
            "Kneads until the dough is smooth.",
            "Kneads until the dough is silky.",
            "third",
        ),
    ),
    "phrase that came": (
        changed("competencies", "kneads", indicators=("Weighs the salt.", *BAKERY.competencies[0].indicators)),
        ("extended", "kneads", "indicators[1]", "", "Weighs the salt.", "second"),
    ),
    "phrase that went": (
        changed("competencies", "kneads", indicators=BAKERY.competencies[0].indicators[:1]),
        ("shortened", "kneads", "indicators[2]", "Stops before the dough tears.", "", "second"),
    ),
    "level described": (
        changed(
            "competencies",
            "kneads",
            levels=(*BAKERY.competencies[0].levels, Level(level=2, description="By feel.")),
        ),
        ("extended", "kneads", "levels[2]", "", "By feel.", "second"),
    ),
    "status": (
        changed("competencies", "bakes", status=Status.DRAFT),
        ("set", "bakes", "status", "approved", "draft", "second"),
    ),
    "measure reweighted": (
        changed(
            "incentives",
            "share",
            measures=(
                BAKERY.incentives[0].measures[0].model_copy(update={"weight": 60}),
                BAKERY.incentives[0].measures[1],
            ),
        ),
        ("reweighted", "share", "measures[Loaves sold].weight", 70, 60, "second"),
    ),
    "question reworded": (
        changed("questions", "bad-batch", text="Tell us about a batch that went wrong."),
        (
            "reworded",
            "bad-batch",
            "text",
            "Tell me about a batch that went wrong.",
            "Tell us about a batch that went wrong.",
            "third",
        ),
    ),
    "probe reworded": (
        changed("questions", "bad-batch", probes=(Probe(text="What did you do then?", part=StarPart.ACTION),)),
        ("reworded", "bad-batch", "probes[1].text", "What did you do?", "What did you do then?", "third"),
    ),
    "minutes": (changed("questions", "bad-batch", minutes=7), ("timed", "bad-batch", "minutes", 5, 7, "second")),
    "pass mark set": (changed("plans", "trial", pass_mark=60), ("raised", "trial", "pass_mark", "", 60, "first")),
    "minimum set": (
        changed(
            "plans",
            "trial",
            competencies=(PlannedCompetency(competency="bakes", minimum=2), PlannedCompetency(competency="kneads")),
        ),
        ("raised", "trial", "competencies[bakes].minimum", "", 2, "first"),
    ),
    "competency covered": (
        changed("plans", "trial", competencies=(*BAKERY.plans[0].competencies, PlannedCompetency(competency="cleans"))),
        ("expected", "trial", "competencies[cleans]", "", "", "first"),
    ),
    "criterion reweighted": (
        changed(
            "worksheets",
            "new-loaves",
            blocks=(
                Block(
                    title="Weigh",
                    weighing=weighing().model_copy(
                        update={
                            "axes": (
                                Axis(
                                    title="Worth",
                                    criteria=(
                                        Criterion(title="Taste", weight=70),
                                        Criterion(title="Price", weight=40),
                                    ),
                                ),
                                weighing().axes[1],
                            )
                        }
                    ),
                ),
            ),
        ),
        ("reweighted", "new-loaves", "blocks[Weigh].weighing.axes[Worth].criteria[Taste].weight", 60, 70, "second"),
    ),
    "item reworded": (
        changed("items", "oven", wordings={"self": "I heat the oven well before"}),
        ("reworded", "oven", "wordings[self]", "I heat the oven first", "I heat the oven well before", "third"),
    ),
    "item for another perspective": (
        changed("items", "oven", wordings={"self": "I heat the oven first", "apprentice": "heats the oven first"}),
        ("extended", "oven", "wordings[apprentice]", "", "heats the oven first", "second"),
    ),
    "section retitled": (
        changed(
            "questionnaires",
            "view",
            sections=(Section(title="The dough", items=("smooth",)), BAKERY.questionnaires[0].sections[1]),
        ),
        ("reworded", "view", "sections[The dough].title", "Dough", "The dough", "third"),
    ),
    "item in another section": (
        changed(
            "questionnaires",
            "view",
            sections=(
                Section(title="Dough", items=("smooth", "oven")),
                Section(title="Fire", items=("embers",)),
            ),
        ),
        ("reordered", "view", "sections", "", "", "third"),
    ),
    "another scale": (
        changed("questionnaires", "view", scale="stars"),
        ("rescaled", "view", "scale", "mastery", "stars", "first"),
    ),
    "point relabelled": (
        replace(BAKERY, scales=(scale("Learns", "Knows", "Masters"),)),
        ("rescaled", "mastery", "points[3].label", "Teaches", "Masters", "first"),
    ),
    "point added": (
        replace(BAKERY, scales=(scale("Learns", "Knows", "Teaches", "Invents"),)),
        ("rescaled", "mastery", "points[4]", "", "Invents", "first"),
    ),
    "off the scale": (
        changed("scales", "mastery", off_scale=OffScale(label="Cannot say")),
        ("rescaled", "mastery", "off_scale", "", "Cannot say", "first"),
    ),
    "point defined": (
        changed(
            "scales",
            "mastery",
            points=(
                BAKERY.scales[0].points[0].model_copy(update={"definition": "Needs help."}),
                *BAKERY.scales[0].points[1:],
            ),
        ),
        ("extended", "mastery", "points[1].definition", "", "Needs help.", "second"),
    ),
    "source otherwise": (
        changed(
            "library",
            "flour",
            sources=(Citation(source="bread-book", provenance=Provenance.DERIVED, parts=("look_for",)),),
        ),
        ("resourced", "flour", "sources[bread-book]", "stated", "derived · look for", "third"),
    ),
    "publication": (
        changed("sources", "bread-book", author="A. Baker"),
        ("extended", "bread-book", "author", "", "A. Baker", "second"),
    ),
    "term": (changed("terms", "dough", singular="Dough"), ("renamed", "dough", "singular", "dough", "Dough", "third")),
    "framework": (
        about(summary="What all bakers do."),
        ("reworded", "bakery", "summary", "What bakers do.", "What all bakers do.", "third"),
    ),
    "category renamed": (
        about(categories=(ABOUT.categories[0].model_copy(update={"title": "Handwork"}), ABOUT.categories[1])),
        ("renamed", "craft", "title", "Craft", "Handwork", "third"),
    ),
    "audience": (
        about(audiences=(Audience(id="everyone", title="Everyone", edition="For all"),)),
        ("reworded", "everyone", "edition", "For everyone", "For all", "third"),
    ),
    "competency added": (
        replace(BAKERY, competencies=(*BAKERY.competencies, competency("sells", "Sells"))),
        ("added", "sells", "", "", "", "second"),
    ),
    "competency removed": (
        replace(BAKERY, competencies=BAKERY.competencies[:2]),
        ("removed", "cleans", "", "", "", "first"),
    ),
    "item removed": (replace(BAKERY, items=BAKERY.items[:2]), ("removed", "oven", "", "", "", "first")),
    "scale removed": (replace(BAKERY, scales=()), ("removed", "mastery", "", "", "", "first")),
    "question removed": (replace(BAKERY, questions=()), ("removed", "bad-batch", "", "", "", "second")),
    "term removed": (replace(BAKERY, terms=()), ("removed", "dough", "", "", "", "second")),
}
"""What is different, and the one change that must be found."""


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_found_and_called_by_its_name(name: str) -> None:
    new, change = CASES[name]
    assert rows(BAKERY, new) == [change]


OPPOSITES = {
    Nature.ADDED: Nature.REMOVED,
    Nature.EXPECTED: Nature.DROPPED,
    Nature.RAISED: Nature.LOWERED,
    Nature.MUST_HAVE: Nature.NO_MUST_HAVE,
    Nature.EXTENDED: Nature.SHORTENED,
}
OPPOSITE = OPPOSITES | {there: here for here, there in OPPOSITES.items()}


@pytest.mark.parametrize("name", CASES)
def test_the_other_way_round_it_is_the_opposite(name: str) -> None:
    new, _ = CASES[name]
    (there,), (back,) = difference(BAKERY, new).changes, difference(new, BAKERY).changes
    assert back.nature is OPPOSITE.get(there.nature, there.nature)
    assert (back.old, back.new, back.subject.id) == (there.new, there.old, there.subject.id)


def test_every_nature_has_a_case() -> None:
    seen = {change[0] for _, change in CASES.values()}
    assert {nature.value for nature in Nature} - seen == {"readdressed"}


def test_nothing_changed_is_nothing() -> None:
    found = difference(BAKERY, BAKERY)
    assert found.changes == ()
    assert found.advice.rise is Rise.NONE


UNSEEN_CHANGES: dict[str, Framework] = {
    "who keeps it": changed(
        "competencies", "kneads", owner="Frau Sommer", reviewed="2026-01-01", review_by="2027-01-01"
    ),
    "who may see it": changed("competencies", "kneads", audience="everyone"),
    "how it is laid out": changed("plans", "trial", note_lines=20),
    "where lines break": changed("competencies", "kneads", statement="Kneads\nevery   day."),
    "the order of files": replace(BAKERY, competencies=BAKERY.competencies[::-1]),
    "the version itself": about(version="1.2.0", released="2026-04-01"),
    "a kind without entries": about(
        library=(*ABOUT.library, LibraryKind(id="tool", title="Tool", plural="Tools", summary="What helps."))
    ),
    "numbers that are not shown": replace(
        changed("competencies", "cleans", number=9), about=ABOUT.model_copy(update={"numbered": False})
    ),
}


@pytest.mark.parametrize("name", UNSEEN_CHANGES)
def test_what_readers_do_not_see_is_no_change(name: str) -> None:
    old = replace(BAKERY, about=UNSEEN_CHANGES[name].about) if name.startswith("numbers") else BAKERY
    assert rows(old, UNSEEN_CHANGES[name]) == []


def test_a_new_paragraph_is_seen() -> None:
    new = changed("competencies", "kneads", statement="Kneads\n\nevery day.")
    assert [change[:3] for change in rows(BAKERY, new)] == [("reworded", "kneads", "statement")]


def test_a_competency_that_comes_as_a_must_have_is_both() -> None:
    new = expected(KNEADS, BAKES, Expectation(competency="cleans", level=1, must_have=True))
    assert [change[0] for change in rows(BAKERY, new)] == ["expected", "must-have"]


class Aliased(Competency):
    """A competency whose shape has a place for former ids."""

    aliases: tuple[str, ...] = ()


def with_alias() -> Framework:
    """The bakery with `kneads` under another id, and every reference to it changed."""
    text = BAKERY.competencies[0]
    values = {name: getattr(text, name) for name in type(text).model_fields} | {
        "id": "works-dough",
        "aliases": ("kneads",),
    }
    return replace(
        expected(KNEADS.model_copy(update={"competency": "works-dough"}), BAKES),
        competencies=(Aliased.model_construct(**values), *BAKERY.competencies[1:]),
        items=(BAKERY.items[0].model_copy(update={"competency": "works-dough"}), *BAKERY.items[1:]),
        plans=(
            BAKERY.plans[0].model_copy(
                update={
                    "competencies": tuple(PlannedCompetency(competency=id_) for id_ in ("bakes", "works-dough")),
                }
            ),
        ),
    )


def test_an_alias_is_another_address_of_the_same_thing() -> None:
    assert rows(BAKERY, with_alias()) == [("readdressed", "works-dough", "", "kneads", "works-dough", "third")]


def test_an_alias_is_understood_backwards() -> None:
    assert rows(with_alias(), BAKERY) == [("readdressed", "kneads", "", "works-dough", "kneads", "third")]


def test_without_an_alias_an_id_that_changes_is_a_thing_that_goes_and_one_that_comes() -> None:
    new = replace(BAKERY, competencies=(*BAKERY.competencies[:2], competency("sweeps", "Cleans", number=3)))
    assert [change[:2] for change in rows(BAKERY, new)] == [("added", "sweeps"), ("removed", "cleans")]


@pytest.mark.parametrize(
    ("new", "ends"),
    [
        (CASES["item reworded"][0], True),
        (changed("items", "oven", reverse_keyed=True), True),
        (CASES["another scale"][0], True),
        (changed("questionnaires", "view", stem="I …"), True),
        (CASES["item for another perspective"][0], False),
        (changed("items", "oven", title="The oven"), False),
        (CASES["question reworded"][0], False),
    ],
)
def test_answers_can_be_compared_unless_they_answer_something_else(new: Framework, ends: bool) -> None:
    (change,) = difference(BAKERY, new).changes
    assert change.ends_comparison is ends


@pytest.mark.parametrize(
    ("case", "written", "asked", "enough"),
    [
        ("level raised", "1.1.0", "2.0.0", False),
        ("level raised", "1.2.0", "2.0.0", False),
        ("level raised", "2.0.0", "2.0.0", True),
        ("level raised", "2.3.1", "2.0.0", True),
        ("minutes", "1.1.1", "1.2.0", False),
        ("minutes", "1.2.0", "1.2.0", True),
        ("renamed", "1.1.0", "1.1.1", False),
        ("renamed", "1.1.1", "1.1.1", True),
        ("renamed", "next", "", True),
        ("renamed", "1.10.0", "1.1.1", True),
    ],
)
def test_the_version_asked_for_follows_the_weightiest_change(case: str, written: str, asked: str, enough: bool) -> None:
    new = replace(CASES[case][0], about=ABOUT.model_copy(update={"version": written}))
    advice = difference(BAKERY, new).advice
    assert (advice.asked, advice.enough) == (asked, enough)
    assert [row(change) for change in advice.reasons] == [CASES[case][1]]


def test_words_beside_something_new_do_not_lower_the_number() -> None:
    both = replace(CASES["level raised"][0], terms=CASES["term"][0].terms)
    advice = difference(BAKERY, both).advice
    assert (advice.rise, len(advice.reasons)) == (Rise.FIRST, 1)


@pytest.mark.parametrize("name", ["1.1", "v1.1.0", "1.1.0-draft", "１.1.0", ""])
def test_a_version_that_is_not_three_numbers_only_has_to_differ(name: str) -> None:
    old = replace(BAKERY, about=ABOUT.model_copy(update={"version": name}))
    new = replace(CASES["level raised"][0], about=ABOUT.model_copy(update={"version": name}))
    advice = difference(old, new).advice
    assert (advice.asked, advice.enough, advice.rise) == ("", False, Rise.FIRST)


def test_the_rules_name_fields_that_exist() -> None:
    assert all(field in shape.model_fields for shape, field in FIELD_RULES)
    assert all(rule.shows in {"", *shape.model_fields} for shape, rule in MEMBER_RULES.items())


def test_every_field_left_out_exists_somewhere() -> None:
    shapes: list[type[Shape]] = [About, *SHAPES.values(), Category, Block, Entry]
    fields = {name for shape in shapes for name in shape.model_fields}
    coming = {"aliases"}  # why: a shape may get it later; ids that a thing had before are no change of their own
    assert fields >= UNSEEN - coming - {"lines", "hue"}


def test_a_framework_is_compared_with_itself_at_once() -> None:
    shipped, again = (load_framework(SHIPPED, Cache(None))[0] for _ in range(2))
    assert len(shipped.entries) > 200
    started = time.perf_counter()
    assert difference(shipped, again).changes == ()
    assert time.perf_counter() - started < 0.2


KINDS: dict[Kind, Callable[[Framework], Framework]] = {
    Kind.PROFILE: lambda f: replace(f, profiles=()),
    Kind.PLAN: lambda f: replace(f, plans=()),
    Kind.LIBRARY_KIND: lambda f: replace(f, library=()),
    Kind.PERSPECTIVE: lambda f: replace(f, about=f.about.model_copy(update={"perspectives": ()})),
    Kind.CATEGORY: lambda f: replace(f, about=f.about.model_copy(update={"categories": f.about.categories[:1]})),
    Kind.SOURCE: lambda f: replace(f, sources=()),
}


@pytest.mark.parametrize("kind", KINDS)
def test_things_of_every_kind_come_and_go(kind: Kind) -> None:
    without = KINDS[kind](BAKERY)
    gone = [change for change in difference(BAKERY, without).changes if change.subject.kind is kind]
    come = [change for change in difference(without, BAKERY).changes if change.subject.kind is kind]
    assert {change.nature for change in gone} == {Nature.REMOVED}
    assert {change.nature for change in come} == {Nature.ADDED}
