from bot.emulator.crypto import signature
from tests.emulator.running import MEI, OU, STRANGER, TOKEN, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, echo, reply, text_reply


def test_tells_the_webhook_as_wechat_does(emulator: RunningEmulator, webhook: Webhook) -> None:
    result = emulator.send(MEI, "你好 & <b> ]]> 完")
    push = webhook.next_push()
    assert push.tree == {
        "ToUserName": emulator.state()["gh_id"],
        "FromUserName": MEI,
        "CreateTime": push.query["timestamp"],
        "MsgType": "text",
        "MsgId": result["msg_id"],
        "Content": "你好 & <b> ]]> 完",
    }
    assert push.query["openid"] == MEI
    signed = signature(TOKEN, push.query["timestamp"], push.query["nonce"])
    assert push.query["signature"] == signed
    assert push.query.keys() == {"signature", "timestamp", "nonce", "openid"}


def test_answers_with_what_became_of_it(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    result = emulator.send(MEI, "你好")
    shown = {"n": 2, "from": "account", "via": "reply", "type": "text", "text": "你好"}
    assert [entry | {"at": 0} for entry in result["shown"]] == [shown | {"at": 0}]
    assert result["reply"]["Content"] == "你好"
    assert result["reply"]["ToUserName"] == MEI
    assert (result["tries"], result["status"], result["fault"]) == (1, 200, None)
    assert int(result["msg_id"]) > 2**53
    assert [entry["from"] for entry in emulator.chat(MEI)] == ["member", "account"]
    assert emulator.chat(MEI, after=1) == result["shown"]
    assert emulator.chat(OU) == []


def test_shows_nothing_for_success(emulator: RunningEmulator) -> None:
    result = emulator.send(MEI, "嗯")
    assert (result["reply"], result["shown"], result["fault"]) == (None, [], None)


def test_cuts_news_to_one_card_for_a_message(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = _ten_cards
    assert len(emulator.send(MEI, "今日")["shown"][0]["articles"]) == 1
    assert len(emulator.act(MEI, "scan", {"scene": "a"})["shown"][0]["articles"]) == 8


def test_sends_samples_for_what_is_left_out(emulator: RunningEmulator, webhook: Webhook) -> None:
    for kind in ("image", "voice", "video", "shortvideo", "location", "link", "file"):
        assert emulator.act(MEI, "send", {"type": kind})["fault"] is None
        assert webhook.next_push().tree["MsgType"] == kind
    emulator.act(MEI, "send", {"type": "location", "Label": "村口"})
    assert webhook.next_push().tree["Label"] == "村口"


def test_plays_a_picture_back(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = _picture_back
    shown = emulator.act(MEI, "send", {"type": "image"})["shown"]
    assert [entry["type"] for entry in shown] == ["image"]


def test_pushes_xml_as_it_stands(emulator: RunningEmulator, webhook: Webhook) -> None:
    given = f"<xml><FromUserName>{MEI}</FromUserName><MsgType>text</MsgType><MsgId>7</MsgId></xml>"
    assert emulator.act(MEI, "send", {"xml": given})["msg_id"] == "7"
    assert webhook.next_push().body == given.encode()
    emulator.act(MEI, "send", {"xml": "<broken"})
    assert webhook.next_push().body == b"<broken"


def test_lets_anybody_follow(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    status, answer = emulator.refusal(f"members/{STRANGER}/send", b'{"text": "hi"}')
    assert (status, "error" in answer) == (409, True)
    assert emulator.follow(STRANGER, scene="class_7b")["shown"][0]["text"] == "subscribe"
    event = webhook.next_push().tree
    assert event["EventKey"] == "qrscene_class_7b"
    assert event["Ticket"]
    assert emulator.send(STRANGER, "在")["fault"] is None
    assert emulator.state()["followers"] == 4


def test_tells_of_leaving_and_shows_no_reply(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    result = emulator.unfollow(MEI)
    assert (result["shown"], result["fault"]) == ([], None)
    assert webhook.next_push().tree["Event"] == "unsubscribe"
    assert not emulator.member(MEI)["follows"]
    assert emulator.state()["followers"] == 2


def test_gives_every_message_another_id(emulator: RunningEmulator) -> None:
    before = emulator.send(MEI, "一")["msg_id"]
    again = emulator.send(MEI, "一")["msg_id"]
    emulator.reset()
    assert len({before, again, emulator.send(MEI, "一")["msg_id"]}) == 3


def test_refuses_bad_requests_in_json(emulator: RunningEmulator) -> None:
    for body in (b"{", b"[]", b'{"type": "smell"}', b'{"type": "text"}'):
        status, answer = emulator.refusal(f"members/{MEI}/send", body)
        assert (status, list(answer)) == (400, ["error"])
    assert emulator.refusal("members/tooshort/send", b"{}")[0] == 404
    assert emulator.refusal("nothing", b"{}")[0] == 404


def _ten_cards(push: Push) -> Answer:
    items = [{"Title": f"{n}", "Url": "https://h5.example/"} for n in range(10)]
    fields = {"MsgType": "news", "ArticleCount": 10, "Articles": {"item": items}}
    return Answer(reply(push.tree, fields))


def _picture_back(push: Push) -> Answer:
    image = {"MediaId": push.tree["MediaId"]}
    return Answer(reply(push.tree, {"MsgType": "image", "Image": image}))


def test_links_stay_as_they_were_written(emulator: RunningEmulator, webhook: Webhook) -> None:
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1">明白</a>'
    webhook.script = lambda push: Answer(text_reply(push.tree, link))
    assert emulator.send(MEI, "?")["shown"][0]["text"] == link
