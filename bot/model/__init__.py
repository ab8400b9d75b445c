"""The nouns: members, items, pushes, contributions, and what the bot says.

Changes when our vocabulary changes (design, section 1).
Must not import: any other room; everything may import this one.
"""
