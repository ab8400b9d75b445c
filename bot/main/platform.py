"""The clients of the platform."""

from bot.settings import Settings
from bot.store.base import Store
from bot.store.tokens import SharedToken
from bot.wechat.platform import Platform
from bot.wechat.tokens import Tokens


def tokens(settings: Settings, opened: Store) -> Tokens:
    """Build what gives the access token."""
    credentials = (settings.wechat_app_id, settings.wechat_app_secret)
    return Tokens(SharedToken(opened), settings.wechat_api_url, *credentials)


def platform(settings: Settings, opened: Store) -> Platform:
    """Build the client for the platform's small calls."""
    return Platform(tokens(settings, opened))
