"""Media files, and pictures that the emulator draws: samples, QR codes.
It changes when a type of file or its limits do.
It must not import bot.emulator.platform, bot.emulator.api, bot.emulator.callbacks or aiohttp."""
