"""For tests, of anybody's bot: a running emulator with a remote control, and a pytest fixture.
It changes when the JSON interface or pytest does.
It must not import the emulator's other rooms; fixture.py alone imports pytest."""
