import os
import stat
from pathlib import Path

import pytest

from bot.settings import Settings, WrongSetting, kept_secret, load, socket_path

ACCOUNT = {"WECHAT_APP_ID": "wx1", "WECHAT_APP_SECRET": "s", "WECHAT_TOKEN": "t"}


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment with nothing of ours but an account, in a folder of its own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in {**ACCOUNT, "DATA_DIR": str(tmp_path / "data")}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_takes_the_process_before_the_file(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / ".env").write_text("PORT=8100\nORGANISATION=某办公室\nUNKNOWN=1\n")
    assert (load().port, load().organisation) == (8100, "某办公室")
    monkeypatch.setenv("PORT", "8200")
    assert (load().port, load().emulator_port) == (8200, 8201)


def test_derives_what_nobody_set(office: Path) -> None:
    read = load()
    assert read.public_url == "http://127.0.0.1:8000"
    assert read.redis_url == f"unix://{office}/data/redis.sock"
    assert str(read.zone) == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("REDIS_URL", "http://127.0.0.1"),
        ("WECHAT_ENCODING_AES_KEY", "a" * 42),
        ("WECHAT_ENCODING_AES_KEY", "a" * 42 + "-"),
        ("WECHAT_API_URL", "api.weixin.qq.com"),
        ("WECHAT_ACCOUNT_TYPE", "personal"),
        ("WECHAT_APP_ID", "wx 1"),
        ("TIMEZONE", "Asia/Nowhere"),
        ("BOT_LANGUAGE", "fr"),
        ("CLOCK_URL", "http://127.0.0.1:1/emulator/api/clock"),
    ],
)
def test_names_the_one_that_is_wrong(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as wrong:
        load()
    assert str(wrong.value).startswith(f"{name}: ")
    assert f"Example: {name}=" in str(wrong.value)


@pytest.mark.parametrize("name", ACCOUNT)
def test_wants_the_account(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name)
    with pytest.raises(WrongSetting, match=f"^{name}: is missing"):
        load()


def test_makes_a_secret_once_for_its_owner_alone(office: Path) -> None:
    first = kept_secret(office)
    assert kept_secret(office) == first
    assert len(first) >= 40
    assert stat.S_IMODE(os.stat(office / "secret-key").st_mode) == 0o600
    assert [one.name for one in office.iterdir() if "secret" in one.name] == ["secret-key"]


def test_keeps_a_socket_path_that_the_system_can_take(office: Path) -> None:
    deep = office / ("d" * 90)
    assert len(os.fsencode(socket_path(deep))) <= 100
    assert socket_path(deep) != socket_path(office / ("e" * 90))
