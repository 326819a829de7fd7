"""The second of two parallel forms of an interview, for another candidate or a second round.

Form B asks about the same competencies with questions of the same kind in the same minutes, so that what two candidates
answer can be compared although neither hears of the other's questions.
"""

from __future__ import annotations

from collections.abc import Sequence

from rolebook.model.choice import Slot
from rolebook.model.interview import Question


def parallel_form(slots: Sequence[Slot], questions: Sequence[Question]) -> tuple[Question | None, ...]:
    """For each slot another question of the same competency and kind that fits into its minutes, or None.

    `questions` are those that may be asked. No question serves twice, and as many slots as possible get one: slots with
    fewer minutes choose first, since whatever fits them would fit the others too.
    """
    free = [question for question in questions if all(question.id != slot.question.id for slot in slots)]
    found: list[Question | None] = [None] * len(slots)
    for place in sorted(range(len(slots)), key=lambda place: slots[place].minutes):
        twins = [question for question in free if _is_twin(question, slots[place])]
        if twins:
            twin = min(twins, key=lambda twin: (twin.reserve, -twin.minutes))
            found[place] = twin
            free.remove(twin)
    return tuple(found)


def _is_twin(question: Question, slot: Slot) -> bool:
    asked = slot.question
    return (question.competency, question.kind) == (asked.competency, asked.kind) and question.minutes <= slot.minutes
