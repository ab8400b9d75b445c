"""Which account the emulator plays, and what such an account may do."""

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["subscription", "service"]
Who: TypeAlias = Literal["anyone", "verified", "verified service"]
"""Who may use an API: a row of the platform's capability table."""


@dataclass(frozen=True, slots=True)
class Account:
    kind: Kind
    verified: bool
    app_id: str
    app_secret: str

    @property
    def gh_id(self) -> str:
        """The original id, which is what messages are addressed to."""
        digest = hashlib.sha1(self.app_id.encode(), usedforsecurity=False).hexdigest()
        return f"gh_{digest[:12]}"

    def may(self, who: Who) -> bool:
        if who == "anyone":
            return True
        return self.verified and (who == "verified" or self.kind == "service")
