"""What the platform keeps for the account: tokens, quotas, menus, drafts, templates, mass sends.
It changes when a group of calls keeps other things.
It must not import bot.emulator.platform, bot.emulator.api, bot.emulator.callbacks or aiohttp."""
