"""What the members' pages are given."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.conversation.answering import Conversation
from bot.main.privacy import grace, privacy
from bot.main.speaking import PageTalk
from bot.model.branches import title
from bot.model.member import Member
from bot.reading.hall import Hall, SignIn
from bot.settings import REAL_PLATFORM, Settings
from bot.store import pushes, roster
from bot.store.base import Store
from bot.wechat.oauth import OAuth

_REAL_PAGES = "https://open.weixin.qq.com"


def hall(settings: Settings, answers: Conversation, now: Callable[[], datetime]) -> Hall:
    """Build the reading hall around the conversation that hears what is written there."""
    store = answers.store
    return Hall(
        store=store,
        texts=answers.catalogues,
        language=settings.bot_language,
        library=answers.library,
        zone=settings.zone,
        now=now,
        organisation=settings.organisation,
        contact=settings.contact,
        public=settings.public_url,
        column=partial(pushes.column, store),
        talk=PageTalk(answers, now),
        sign_in=sign_in(settings),
        bound=lambda member: _bound_as(store, member),
        privacy=privacy(settings).version,
        grace_days=grace().days,
    )


def _bound_as(store: Store, member: Member) -> str:
    """Give the name that a member is bound as, and their branch."""
    entry = roster.read(store, member.entry) if member.bound else None
    return f"{entry.name} · {title(entry.branch)}" if entry else ""


def sign_in(settings: Settings) -> SignIn | None:
    """Give the platform's web sign-in, which a verified service account has (sheet 9)."""
    if settings.wechat_account_type != "service":
        return None
    api = settings.wechat_api_url
    pages = _REAL_PAGES if api == REAL_PLATFORM else api
    return OAuth(settings.wechat_app_id, settings.wechat_app_secret, api, pages)
