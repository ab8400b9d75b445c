"""Keeping an answer that was given on a page of ours."""

from datetime import datetime

from bot.model.ids import OpenId
from bot.model.learning import QuestionId
from bot.store import learning, members
from bot.store.base import Store
from bot.study import due


def answered(
    store: Store, openid: OpenId, question: QuestionId, *, right: bool, now: datetime
) -> bool:
    """Keep a first answer, so that the question comes back in time; False where nothing was kept.

    The first answer counts, here as in the chat; of somebody without a record nothing is kept.
    """
    if members.number_of(store, openid) is None:
        return False
    return learning.first_answer(store, openid, question, due.first(right=right, now=now))
