"""Members' pages: items with quiz and discussion, 我的, the column, sign-in, and their rights.

Changes when members read differently, or do more on a page.
Must not import: delivery, nor another edge; only `wechat.errors` of wechat.
"""
