import pytest

from tests.emulator.running import RunningEmulator


@pytest.mark.parametrize("path", ["getcallbackip", "get_api_domain_ip"])
def test_tells_its_addresses(emulator: RunningEmulator, path: str) -> None:
    assert emulator.call(path) == {"ip_list": ["127.0.0.1"]}


@pytest.mark.parametrize(
    ("action", "parts"), [("dns", {"dns"}), ("ping", {"ping"}), ("all", {"dns", "ping"})]
)
def test_looks_at_the_way_to_the_webhook(
    emulator: RunningEmulator, action: str, parts: set[str]
) -> None:
    asked = {"action": action, "check_operator": "UNICOM"}
    answer = emulator.call("callback/check", asked)
    assert set(answer) == parts
    for ping in answer.get("ping", []):
        assert (ping["from_operator"], ping["package_loss"]) == ("UNICOM", "0%")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"action": "trace", "check_operator": "CAP"}, 40202),
        ({"check_operator": "CAP"}, 40202),
        ({"action": "all", "check_operator": "CMCC"}, 40203),
        ({"action": "all"}, 40203),
    ],
)
def test_looks_no_other_way(emulator: RunningEmulator, asked: dict[str, str], code: int) -> None:
    assert emulator.call("callback/check", asked)["errcode"] == code
