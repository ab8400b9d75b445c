"""The staff's pages: suggestions, pushes, sign-in.

Changes when staff want to see or do more.
Must not import: conversation, delivery, wechat, another edge, redis; never the settings object.
"""
