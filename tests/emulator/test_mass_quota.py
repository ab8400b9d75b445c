"""How often one may send to many, and what counts as the same mass send."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.emulator.drafting import article, draft
from tests.emulator.massing import counts, ended, massed, tagged, to_all, to_some
from tests.emulator.running import MEI, OU, SOL, RunningEmulator
from tests.emulator.uploading import picture
from tests.emulator.webhook import Webhook

DAY = 24 * 3600
NOVEMBER = datetime(2026, 11, 30, 23, 50, tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()


@pytest.fixture(autouse=True)
def _clock_stands(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    emulator.clock(now=NOVEMBER)


@pytest.fixture(scope="module")
def one_subscription(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, account="subscription") as emulator:
        yield emulator


@pytest.fixture
def subscription(one_subscription: RunningEmulator, webhook: Webhook) -> RunningEmulator:
    one_subscription.reset()
    one_subscription.clock(rate=0)
    one_subscription.clock(now=NOVEMBER)
    return one_subscription


def text(number: int) -> str:
    return f"第{number}题"


def test_four_in_a_month_for_each_follower(emulator: RunningEmulator, webhook: Webhook) -> None:
    tag_id = tagged(emulator, MEI, OU)
    chosen = {"is_to_all": False, "tag_id": tag_id}
    for number in range(4):
        to_all(emulator, text(number), filter=chosen)
        assert counts(ended(emulator, webhook)) == (2, 2, 2, 0)
    assert to_some(emulator, "第五题", touser=[OU, SOL])["errcode"] == 0
    assert counts(ended(emulator, webhook)) == (2, 1, 1, 0)
    assert [len(massed(emulator, openid)) for openid in (MEI, OU, SOL)] == [4, 4, 1]


def test_the_month_begins_anew(emulator: RunningEmulator, webhook: Webhook) -> None:
    for number in range(5):
        to_some(emulator, text(number))
        filtered = counts(ended(emulator, webhook))[1]
        assert filtered == (2 if number < 4 else 0)
    emulator.clock(now=NOVEMBER + 10 * 60)
    for number in range(5, 10):
        to_some(emulator, text(number))
        filtered = counts(ended(emulator, webhook))[1]
        assert filtered == (2 if number < 9 else 0)
    assert len(massed(emulator, MEI)) == 8


def test_four_to_all_in_a_month(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.send(MEI, "在")
    webhook.next_push()
    for number in range(4):
        assert to_all(emulator, text(number))["errcode"] == 0
        assert counts(ended(emulator, webhook)) == (3, 3, 3, 0)
    assert to_all(emulator, "第五题")["errcode"] == 45028
    to_some(emulator, "第五题", touser=[MEI, OU, SOL])
    assert counts(ended(emulator, webhook)) == (3, 0, 0, 0)
    emulator.clock(now=NOVEMBER + 10 * 60)
    assert to_all(emulator, "第五题")["errcode"] == 0
    assert counts(ended(emulator, webhook)) == (3, 3, 3, 0)
    assert [len(massed(emulator, openid)) for openid in (MEI, OU, SOL)] == [5, 5, 5]


def test_those_who_did_nothing_yet_have_enough_too(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    for number in range(3):
        to_all(emulator, text(number))
        ended(emulator, webhook)
    to_some(emulator, "第四题", touser=[MEI, OU])
    ended(emulator, webhook)
    to_all(emulator, "第五题")
    assert counts(ended(emulator, webhook)) == (3, 1, 1, 0)
    assert [len(massed(emulator, openid)) for openid in (MEI, OU, SOL)] == [4, 4, 4]


def test_one_a_day_from_a_subscription_account(
    subscription: RunningEmulator, webhook: Webhook
) -> None:
    chosen = {"is_to_all": False, "tag_id": tagged(subscription, MEI)}
    assert to_all(subscription, "一", filter=chosen)["errcode"] == 0
    assert counts(ended(subscription, webhook)) == (1, 1, 1, 0)
    assert to_all(subscription, "二")["errcode"] == 45028
    assert to_all(subscription, "二", filter=chosen)["errcode"] == 45028
    subscription.clock(now=NOVEMBER + 10 * 60)
    assert to_all(subscription, "二")["errcode"] == 0


def test_nobody_has_enough_of_a_subscription_account(
    subscription: RunningEmulator, webhook: Webhook
) -> None:
    for number in range(6):
        subscription.clock(now=NOVEMBER - number * DAY)
        to_all(subscription, text(number))
        assert counts(ended(subscription, webhook)) == (3, 3, 3, 0)


def test_one_that_failed_costs_no_day(subscription: RunningEmulator, webhook: Webhook) -> None:
    subscription.put("switches", {"mass_protection": True})
    msg_id = to_all(subscription, "一")["msg_id"]
    assert to_all(subscription, "二")["errcode"] == 45028
    subscription.post("confirm", {"msg_id": msg_id, "accept": False})
    assert to_all(subscription, "二")["errcode"] == 0


def test_sixty_calls_a_minute_and_a_hundred_a_day(emulator: RunningEmulator) -> None:
    token = emulator.token()

    def codes(calls: int) -> set[int]:
        """Of calls that are refused for their content, which count as well."""
        body = {"msgtype": "poem", "filter": {"is_to_all": True}}
        path = "message/mass/sendall"
        return {emulator.call(path, body, token=token)["errcode"] for _ in range(calls)}

    assert codes(60) == {40008}
    assert codes(1) == {45011}
    emulator.clock(now=NOVEMBER + 60)
    assert codes(40) == {40008}
    assert codes(1) == {45009}
    emulator.clock(now=NOVEMBER + 10 * 60)
    assert codes(1) == {40008}


def test_refuses_what_it_sent_already(emulator: RunningEmulator) -> None:
    first = to_all(emulator, "一", clientmsgid="daily-20261130")
    again = to_all(emulator, "二", clientmsgid="daily-20261130")
    assert (again["errcode"], again["msg_id"]) == (45065, first["msg_id"])
    assert again["errmsg"].startswith("clientmsgid exist")
    assert to_some(emulator, "二", clientmsgid="daily-20261130")["errcode"] == 45066
    emulator.clock(advance=60)
    assert to_all(emulator, "二", clientmsgid="daily-20261130")["errcode"] == 45065
    emulator.clock(advance=DAY - 61)
    assert to_all(emulator, "二", clientmsgid="daily-20261130")["errcode"] == 45065
    emulator.clock(advance=1)
    assert to_all(emulator, "二", clientmsgid="daily-20261130")["errcode"] == 0


def test_knows_the_same_words_to_the_same_people(emulator: RunningEmulator) -> None:
    first = to_some(emulator, "一")
    again = to_some(emulator, "一")
    assert (again["errcode"], again["msg_id"]) == (45065, first["msg_id"])
    assert to_some(emulator, "一", touser=[OU, SOL])["errcode"] == 0
    assert to_some(emulator, "二")["errcode"] == 0
    assert to_all(emulator, "一")["errcode"] == 0
    assert to_some(emulator, "一", clientmsgid="another")["errcode"] == 0
    emulator.clock(advance=DAY)
    assert to_some(emulator, "一")["errcode"] == 0


def test_knows_a_draft_that_is_gone(emulator: RunningEmulator) -> None:
    media_id = draft(emulator, article(picture(emulator)))
    body = {"msgtype": "mpnews", "mpnews": {"media_id": media_id}}
    first = to_all(emulator, **body)
    again = to_all(emulator, **body)
    assert (again["errcode"], again["msg_id"]) == (45065, first["msg_id"])


@pytest.mark.parametrize(
    ("client_id", "code"),
    [("a" * 32, 0), ("a" * 33, 45067), ("字" * 10 + "ab", 0), ("字" * 11, 45067), (5, 40035)],
)
def test_counts_the_bytes_of_a_clientmsgid(
    emulator: RunningEmulator, client_id: object, code: int
) -> None:
    assert to_all(emulator, clientmsgid=client_id)["errcode"] == code
