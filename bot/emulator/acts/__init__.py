"""What a person does on a phone: writes, follows, scans, taps; and what comes of it.
It changes when members' phones can do another thing.
It must not import bot.emulator.api or bot.emulator.platform: callers come from outside."""
