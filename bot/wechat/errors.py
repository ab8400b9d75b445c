"""When the platform says no, or says nothing."""


class PlatformRefused(Exception):
    """The platform answered with an error code (fact sheet 10)."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(f"{code} {message}")
        self.code = code


class PlatformSilent(Exception):
    """No usable answer came: whether a message was sent is not known."""
