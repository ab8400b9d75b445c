"""Erasing, as the scheduler does it each second (tests/store/test_i9_erased.py shows the rest)."""

from datetime import timedelta
from pathlib import Path

from bot.delivery.media.folder import Folder
from bot.model.incoming import Incoming
from bot.scheduler.jobs import erasing
from bot.store import media, members
from bot.store.base import Store
from tests.emulator.running import RunningEmulator
from tests.scheduler.office import Office
from tests.store.people import DAY, MEI, NOW, OU, answer, said


def test_erases_who_left_without_our_hearing(
    store: Store, emulator: RunningEmulator, tmp_path: Path
) -> None:
    office = Office(store, "first", emulator.address)
    office.folder = tmp_path
    office.read_followers()
    emulator.unfollow(OU)
    emulator.unfollow(MEI)
    office.read_followers()
    emulator.follow(MEI)
    office.read_followers()
    for days, left in ((6, {MEI, OU}), (7, {MEI})):
        office.now = NOW + timedelta(days=days)
        erasing.run(office.world)
        known = {one for one in (MEI, OU) if members.number_of(store, one) is not None}
        assert known == left


def test_deletes_the_files_of_what_was_dropped(store: Store, tmp_path: Path) -> None:
    office = Office(store, "first")
    office.folder = tmp_path
    bot = office.conversation
    for number, word in enumerate(("微建议", "", "取消")):
        if word:
            answer(bot, said(MEI, word, number))
        else:
            answer(bot, Incoming(MEI, "gh", NOW, "image", "9", {"MediaId": "m"}))
            (file,) = media.loose(store, DAY, 0)
            path = Folder(tmp_path / "media").path(file)
            path.parent.mkdir(parents=True)
            path.touch()
            erasing.run(office.world)
            assert path.exists()
    erasing.run(office.world)
    assert not path.exists()
    assert media.read(store, file) is None
