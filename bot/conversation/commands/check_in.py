"""打卡: I was here today; seen by the member alone, forgiving, never compulsory."""

from bot.conversation.acts.learning import CheckIn
from bot.conversation.lookups import learning
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import Say, say
from bot.study.rhythm import Rhythm, rhythm


def check_in(turn: Turn) -> Decision:
    """Keep today's bit and tell the rhythm. A day without a push is kept, and counts nowhere."""
    today, known = turn.study_day, turn.learning
    days = known.study_days | ({today} if turn.today else set())
    now = rhythm(days, known.came | {today}, today)
    if today in known.came:
        return Decision((say("checkin.again"), *_told(now)))
    head = (say("checkin.done"), *_warm(now)) if turn.today else (say("checkin.rest"),)
    return Decision((*head, *_told(now)), acts=(CheckIn(today, known.came),))


def _warm(now: Rhythm) -> tuple[Say, ...]:
    """Greet who is back after a pause, and tell a newcomer that nobody else sees this."""
    if now.missed and now.streak > 1:
        return (say("checkin.frozen", missed=now.missed, freezes=now.freezes),)
    if now.missed:
        return (say("checkin.back"),)
    return (say("checkin.first"),) if now.streak == 1 else ()


def _told(now: Rhythm) -> tuple[Say, ...]:
    if not now.of:
        return ()
    week = say("checkin.rhythm", of=now.of, came=now.came)
    return (week, say("checkin.streak", streak=now.streak)) if now.streak > 1 else (week,)


COMMAND = Command(
    "check_in",
    check_in,
    words=("打卡", "签到", "check in"),
    looks=learning.rhythm,
)
