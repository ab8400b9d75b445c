"""Every key there is, each with its type, content and lifetime.

``tt:{<account>}:…``: the braces put one account into one slot of a cluster, so that scripts and
transactions over several keys stay atomic.
"""

from dataclasses import dataclass
from datetime import date

from bot.model.ids import ItemId, OpenId, PushId, Receipt


@dataclass(frozen=True, slots=True)
class Keys:
    """Builds the keys of one account."""

    account: str

    def _key(self, *parts: str) -> str:
        return ":".join((f"tt:{{{self.account}}}", *parts))

    def fingerprint(self) -> str:
        """STRING: an HMAC that tells whether a process holds the right SECRET_KEY. For ever."""
        return self._key("fingerprint")

    def schema(self) -> str:
        """STRING: the version of this layout. For ever."""
        return self._key("schema")

    # members

    def member(self, openid: OpenId) -> str:
        """HASH v n d f p lu ll su sl r b g s l: one member.

        Version, number, sealed dialogue, follows, pause, the two windows, roster entry, branch,
        notice given, consent to being shown, language. And c<year>: a bit for each day of that
        year on which they checked in.
        """
        return self._key("member", openid)

    def roll(self) -> str:
        """LIST of openids; a member's number is their place. For ever (erased: an empty string)."""
        return self._key("roll")

    def active(self) -> str:
        """BITMAP by member number: whether a push's audience may hold them."""
        return self._key("active")

    def followers_read(self) -> str:
        """STRING: unix seconds of the last whole reading of user/get."""
        return self._key("followers-read")

    def followers_refused(self) -> str:
        """STRING: the platform refused its list of followers. 10 minutes."""
        return self._key("followers-refused")

    # erasure

    def leaving(self) -> str:
        """ZSET of openids who left, by the unix second at which all of theirs is erased."""
        return self._key("leaving")

    def erasing(self) -> str:
        """ZSET of the ids of erasures under way, by the unix second they were asked for."""
        return self._key("erasing")

    def erasure(self, erasure: str) -> str:
        """HASH: the record of a member who is being erased, and their openid. Seconds."""
        return self._key("erasure", erasure)

    def erasure_of(self, erasure: str, what: str) -> str:
        """ZSET of what is still to be erased: receipts, ids of kept texts. Seconds."""
        return self._key("erasure", erasure, what)

    def erased(self) -> str:
        """SET of HMACs of those who had themselves erased and have said nothing since (I9)."""
        return self._key("erased")

    def lent(self, mark: str) -> str:
        """STRING: the sealed openid that a one-time link is for, by an HMAC of its token.

        30 minutes.
        """
        return self._key("lent", mark)

    # conversation

    def answer(self, mark: str) -> str:
        """STRING: the sealed reply to one message, by the HMAC of its identity. 1 day."""
        return self._key("answer", mark)

    def notices(self, mark: str) -> str:
        """LIST of sealed notices that wait for a member, by an HMAC of the openid. 90 days."""
        return self._key("notices", mark)

    def kept(self, mark: str) -> str:
        """STRING: one sealed draft (30 days) or short text (90 days)."""
        return self._key("kept", mark)

    def kept_of(self, openid: OpenId) -> str:
        """ZSET of ids of kept texts, by time. 90 days after the last."""
        return self._key("member", openid, "kept")

    def writing(self) -> str:
        """ZSET of openids with writing open, by the unix second of their last word."""
        return self._key("writing")

    # contributions

    def contribution(self, receipt: Receipt) -> str:
        """HASH: one contribution, field by field. For ever."""
        return self._key("contribution", receipt)

    def moves(self, receipt: Receipt) -> str:
        """LIST of JSON: the steps of its life, oldest first."""
        return self._key("contribution", receipt, "moves")

    def contributions(self) -> str:
        """ZSET of all receipts by time; an anonymous one by the start of its study day."""
        return self._key("contributions")

    def contributions_of(self, openid: OpenId) -> str:
        """ZSET of a member's receipts by time. No anonymous one stands here (I7)."""
        return self._key("member", openid, "contributions")

    def listed(self, kind: str, state: str) -> str:
        """ZSET of the receipts of one kind in one state, by time: what the console lists."""
        return self._key("listed", kind, state)

    def unlisted(self) -> str:
        """ZSET of anonymous receipts that the lists take in on the full hour (I7).

        All scores are 0: a small SET is kept in the order in which its members came.
        """
        return self._key("not-yet-listed")

    def restless(self) -> str:
        """ZSET of anonymous receipts whose authors did something that staff see on the full hour.

        All scores are 0.
        """
        return self._key("not-yet-seen")

    def rewrite_due(self) -> str:
        """STRING: unix seconds since which the append-only file owes a rewriting (I7)."""
        return self._key("rewrite-due")

    def moved(self) -> str:
        """STREAM receipt, notice, values: moves whose author is still to be told."""
        return self._key("moved")

    # members' pages

    def spent(self, mark: str) -> str:
        """STRING: a link that was used, by an HMAC of its name. As long as the link holds."""
        return self._key("spent", mark)

    # topics and what is shown of them

    def topics(self) -> str:
        """HASH number -> JSON: the topics that organisers opened. For ever."""
        return self._key("topics")

    def topic_count(self) -> str:
        """STRING: the number of the topic that was opened last."""
        return self._key("topic-count")

    def posts(self, topic: str) -> str:
        """ZSET of the receipts of a topic's posts by time, whatever their state. By receipt."""
        return self._key("topic", topic, "posts")

    def replies(self, receipt: Receipt) -> str:
        """ZSET of the receipts of the posts that answer this one, by time. By receipt."""
        return self._key("contribution", receipt, "replies")

    def likes(self, receipt: Receipt) -> str:
        """SET of the marks (HMAC) of who likes a post. By receipt and mark."""
        return self._key("contribution", receipt, "likes")

    def liked_by(self, mark: str) -> str:
        """SET of the receipts that the bearer of a mark likes. By mark."""
        return self._key("likes", mark)

    def like_rate(self, mark: str) -> str:
        """STRING: how often the bearer of a mark liked lately. 1 hour. By mark."""
        return self._key("likes", mark, "rate")

    # learning

    def cards(self, openid: OpenId) -> str:
        """HASH question -> packed FSRS card: what a member answered. For ever. By openid."""
        return self._key("member", openid, "cards")

    # what members sent besides words

    def media(self, file: str) -> str:
        """HASH: one file that a member sent, fetched or to be fetched. By file; for ever."""
        return self._key("media", file)

    def media_loose(self) -> str:
        """ZSET of files that are part of no contribution yet, by the day they came on."""
        return self._key("media-loose")

    def fetches(self) -> str:
        """STREAM file: files that senders are to fetch now."""
        return self._key("fetches")

    def fetches_later(self) -> str:
        """ZSET of files that could not be fetched, by the unix second of the next try."""
        return self._key("fetches-later")

    def picks(self, day: date) -> str:
        """ZSET of the receipts of experiences that were recommended on a study day. 60 days."""
        return self._key("picks", day.isoformat())

    # schedules and pushes

    def schedules(self) -> str:
        """HASH schedule id -> JSON."""
        return self._key("schedules")

    def schedules_version(self) -> str:
        """STRING: counts the changes of schedules."""
        return self._key("schedules-version")

    def sent(self, schedule: str) -> str:
        """SET of the items that a schedule has sent."""
        return self._key("schedule", schedule, "sent")

    def push(self, push: PushId) -> str:
        """HASH: schedule, item, study_day, state, created, cursor, and counts by delivery."""
        return self._key("push", push)

    def ledger(self, push: PushId) -> str:
        """BITFIELD by member number, 4 bits each: what became of a push. 400 days."""
        return self._key("push", push, "ledger")

    def unreached(self, push: PushId) -> str:
        """HASH member number -> error code: whom the platform refused. 400 days."""
        return self._key("push", push, "unreached")

    def pushes(self) -> str:
        """ZSET of push ids by creation."""
        return self._key("pushes")

    def day(self, day: date) -> str:
        """LIST of JSON {push, item}: the pushes of one study day in their order. 400 days."""
        return self._key("day", day.isoformat())

    def had(self, item: ItemId) -> str:
        """BITMAP by member number: who had this item, by whatever road (I5)."""
        return self._key("had", item)

    def column(self) -> str:
        """ZSET of items sent to everybody, by the study day (unix seconds of its start)."""
        return self._key("column")

    def batches(self) -> str:
        """STREAM push, first, last: ranges of member numbers for the senders to work through."""
        return self._key("batches")

    # processes

    def lease(self, name: str) -> str:
        """STRING: who holds a lease. Seconds."""
        return self._key("lease", name)

    def fence(self, name: str) -> str:
        """STRING: counts the holders of a lease; the number is a holder's fence."""
        return self._key("fence", name)

    def heartbeats(self, kind: str) -> str:
        """ZSET of the processes of a kind, by the unix second of their last sign of life."""
        return self._key("heartbeats", kind)

    def token(self) -> str:
        """STRING: the platform's access token. As long as the platform says."""
        return self._key("token")

    def channel_paused(self, channel: str) -> str:
        """STRING: why a channel is paused. Until the pause ends."""
        return self._key("paused", channel)

    def trouble(self) -> str:
        """HASH ``<code>:count`` and ``<code>:at``: what the platform refused, for doctor."""
        return self._key("trouble")

    def counters(self, day: date) -> str:
        """HASH name -> count, of one day in UTC. 40 days."""
        return self._key("counters", day.isoformat())

    # roster

    def roster(self) -> str:
        """HASH entry id -> JSON name, branch, number, tags. For ever."""
        return self._key("roster")

    def roster_names(self) -> str:
        """HASH folded name -> JSON list of entry ids."""
        return self._key("roster-names")

    def bound(self) -> str:
        """HASH entry id -> openid of the member who is that person."""
        return self._key("bound")

    def bind_codes(self) -> str:
        """HASH entry id -> JSON {mark, until}: the code that binds, hashed; taken off when used."""
        return self._key("bind-codes")

    def code_guesses(self) -> str:
        """HASH entry id -> wrong guesses at its code, by anybody; gone with a new code."""
        return self._key("code-guesses")

    def branches(self) -> str:
        """SET of branches and of all that they lie in."""
        return self._key("branches")

    def scenes(self) -> str:
        """HASH what a branch's QR code says -> branch."""
        return self._key("scenes")

    def guesses(self, mark: str) -> str:
        """STRING: wrong guesses at binding, by an HMAC of the openid. 1 day."""
        return self._key("guesses", mark)

    # staff

    def user(self, name: str) -> str:
        """HASH: a console user: password hash, role, created."""
        return self._key("user", name)

    def users(self) -> str:
        """SET of console users' names."""
        return self._key("users")

    def session(self, mark: str) -> str:
        """STRING: a console session, by the hash of its cookie. 12 hours after the last click."""
        return self._key("session", mark)

    def sessions_of(self, user: str) -> str:
        """SET of a user's session marks, so that they can be listed and ended."""
        return self._key("user", user, "sessions")

    def throttle(self) -> str:
        """The prefix under which the `limits` package counts."""
        return self._key("throttle")
