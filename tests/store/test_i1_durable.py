"""I1: what was acknowledged survives the end of every process, the store's too."""

from concurrent.futures import ThreadPoolExecutor

from bot.store import contributions, kept
from tests.servers import Server
from tests.store.people import MEI, answer, conversation, said


def test_i1_keeps_what_was_acknowledged_over_a_kill(own_server: Server) -> None:
    store = own_server.store()
    bot = conversation(store)
    told = answer(bot, said(MEI, "微建议 路灯坏了"))
    answer(bot, said(MEI, "这是一句没有命令的长话，要留作草稿", 2))
    own_server.kill()
    own_server.start()
    store = own_server.store()
    (one,) = contributions.of_member(store, MEI, 9)
    assert (one.text, one.receipt in told) == ("路灯坏了", True)
    assert len(kept.of_member(store, MEI, 9)) == 1
    assert answer(conversation(store), said(MEI, "微建议 路灯坏了")) == told
    assert len(contributions.of_member(store, MEI, 9)) == 1


def test_i1_keeps_the_last_of_many_at_the_moment_of_the_kill(own_server: Server) -> None:
    """Eight threads hand in until the store dies under them; each that was answered is there."""
    store = own_server.store()
    bot = conversation(store)
    answered: list[str] = []

    def hand_in(thread: int) -> None:
        for number in range(10_000):
            text = f"第 {thread}.{number} 条"
            try:
                answer(bot, said(MEI, f"微建议 {text}", thread * 10_000 + number))
            except Exception:  # noqa: BLE001 - however it ends: it was not acknowledged
                return
            answered.append(text)
            if len(answered) == 60:
                own_server.kill()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(hand_in, range(8)))
    own_server.start()
    there = {one.text for one in contributions.everything(own_server.store())}
    assert len(answered) >= 60
    assert set(answered) <= there
