"""WeChat's numbers in one place: quotas, windows, sizes. From our platform fact sheet, 2026-11."""

from typing import Final

DAY_ZONE: Final = "Asia/Shanghai"  # quotas run per calendar day there

DAILY_CALLS: Final = {
    "/cgi-bin/token": 2_000,
    "/cgi-bin/stable_token": 500_000,
    "/cgi-bin/stable_token?force_refresh": 20,
    "/cgi-bin/menu/create": 1_000,
    "/cgi-bin/menu/get": 10_000,
    "/cgi-bin/menu/delete": 1_000,
    "/cgi-bin/message/custom/send": 500_000,
    "/cgi-bin/user/get": 500,
    "/cgi-bin/user/info": 5_000_000,
}
"""Calls a day by path; a path that is not here has no daily quota."""

FORCED_TOKEN_GAP: Final = 30
"""Seconds; a forced refresh that comes sooner gets the current token."""
TOKEN_LIFE: Final = 7_200
TOKEN_GRACE: Final = 300
"""Seconds in which the token before the current one still works."""

MESSAGE_WINDOW: Final = 48 * 3600
MESSAGE_WINDOW_SENDS: Final = 5
SHORT_WINDOW: Final = 60
SHORT_WINDOW_SENDS: Final = 3

TEXT_BYTES: Final = 2_048
ARTICLES_TO_MESSAGE: Final = 1
ARTICLES_TO_EVENT: Final = 8
ARTICLES_IN_CUSTOM: Final = 1

FOLLOWERS_A_PAGE: Final = 10_000
USERS_IN_BATCH: Final = 100

MENU_BUTTONS: Final = 3
MENU_SUB_BUTTONS: Final = 5
MENU_NAME_BYTES: Final = 16
MENU_SUB_NAME_BYTES: Final = 60
MENU_KEY_BYTES: Final = 128
MENU_URL_BYTES: Final = 1_024

# Not WeChat's but our own: how much the emulator remembers.
CALLS_KEPT: Final = 2_000
CALLBACKS_KEPT: Final = 2_000
EVENTS_KEPT: Final = 10_000
LOGGED_BODY: Final = 64 * 1024
LOGGED_ANSWER: Final = 4 * 1024
