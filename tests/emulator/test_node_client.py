"""A client in another language: wechat-api, from npm, with its base address alone changed."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.emulator.running import APP_ID, APP_SECRET, MEI, OU, SOL, Json, RunningEmulator
from tests.emulator.strangers import NODE, OTHERS, install_node_packages

PICTURE = Path(__file__).parents[2] / "bot/emulator/page/sample.png"


def told(emulator: RunningEmulator, folder: Path) -> Json:
    """What each call was answered, by its name in `others/client.js`."""
    shutil.copy(PICTURE, folder / "picture.png")
    command = [str(NODE), str(OTHERS / "client.js"), emulator.address, APP_ID, APP_SECRET, MEI]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=30)
    assert not ended.returncode, ended.stderr
    lines = map(json.loads, ended.stdout.splitlines())
    return {line["name"]: line["told"] for line in lines}


def test_works_with_a_client_from_npm(emulator: RunningEmulator, tmp_path: Path) -> None:
    install_node_packages()
    answers = told(emulator, tmp_path)
    assert answers["followers"]["data"]["openid"] == [MEI, OU, SOL]
    assert (answers["user"]["subscribe"], answers["user"]["openid"]) == (1, MEI)
    assert emulator.call("user/info", openid=MEI)["remark"] == "小梅"
    assert answers["tag"]["tag"]["name"] == "北片"
    assert answers["seen"]["menu"]["button"][0]["key"] == "TODAY"
    assert answers["code"]["ticket"]
    assert answers["image"]["type"] == "image"
    assert answers["ips"]["ip_list"] == ["127.0.0.1"]


def test_gives_it_the_real_error_codes(emulator: RunningEmulator, tmp_path: Path) -> None:
    install_node_packages()
    answers = told(emulator, tmp_path)
    codes = {name: answer["code"] for name, answer in answers.items() if "code" in answer}
    assert codes == {"twice": 45157, "late": 45015, "stranger": 40003, "template": 40037}
