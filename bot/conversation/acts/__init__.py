"""What a decision leads to beyond words and contributions: one dataclass an act.

Changes when a conversation may change something new.
Must not import: what conversation itself must not.
"""
