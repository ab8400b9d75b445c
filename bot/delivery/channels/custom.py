"""客服消息: a customer-service message, inside the window that a member's own act opened."""

from dataclasses import dataclass
from datetime import datetime

from bot.delivery.patience import until_kept
from bot.model.member import Member
from bot.wechat.errors import PlatformRefused
from bot.wechat.fanout import Fanout
from bot.wechat.tokens import Tokens


@dataclass(slots=True)
class Custom:
    """Sends inside the window."""

    fanout: Fanout
    tokens: Tokens
    name: str = "custom"
    sends: bool = True
    _token: str | None = None

    def why_not(self, member: Member, now: datetime) -> str | None:
        """The platform takes a message only while the window is open and not used up."""
        return None if member.window.open_at(now) else "window-closed"

    async def send(self, member: Member, body: str) -> None:
        """Send one text; a refused token is renewed, once."""
        token = self._token or await self.renew(None)
        try:
            await self.fanout.send_text(member.openid, body, token)
        except PlatformRefused as refused:
            if refused.code not in {40001, 40014, 42001}:
                raise
            await self.fanout.send_text(member.openid, body, await self.renew(token))

    async def renew(self, refused: str | None) -> str:
        """Get the shared token, or a new one where this one was refused."""
        self._token = await until_kept(self.tokens.get, refused)
        return self._token
