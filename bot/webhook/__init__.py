"""The platform's callbacks over HTTP, and what tells whether this process is well.

Changes when the platform's callback changes.
Must not import: another edge, main, settings, redis, wechatpy, apscheduler.
"""
