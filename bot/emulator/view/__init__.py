"""The phones' in-app browser: a member's own cookies, and pages that open inside their phone.
It changes when WeChat's browser can do another thing, or when sites need another thing of it.
It must not import bot.emulator.api or bot.emulator.platform: it meets the platform over HTTP."""
