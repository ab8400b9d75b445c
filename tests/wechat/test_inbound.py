import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model.incoming import Incoming
from bot.wechat.inbound import Gate, Refused
from tests.wechat.platform import (
    ACCOUNT,
    AES_KEY,
    APP_ID,
    HEAD,
    MEI,
    NOW,
    TOKEN,
    encrypt,
    query,
    safe,
    text,
    xml,
)

GATE = Gate.of(TOKEN, AES_KEY, APP_ID)
TYPE = "<MsgType>text</MsgType>"
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
)
PARTS = st.sampled_from(
    [
        *("<xml>", "</xml>", "<xml/>", HEAD, TYPE, "<Content>", "</Content>", "<![CDATA[", "]]>"),
        *(
            "<!DOCTYPE xml>",
            "<!ENTITY a 'b'>",
            "&a;",
            "&#0;",
            "&#x110000;",
            "<?xml version='1.0'?>",
        ),
        *("<?xml version='1.0' encoding='nonsense'?>", "<?xml version='1.0' encoding='gbk'?>"),
        *("<!--", "-->", "<a>", "</a>", "<a b='c'/>", "<Encrypt>", "</Encrypt>", " ", "\n", "路灯"),
        *("<MsgId>", "</MsgId>", "<CreateTime>", "</CreateTime>", "9" * 30, "\x00", "\ufeff"),
    ]
)
BODIES = st.binary(max_size=200) | st.lists(PARTS, max_size=12).map(
    lambda all_: "".join(all_).encode()
)


def admitted(body: bytes) -> Incoming:
    return GATE.admit(query(), body, NOW)


def refused(body: bytes) -> int:
    with pytest.raises(Refused) as why:
        admitted(body)
    return why.value.status


def test_takes_a_text() -> None:
    message = admitted(text("路灯坏了"))
    assert (message.sender, message.account, message.kind) == (MEI, ACCOUNT, "text")
    assert (message.text, message.message_id) == ("路灯坏了", "24900000000000001")
    assert message.created == datetime.fromtimestamp(1_700_000_000, UTC)


@pytest.mark.parametrize(
    "content", ["  路灯 \n\n 坏了  ", " ", "\t", "<b>&amp;</b>", "<!DOCTYPE html>", "👍🏽"]
)
def test_keeps_a_text_to_the_letter(content: str) -> None:
    assert admitted(text(content)).text == content


@given(st.text(LETTERS, max_size=50))
@settings(max_examples=100, deadline=None)
def test_keeps_any_text_to_the_letter(content: str) -> None:
    bare = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert admitted(xml(f"{TYPE}<Content>{bare}</Content><MsgId>1</MsgId>")).text == content
    split = content.replace("]]>", "]]]]><![CDATA[>")
    assert admitted(text(split)).text == content


@pytest.mark.parametrize("number", ["9007199254740993", "18446744073709551615"])
def test_keeps_a_large_id_to_the_digit(number: str) -> None:
    assert admitted(text("路灯", number)).message_id == number


def test_takes_events_and_elements_in_any_order() -> None:
    parts = "<EventKey>today</EventKey><Event>CLICK</Event><MsgType>event</MsgType>"
    message = admitted(f"<xml>{parts}{HEAD}</xml>".encode())
    assert (message.kind, message.event, message.fields["EventKey"]) == ("event", "click", "today")
    assert message.message_id is None


def test_takes_an_empty_element_for_nothing() -> None:
    message = admitted(xml("<MsgType>voice</MsgType><Recognition><![CDATA[]]></Recognition>"))
    assert message.fields["Recognition"] == ""


def test_overlooks_what_is_no_plain_element() -> None:
    more = "<SendPicsInfo><Count>1</Count></SendPicsInfo>"
    assert admitted(xml(f"{TYPE}<Content>路灯</Content>{more}")).text == "路灯"


def test_takes_what_a_scanned_code_says() -> None:
    event = "<MsgType>event</MsgType><Event>scancode_waitmsg</Event><EventKey>x</EventKey>"
    code = "<ScanType>qrcode</ScanType><ScanResult>今日</ScanResult><MsgType>text</MsgType>"
    message = admitted(xml(f"{event}<ScanCodeInfo>{code}</ScanCodeInfo>"))
    assert (message.event, message.fields["ScanResult"]) == ("scancode_waitmsg", "今日")


