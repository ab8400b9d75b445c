"""The two consents: using the account at all, and letting one's words be shown to others.

Each is given for one version of the text. The first is given by going on after the notice; the
second by a word of its own, and taken back by another.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.model.member import Consent, Member
from bot.model.say import Say, say


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the office tells its members: the version of its text, and where it can be read.

    Without a version no notice is given.
    """

    version: str = ""
    link: str = ""


def notice(member: Member, privacy: Privacy) -> Say | None:
    """Give the notice that a member is owed: once for each version of the text.

    With a new version, who let their words be shown under an older one is asked again.
    """
    before = member.notice
    if not privacy.version or (before is not None and before.version == privacy.version):
        return None
    if before is None:
        return say("privacy.notice", link=privacy.link)
    if member.shows is not None and member.shows.given and _older(member.shows, privacy):
        return say("privacy.changed-shows", link=privacy.link)
    return say("privacy.changed", link=privacy.link)


def noticed(privacy: Privacy, now: datetime) -> Consent:
    """Give what is kept of a notice that was given."""
    return Consent(privacy.version, now)


def shows(member: Member) -> bool:
    """Tell whether others may see what a member wrote, once it is reviewed."""
    return member.shows is not None and member.shows.given


def answered(member: Member, privacy: Privacy) -> bool:
    """Tell whether they agreed to being shown under the text as it is now."""
    return shows(member) and member.shows is not None and not _older(member.shows, privacy)


def _older(consent: Consent, privacy: Privacy) -> bool:
    return consent.version != privacy.version
