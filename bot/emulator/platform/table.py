"""Every platform path that is emulated."""

from bot.emulator.platform import addresses, custom, menu, token, users

ENDPOINTS = (
    *token.ENDPOINTS,
    *users.ENDPOINTS,
    *custom.ENDPOINTS,
    *menu.ENDPOINTS,
    *addresses.ENDPOINTS,
)
