"""What the office set in `config/privacy.toml`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.delivery.quiet import quiet_hours
from bot.members.consents import Privacy
from bot.settings import Settings, table


def privacy(settings: Settings) -> Privacy:
    """Give the version of the text that members are told, and where it is."""
    return Privacy(table("privacy")["version"], f"{settings.public_url}/privacy/")


def grace() -> timedelta:
    """Give how long the data of somebody who left is kept."""
    return timedelta(days=table("privacy")["grace_days"])


def quiet(settings: Settings) -> Callable[[datetime], bool]:
    """Give what tells whether an instant lies in the account's quiet hours."""
    return quiet_hours(table("privacy")["quiet_hours"], settings.zone)
