"""The lease and the jobs over a real store, at hours that the tests choose.

Changes when something must happen at another time.
Must not import: the other edges.
"""
