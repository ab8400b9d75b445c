"""`/me/data/<token>`: a member's own data, once."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.main.rights import fetch
from bot.model.ids import OpenId
from bot.reading import data, pages
from bot.settings import Settings
from bot.store.base import Store
from tests.reading.halls import TEXTS, bare
from tests.store.people import LIBRARY, MEI, NOW, OU, answer, conversation, said
from tests.store.test_i7_sealed import hand_in


@pytest.fixture
def phone(store: Store) -> FlaskClient:
    """A browser before the route, over a real store."""
    hall, app = bare(LIBRARY, []), Flask(__name__)
    settings = Settings(wechat_app_id="wx", secret_key="of the tests")
    app.register_blueprint(pages.blueprint(hall))
    lent = fetch(settings, store, LIBRARY, TEXTS, lambda: NOW)
    app.register_blueprint(data.blueprint(hall, lent))
    return app.test_client()


def link(store: Store, who: OpenId = MEI, number: int = 90) -> str:
    """The token that 我的数据 gives."""
    told = answer(conversation(store), said(who, "我的数据", number))
    return told.partition('href="')[2].partition('"')[0]


def test_gives_all_of_ones_own_once(store: Store, phone: FlaskClient) -> None:
    bot = conversation(store)
    for number, text in enumerate(
        ["今日", "微建议 路灯坏了", "先放着的十来个字的草稿", "嗯呐", "同意公开"]
    ):
        answer(bot, said(MEI, text, number))
    answer(bot, said(OU, "微建议 别人写的一条", 50))
    address = f"/me/data/{link(store)}"
    assert MEI not in address
    assert phone.head(address).status_code == 200
    got = phone.get(address)
    file = json.loads(got.data)
    assert file["成员"]["在本公众号的微信标识"] == MEI
    assert file["成员"]["公开"]["同意"] is True
    assert file["投稿"][0]["文字"] == "路灯坏了"
    assert [file["草稿"][0]["文字"], file["短句"][0]["文字"]] == ["先放着的十来个字的草稿", "嗯呐"]
    assert "别人写的" not in got.text
    assert got.headers["Cache-Control"] == "private, no-store"
    again = phone.get(address)
    assert (again.status_code, MEI in again.text) == (404, False)


def test_leaves_out_what_is_anonymous(store: Store, phone: FlaskClient) -> None:
    code = hand_in(store, ["匿名 微建议 食堂的账该公布"])
    bot = conversation(store)
    answer(bot, said(MEI, "匿名 微建议", 20))
    answer(bot, said(MEI, "写了一半的无名话", 21))
    text = phone.get(f"/me/data/{link(store)}").text
    assert not any(word in text for word in (code, "食堂的账", "无名话"))


def test_leads_nowhere_after_half_an_hour(store: Store, phone: FlaskClient) -> None:
    token = link(store)
    (key,) = store.redis.scan_iter("*:lent:*")
    assert token.encode() not in key
    assert 1790 < store.redis.ttl(key.decode()) <= 1800
    store.redis.delete(key.decode())
    assert phone.get(f"/me/data/{token}").status_code == 404


def test_knows_no_other_token(store: Store, phone: FlaskClient) -> None:
    link(store)
    assert phone.get("/me/data/0123456789abcdef0123456789abcdef").status_code == 404


def test_speaks_the_members_language(store: Store, phone: FlaskClient) -> None:
    told = answer(conversation(store), said(MEI, "my data", 7))
    token = told.partition('href="')[2].partition('"')[0]
    assert "member" in json.loads(phone.get(f"/me/data/{token}").data)
