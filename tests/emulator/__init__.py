"""Drives a real emulator, over real HTTP, against a small real webhook."""
