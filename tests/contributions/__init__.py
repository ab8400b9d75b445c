"""Receipts, handing in, and the table of moves."""
