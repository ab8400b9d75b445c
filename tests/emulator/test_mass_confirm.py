"""Mass-send protection: the administrator says yes, no, or nothing."""

import pytest

from tests.emulator.massing import counts, ended, massed, status, to_all
from tests.emulator.running import MEI, Json, RunningEmulator
from tests.emulator.webhook import Webhook

HALF_AN_HOUR = 30 * 60


@pytest.fixture
def waiting(emulator: RunningEmulator) -> Json:
    """A mass send that waits."""
    emulator.clock(rate=0)
    emulator.put("switches", {"mass_protection": True})
    return to_all(emulator)


def confirm(emulator: RunningEmulator, accept: bool, answer: Json) -> Json:
    return emulator.post("confirm", {"msg_id": answer["msg_id"], "accept": accept})


def test_waits(emulator: RunningEmulator, waiting: Json) -> None:
    assert waiting["errcode"] == 0
    emulator.clock(advance=HALF_AN_HOUR - 1)
    assert massed(emulator, MEI) == []
    [job] = emulator.get("masses")["masses"]
    assert (job["waiting"], job["status"], job["counts"]["total"]) == (True, "waiting", 3)
    assert status(emulator, waiting["msg_id"]) == "SENDING"


def test_goes_out_with_a_yes(emulator: RunningEmulator, webhook: Webhook, waiting: Json) -> None:
    assert confirm(emulator, True, waiting)["status"] == "sending"
    told = ended(emulator, webhook)
    assert (told["Status"], counts(told)) == ("send success", (3, 3, 3, 0))
    emulator.clock(advance=HALF_AN_HOUR)
    assert len(massed(emulator, MEI)) == 1
    assert status(emulator, waiting["msg_id"]) == "SEND_SUCCESS"


@pytest.mark.parametrize("silent", [False, True])
def test_ends_with_a_no_or_with_nothing(
    emulator: RunningEmulator, webhook: Webhook, waiting: Json, silent: bool
) -> None:
    if silent:
        emulator.clock(advance=HALF_AN_HOUR - 1)
    else:
        confirm(emulator, False, waiting)
    told = ended(emulator, webhook)
    assert told["Status"] == ("err(40002)" if silent else "err(40001)")
    assert counts(told) == (3, 0, 0, 0)
    assert massed(emulator, MEI) == []
    assert status(emulator, waiting["msg_id"]) == "SEND_FAIL"


def test_asks_once(emulator: RunningEmulator, waiting: Json) -> None:
    yes = b'{"msg_id": %d, "accept": true}' % waiting["msg_id"]
    assert emulator.refusal("confirm", yes)[0] == 200
    assert emulator.refusal("confirm", yes)[0] == 409


@pytest.mark.parametrize(
    ("body", "code"),
    [(b'{"msg_id": 1, "accept": true}', 404), (b'{"msg_id": 1}', 400), (b"yes", 400)],
)
def test_wants_to_know_which(emulator: RunningEmulator, body: bytes, code: int) -> None:
    assert emulator.refusal("confirm", body)[0] == code


def test_waits_for_nobody_without_it(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    to_all(emulator)
    assert not emulator.get("masses")["masses"][0]["waiting"]
