"""The plain JSON interface under /emulator/api/: people's acts, phones, the clock, the logs.
It changes when a test or a page needs to do or see another thing.
It must not import bot.emulator.platform: what the bot may call is not the tester's business."""
