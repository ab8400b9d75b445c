"""Which account the emulator plays, and what such an account may do."""

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["subscription", "service"]
Who: TypeAlias = Literal["anyone", "verified", "verified service", "oauth"]
"""Who may use an API: a row of the platform's capability table."""


@dataclass(frozen=True, slots=True)
class Account:
    kind: Kind
    verified: bool
    app_id: str
    app_secret: str
    name: str = ""
    """As phones show it; '' is one without a name of its own."""

    @property
    def gh_id(self) -> str:
        """The original id, which is what messages are addressed to."""
        digest = hashlib.sha1(self.app_id.encode(), usedforsecurity=False).hexdigest()
        return f"gh_{digest[:12]}"

    def may(self, who: Who, public_body: bool = False) -> bool:
        """`public_body`: web sign-in is open to a subscription account of such a subject too."""
        if who == "anyone":
            return True
        if who == "verified" or (who == "oauth" and public_body):
            return self.verified
        return self.verified and self.kind == "service"
