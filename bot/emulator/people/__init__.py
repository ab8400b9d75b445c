"""Those who follow, and what stands on their phones.
It changes when members, their windows or their chats do.
It must not import bot.emulator.platform, bot.emulator.api, bot.emulator.callbacks or aiohttp."""
