"""The platform: wechatpy wrapped once, and the asynchronous client of the fan-out.

Changes when wechatpy or the platform's API changes.
Must not import: any room but model; only here may wechatpy be imported.
"""
