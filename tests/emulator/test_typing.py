"""The sign that the account is typing."""

import pytest

from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, echo


def sign(emulator: RunningEmulator, command: object = "Typing", to: str = MEI) -> int:
    body = {"touser": to, "command": command}
    return int(emulator.call("message/custom/typing", body)["errcode"])


def is_typing(emulator: RunningEmulator, openid: str = MEI) -> bool:
    return bool(emulator.member(openid)["typing_until"])


def test_shows_on_the_phone_for_a_while(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    emulator.send(MEI, "在")
    assert sign(emulator) == 0
    until = emulator.member(MEI)["typing_until"]
    assert until == pytest.approx(emulator.now() + 15, abs=0.01)
    assert not is_typing(emulator, OU)
    emulator.clock(advance=15)
    assert not is_typing(emulator)


def test_ends_with_a_message(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    sign(emulator)
    emulator.custom(MEI, "想好了")
    assert not is_typing(emulator)
    assert sign(emulator) == 0


def test_ends_when_told(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    sign(emulator)
    assert sign(emulator, "CancelTyping") == 0
    assert not is_typing(emulator)


def test_shows_while_the_webhook_thinks(emulator: RunningEmulator, webhook: Webhook) -> None:
    seen: list[bool] = []
    token = emulator.token()

    def slowly(push: Push) -> Answer:
        body = {"touser": MEI, "command": "Typing"}
        emulator.call("message/custom/typing", body, token=token)
        seen.append(is_typing(emulator))
        return echo(push)

    webhook.script = slowly
    emulator.send(MEI, "在")
    assert seen == [True]
    assert not is_typing(emulator)


@pytest.mark.parametrize("command", ["typing", "", None, 1])
def test_knows_two_commands(emulator: RunningEmulator, command: object) -> None:
    emulator.send(MEI, "在")
    assert sign(emulator, command) == 45072


def test_wants_a_message_in_the_last_half_minute(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    assert sign(emulator) == 45080
    emulator.act(MEI, "scan", {"scene": "room"})
    assert sign(emulator) == 45080
    emulator.send(MEI, "在")
    emulator.clock(advance=30)
    assert sign(emulator) == 0
    emulator.clock(advance=1)
    assert sign(emulator) == 45080
    emulator.custom(MEI, "还在吗")
    assert sign(emulator) == 0


def test_refuses_a_second_one(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    emulator.send(MEI, "在")
    assert [sign(emulator), sign(emulator)] == [0, 45081]
    emulator.clock(advance=15)
    assert sign(emulator) == 0


def test_refuses_whom_it_cannot_reach(emulator: RunningEmulator) -> None:
    assert sign(emulator, to=STRANGER) == 40003
    emulator.send(MEI, "在")
    emulator.act(MEI, "block")
    assert sign(emulator) == 48002
    emulator.unfollow(MEI)
    assert sign(emulator) == 45015


def test_is_for_verified_accounts(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    emulator.post("happen", {"event": "verify_expired"})
    assert sign(emulator) == 48001
