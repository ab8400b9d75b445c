"""Each Lua script alone, as a user of the server who may touch its declared keys and no others.

Changes when a script does.
Must not import: the rooms above the store.
"""
