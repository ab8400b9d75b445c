"""What a member learnt: the cards of answered questions, and which items they had.

Nobody but the member's own commands and pages reads any of this.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.model.ids import ItemId, MemberNumber, OpenId
from bot.model.learning import Card, QuestionId
from bot.store import check_ins
from bot.store.base import Store
from bot.store.writes import NUMBER, Write


def learns(
    store: Store, openid: OpenId, question: QuestionId, before: Card | None, after: Card
) -> list[Write]:
    """Give what a commit writes when a question was answered, if its card still is as it was."""
    expected = _pack(before) if before else ""
    key = store.keys.cards(openid)
    return [Write("HSET", key, (question, _pack(after)), expects=(question, expected))]


def first_answer(store: Store, openid: OpenId, question: QuestionId, card: Card) -> bool:
    """Keep the card of a first answer that was given outside a turn; False where one is kept."""
    return bool(store.call("HSETNX", store.keys.cards(openid), question, _pack(card)))


def cards(store: Store, openid: OpenId) -> dict[QuestionId, Card]:
    """Read all of a member's cards."""
    found: Mapping[bytes, bytes] = store.redis.hgetall(store.keys.cards(openid))
    return {QuestionId(id_.decode()): _unpack(one) for id_, one in found.items()}


def gives(store: Store, item: ItemId) -> list[Write]:
    """Give what a commit writes when a member is given an item outside a push (I5)."""
    return [Write("SETBIT", store.keys.had(item), (NUMBER, 1))]


def had(store: Store, number: MemberNumber | None, items: Iterable[ItemId]) -> frozenset[ItemId]:
    """Give those of these items that a member had, by whatever road."""
    asked = list(items)
    if number is None or not asked:
        return frozenset()
    pipe = store.redis.pipeline(transaction=False)
    for item in asked:
        pipe.getbit(store.keys.had(item), number)
    return frozenset(item for item, bit in zip(asked, pipe.execute(), strict=True) if bit)


def of_member(store: Store, openid: OpenId) -> dict[str, Any]:
    """Give all of it as plain JSON, for its member (我的数据)."""
    return {
        "check_ins": [day.isoformat() for day in check_ins.all_days(store, openid)],
        "questions": {
            id_: {
                "right_at_first": card.right,
                "last_answered": card.last.isoformat(),
                "due": card.due.isoformat(),
            }
            for id_, card in sorted(cards(store, openid).items())
        },
    }


def _pack(card: Card) -> str:
    """Write a card within the 64 bytes up to which the server keeps a hash compact."""
    due, last = int(card.due.timestamp()), int(card.last.timestamp())
    return f"{due} {last} {card.stability:.4f} {card.difficulty:.4f} {int(card.right)}"


def _unpack(packed: bytes) -> Card:
    due, last, stability, difficulty, right = packed.decode().split(" ")
    return Card(
        due=datetime.fromtimestamp(int(due), UTC),
        last=datetime.fromtimestamp(int(last), UTC),
        stability=float(stability),
        difficulty=float(difficulty),
        right=right == "1",
    )
