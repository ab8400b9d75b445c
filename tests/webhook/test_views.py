import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bot.store import contributions, counters, heartbeats
from bot.store.base import Store
from bot.wechat.signature import sign
from tests.emulator.running import TOKEN
from tests.journeys.load import text_message

SAMPLES = {
    "image": "<PicUrl>http://p</PicUrl><MediaId>m</MediaId>",
    "voice": "<MediaId>m</MediaId><Format>amr</Format><Recognition></Recognition>",
    "video": "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>",
    "shortvideo": "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>",
    "location": "<Location_X>31.2</Location_X><Location_Y>121.4</Location_Y><Label>某路</Label>",
    "link": "<Title>文章</Title><Description>摘要</Description><Url>https://a.example/?a=1</Url>",
    "file": "<Title>文件</Title><FileKey>k</FileKey>",
}


def query(stamp: int | None = None, **more: str) -> dict[str, str]:
    """Sign a request as WeChat does."""
    at = str(stamp or int(time.time()))
    return {"signature": sign(TOKEN, at, "n"), "timestamp": at, "nonce": "n", **more}


def message(kind: str, inner: str, number: int = 7) -> str:
    """Word a message of any type."""
    return (
        "<xml><ToUserName>gh_1</ToUserName><FromUserName>oMei</FromUserName>"
        f"<CreateTime>{int(time.time())}</CreateTime><MsgType>{kind}</MsgType>{inner}"
        f"<MsgId>{number}</MsgId></xml>"
    )


def deliver(client: FlaskClient, xml: str) -> str:
    """Deliver one callback, which must be answered."""
    answer = client.post("/wechat", query_string=query(), data=xml.encode())
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_gives_back_the_echo_whatever_its_age(client: FlaskClient) -> None:
    old = query(1_700_000_000, echostr="<echo>&1")
    assert client.get("/wechat", query_string=old).text == "<echo>&1"
    assert client.get("/wechat", query_string={**old, "signature": "0" * 40}).status_code == 403


def test_refuses_what_wechat_did_not_sign(client: FlaskClient, store: Store) -> None:
    xml = text_message("oMei", "微建议 x", 1).encode()
    for wrong in ({**query(), "signature": "é"}, {}, query(int(time.time()) - 700)):
        assert client.post("/wechat", query_string=wrong, data=xml).status_code == 403
    assert list(contributions.everything(store)) == []


def test_refuses_a_body_over_256_kib(client: FlaskClient) -> None:
    xml = text_message("oMei", "长" * 90_000, 1).encode()
    assert client.post("/wechat", query_string=query(), data=xml).status_code == 413


@pytest.mark.parametrize("kind", SAMPLES)
def test_answers_every_type_of_message(client: FlaskClient, kind: str) -> None:
    first = deliver(client, message(kind, SAMPLES[kind]))
    assert "<ToUserName><![CDATA[oMei]]></ToUserName>" in first
    assert "草稿" in first


def test_acknowledges_and_counts_what_it_does_not_know(client: FlaskClient, store: Store) -> None:

    assert deliver(client, message("hologram", "")) == "success"
    assert deliver(client, message("event", "<Event>user_info_modified</Event>")) == "success"
    counted = counters.read(store, datetime.now(UTC))
    assert counted["unknown.hologram"] == counted["event.user_info_modified"] == 1


def test_takes_no_event_of_ours_from_outside(client: FlaskClient, store: Store) -> None:
    deliver(client, text_message("oMei", "微建议", 1))
    deliver(client, text_message("oMei", "写到一半", 2))
    deliver(client, message("event", "<Event>tiantian-silence</Event>"))
    assert list(contributions.everything(store)) == []


def test_is_ready_only_while_a_scheduler_lives(client: FlaskClient, store: Store) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    heartbeats.beat(store, "scheduler", "one")
    assert client.get("/readyz").status_code == 200


def test_shows_figures_to_this_machine_alone(client: FlaskClient) -> None:
    deliver(client, text_message("oMei", "微建议 x", 1))
    assert 'tiantian_callbacks_total{what="heard.text"} 1.0' in client.get("/metrics").text
    passed_on = {"X-Forwarded-For": "203.0.113.9"}
    assert client.get("/metrics", headers=passed_on).status_code == 404
    away = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/metrics", environ_base=away).status_code == 404


def test_shows_the_proof_of_a_domain_and_no_other_file(client: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "verify").mkdir()
    (tmp_path / "verify" / "MP_verify_abc.txt").write_text("abc")
    (tmp_path / "secret.txt").write_text("secret")
    with client.get("/MP_verify_abc.txt") as proof:
        assert proof.get_data(as_text=True) == "abc"
    for path in ("/MP_verify_other.txt", "/MP_verify_..%2F..%2Fsecret.txt", "/secret.txt"):
        assert client.get(path).status_code == 404
