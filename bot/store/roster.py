"""The roster, who is bound to whom, and the codes that bind."""

import json
from collections.abc import Iterable

from bot.model.branches import line_of, scene
from bot.model.ids import BranchId, EntryId, OpenId
from bot.model.roster import Entry, Plan, folded
from bot.store.base import Store
from bot.store.writes import Write, apply

_DAY = 86_400
_CHUNK = 1000


def _pack(entry: Entry) -> str:
    fields = {"name": entry.name, "branch": entry.branch, "number": entry.number}
    return json.dumps({**fields, "tags": entry.tags}, ensure_ascii=False)


def load(id_: str, raw: bytes | str) -> Entry:
    """Read an entry as it is stored."""
    one = json.loads(raw)
    branch, tags = BranchId(one["branch"]), tuple(one["tags"])
    return Entry(EntryId(id_), one["name"], branch, one["number"], tags)


def everyone(store: Store) -> list[Entry]:
    """Read the whole roster, branch by branch."""
    raw = store.redis.hgetall(store.keys.roster())
    found = [load(id_.decode(), one) for id_, one in raw.items()]
    return sorted(found, key=lambda one: (one.branch, one.name, one.id))


def read(store: Store, id_: EntryId) -> Entry | None:
    """Read one entry."""
    raw = store.redis.hget(store.keys.roster(), id_)
    return None if raw is None else load(id_, raw)


def bound(store: Store) -> dict[EntryId, OpenId]:
    """Read who is bound to whom."""
    raw = store.redis.hgetall(store.keys.bound())
    return {EntryId(id_.decode()): OpenId(who.decode()) for id_, who in raw.items()}


def branches(store: Store) -> list[BranchId]:
    """Read all branches and what they lie in, in order."""
    found = store.redis.smembers(store.keys.branches())
    return sorted(BranchId(one.decode()) for one in found)


def branch_of_scene(store: Store, said: str) -> BranchId | None:
    """Give the branch whose QR code says this."""
    found = store.redis.hget(store.keys.scenes(), said)
    return None if found is None else BranchId(found.decode())


def save(store: Store, plan: Plan, *, remove: bool) -> None:
    """Carry out an import: entries, names and branches all at once, then who is bound to them.

    What a branch's printed QR code says is remembered for ever.
    """
    keys, gone = store.keys, plan.missing if remove else ()
    stays = [*plan.new, *plan.changed, *plan.same, *(() if remove else plan.missing)]
    pipe = store.redis.pipeline()
    for key in (keys.roster(), keys.roster_names(), keys.branches()):
        pipe.delete(key)
    for start in range(0, len(stays), _CHUNK):
        chunk = stays[start : start + _CHUNK]
        pipe.hset(keys.roster(), mapping={one.id: _pack(one) for one in chunk})
    for name, ids in _by_name(stays).items():
        pipe.hset(keys.roster_names(), mapping={name: json.dumps(ids)})
    for branch in {node for one in stays for node in line_of(one.branch)}:
        pipe.sadd(keys.branches(), branch)
        pipe.hset(keys.scenes(), mapping={scene(branch): branch})
    for one in gone:
        pipe.hdel(keys.bind_codes(), one.id)
    pipe.execute()
    for one in (*plan.changed, *gone):
        _settle(store, one.id, read(store, one.id))


def _by_name(entries: Iterable[Entry]) -> dict[str, list[EntryId]]:
    names: dict[str, list[EntryId]] = {}
    for one in entries:
        names.setdefault(folded(one.name), []).append(one.id)
    return names


def _settle(store: Store, id_: EntryId, entry: Entry | None) -> bool:
    """Let the record of whoever is bound say what the roster says; False where nobody is.

    Their next turn sees it. Who is being erased meanwhile is not brought back: a record that
    does not name the entry any more is left alone.
    """
    bound_to = store.keys.bound()
    while (raw := store.redis.hget(bound_to, id_)) is not None:
        openid = OpenId(raw.decode())
        record = store.keys.member(openid)
        says = ("r", entry.id, "b", entry.branch) if entry else ("r", "", "b", "")
        told = [Write("HSET", record, says, expects=("r", id_)), Write("HINCRBY", record, ("v", 1))]
        still = Write("HSET", bound_to, (id_, openid), expects=(id_, openid))
        parts = [] if entry else [Write("HDEL", bound_to, (id_,))]
        forgotten = Write("HGET", record, ("r",), expects=("r", ""))
        if apply(store, [still, *told, *parts]) or apply(store, [forgotten, still, *parts]):
            return True
    return False


def unbind(store: Store, id_: EntryId) -> bool:
    """Part an entry from its member; False where nobody was bound to it."""
    store.redis.hdel(store.keys.bind_codes(), id_)
    return _settle(store, id_, None)
