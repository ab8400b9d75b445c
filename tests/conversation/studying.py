"""Mei studies: a talk that remembers what she answered, was given, and when she came."""

from dataclasses import dataclass, replace

from bot.conversation.acts.learning import CheckIn, Give, Learn
from bot.conversation.turn import Decision, TodayItem, Turn
from bot.model.ids import PushId, TrackId
from bot.model.item import Depth, Quiz, QuizKind, StudyItem, Track
from bot.model.learning import QuestionId
from bot.model.push import Delivery, Push
from bot.study.asking import question_id
from bot.study.library import Library
from tests.conversation.talk import MORNING, STUDY_DAY, Talk, item

LETTER = Quiz(
    QuizKind.SINGLE, "谁能用坡道？", ("轮椅", "谁都能", "没人"), "B", "推车、拉箱子都要走。"
)
LETTERS = Quiz(QuizKind.MULTIPLE, "哪些算？", ("坡道", "盲道", "台阶", "扶手"), "ABD", "台阶不算。")
TRUTH = Quiz(QuizKind.TRUEFALSE, "有坡道就够了。", (), "B", "还要能走得到。")

FIRST = replace(item(1), quiz=(LETTER, LETTERS, TRUTH))
SECOND = replace(item(2), depth=Depth.KNOW, quiz=(LETTER,))
THIRD = replace(item(3), depth=Depth.DO)
LIBRARY = Library((Track(TrackId("law"), "身边的法", "", 1, (FIRST, SECOND, THIRD)),))
Q1, Q2, Q3 = (question_id(FIRST.id, place) for place in range(3))


def today(*items: StudyItem) -> tuple[TodayItem, ...]:
    """Items that were pushed today."""
    return tuple(
        TodayItem(
            Push(PushId(f"p{one.id}"), one.id, STUDY_DAY, None, MORNING), one, Delivery.DELIVERED
        )
        for one in items
    )


@dataclass(slots=True)
class Study(Talk):
    """What the acts of the daily study did is looked up the next time."""

    def _keep(self, turn: Turn, decision: Decision) -> None:
        Talk._keep(self, turn, decision)
        known = self.learning
        for act in decision.acts:
            match act:
                case Learn(question, before, after):
                    assert known.cards.get(question) == before
                    known = replace(known, cards={**known.cards, question: after})
                case CheckIn(day, came):
                    assert came == known.came
                    known = replace(known, came=came | {day}, study_days=known.study_days | {day})
                case Give(given):
                    known = replace(known, had=known.had | {given})
        self.learning = known

    def learnt(self, question: QuestionId) -> bool:
        """Whether the first answer to a question was right; raises where there is none."""
        return self.learning.cards[question].right


def mei(*items: StudyItem, library: Library = LIBRARY) -> Study:
    """Mei, to whom these items were pushed today."""
    return Study(today=today(*items), library=library)
