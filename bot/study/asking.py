"""Quiz questions by their names."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.ids import ItemId
from bot.model.item import Quiz, QuizKind, StudyItem
from bot.model.learning import QuestionId
from bot.study.library import Library


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the item that it belongs to."""

    id: QuestionId
    item: StudyItem
    quiz: Quiz


def question_id(item: ItemId, place: int) -> QuestionId:
    """Name an item's question by its place from 0."""
    return QuestionId(f"{item}#{place}")


def questions_of(items: Iterable[StudyItem]) -> tuple[Question, ...]:
    """Give the questions of these items that letters answer, in their order."""
    return tuple(
        Question(question_id(item.id, place), item, quiz)
        for item in items
        for place, quiz in enumerate(item.quiz)
        if quiz.kind is not QuizKind.FILL
    )


def lettered(library: Library, id_: str) -> Question | None:
    """Find a question that can be asked in the chat."""
    found = find(library, id_)
    return found if found and found.quiz.kind is not QuizKind.FILL else None


def find(library: Library, id_: str) -> Question | None:
    """Find a question, if the library still has it."""
    item_id, _, place = id_.rpartition("#")
    item = library.item(ItemId(item_id))
    if item is None or not place.isdecimal() or int(place) >= len(item.quiz):
        return None
    return Question(QuestionId(id_), item, item.quiz[int(place)])
