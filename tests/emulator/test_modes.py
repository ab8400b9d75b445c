"""Compatible and safe mode."""

from collections.abc import Iterator

import pytest

from bot.emulator import xml
from bot.emulator.crypto import Envelope, signature
from tests.emulator.running import AES_KEY, APP_ID, MEI, TOKEN, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, text_reply

ENVELOPE = Envelope(AES_KEY, APP_ID)


@pytest.fixture(scope="module")
def safe(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, mode="safe", aes_key=AES_KEY) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def compatible(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, mode="compatible", aes_key=AES_KEY) as emulator:
        yield emulator


def opened(push: Push) -> dict[str, object]:
    """The message inside, after the checks that a bot makes."""
    sealed = str(push.tree["Encrypt"])
    parts = (push.query["timestamp"], push.query["nonce"])
    assert push.query["encrypt_type"] == "aes"
    assert push.query["signature"] == signature(TOKEN, *parts)
    assert push.query["msg_signature"] == signature(TOKEN, *parts, sealed)
    return xml.read(ENVELOPE.decrypt(sealed))


def sealed_reply(push: Push, words: str, envelope: Envelope = ENVELOPE) -> str:
    sealed = envelope.encrypt(text_reply(opened(push), words))
    stamp = signature(TOKEN, "1700000001", "nonce of ours", sealed)
    reply = {"Encrypt": sealed, "MsgSignature": stamp}
    return xml.write({**reply, "TimeStamp": 1700000001, "Nonce": "nonce of ours"})


def test_hides_all_but_the_addressee(safe: RunningEmulator, webhook: Webhook) -> None:
    result = safe.send(MEI, "悄悄话")
    push = webhook.next_push()
    assert push.tree.keys() == {"ToUserName", "Encrypt"}
    inside = opened(push)
    assert (inside["Content"], inside["MsgId"]) == ("悄悄话", result["msg_id"])
    assert result["fault"] is None


def test_reads_a_sealed_reply(safe: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(sealed_reply(push, "收到"))
    result = safe.send(MEI, "悄悄话")
    assert result["shown"][0]["text"] == result["reply"]["Content"] == "收到"


@pytest.mark.parametrize("words", ["plain", "forged", "foreign", "empty"])
def test_refuses_what_is_not_well_sealed(
    safe: RunningEmulator, webhook: Webhook, words: str
) -> None:
    def script(push: Push) -> Answer:
        good = sealed_reply(push, "收到")
        foreign = sealed_reply(push, "收到", Envelope(AES_KEY, "wx0000000000000002"))
        nothing = {"Encrypt": ENVELOPE.encrypt(""), "MsgSignature": "", "Nonce": ""}
        bodies = {
            "plain": text_reply(opened(push), "收到"),
            "forged": good.replace("1700000001", "1700000002"),
            "foreign": foreign,
            "empty": xml.write({**nothing, "TimeStamp": 1}),
        }
        return Answer(bodies[words])

    webhook.script = script
    assert safe.send(MEI, "悄悄话")["fault"] == "malformed"


def test_seals_once_and_signs_each_try(safe: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(status=500)
    assert safe.send(MEI, "悄悄话")["tries"] == 3
    pushes = [webhook.next_push() for _ in range(3)]
    assert len({push.body for push in pushes}) == 1
    assert len({push.query["msg_signature"] for push in pushes}) == 3
    assert {str(opened(push)["Content"]) for push in pushes} == {"悄悄话"}


def test_carries_both_in_compatible_mode(compatible: RunningEmulator, webhook: Webhook) -> None:
    compatible.send(MEI, "你好")
    push = webhook.next_push()
    inside = opened(push)
    assert {**push.tree, "Encrypt": ""} == {**inside, "Encrypt": ""}
    assert inside["Content"] == "你好"


def test_takes_both_in_compatible_mode(compatible: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(text_reply(push.tree, "明文"))
    assert compatible.send(MEI, "你好")["shown"][0]["text"] == "明文"
    webhook.script = lambda push: Answer(sealed_reply(push, "密文"))
    assert compatible.send(MEI, "你好")["shown"][0]["text"] == "密文"


def test_refuses_a_sealed_reply_in_plain_mode(emulator: RunningEmulator, webhook: Webhook) -> None:
    sealed = {"Encrypt": "QUJD", "MsgSignature": "x", "TimeStamp": 1, "Nonce": "1"}
    webhook.script = lambda push: Answer(xml.write(sealed))
    assert emulator.send(MEI, "你好")["fault"] == "malformed"


def test_logs_what_was_said_and_what_was_sent(safe: RunningEmulator, webhook: Webhook) -> None:
    safe.reset()
    webhook.script = lambda push: Answer(sealed_reply(push, "今日一题"))
    safe.send(MEI, "在吗")
    (line,) = safe.get("callbacks")["callbacks"]
    assert (xml.read(line["told"])["Content"], "Encrypt" in line["body"]) == ("在吗", True)
    assert (xml.read(line["reply"])["Content"], "Encrypt" in line["answer"]) == ("今日一题", True)
