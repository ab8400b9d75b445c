"""Sending: the channels, the planner that chooses one for each member, and the engine.

Changes when a push must travel another way.
Must not import: any edge, conversation, flask, redis, wechatpy, apscheduler.
"""
