"""WeChat's own paths: each answers as api.weixin.qq.com does, always with HTTP 200.
It changes when the platform's API changes, or when we emulate more of it.
It must not import bot.emulator.api or bot.emulator.acts: a bot cannot touch a member's phone."""
