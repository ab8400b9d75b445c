"""The second look, for the few messages whose answer wants more than the snapshot holds.

Changes when an answer wants to show something new.
Must not import: what conversation itself must not.
"""
