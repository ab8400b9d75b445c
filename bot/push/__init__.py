"""Which item goes to whom on which study day.

Changes when the three promises are sharpened (design 2).
Must not import: any edge, conversation, delivery, contributions, flask, redis, apscheduler.
"""
