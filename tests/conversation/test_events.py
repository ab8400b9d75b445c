import pytest

from bot.model.dialogue import Dialogue
from tests.conversation.talk import Talk, keys, pushed


def test_welcomes_whoever_follows(hears: Talk) -> None:
    hears.does("unsubscribe")
    decision = hears.does("subscribe")
    assert keys(decision) == ["welcome", "welcome.today"]
    assert hears.member.active


def test_welcomes_without_an_item_today() -> None:
    assert keys(Talk(today=()).does("subscribe")) == ["welcome", "welcome.help"]


def test_lets_go_in_silence(hears: Talk) -> None:
    decision = hears.does("unsubscribe")
    assert decision.says == ()
    assert not hears.member.active


@pytest.mark.parametrize("word", ["微讨论", "微体会", "微建议", "匿名 微建议"])
def test_files_what_was_being_written_by_one_who_leaves(hears: Talk, word: str) -> None:
    hears(word)
    hears("东门的路灯坏了")
    decision = hears.does("unsubscribe")
    (kept,) = decision.keep
    assert (kept.text, kept.anonymous) == ("东门的路灯坏了", word.startswith("匿名"))
    assert hears.dialogue == Dialogue()


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("today", "item.message"),
        ("discuss", "ask.question"),
        ("experience", "ask.question"),
        ("suggest", "ask.suggestion"),
        ("mine", "mine.nothing"),
        ("help", "help"),
    ],
)
def test_takes_a_menu_key_for_the_command(hears: Talk, key: str, first: str) -> None:
    assert keys(hears.taps(key))[0] == first


@pytest.mark.parametrize("key", ["", "unknown", "今日"])
def test_says_nothing_to_a_key_it_does_not_know(hears: Talk, key: str) -> None:
    assert hears.taps(key).says == ()


@pytest.mark.parametrize("event", ["SCAN", "VIEW", "LOCATION", "TEMPLATESENDJOBFINISH"])
def test_acknowledges_other_events_in_silence(hears: Talk, event: str) -> None:
    before = hears.dialogue
    decision = hears.does(event)
    assert (decision.says, decision.keep) == ((), ())
    assert (hears.dialogue.writing, hears.dialogue.asked) == (before.writing, before.asked)


def test_menu_gives_todays_items() -> None:
    items = (pushed(1), pushed(2))
    assert Talk(today=items).taps("today").gives == items


@pytest.mark.parametrize("kind", ["scancode_push", "scancode_waitmsg"])
@pytest.mark.parametrize(
    ("code", "said"), [("今日", "item.message"), ("#帮助#", "help"), ("微建议", "ask.suggestion")]
)
def test_reads_a_command_off_a_code(hears: Talk, kind: str, code: str, said: str) -> None:
    assert keys(hears.receives("event", Event=kind, EventKey="x", ScanResult=code))[0] == said


@pytest.mark.parametrize("code", ["", "微建议 增加路灯", "EAN_13,9787000000000", "路灯坏了", "1"])
def test_takes_no_other_words_off_a_code(hears: Talk, code: str) -> None:
    before = hears.dialogue.writing
    decision = hears.receives("event", Event="scancode_waitmsg", EventKey="x", ScanResult=code)
    assert (decision.says, decision.keep, hears.dialogue.writing) == ((), (), before)
