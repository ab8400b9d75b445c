"""Builds everything once, by hand: a file for each process, and what they share.

Changes when the parts fit together differently.
Must not import: cli; it may touch all other rooms, and a process imports only what it needs.
"""
