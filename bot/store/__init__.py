"""The store: keys, scripts, and a file for each noun that is kept.

Changes when we keep data differently.
Must not import: any room but model; only here may redis be imported.
"""
