import pytest

from bot.wechat.inbound import Gate, Refused
from bot.wechat.signature import sign
from tests.wechat.platform import NONCE, NOW, STAMP, TOKEN, query, sha1, text

VECTOR = "db5e1b0809726894dee5314db8d5dda7742cd873"
OFFICIAL = [
    ("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696"),
    ("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78"),
    ("1714112445", "415670741", "6c5c811b55cc85e0e1b54100749188c20beb3f5d"),
]


def status(gate: Gate, asked: dict[str, str], now: float = NOW) -> int:
    """What is answered to a text that comes with this address: 200 where it is taken."""
    try:
        gate.admit(asked, text("路灯坏了"), now)
    except Refused as refused:
        return refused.status
    return 200


def test_signs_as_the_fact_sheet_does() -> None:
    assert sign(TOKEN, STAMP, NONCE) == VECTOR


@pytest.mark.parametrize(("stamp", "nonce", "signature"), OFFICIAL)
def test_verifies_the_platforms_own_examples(stamp: str, nonce: str, signature: str) -> None:
    asked = {"signature": signature, "timestamp": stamp, "nonce": nonce, "echostr": "1"}
    assert Gate.of("AAAAA", None, "").verifies(asked)
    assert not Gate.of("AAAAB", None, "").verifies(asked)


def test_verifies_again_and_again_at_any_time(gate: Gate) -> None:
    assert gate.verifies(query(stamp="1000000000"))
    assert gate.verifies(query(stamp="1000000000"))


def test_takes_what_is_rightly_signed(gate: Gate) -> None:
    assert status(gate, query()) == 200


@pytest.mark.parametrize(
    "wrong",
    ["", " ", VECTOR.upper(), VECTOR[:-1], VECTOR + "0", VECTOR[:-1] + "4", "路灯", "0" * 40],
)
def test_refuses_any_other_signature(gate: Gate, wrong: str) -> None:
    asked = query() | {"signature": wrong}
    assert (status(gate, asked), gate.verifies(asked)) == (403, False)


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce"])
def test_refuses_where_one_of_three_is_missing(gate: Gate, name: str) -> None:
    asked = {key: value for key, value in query().items() if key != name}
    assert (status(gate, asked), gate.verifies(asked)) == (403, False)


def test_refuses_another_token(gate: Gate) -> None:
    forged = query() | {"signature": sha1("othertoken", STAMP, NONCE)}
    assert (status(gate, forged), gate.verifies(forged)) == (403, False)


@pytest.mark.parametrize(
    ("off", "answer"), [(0, 200), (600, 200), (-600, 200), (601, 403), (-601, 403), (10**7, 403)]
)
def test_refuses_what_is_ten_minutes_off(gate: Gate, off: int, answer: int) -> None:
    assert status(gate, query(stamp=str(int(NOW) + off))) == answer


def test_refuses_a_digit_that_was_moved_to_the_timestamp(gate: Gate) -> None:
    """The parts are joined without a mark: 170000000 0880088 signs like 1700000000 880088."""
    for stamp, nonce in (("17000000008", "80088"), ("170000000", "0880088"), ("", STAMP + NONCE)):
        asked = {"signature": VECTOR, "timestamp": stamp, "nonce": nonce}
        assert status(gate, asked) == 403


@pytest.mark.parametrize(
    "stamp", ["１７００００００００", "+700000000", " 700000000", "1.70000e09"]
)
def test_refuses_a_timestamp_that_is_no_ten_digits(gate: Gate, stamp: str) -> None:
    assert status(gate, query(stamp=stamp)) == 403
