"""The windows in which the platform lets us write to a member."""