@pytest.mark.parametrize("name", ["FromUserName", "Content", "MsgType", "CreateTime", "MsgId"])
def test_refuses_or_overlooks_an_element_that_contradicts_itself(name: str) -> None:
    once = f"{TYPE}<Content>路灯</Content><MsgId>1</MsgId>"
    assert refused(xml(f"{once}<{name}>7</{name}>")) == 400


@pytest.mark.parametrize("sender", ["a", "A_-9", "x" * 64])
def test_takes_a_sender_of_one_to_sixty_four_characters(sender: str) -> None:
    assert admitted(text("路灯").replace(MEI.encode(), sender.encode())).sender == sender


@pytest.mark.parametrize("sender", ["", "x" * 65, "路灯", "a b", "a.b", "ａ", "a\u200b", "a:{b}"])
def test_refuses_any_other_sender(sender: str) -> None:
    assert refused(text("路灯").replace(MEI.encode(), sender.encode())) == 400


@pytest.mark.parametrize("instant", ["", "-1", "1e9", "9" * 12, "9" * 5000, "abc", "1.5", "²"])
def test_refuses_a_time_that_is_none(instant: str) -> None:
    body = text("路灯").decode().replace(">1700000000<", f">{instant}<")
    assert refused(body.encode()) == 400


@pytest.mark.parametrize("name", ["ToUserName", "FromUserName", "CreateTime", "MsgType"])
def test_refuses_a_message_that_lacks_an_element(name: str) -> None:
    body = text("路灯").decode().replace(f"{name}>", f"No{name}>")
    assert refused(body.encode()) == 400


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE xml>",
        '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE xml SYSTEM "file:///etc/passwd">',
        '<?xml version="1.0"?><!DOCTYPE xml>',
        "<!-- --><!DOCTYPE xml>",
        "\n <!DOCTYPE xml>",
        "<!doctype xml>",
    ],
)
def test_refuses_document_types(prolog: str) -> None:
    assert refused(prolog.encode() + text("路灯")) == 400


@pytest.mark.parametrize("content", ["&a;", "&nbsp;", "&#0;", "&#x110000;", "&"])
def test_refuses_entities_of_ones_own(content: str) -> None:
    assert refused(xml(f"{TYPE}<Content>{content}</Content>")) == 400


@pytest.mark.parametrize(
    "head", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>\n', "\n "]
)
def test_takes_a_declaration_and_white_space_before_it(head: str) -> None:
    assert admitted(head.encode() + text("路灯")).text == "路灯"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"success",
        b"<xml/>",
        b"<xml></xml>",
        b"<xml>a</xml>",
        b"<yml></yml>",
        b"<xml>",
        b"\xff",
    ],
)
def test_refuses_what_is_no_message(body: bytes) -> None:
    assert refused(body) == 400


def test_takes_a_body_of_256_kib_and_no_byte_more() -> None:
    room = 256 * 1024 - len(text(""))
    assert len(admitted(text("x" * room)).text) == room
    assert refused(text("x" * (room + 1))) == 413


@pytest.mark.parametrize(
    "body",
    [b" " * 16_000, b"<xml>" + b"<a>" * 40_000, b"<xml>" + b"<a>" * 36_000 + b"</a>" * 36_000],
)
def test_refuses_a_long_body_at_once(body: bytes) -> None:
    began = time.thread_time()
    assert refused(body) == 400
    assert time.thread_time() - began < 1.0  # a quadratic reading takes minutes


@given(BODIES)
@example(
    b"<xml>" + HEAD.encode() + b"<MsgType>a</MsgType><MsgId>" + b"9" * 5000 + b"</MsgId></xml>"
)
@settings(max_examples=200, deadline=None)
def test_lets_nothing_but_a_refusal_out(body: bytes) -> None:
    frame = encrypt(body)
    attempts = [
        (query(), body),
        (query() | {"signature": "0" * 40}, body),
        (query(encrypt_type="aes", msg_signature="0" * 40), body),
        (query(encrypt_type="raw"), body),
        safe(frame),
        safe(body.decode(errors="replace")),
    ]
    for asked, sent in attempts:
        try:
            message = GATE.admit(asked, sent, NOW)
        except Refused:
            continue
        assert message.sender
        assert all(isinstance(one, str) for one in message.fields.values())
