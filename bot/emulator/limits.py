"""WeChat's numbers in one place: quotas, windows, sizes. From our platform fact sheet, 2026-11.

`§` is the section of the fact sheet; `[U]` marks what it calls unverified.
"""

from typing import Final

DAY_ZONE: Final = "Asia/Shanghai"  # quotas run per calendar day there [U]

# §5: calls a day and a minute, of a new account; a path that is not here has no such quota.

DAILY_CALLS: Final = {
    "/cgi-bin/token": 2_000,
    "/cgi-bin/stable_token": 500_000,
    "/cgi-bin/stable_token?force_refresh": 20,
    "/cgi-bin/menu/create": 1_000,
    "/cgi-bin/menu/get": 10_000,
    "/cgi-bin/menu/delete": 1_000,
    "/cgi-bin/menu/addconditional": 2_000,
    "/cgi-bin/menu/delconditional": 2_000,
    "/cgi-bin/menu/trymatch": 20_000,
    "/cgi-bin/media/upload": 100_000,
    "/cgi-bin/media/get": 200_000,
    "/cgi-bin/message/custom/send": 500_000,
    "/cgi-bin/message/mass/sendall": 100,
    "/cgi-bin/message/mass/send": 100,
    "/cgi-bin/message/template/send": 100_000,
    "/cgi-bin/qrcode/create": 100_000,
    "/cgi-bin/user/get": 500,
    "/cgi-bin/user/info": 5_000_000,
    "/cgi-bin/user/info/updateremark": 10_000,
    "/cgi-bin/draft/add": 1_000,
    "/cgi-bin/draft/update": 1_000,
    "/cgi-bin/draft/delete": 1_000,
    "/cgi-bin/draft/count": 1_000,
    "/cgi-bin/draft/batchget": 1_000,
    "/cgi-bin/draft/get": 500,
    "/cgi-bin/freepublish/submit": 100,
    "/cgi-bin/freepublish/get": 100,
    "/cgi-bin/freepublish/getarticle": 100,
    "/cgi-bin/freepublish/batchget": 100,
    "/cgi-bin/freepublish/delete": 10,
}
MINUTE_CALLS: Final = {
    "/cgi-bin/stable_token": 10_000,
    "/cgi-bin/message/mass/sendall": 60,
    "/cgi-bin/message/mass/send": 60,
    "/sns/oauth2/access_token": 50_000,
    "/sns/oauth2/refresh_token": 50_000,
    "/sns/userinfo": 50_000,
}
CLEARS_A_MONTH: Final = 10
"""clear_quota and its v2 together."""
PATH_CLEARS_A_MONTH: Final = 50
"""openapi/quota/clear."""
RID_DAYS: Final = 7

FORCED_TOKEN_GAP: Final = 30
"""Seconds; a forced refresh that comes sooner gets the current token [U]."""
TOKEN_LIFE: Final = 7_200
TOKEN_GRACE: Final = 300
"""Seconds in which the token before the current one still works."""

# §2: callbacks

ANSWER_SECONDS: Final = 5.0
DELIVERIES: Final = 3
MARK_FAIL_SECONDS: Final = 60

# §4: passive replies

TEXT_BYTES: Final = 2_048
ARTICLES_TO_MESSAGE: Final = 1
ARTICLES_TO_EVENT: Final = 8

# §6.1: customer-service messages

MESSAGE_WINDOW: Final = 48 * 3600
MESSAGE_WINDOW_SENDS: Final = 5
SHORT_WINDOW: Final = 60
SHORT_WINDOW_SENDS: Final = 3
ARTICLES_IN_CUSTOM: Final = 1
TYPING_AFTER: Final = 30
"""Seconds since the last message exchanged in which a typing sign is allowed."""
TYPING_SECONDS: Final = 15
"""A typing sign that nobody takes back ends by itself [U]."""
MSGMENU_CHOICES: Final = 10
MSGMENU_CHOICE_BYTES: Final = 128
MSGMENU_WORDS_BYTES: Final = 1_024
"""Head and tail. These three are those of WeCom's menu messages: of ours none are printed [U]."""
KF_ACCOUNTS: Final = 100
KF_NAME_CHARACTERS: Final = 10
"""Of the part before the `@` [U]."""
KF_NICK_BYTES: Final = 16 * 3
"""16 characters [U]; older pages say 6 Chinese ones."""
KF_LOG_SPAN: Final = 24 * 3600
KF_LOG_ROWS: Final = 10_000

# §6.2: mass send

MASS_OPENIDS: Final = (2, 10_000)
MASS_SUBSCRIPTION_A_DAY: Final = 1
MASS_USER_A_MONTH: Final = 4
"""For each follower of a service account."""
MASS_CLIENT_ID_BYTES: Final = 32
MASS_CLIENT_ID_HOURS: Final = 24
MASS_CONFIRM_SECONDS: Final = 30 * 60
MASS_PREVIEWS_BY_NAME: Final = 100
MASS_PICTURES: Final = 20
"""As many as a draft may have [U]."""
MASS_START_SECONDS: Final = 1.0
"""Until the first follower gets it. How long it takes on the platform is not printed [U]."""
MASS_RETRY_SECONDS: Final = 60
"""Between two tries with a clientmsgid that has been refused already."""
MASS_CHUNK: Final = 2_000
"""So many members get it in one go; nothing else happens here meanwhile. Our own number."""
MASS_SPEEDS: Final = (80, 60, 45, 30, 10)
"""By speed 0 to 4, in 10,000 a minute."""

