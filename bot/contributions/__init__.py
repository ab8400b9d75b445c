"""Contributions: receipts, handing in, and the table of allowed moves.

Changes when the office works differently.
Must not import: any edge, conversation, delivery, push, flask, redis, wechatpy.
"""
