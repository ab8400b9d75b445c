"""Study items and their tracks: loading them, checking them, rendering them.

Changes when learning works differently.
Must not import: any edge, conversation, delivery, push, contributions, store, wechat, flask.
"""