# §6.3 to §6.5: template and subscribe messages

TEMPLATES: Final = 25
TEMPLATE_CLIENT_ID_SECONDS: Final = 600
TEMPLATE_ID_CHARACTERS: Final = 64
"""The platform's have 43; a longer one is refused for its size [U]."""
TEMPLATE_URL_BYTES: Final = 1_024
"""As of a menu [U]."""
TEMPLATE_RECEIPT_SECONDS: Final = 0.3
"""Until the receipt of a template message or a notice is pushed [U]."""
TEMPLATE_BLOCKED_A_PAGE: Final = 100
LEGACY_VALUE_CHARACTERS: Final = 20
SUBSCRIBE_KEYWORDS: Final = (2, 5)
SUBSCRIBE_SCENE_CHARACTERS: Final = 15
SUBSCRIBE_TITLES_A_PAGE: Final = 30
ONE_TIME_SCENES: Final = (0, 10_000)
ONE_TIME_TITLE_CHARACTERS: Final = 15
ONE_TIME_VALUE_CHARACTERS: Final = 200

# §6.6: drafts

DRAFT_TITLE_CHARACTERS: Final = 32
DRAFT_AUTHOR_CHARACTERS: Final = 16
DRAFT_DIGEST_CHARACTERS: Final = 128
DRAFT_CONTENT_CHARACTERS: Final = 20_000
DRAFT_CONTENT_BYTES: Final = 1024 * 1024
DRAFT_SOURCE_URL_BYTES: Final = 1024
DRAFT_PICTURES: Final = 20
DRAFT_ARTICLES: Final = 8
DRAFTS_A_PAGE: Final = 20
DRAFT_MADE_DIGEST_CHARACTERS: Final = 54
"""Of the content, where a single article comes without a digest."""
PUBLISHING_SECONDS: Final = 2
"""Our own choice: minutes on the real platform."""

# §6.7: media

MEDIA_DAYS: Final = 3
MEDIA_BYTES: Final = {
    "image": 10 * 1024 * 1024,
    "voice": 2 * 1024 * 1024,
    "video": 10 * 1024 * 1024,
    "thumb": 64 * 1024,
}
MEDIA_ENDINGS: Final = {
    "image": ("png", "jpeg", "jpg", "gif"),
    "voice": ("amr", "mp3"),
    "video": ("mp4",),
    "thumb": ("jpg",),
}
MATERIAL_ENDINGS: Final = {
    "image": ("bmp", "png", "jpeg", "jpg", "gif"),
    "voice": ("mp3", "wma", "wav", "amr"),
    "video": ("mp4",),
    "thumb": ("jpg",),
}
MATERIAL_IMAGES: Final = 100_000
MATERIAL_OTHERS: Final = 1_000
MATERIAL_A_PAGE: Final = 20
UPLOADIMG_BYTES: Final = 1024 * 1024
UPLOADIMG_ENDINGS: Final = ("jpg", "png")
VOICE_SECONDS: Final = 60

# §7: users

FOLLOWERS_A_PAGE: Final = 10_000
USERS_IN_BATCH: Final = 100
REMARK_BYTES: Final = 30
"""A remark is shorter than this."""
TAGS: Final = 100
TAGS_OF_USER: Final = 20
TAG_NAME_BYTES: Final = 30
TAGGED_AT_ONCE: Final = 50
TAG_FANS_FOR_DELETE: Final = 100_000
BLACKLIST_A_PAGE: Final = 1_000
BLACKLISTED_AT_ONCE: Final = 20
QR_SECONDS: Final = 60
"""Where a temporary code does not say how long."""
QR_LONGEST_SECONDS: Final = 2_592_000
QR_PERMANENT: Final = 100_000
QR_SCENE_CHARACTERS: Final = 64
OAUTH_CODE_SECONDS: Final = 300
OAUTH_TOKEN_LIFE: Final = 7_200
OAUTH_REFRESH_LIFE: Final = 30 * 24 * 3600
OAUTH_STATE_BYTES: Final = 128

# The phone's in-app view

VIEW_REDIRECTS: Final = 10
VIEW_BYTES: Final = 5 * 1024 * 1024
VIEW_SECONDS: Final = 20

# §8: menu

MENU_BUTTONS: Final = 3
MENU_SUB_BUTTONS: Final = 5
MENU_NAME_BYTES: Final = 16
MENU_SUB_NAME_BYTES: Final = 60
MENU_KEY_BYTES: Final = 128
MENU_URL_BYTES: Final = 1_024
CONDITIONAL_MENU_DOMAINS: Final = 3

# Not WeChat's but our own: how much the emulator remembers.
CALLS_KEPT: Final = 2_000
REFUSALS_KEPT: Final = 1_000
SIGN_INS_KEPT: Final = 2_000
CALLBACKS_KEPT: Final = 2_000
MEDIA_KEPT_BYTES: Final = 200 * 1024 * 1024
"""All files together; the oldest temporary ones are forgotten first."""
EVENTS_KEPT: Final = 10_000
RECEIVED_KEPT: Final = 5_000_000
"""Counters of who has how many of one wording; the oldest wordings are forgotten first."""
LOGGED_BODY: Final = 64 * 1024
LOGGED_ANSWER: Final = 4 * 1024
