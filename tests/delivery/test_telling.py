from bot.store.base import Store
from tests.delivery.office import Office, tell
from tests.delivery.test_sender import a_suggestion, accepted, until, working
from tests.store.people import MEI, follow


def test_tells_in_the_language_that_its_reader_chose(store: Store) -> None:
    code = a_suggestion(store, sealed=True)
    follow(store, MEI, sends=5)
    store.redis.hset(store.keys.member(MEI), "l", "en")
    accepted(store, code)

    async def story(office: Office) -> None:
        await working([office.sender], until(lambda: len(office.platform.texts) == 1))
        ((_, text),) = office.platform.texts
        assert "your suggestion" in text

    tell(store, story)
