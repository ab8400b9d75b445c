"""Engine, sender and teller over a real store, to a real platform over HTTP.

Changes when a push travels another way.
Must not import: the edges.
"""
