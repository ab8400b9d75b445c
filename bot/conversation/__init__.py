"""What a member can say and what follows from it: reading, router, one file a command.

Changes when members may say something new.
Must not import: any edge, delivery, flask, redis, wechatpy; it decides, the store commits.
"""
