"""The pages that WeChat itself shows on the way to a site."""

from html import escape
from string import Template

from bot.emulator.platform.endpoint import Raw

_PAGE = Template("""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>微信</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 0; padding: 4rem 1.5rem; font: 16px/1.6 system-ui, sans-serif; text-align: center;
  color: #1a1a1a; background: #fff; }
p { margin: 0 auto .5rem; max-width: 22rem; }
.quiet { color: #6b6b6b; }
a { display: block; max-width: 12rem; margin: 1rem auto 0; padding: .7rem; border-radius: .5rem;
  color: #06803f; background: #f0f0f0; font-weight: 600; text-decoration: none; }
a.yes { color: #fff; background: #06803f; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e6e6; background: #191919; } .quiet { color: #a3a3a3; }
  a { color: #5fd38d; background: #2c2c2c; } a.yes { color: #fff; background: #06803f; } }
</style></head><body>$body</body></html>
""")


def fault(chinese: str, english: str, code: int) -> Raw:
    """With status 200, as WeChat shows it."""
    return _page(
        f"<p>{escape(chinese)}</p><p class=quiet lang=en>{escape(english)}</p>"
        f"<p class=quiet>错误码 / error code: {code}</p>"
    )


def outside() -> Raw:
    """For every browser that is not WeChat's."""
    return _page(
        "<p>请在微信客户端打开链接</p><p class=quiet lang=en>Please open this link in WeChat</p>"
    )


def consent(agree: str, refuse: str) -> Raw:
    """May the site know nickname and picture? Two links, for yes and no."""
    return _page(
        "<p>该网页申请获取你的昵称、头像</p>"
        "<p class=quiet lang=en>This page asks for your nickname and picture</p>"
        f'<a class=yes href="{escape(agree)}">允许 <span lang=en>Allow</span></a>'
        f'<a href="{escape(refuse)}">拒绝 <span lang=en>Refuse</span></a>'
    )


def _page(body: str) -> Raw:
    return Raw(_PAGE.substitute(body=body).encode(), "text/html")
