from datetime import UTC, datetime

from bot.members.consents import Privacy, answered, notice, noticed, shows
from bot.model.ids import OpenId
from bot.model.member import Consent, Member

NOW = datetime(2026, 11, 24, tzinfo=UTC)
OLD, NEW = Privacy("1", "https://x/privacy/"), Privacy("2", "https://x/privacy/")
STRANGER = Member(OpenId("oMei"))
TOLD = Member(OpenId("oMei"), notice=noticed(OLD, NOW))
SHOWN = Member(OpenId("oMei"), notice=noticed(OLD, NOW), shows=Consent("1", NOW))
HIDDEN = Member(OpenId("oMei"), notice=noticed(OLD, NOW), shows=Consent("1", NOW, given=False))


def key(member: Member, privacy: Privacy) -> str | None:
    owed = notice(member, privacy)
    return owed.key if owed else None


def test_owes_a_notice_once_for_each_version() -> None:
    assert key(STRANGER, OLD) == "privacy.notice"
    assert key(TOLD, OLD) is None
    assert key(TOLD, NEW) == "privacy.changed"
    assert key(STRANGER, Privacy()) is None


def test_asks_again_only_who_agreed_to_an_older_text() -> None:
    assert key(SHOWN, NEW) == "privacy.changed-shows"
    assert key(HIDDEN, NEW) == "privacy.changed"


def test_shows_what_was_agreed_to_until_it_is_taken_back() -> None:
    assert [shows(one) for one in (STRANGER, TOLD, SHOWN, HIDDEN)] == [False, False, True, False]
    assert (answered(SHOWN, OLD), answered(SHOWN, NEW), answered(HIDDEN, OLD)) == (
        True,
        False,
        False,
    )
