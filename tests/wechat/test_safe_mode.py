import base64
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wechat.inbound import Gate, Refused, encrypted
from tests.wechat.platform import (
    AES_KEY,
    APP_ID,
    HEAD,
    MEI,
    NONCE,
    NOW,
    TOKEN,
    decrypt,
    encrypt,
    encrypt_raw,
    query,
    safe,
    sha1,
    text,
)

GATE = Gate.of(TOKEN, AES_KEY, APP_ID)
FRAME = (
    "Q3stYC6hdFzMh9T8HCvyDABg/St6gyAQr9CXQpH3/rKUjJoJe8uR8izGnmx1dQL52L/yKBBr3pLpuBwpInpEDqBzC+"
    "KklfbDB1y+NaZPbxLTQ+E2CI/7CRs1ywsqoDQA"
)
"""The sheet's vector (1.3): a frame around <xml><MsgType>text</MsgType></xml>."""

OFFICIAL = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQq"
    "cvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuM"
    "cp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3"
    "VIYnSeOBrebufAlr7F9mFUPAJGj04="
)
"""The platform's own example: JSON inside, so that a frame that opens is refused as no XML."""


def refused(asked: dict[str, str], body: bytes, gate: Gate = GATE, now: float = NOW) -> int:
    with pytest.raises(Refused) as why:
        gate.admit(asked, body, now)
    return why.value.status


def test_opens_a_frame() -> None:
    message = GATE.admit(*safe(encrypt(text(" 路灯坏了 "))), NOW)
    assert (message.sender, message.text) == (MEI, " 路灯坏了 ")


@pytest.mark.parametrize("length", range(32))
def test_opens_frames_of_every_padding(length: int) -> None:
    content = "x" * length
    assert GATE.admit(*safe(encrypt(text(content))), NOW).text == content


def test_opens_the_fact_sheets_frame() -> None:
    assert decrypt(FRAME) == (b"<xml><MsgType>text</MsgType></xml>", APP_ID)
    assert safe(FRAME)[0]["msg_signature"] == "f0f191ba9779f89fa2feb91d8eeeb4a9f9737e98"
    assert refused(*safe(FRAME)) == 400  # opened, and found to be no whole message


def test_opens_the_platforms_own_frame() -> None:
    gate = Gate.of("AAAAA", "A" * 43, "wxba5fad812f8e6fb9")
    asked = {
        "timestamp": "1714112445",
        "nonce": "415670741",
        "signature": "6c5c811b55cc85e0e1b54100749188c20beb3f5d",
        "msg_signature": "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
        "encrypt_type": "aes",
    }
    body = f"<xml><Encrypt>{OFFICIAL}</Encrypt></xml>".encode()
    assert refused(asked, body, gate, 1_714_112_445.0) == 400  # JSON: 403 would be a shut frame
    asked["msg_signature"] = "146e02f8204d34f8ba5fa3b1db94908f3df2e9b3"
    assert refused(asked, body, gate, 1_714_112_445.0) == 403


def test_believes_only_what_is_inside_the_frame() -> None:
    outside = HEAD.replace(MEI, "oStranger") + "<MsgType>text</MsgType><Content>假的</Content>"
    message = GATE.admit(*safe(encrypt(text("真的")), outside), NOW)
    assert (message.sender, message.text) == (MEI, "真的")


def test_takes_plain_messages_beside_encrypted_ones() -> None:
    assert GATE.admit(query(), text("路灯"), NOW).text == "路灯"
    assert GATE.admit(query(encrypt_type="raw"), text("路灯"), NOW).text == "路灯"


@pytest.mark.parametrize("app_id", ["", "wx0000000000000002", APP_ID + "x"])
def test_refuses_a_frame_for_another_account(app_id: str) -> None:
    assert refused(*safe(encrypt(text("路灯"), app_id))) == 403


@pytest.mark.parametrize("wrong", ["", "0" * 40, "路灯", query()["signature"]])
def test_refuses_a_frame_that_is_signed_wrongly(wrong: str) -> None:
    asked, body = safe(encrypt(text("路灯")))
    assert refused(asked | {"msg_signature": wrong}, body) == 403


def test_refuses_a_frame_that_was_exchanged() -> None:
    asked, _ = safe(encrypt(text("路灯")))
    _, other = safe(encrypt(text("电话亭")))
    assert refused(asked, other) == 403


def test_refuses_frames_where_it_has_no_key() -> None:
    plain = Gate.of(TOKEN, None, APP_ID)
    assert refused(*safe(encrypt(text("路灯"))), plain) == 403
    assert plain.admit(query(), text("路灯"), NOW).text == "路灯"


@pytest.mark.parametrize(
    "frame", ["", "路灯", "====", "QQ==", "A" * 44, base64.b64encode(b"x" * 32).decode()]
)
def test_refuses_a_frame_that_is_none(frame: str) -> None:
    assert refused(*safe(frame)) == 403


@given(st.binary(max_size=96))
@settings(max_examples=150, deadline=None)
def test_refuses_whatever_decrypts_to_nonsense(plain: bytes) -> None:
    whole = plain[: len(plain) // 16 * 16]
    assert refused(*safe(encrypt_raw(whole))) in {400, 403}


def test_refuses_a_document_type_within_the_frame() -> None:
    assert refused(*safe(encrypt(b"<!DOCTYPE xml>" + text("路灯")))) == 400


@pytest.mark.parametrize("reply", ["<xml>路灯</xml>", "<xml>" + "长" * 700 + "</xml>"])
def test_closes_a_reply_for_the_platform(reply: str) -> None:
    closed = GATE.close(reply, NONCE, NOW + 1)
    found = dict(re.findall(r"<(\w+)>(?:<!\[CDATA\[)?([^<\]]+)", closed.replace("<xml>", "")))
    assert decrypt(found["Encrypt"]) == (reply.encode(), APP_ID)
    assert (found["TimeStamp"], found["Nonce"]) == ("1700000001", NONCE)
    assert found["MsgSignature"] == sha1(TOKEN, "1700000001", NONCE, found["Encrypt"])


def test_leaves_an_empty_reply_empty() -> None:
    assert GATE.close("", NONCE, NOW) == ""


def test_lets_no_nonce_out_of_its_place() -> None:
    closed = GATE.close("<xml/>", "1]]></Nonce><Encrypt>x</Encrypt><!--", NOW)
    assert closed.count("<Encrypt>") == 1


def test_knows_an_encrypted_callback_by_its_address() -> None:
    asked, _ = safe(encrypt(text("路灯")))
    assert encrypted(asked)
    assert not encrypted(query())
    assert not encrypted(query(encrypt_type="raw"))
