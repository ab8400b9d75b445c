"""Files of drafts that are no more go after forty days; what a contribution names stays."""

from datetime import timedelta
from pathlib import Path

from bot.delivery.media.folder import Folder
from bot.model.incoming import Incoming
from bot.scheduler.jobs import loose_media
from bot.store import contributions, media
from bot.store.base import Store
from tests.scheduler.office import Office
from tests.store.people import MEI, NOW, answer, conversation


def sends(store: Store, number: int, text: str = "") -> None:
    fields = {"Content": text} if text else {"MediaId": f"m{number}"}
    kind = "text" if text else "image"
    answer(conversation(store), Incoming(MEI, "gh", NOW, kind, str(number), fields))


def test_deletes_what_is_part_of_nothing(store: Store, office: Office, tmp_path: Path) -> None:
    for number, text in enumerate(("微建议", "", "完成", "")):
        sends(store, number, text)
    (one,) = contributions.everything(store)
    filed, (old,) = one.attachments[0].file, media.loose(store, NOW.date(), 0)
    office.folder, folder = tmp_path, Folder(tmp_path / "media")
    for file in (filed, old):
        folder.path(file).parent.mkdir(parents=True, exist_ok=True)
        folder.path(file).touch()
    office.now += timedelta(days=30)
    loose_media.run(office.world)
    assert folder.path(old).exists()
    office.now += timedelta(days=1)
    store.redis.zadd(store.keys.media_loose(), {filed: 0})  # as if it had not been noted
    loose_media.run(office.world)
    assert not folder.path(old).exists()
    assert media.read(store, old) is None
    assert folder.path(filed).exists()
    assert media.read(store, filed) is not None
    assert store.redis.zcard(store.keys.media_loose()) == 0
