"""What a site asks with a code, and with a user token."""

import pytest
import requests
from wechatpy.exceptions import WeChatOAuthException
from wechatpy.oauth import WeChatOAuth

from tests.emulator.running import APP_ID, APP_SECRET, MEI, OU, RunningEmulator
from tests.emulator.signing_in import SITE, back, code_of, exchange, renew, sns


def test_a_code_tells_who_came(emulator: RunningEmulator) -> None:
    answer = exchange(emulator, code_of(emulator))
    assert (answer["expires_in"], answer["scope"]) == (7200, "snsapi_base")
    assert set(answer) == {"access_token", "expires_in", "refresh_token", "openid", "scope"}


def test_a_code_works_once(emulator: RunningEmulator) -> None:
    code = code_of(emulator)
    exchange(emulator, code)
    answer = exchange(emulator, code)
    assert answer["errcode"] == 40163
    assert answer["errmsg"].startswith("code been used, rid: ")


def test_a_code_lives_five_minutes(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    first, second = code_of(emulator), code_of(emulator)
    emulator.clock(advance=300)
    assert exchange(emulator, first)["openid"] == MEI
    emulator.clock(advance=1)
    assert exchange(emulator, second)["errcode"] == 42003


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"appid": ""}, 41002),
        ({"appid": "wx9"}, 40013),
        ({"secret": ""}, 41004),
        ({"secret": "guess"}, 40125),
        ({"code": ""}, 41008),
        ({"code": "made-up"}, 40029),
        ({"grant_type": "client_credential"}, 40002),
    ],
)
def test_exchanges_for_nobody_else(
    emulator: RunningEmulator, given: dict[str, str], code: int
) -> None:
    mine = code_of(emulator)
    assert exchange(emulator, mine, **given)["errcode"] == code
    assert exchange(emulator, mine)["openid"] == MEI


def test_is_asked_by_get(emulator: RunningEmulator) -> None:
    answer = requests.post(f"{emulator.address}/sns/oauth2/access_token", timeout=5).json()
    assert answer["errcode"] == 43001


def test_a_token_is_renewed(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    first = exchange(emulator, code_of(emulator))
    emulator.clock(advance=7200)
    mine = {"access_token": first["access_token"], "openid": MEI}
    assert sns(emulator, "auth", **mine)["errcode"] == 42001
    second = renew(emulator, first["refresh_token"])
    assert (second["openid"], second["expires_in"]) == (MEI, 7200)
    assert second["refresh_token"] != first["refresh_token"]
    assert sns(emulator, "auth", access_token=second["access_token"], openid=MEI)["errcode"] == 0
    assert renew(emulator, first["refresh_token"])["errcode"] == 40030


def test_a_renewal_lives_thirty_days(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    token = exchange(emulator, code_of(emulator))["refresh_token"]
    emulator.clock(advance=30 * 24 * 3600)
    assert renew(emulator, token)["errcode"] == 42002


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"appid": ""}, 41002),
        ({"appid": "wx9"}, 40013),
        ({"grant_type": ""}, 40002),
        ({"refresh_token": ""}, 41003),
        ({"refresh_token": "made-up"}, 40030),
    ],
)
def test_renews_nothing_else(emulator: RunningEmulator, given: dict[str, str], code: int) -> None:
    token = exchange(emulator, code_of(emulator))["refresh_token"]
    assert renew(emulator, token, **given)["errcode"] == code


def test_tells_nickname_and_picture(emulator: RunningEmulator) -> None:
    token = exchange(emulator, code_of(emulator, scope="snsapi_userinfo"))["access_token"]
    told = sns(emulator, "userinfo", access_token=token, openid=MEI, lang="zh_CN")
    assert (told["openid"], told["nickname"]) == (MEI, "微友0001")
    picture = requests.get(told["headimgurl"], timeout=5)
    assert picture.headers["Content-Type"] == "image/png"


def test_a_base_token_tells_the_openid_alone(emulator: RunningEmulator) -> None:
    token = exchange(emulator, code_of(emulator))["access_token"]
    answer = sns(emulator, "userinfo", access_token=token, openid=MEI)
    assert answer["errcode"] == 48001
    assert answer["errmsg"].startswith("api unauthorized, rid: ")


@pytest.mark.parametrize("path", ["userinfo", "auth"])
def test_a_token_is_one_member_s(emulator: RunningEmulator, path: str) -> None:
    token = exchange(emulator, code_of(emulator, scope="snsapi_userinfo"))["access_token"]
    assert sns(emulator, path, access_token=token, openid=OU)["errcode"] == 40003
    assert sns(emulator, path, access_token=token)["errcode"] == 41009
    assert sns(emulator, path, openid=MEI)["errcode"] == 41001
    # the API's own token is another thing
    assert sns(emulator, path, access_token=emulator.token(), openid=MEI)["errcode"] == 40001


class OAuth(WeChatOAuth):  # type: ignore[misc]  # wechatpy has no types
    """Knows the emulator's address alone."""

    def __init__(self, emulator: RunningEmulator, scope: str) -> None:
        super().__init__(APP_ID, APP_SECRET, SITE, scope, "abc123")
        self.API_BASE_URL = f"{emulator.address}/"
        self.OAUTH_BASE_URL = f"{emulator.address}/connect/"


def test_wechatpy_feels_at_home(emulator: RunningEmulator) -> None:
    oauth = OAuth(emulator, "snsapi_userinfo")
    way = oauth.authorize_url.replace("#", f"&emulated_member={MEI}#")
    code = back(requests.get(way, allow_redirects=False, timeout=5))["code"]
    assert oauth.fetch_access_token(code)["openid"] == MEI
    assert oauth.check_access_token() is True
    assert oauth.refresh_access_token(oauth.refresh_token)["openid"] == MEI
    assert oauth.get_user_info()["nickname"] == "微友0001"
    with pytest.raises(WeChatOAuthException) as refused:
        oauth.fetch_access_token(code)
    assert refused.value.errcode == 40163
