"""Bots that are not ours hold a conversation with the emulator, in plain and in safe mode."""

from pathlib import Path

import pytest

from tests.emulator.running import AES_KEY, APP_ID, MEI, RunningEmulator
from tests.emulator.strangers import bot, install_node_packages

SAFE = {"mode": "safe", "aes_key": AES_KEY}
KEYS = f'encoding_aes_key="{AES_KEY}", app_id="{APP_ID}"'
NODE_KEYS = f'{{token: "studytoken", appid: "{APP_ID}", encodingAESKey: "{AES_KEY}"}}'

BOTS = {
    "werobot": ("bot_werobot.py", {}, {}),
    "werobot, safe": ("bot_werobot.py", {'"studytoken"': f'"studytoken", {KEYS}'}, SAFE),
    "wechatpy": ("bot_wechatpy.py", {}, {}),
    "wechatpy, safe": ("bot_wechatpy_safe.py", {}, SAFE),
    "node": ("bot_node.js", {}, {}),
    "node, safe": ("bot_node.js", {'"studytoken"': NODE_KEYS}, SAFE),
    "node, compatible": (
        "bot_node.js",
        {'"studytoken"': NODE_KEYS},
        {**SAFE, "mode": "compatible"},
    ),
}


@pytest.mark.parametrize("name", BOTS)
def test_talks_with_a_bot_of_others(name: str, tmp_path: Path) -> None:
    source, changed, options = BOTS[name]
    if source.endswith(".js"):
        install_node_packages()
    with (
        bot(source, changed, tmp_path) as webhook,
        RunningEmulator(webhook, **options) as emulator,
    ):
        for words in ("你好", "天天见 <b>&amp;"):
            told = emulator.send(MEI, words)
            assert (told["fault"], told["tries"]) == (None, 1)
        assert emulator.texts(MEI) == ["你说：你好", "你说：天天见 <b>&amp;"]
