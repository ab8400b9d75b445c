"""What somebody may do in the console."""

from enum import StrEnum


class Role(StrEnum):
    """Console roles (design 1)."""

    VIEWER = "viewer"
    ORGANISER = "organiser"
    ADMIN = "admin"
    AUTHOR = "author"  # nobody of the console: who wrote it
