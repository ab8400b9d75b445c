"""Who belongs, and how the platform lets us reach them.

Changes when belonging works differently.
Must not import: any edge, conversation, delivery, push, contributions, study, flask, redis.
"""
