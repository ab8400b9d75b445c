"""Customer-service accounts and their chat log. Most paths stand outside /cgi-bin."""

import re

from bot.emulator.errors import PlatformError
from bot.emulator.files.media_types import content_type_of, format_of
from bot.emulator.files.stored import MEDIA_PATH, File
from bot.emulator.kept.kf_accounts import KfAccount
from bot.emulator.limits import KF_LOG_ROWS, KF_LOG_SPAN, KF_NAME_CHARACTERS, KF_NICK_BYTES
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request, body_of

_NAME = re.compile(r"[A-Za-z0-9]+")
_WECHAT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")


def add(request: Request) -> Answer:
    request.world.kf.add(_new_account(request), _nick(request))
    return OK


def update(request: Request) -> Answer:
    """The nickname; the password of older clients is passed over."""
    request.world.kf.find(request.body.get("kf_account")).nick = _nick(request)
    return OK


def delete(request: Request) -> Answer:
    """Older clients name it in the query of a GET."""
    body = body_of(request.raw) if request.raw else request.query
    request.world.kf.remove(body.get("kf_account"))
    return OK


def invite(request: Request) -> Answer:
    account = request.world.kf.find(request.body.get("kf_account"))
    wechat_id = request.body.get("invite_wx")
    if not isinstance(wechat_id, str) or not _WECHAT_ID.fullmatch(wechat_id):
        raise PlatformError(61451, "hint: [invite_wx]")
    account.invited = wechat_id
    return OK


def picture(request: Request) -> Answer:
    """Only its type is looked at."""
    account = request.world.kf.find(request.query.get("kf_account"))
    upload = request.files.get("media")
    if upload is None:
        raise PlatformError(41005)
    if format_of(upload.body) != "jpg":
        raise PlatformError(61457)
    file = File(upload.name, content_type_of(upload.body), upload.body)
    account.head = request.world.media.keep("article", "image", file, request.world.now()).media_id
    return OK


def accounts(request: Request) -> Answer:
    return {"kf_list": [_listed(request, account) for account in request.world.kf.all()]}


def online(request: Request) -> Answer:
    """Nobody: that takes a person at the platform's own console."""
    return {"kf_online_list": []}


def log(request: Request) -> Answer:
    """Only what went out by custom/send in an account's name. Rows count from 1."""
    asked = [request.body.get(name) for name in ("starttime", "endtime", "msgid", "number")]
    if not all(isinstance(number, int) and not isinstance(number, bool) for number in asked):
        raise PlatformError(65416)
    start, end, first, most = (int(str(number)) for number in asked)
    if start > end or first < 1 or not 1 <= most <= KF_LOG_ROWS:
        raise PlatformError(65416)
    if end - start > KF_LOG_SPAN:
        raise PlatformError(65417)
    rows = request.world.kf.log(start, end)[first - 1 :][:most]
    return {"recordlist": rows, "number": len(rows), "msgid": first + len(rows)}


def _new_account(request: Request) -> str:
    """`name@account`. Raises PlatformError 61451, 61454 or 61455."""
    account = request.body.get("kf_account")
    if not isinstance(account, str):
        raise PlatformError(61451, "hint: [kf_account]")
    name, at, suffix = account.partition("@")
    if not at or not name or not suffix:
        raise PlatformError(61451, "hint: [want name@account]")
    if not _NAME.fullmatch(name):
        raise PlatformError(61455)
    if len(name) > KF_NAME_CHARACTERS:
        raise PlatformError(61454)
    return account


def _nick(request: Request) -> str:
    nick = request.body.get("nickname")
    if not isinstance(nick, str) or not nick or len(nick.encode()) > KF_NICK_BYTES:
        raise PlatformError(61451, "hint: [nickname]")
    return nick


def _listed(request: Request, account: KfAccount) -> Answer:
    address = request.world.samples.address
    invited = {"invite_wx": account.invited, "invite_status": "waiting"} if account.invited else {}
    return {
        "kf_account": account.account,
        "kf_nick": account.nick,
        "kf_id": account.id,
        "kf_headimgurl": address + MEDIA_PATH + account.head if account.head else "",
        **invited,
    }


_OWN = "/customservice/kfaccount"

ENDPOINTS = (
    Endpoint(f"{_OWN}/add", "POST", add, "verified"),
    Endpoint(f"{_OWN}/update", "POST", update, "verified"),
    Endpoint(f"{_OWN}/del", "ANY", delete, "verified", takes="query"),
    Endpoint(f"{_OWN}/uploadheadimg", "POST", picture, "verified", takes="form"),
    Endpoint(f"{_OWN}/inviteworker", "POST", invite, "verified"),
    Endpoint("/cgi-bin/customservice/getkflist", "GET", accounts, "verified"),
    Endpoint("/cgi-bin/customservice/getonlinekflist", "GET", online, "verified"),
    Endpoint("/customservice/msgrecord/getmsglist", "POST", log, "verified"),
)
