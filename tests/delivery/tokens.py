"""A token store that has none."""


class NoToken:
    """For what never sends."""

    def read(self) -> str | None:
        return None

    def write(self, token: str, seconds: int) -> None:
        raise AssertionError

    def only_one(self) -> bool:
        return False

    def done(self) -> None:
        raise AssertionError
