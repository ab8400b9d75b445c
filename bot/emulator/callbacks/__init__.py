"""Tells the bot's webhook what members do, and judges its answers as WeChat's phones would.
It changes when the platform's callbacks or its rules for replies change.
It must not import bot.emulator.platform, bot.emulator.api or aiohttp.web: nobody calls in here."""
