"""Members' pages: a study item, and the column of all that was sent to everybody.

Changes when members read differently.
Must not import: conversation, delivery, push, store, wechat, nor another edge.
"""
