"""The words of a report's workbook, which stand in `print/report.yaml` among the templates."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.results import Group
from rolebook.render.templates import Templates
from rolebook.views.report_items import Seen
from rolebook.views.report_plan import Why

_FILE = "print/report.yaml"


@dataclass(frozen=True)
class ReportWords:
    """Every word of the workbook by what it is for. Some hold names in braces, which `filled` replaces."""

    summary: str
    items: str
    competencies: str
    comments: str
    plan: str
    title: str
    summary_hint: str
    counted_on: str
    items_hint: str
    reversed_hint: str
    competencies_hint: str
    comments_hint: str
    plan_hint: str
    plan_worksheet: str
    groups_title: str
    categories_title: str
    overall_title: str
    strongest_title: str
    weakest_title: str
    lower_title: str
    higher_title: str
    beside_title: str
    left_out: str
    you: str
    also: str
    others: str
    group: str
    forms: str
    shown: str
    own_form: str
    as_group: str
    single: str
    merged: str
    hidden: str
    number: str
    category: str
    competency: str
    item: str
    wording: str
    values: str
    values_reversed: str
    point: str
    ratings: str
    mean: str
    spread: str
    difference: str
    before: str
    now: str
    change: str
    remark: str
    place: str
    comment: str
    too_few: str
    no_rating: str
    turned_round: str
    reworded: str
    seen_higher: str
    seen_alike: str
    seen_lower: str
    no_comments: str
    finding: str
    why: str
    lowest: str
    gap: str
    keep: str
    action: str
    owner: str
    due: str
    proof: str
    status: str
    review: str
    open: str
    on_time: str
    late: str
    done: str
    wrong_status: str
    wrong_day: str
    chart_text: str
    page: str

    def of_group(self, group: Group) -> str:
        """A group as the person who reads calls it."""
        return self.you if group.about_self else self.also.join(group.titles)

    def of_seen(self, seen: Seen | None) -> str:
        """How people see themselves beside others; empty where nobody knows."""
        words = {Seen.HIGHER: self.seen_higher, Seen.ALIKE: self.seen_alike, Seen.LOWER: self.seen_lower}
        return words[seen] if seen else ""

    def of_why(self, why: Why) -> str:
        """What makes a sentence a finding."""
        return {Why.LOWEST: self.lowest, Why.GAP: self.gap, Why.KEEP: self.keep}[why]


def report_words(templates: Templates) -> ReportWords:
    """The words that the templates bring; a framework's own go before those of Rolebook."""
    return ReportWords(**templates.words(_FILE))
