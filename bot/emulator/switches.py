"""What may be switched while it runs: choices that the fact sheet, or a console, leaves open."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(slots=True)
class Switches:
    """All as they are on a healthy platform. A number of 0 is off."""

    mark_fail: int = 0
    """Failed pushes in a row after which nothing is pushed for a minute (MarkFail)."""
    template_frequency: int = 0
    """Template messages a day to one member; the next ones answer 43117."""
    template_frequency_in_receipt: bool = False
    """They are taken instead, and their receipt says `failed:freq limit`."""
    mass_protection: bool = False
    """The administrator must confirm each mass send by API."""
    public_body: bool = False
    """The account is a public body's or a medium's: OAuth for a verified subscription account."""
    silent_userinfo: bool = False
    """A follower gives `snsapi_userinfo` without a pop-up, as older official pages say [U]."""
    publish_refusal: int = 0
    """What `freepublish/submit` answers, e.g. 53503; 0: the draft passes all checks."""
    publish_status: int = 0
    """How a publication ends: 0 well, 2 not original, 3 failed, 4 refused by review, 6 banned."""
    menu_link_opens: bool = True
    """A text that came from a `bizmsgmenu` link or msgmenu opens the short window."""
    ip_whitelist: bool = False
    """Who calls is not on the list: token calls answer 40164."""
    followers_a_page: int = 10_000
    """Openids on a page of followers, or of those who carry a tag."""
    tagging_fails: int = 0
    """The last so many openids of each batch of tags are left out; 45171 names them."""

    def set(self, given: Mapping[str, object]) -> None:
        """Raises ValueError for an unknown name, or a value of another kind; then sets nothing."""
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        for name, value in given.items():
            if name not in kinds:
                raise ValueError(f"no such switch: {name}; there are {', '.join(kinds)}")
            if type(value) is not kinds[name] or (kinds[name] is int and int(str(value)) < 0):
                raise ValueError(
                    f"{name} wants {'true or false' if kinds[name] is bool else 'a number'}"
                )
        for name, value in given.items():
            setattr(self, name, value)

    def saved(self) -> dict[str, Any]:
        return asdict(self)

    def restore(self, saved: Mapping[str, Any]) -> None:
        known = {field.name for field in fields(self)}
        self.set({name: value for name, value in saved.items() if name in known})
