"""The vectors of the fact sheet: [O] from official pages, [T] observed with wechatpy."""

import pytest

from bot.emulator.crypto import Envelope, Undecryptable, signature
from tests.emulator.running import AES_KEY, APP_ID, TOKEN

SEALED = (
    "Q3stYC6hdFzMh9T8HCvyDABg/St6gyAQr9CXQpH3/rKUjJoJe8uR8izGnmx1dQL52L/yKBBr3pLpuBwpInpEDqBzC"
    "+KklfbDB1y+NaZPbxLTQ+E2CI/7CRs1ywsqoDQA"
)
OFFICIAL = Envelope("A" * 43, "wxba5fad812f8e6fb9")
OFFICIAL_POST = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcv"
    "ZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3F"
    "n2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSe"
    "OBrebufAlr7F9mFUPAJGj04="
)
OFFICIAL_REPLY = (
    "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((TOKEN, "1700000000", "880088"), "db5e1b0809726894dee5314db8d5dda7742cd873"),
        (("AAAAA", "1714036504", "1514711492"), "f464b24fc39322e44b38aa78f5edd27bd1441696"),
        (("AAAAA", "1714037059", "486452656"), "899cf89e464efb63f54ddac96b0a0a235f53aa78"),
        (("AAAAA", "1714112445", "415670741"), "6c5c811b55cc85e0e1b54100749188c20beb3f5d"),
        ((TOKEN, "1700000000", "880088", SEALED), "f0f191ba9779f89fa2feb91d8eeeb4a9f9737e98"),
        (
            ("AAAAA", "1714112445", "415670741", OFFICIAL_POST),
            "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
        ),
        (
            ("AAAAA", "1713424427", "415670741", OFFICIAL_REPLY),
            "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1",
        ),
    ],
)
def test_signs_as_wechat_does(parts: tuple[str, ...], expected: str) -> None:
    assert signature(*parts) == expected


def test_encrypts_as_wechatpy_does() -> None:
    envelope = Envelope(AES_KEY, APP_ID)
    message = "<xml><MsgType>text</MsgType></xml>"
    assert envelope.encrypt(message, b"0123456789abcdef") == SEALED
    assert envelope.decrypt(SEALED) == message


def test_encrypts_the_official_reply() -> None:
    reply = '{"demo_resp":"good luck"}'
    assert OFFICIAL.encrypt(reply, b"707722b803182950") == OFFICIAL_REPLY
    assert OFFICIAL.decrypt(OFFICIAL_REPLY) == reply


def test_decrypts_the_official_push() -> None:
    message = OFFICIAL.decrypt(OFFICIAL_POST)
    assert len(message) == 167
    assert message.startswith('{"ToUserName":"gh_97417a04a28d"')
    assert message.endswith('"debug_str":"hello world"}')


@pytest.mark.parametrize("sealed", ["", "no base64!", "QUJD", OFFICIAL_REPLY, SEALED[:-24]])
def test_refuses_what_was_not_sealed_for_it(sealed: str) -> None:
    with pytest.raises(Undecryptable):
        Envelope(AES_KEY, APP_ID).decrypt(sealed)


def test_refuses_another_accounts_messages() -> None:
    with pytest.raises(Undecryptable):
        Envelope(AES_KEY, "wx0000000000000002").decrypt(SEALED)


@pytest.mark.parametrize("key", ["", "short", "a" * 44])
def test_refuses_a_bad_key(key: str) -> None:
    with pytest.raises(ValueError, match="43"):
        Envelope(key, APP_ID)
