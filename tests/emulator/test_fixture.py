"""The fixture that others' tests use, as docs/emulator.md tells it, in a pytest of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.emulator.webhook import Webhook, echo

CONFTEST = """
import pytest
pytest_plugins = ["bot.emulator.testing.fixture"]

@pytest.fixture
def webhook_url():
    return "{url}"

@pytest.fixture
def wechat_options():
    return {{"account": "subscription"}}
"""
TEST = """
MEI = "oTiantianDemoMember000000001"

def test_answers(wechat):
    assert wechat.send(MEI, "你好")["reply"]["Content"] == "你好"
    assert wechat.state()["account"] == "subscription"

def test_is_fresh(wechat):
    assert wechat.chat(MEI) == []
"""


def test_gives_others_a_running_emulator(webhook: Webhook, tmp_path: Path) -> None:
    webhook.script = echo
    (tmp_path / "conftest.py").write_text(CONFTEST.format(url=webhook.url))
    (tmp_path / "test_bot.py").write_text(TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_bot.py"]
    environment = {**os.environ, "PYTEST_ADDOPTS": ""}
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=50
    )
    assert "2 passed" in ended.stdout, ended.stdout + ended.stderr
