"""What happens at its time: the lease, the heartbeat, and the jobs.

Changes when something must happen at another time.
Must not import: another edge, main, settings, flask, redis, wechatpy; only here is apscheduler.
"""
