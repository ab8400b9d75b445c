"""What goes wrong on demand: fault rules, MarkFail, events that nobody's act makes.
It changes when tests want another trouble.
It must not import bot.emulator.platform, bot.emulator.api, bot.emulator.callbacks or aiohttp."""
