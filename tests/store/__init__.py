"""The store on every server that we promise, and its invariants.

Changes when data is kept differently.
Must not import: the edges; what it needs of them stands in tests/scheduler and tests/delivery.
"""
