"""MarkFail: a bot that fails several times in a row is not told anything for a minute."""

from pathlib import Path

import pytest

from tests.emulator.running import MEI, OU, RunningEmulator
from tests.emulator.webhook import Answer, Webhook, echo

NOON = 1_795_494_000


@pytest.fixture
def strict(emulator: RunningEmulator) -> RunningEmulator:
    """Three failed pushes mark the bot; the clock stands still."""
    emulator.put("switches", {"mark_fail": 3})
    emulator.clock(now=NOON, rate=0)
    return emulator


def fail(emulator: RunningEmulator, webhook: Webhook, times: int) -> None:
    webhook.script = lambda push: Answer("hello")
    for _ in range(times):
        assert emulator.send(MEI, "在吗")["fault"] == "malformed"


def test_pushes_nothing_for_a_minute(strict: RunningEmulator, webhook: Webhook) -> None:
    fail(strict, webhook, 3)
    webhook.forget()
    webhook.script = echo
    assert strict.state()["marked_until"] == NOON + 60
    for result in (strict.send(OU, "在吗"), strict.act(OU, "scan", {"scene": "a"})):
        assert (result["tries"], result["status"], result["fault"]) == (0, 0, None)
        assert (result["shown"], result["reply"]) == ([], None)
    assert webhook.pushes.empty()
    strict.clock(advance=59)
    assert strict.send(OU, "还在吗")["tries"] == 0
    strict.clock(advance=1)
    assert strict.state()["marked_until"] is None
    assert strict.send(OU, "来了")["shown"][0]["text"] == "来了"
    assert [webhook.next_push().tree["Content"]] == ["来了"], "what was lost comes never"
    assert webhook.pushes.empty()


def test_says_so_in_the_log(strict: RunningEmulator, webhook: Webhook) -> None:
    fail(strict, webhook, 3)
    strict.send(OU, "在吗")
    line = strict.get("callbacks")["callbacks"][-1]
    assert (line["try"], line["fault"], line["openid"]) == (0, "mark_fail", OU)
    assert "在吗" in line["body"]


@pytest.mark.parametrize(
    "answer", [Answer(status=500), Answer("{}"), Answer("x", seconds=0.5)], ids=lambda a: str(a)
)
def test_counts_every_kind_of_failure(
    strict: RunningEmulator, webhook: Webhook, answer: Answer
) -> None:
    """A push fails once, however often it is tried."""
    strict.put("switches", {"mark_fail": 2})
    webhook.script = lambda push: answer
    strict.send(MEI, "一")
    assert strict.state()["marked_until"] is None
    strict.send(OU, "二")
    assert strict.state()["marked_until"] == NOON + 60


def test_counts_failures_in_a_row(strict: RunningEmulator, webhook: Webhook) -> None:
    fail(strict, webhook, 2)
    webhook.forget()
    strict.send(MEI, "嗯")
    fail(strict, webhook, 2)
    assert strict.state()["marked_until"] is None
    fail(strict, webhook, 1)
    assert strict.state()["marked_until"] == NOON + 60


def test_counts_anew_behind_the_minute(strict: RunningEmulator, webhook: Webhook) -> None:
    fail(strict, webhook, 3)
    strict.clock(advance=60)
    fail(strict, webhook, 2)
    assert strict.state()["marked_until"] is None


def test_never_marks_unless_switched_on(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.clock(rate=0)
    fail(emulator, webhook, 5)
    assert emulator.state()["marked_until"] is None
    emulator.put("switches", {"mark_fail": 1})
    fail(emulator, webhook, 1)
    emulator.put("switches", {"mark_fail": 0})
    assert emulator.send(MEI, "在吗")["tries"] == 1


def test_outlives_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as strict:
        strict.put("switches", {"mark_fail": 1})
        strict.clock(now=NOON, rate=0)
        fail(strict, webhook, 1)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as strict:
        assert strict.state()["marked_until"] == NOON + 60
        assert strict.send(MEI, "在吗")["tries"] == 0
        strict.reset()
        assert strict.state()["marked_until"] is None
