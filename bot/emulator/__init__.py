"""A local WeChat: its API, its callbacks and phones to play members on, for development and tests.
It changes when the real platform surprises us.
It must not import our other rooms; only the standard library, aiohttp, cryptography, uvloop."""
