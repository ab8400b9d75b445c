"""Files that members sent: one record each, from the message that brought it to its erasure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

from bot.model.contribution import Attachment
from bot.model.ids import Receipt
from bot.model.media import Kept, MediaState, Transcript
from bot.store.base import Store
from bot.store.writes import Write

MEDIA_ID = "source"
"""The field that holds the sealed MediaId, as long as the file is still to be fetched."""

_STEP = 500


def arrives(store: Store, brought: Attachment, media_id: str, day: date) -> list[Write]:
    """Give what a commit writes when a message brought a file: it is to be fetched.

    Nothing here names who sent it or when: the MediaId, which the platform's own log would tell,
    is sealed, and gone once the file is here (I7).
    """
    keys, file = store.keys, brought.file
    sealed = store.sealer.seal(media_id, keys.media(file))
    fields = ("type", brought.type, "day", day.isoformat(), "state", MediaState.PENDING)
    return [
        Write("HSET", keys.media(file), (*fields, MEDIA_ID, sealed), fresh=True),
        Write("ZADD", keys.media_loose(), (_midnight(day), file)),
        Write("XADD", keys.fetches(), ("*", "file", file)),
    ]


def belongs(store: Store, receipt: Receipt, attachments: Iterable[Attachment]) -> list[Write]:
    """Give what a commit writes when files become part of a contribution."""
    made = []
    for file in (one.file for one in attachments if one.file):
        made.append(Write("HSET", store.keys.media(file), ("receipt", receipt)))
        made.append(Write("ZREM", store.keys.media_loose(), (file,)))
    return made


def read(store: Store, file: str) -> Kept | None:
    """Read one."""
    return read_many(store, [file]).get(file)


def of(store: Store, attachments: Iterable[Attachment]) -> dict[str, Kept]:
    """Read what is known of the files of attachments, by their names."""
    return read_many(store, [one.file for one in attachments if one.file])


def read_many(store: Store, files: Sequence[str]) -> dict[str, Kept]:
    """Read several by their names; those that are unknown are left out."""
    pipe = store.redis.pipeline(transaction=False)
    for file in files:
        pipe.hgetall(store.keys.media(file))
    found = zip(files, pipe.execute() if files else (), strict=True)
    return {file: kept for file, raw in found if (kept := _load(raw))}


def _load(raw: dict[bytes, bytes]) -> Kept | None:
    get = {name.decode(): value for name, value in raw.items() if name != MEDIA_ID.encode()}
    if b"type" not in raw:  # filed after it was erased: nothing is known of it
        return None
    text = {name: value.decode() for name, value in get.items()}
    said = text.get("transcript")
    return Kept(
        type=text["type"],
        day=date.fromisoformat(text["day"]),
        state=MediaState(text["state"]),
        mime=text.get("mime", ""),
        size=int(text.get("size", 0)),
        sha256=text.get("sha256", ""),
        plays="plays" in text,
        code=text.get("code", ""),
        tries=int(text.get("tries", 0)),
        receipt=Receipt(text["receipt"]) if "receipt" in text else None,
        transcript=_transcript(json.loads(said)) if said else None,
    )


def _transcript(raw: dict[str, str]) -> Transcript:
    return Transcript(raw["text"], raw["by"], datetime.fromisoformat(raw["at"]))


def transcribe(store: Store, file: str, said: Transcript | None) -> bool:
    """Keep what was said beside a file, or drop it; False where there is no such file."""
    plain = "" if said is None else json.dumps({**asdict(said), "at": said.at.isoformat()})
    return bool(store.script("transcribe", (store.keys.media(file),), (plain,)))


def forget(store: Store, files: Sequence[str]) -> None:
    """Forget all that is known of files; a fetch that is under way then keeps nothing."""
    if not files:
        return
    pipe = store.redis.pipeline()
    pipe.delete(*map(store.keys.media, files))
    pipe.zrem(store.keys.media_loose(), *files)
    pipe.zrem(store.keys.fetches_later(), *files)
    pipe.execute()


def loose(store: Store, today: date, days: int) -> list[str]:
    """Give files that came so many days ago or earlier and became part of nothing since."""
    last = _midnight(today - timedelta(days=days))
    found = store.redis.zrangebyscore(store.keys.media_loose(), 0, last, start=0, num=_STEP)
    return [one.decode() for one in found]


def drops(store: Store, attachments: Iterable[Attachment]) -> list[Write]:
    """Give what a commit writes when files are dropped with what was being written.

    Nobody knows any more whose they were, so they go at once.
    """
    names = [one.file for one in attachments if one.file]
    return [Write("ZADD", store.keys.media_loose(), (0, file)) for file in names]


def dropped(store: Store) -> list[str]:
    """Give files whose author dropped them."""
    found = store.redis.zrangebyscore(store.keys.media_loose(), 0, 0, start=0, num=_STEP)
    return [one.decode() for one in found]


def not_loose(store: Store, files: Sequence[str]) -> None:
    """Strike files from the list of those that are part of nothing."""
    if files:
        store.redis.zrem(store.keys.media_loose(), *files)


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
