"""Sample fields of the events that no act of a member causes, as WeChat writes them."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from bot.emulator.world import World

Fields: TypeAlias = dict[str, object]

HELPER = "oHelperOfPlatform_0000000001"
"""Who the platform's own pushes come from: no follower."""

_YEAR = 365 * 24 * 3600


def _authorization(world: World, openid: str) -> Fields:
    """No UnionID: only accounts that are bound to an open-platform account have one [U]."""
    return {"OpenID": openid, "AppID": world.account.app_id, "RevokeInfo": "205"}


def _expires(world: World, openid: str) -> Fields:
    return {"ExpiredTime": int(world.now()) + _YEAR}


def _expired(world: World, openid: str) -> Fields:
    return {"ExpiredTime": int(world.now())}


def _failed(world: World, openid: str) -> Fields:
    return {"FailTime": int(world.now()), "FailReason": "by time"}


def _session(world: World, openid: str) -> Fields:
    return {"KfAccount": _agent(world, 1)}


def _switched(world: World, openid: str) -> Fields:
    return {"FromKfAccount": _agent(world, 1), "ToKfAccount": _agent(world, 2)}


def _debug(world: World, openid: str) -> Fields:
    return {"debug_str": "hello world"}


def _agent(world: World, number: int) -> str:
    return f"test{number}@{world.account.gh_id}"


SAMPLES: Mapping[str, Callable[[World, str], Fields]] = {
    "user_info_modified": _authorization,
    "user_authorization_revoke": _authorization,
    "user_authorization_cancellation": _authorization,
    "qualification_verify_success": _expires,
    "qualification_verify_fail": _failed,
    "naming_verify_success": _expires,
    "naming_verify_fail": _failed,
    "annual_renew": _expires,
    "verify_expired": _expired,
    "kf_create_session": _session,
    "kf_close_session": _session,
    "kf_switch_session": _switched,
    "debug_demo": _debug,
}

FROM_A_MEMBER = frozenset({"kf_create_session", "kf_close_session", "kf_switch_session"})
"""These come from the member whom they are about; all others from the platform's helper."""

VERIFIES: Mapping[str, bool] = {"qualification_verify_success": True, "verify_expired": False}
"""What becomes of the account's rights by it. The annual reminder changes nothing."""
